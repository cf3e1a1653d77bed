"""The arithmetic of amounts as a table."""

from decimal import Decimal

import pytest

from entitlements.amounts import Proposal, Rule, proposed

MCI_2008, MCI_2010, MCI_2026 = 1168, 1413, 4325


@pytest.mark.parametrize(
    ("rule", "mci", "expected"),
    [
        (Rule("fixed", Decimal("20000.00")), MCI_2026, Proposal(amount=20_000)),
        (Rule("fixed", Decimal(20_000)), None, Proposal(amount=20_000)),
        (Rule("mci_multiple", Decimal(10)), MCI_2008, Proposal(amount=11_680)),
        (Rule("mci_multiple", Decimal(10)), MCI_2026, Proposal(amount=43_250)),
        (Rule("mci_multiple", Decimal("0.5")), MCI_2026, Proposal(amount=2_163)),
        (Rule("mci_multiple", Decimal("2.8")), MCI_2010, Proposal(amount=3_957)),
        (Rule("mci_multiple", Decimal(10)), None, Proposal()),
        (Rule("cap_mci", Decimal(40)), MCI_2026, Proposal(ceiling=173_000)),
        (Rule("cap_mci", Decimal("2.8")), MCI_2010, Proposal(ceiling=3_956)),
        (Rule("cap_mci", Decimal(40)), None, Proposal()),
        (Rule("cap_tenge", Decimal(30_000)), None, Proposal(ceiling=30_000)),
        (Rule("cost"), MCI_2026, Proposal()),
        (Rule("cost", cap=Decimal(20)), MCI_2026, Proposal(ceiling=86_500)),
        (Rule("by_commission"), MCI_2026, Proposal()),
    ],
)
def test_rule_proposes_whole_tenge(rule: Rule, mci: int | None, expected: Proposal):
    assert proposed(rule, mci) == expected


def test_value_per_member_counts_once_for_each():
    half = Rule("mci_multiple", Decimal("0.5"), per_member=True)

    assert [proposed(half, MCI_2026, members) for members in (1, 2, 5)] == [
        Proposal(amount=2_163),
        Proposal(amount=4_325),
        Proposal(amount=10_813),
    ]


def test_members_do_not_matter_where_the_sum_is_for_the_family():
    assert proposed(Rule("fixed", Decimal(5_000)), None, members=7) == Proposal(amount=5_000)
