import pytest

from deadlines import acts
from deadlines.actions.explaining import disprove, explain
from deadlines.actions.finishing import finish
from deadlines.actions.watching import sweep
from deadlines.models import Breach
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.deadlines.days import at, day
from tests.deadlines.people import running

BREACHED = day("Wed 18 Nov 2026")
NOW = at(BREACHED, 12)


@pytest.fixture
def breach(office, specialist):
    running(office, day("Mon 2 Nov 2026"), specialist=specialist)
    sweep(today=BREACHED, now=at(BREACHED))
    return Breach.objects.get()


def test_explain_adds_the_words_and_the_breach_still_counts(breach, head):
    explained = explain(breach=breach, words="  The bank was down. ", by=head, now=NOW)

    event = Event.objects.get(act=acts.EXPLAINED)
    assert (explained.explanation, explained.explained_by, explained.explained_at) == ("The bank was down.", head, NOW)
    assert explained.is_standing
    assert event.facts == {"due_on": "2026-11-17"}


@pytest.mark.parametrize("words", ["", "   "])
def test_explain_without_words_is_refused(breach, head, words):
    with pytest.raises(Refused):
        explain(breach=breach, words=words, by=head, now=NOW)


def test_explain_twice_is_refused(breach, head):
    explain(breach=breach, words="The bank was down.", by=head, now=NOW)

    with pytest.raises(Refused):
        explain(breach=breach, words="Somebody else.", by=head, now=NOW)


def test_disprove_takes_the_breach_out_of_the_figures_and_keeps_the_row(breach, head, specialist):
    finish(due=breach.due, done_on=day("Tue 17 Nov 2026"), by=specialist, now=NOW)

    disproved = disprove(breach=breach, reference=" BANK-1 ", by=head, now=NOW)

    assert disproved.disproved_reference == "BANK-1"
    assert Breach.objects.count() == 1
    assert not Breach.objects.standing().exists()
    assert Event.objects.get(act=acts.DISPROVED).facts == {"due_on": "2026-11-17", "reference": "BANK-1"}


def test_disprove_of_what_is_not_done_is_refused(breach, head):
    with pytest.raises(Refused):
        disprove(breach=breach, reference="BANK-1", by=head, now=NOW)


def test_disprove_of_what_was_done_late_is_refused(breach, head, specialist):
    finish(due=breach.due, done_on=BREACHED, by=specialist, now=NOW)

    with pytest.raises(Refused):
        disprove(breach=breach, reference="BANK-1", by=head, now=NOW)


@pytest.mark.parametrize("nothing", ["", "  "])
def test_disprove_without_a_reference_is_refused(breach, head, specialist, nothing):
    finish(due=breach.due, done_on=day("Tue 17 Nov 2026"), by=specialist, now=NOW)

    with pytest.raises(Refused):
        disprove(breach=breach, reference=nothing, by=head, now=NOW)


def test_disprove_twice_is_refused(breach, head, specialist):
    finish(due=breach.due, done_on=day("Tue 17 Nov 2026"), reference="BANK-1", by=specialist, now=NOW)

    with pytest.raises(Refused):
        disprove(breach=breach, reference="BANK-2", by=head, now=NOW)
