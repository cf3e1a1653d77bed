"""Giving a case to a colleague, and passing it on to another department."""

import pytest
from django.urls import reverse

from applications.actions import checking, passing, registering
from applications.models import Application, DocumentStatus
from deadlines.models import Due
from entitlements.models import Category
from offices.models import Office
from portal.demo.cases import categories_of
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, last_event, refusal, statuses
from tests.cast import Cast, decided, registered, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(cast: Cast) -> Office:
    return Office.objects.get(code="arshaly")


def category(cast: Cast, there: Office) -> Category:
    return categories_of(there, cast.setting.back(1))[0]


def pass_on(
    cast: Cast, case: Application, there: Office, who: str = "specialist", reason: str = "Көшті"
) -> Application:
    return passing.pass_on(
        application=case,
        office=there,
        category=category(cast, there),
        reason=reason,
        by=getattr(cast, who),
        now=clock(cast),
    )


def test_passed_case_keeps_its_number_and_papers_and_is_gone_for_the_old_office(
    cast: Cast, case: Application, there: Office
) -> None:
    number, photos = case.number, case.documents.filter(scans__isnull=False).count()

    pass_on(cast, case, there)

    case = Application.objects.get(pk=case.pk)
    assert (case.number, case.state, case.office, case.specialist) == (number, "filed", there, None)
    assert case.documents.filter(scans__isnull=False).count() == photos
    assert signed_in(cast.specialist).get(case.get_absolute_url()).status_code == 404
    assert signed_in(cast.head).get(case.get_absolute_url()).status_code == 404
    assert signed_in(cast.next_door).get(case.get_absolute_url()).status_code == 200


def test_checklist_is_that_of_the_new_category_and_nothing_handed_in_is_lost(
    cast: Cast, case: Application, there: Office
) -> None:
    before = {no for no, status in statuses(case).items() if status == DocumentStatus.HANDED_IN}

    pass_on(cast, case, there)

    after = statuses(case)
    needed = set(category(cast, there).needed_documents.values_list("kind__no", flat=True))
    assert needed | before == set(after)
    assert {no for no in before if after[no] == DocumentStatus.HANDED_IN} == before


def test_citizen_reads_where_her_case_is_and_the_reason_stays_with_the_staff(
    cast: Cast, case: Application, there: Office
) -> None:
    pass_on(cast, case, there, reason="Аршалыда тіркелген")

    letter = Notice.objects.get(letter="applications/passed_on")
    assert there.address_kk in letter.body
    assert "тіркелген" not in letter.body
    assert last_event(case).facts == {"from": "akkol", "to": "arshaly"}
    desk = signed_in(cast.next_door).get(case.get_absolute_url()).content.decode()
    assert "Аршалыда тіркелген" in desk


def test_registered_case_stays(cast: Cast, there: Office) -> None:
    sentence, _field = refusal(pass_on, cast=cast, case=registered(cast), there=there)

    assert sentence == "A case can be passed on before it is registered. Now it stays with this department."


@pytest.mark.parametrize("who", ["applicant", "next_door", "secretary", "directorate", "administrator"])
def test_only_the_people_who_work_on_it_pass_it_on(cast: Cast, case: Application, there: Office, who: str) -> None:
    sentence, _field = refusal(pass_on, cast=cast, case=case, there=there, who=who)

    assert sentence == "Only the people who work on the case can pass it on."


def test_same_office_and_no_reason_are_refused_at_their_fields(cast: Cast, case: Application, there: Office) -> None:
    assert refusal(pass_on, cast=cast, case=case, there=cast.office)[1] == "office"
    assert refusal(pass_on, cast=cast, case=case, there=there, reason=" ")[1] == "reason"


def test_category_of_a_third_office_is_refused(cast: Cast, case: Application, there: Office) -> None:
    wrong = {"category": case.category, "office": there, "reason": "x"}

    assert refusal(passing.pass_on, application=case, by=cast.specialist, now=clock(cast), **wrong)[1] == "category"


def test_page_asks_first_where_then_for_what(cast: Cast, case: Application, there: Office) -> None:
    browser, address = signed_in(cast.specialist), reverse("desk:pass-on", args=[case.number])
    wanted = category(cast, there)
    assert wanted.code in browser.get(address, {"office": "arshaly"}).content.decode()

    empty = browser.post(f"{address}?office=arshaly", {"category": wanted.code, "reason": ""})
    assert "Write why the case is passed on" in empty.content.decode()
    done = browser.post(f"{address}?office=arshaly", {"category": wanted.code, "reason": "Көшті"}, follow=True)

    assert done.redirect_chain[-1][0] == reverse("desk:cases")
    assert acts(case)[-1] == "application.passed_on"


def test_new_office_registers_the_case_in_its_own_journal(cast: Cast, case: Application, there: Office) -> None:
    pass_on(cast, case, there)
    case.refresh_from_db()
    now = clock(cast, hour=12)
    checking.accept_all(application=case, by=cast.next_door, now=now)
    for document in case.documents.filter(status=DocumentStatus.MISSING):
        checking.check_document(
            document=document,
            status=DocumentStatus.ACCEPTED,
            note="",
            original_seen=True,
            by=cast.next_door,
            now=now,
        )

    done = registering.register(application=case, by=cast.next_door, now=now)

    assert str(done.journal_number).startswith(f"{there.order:02d}-")


def test_case_given_to_a_colleague_reminds_her_from_now_on(cast: Cast) -> None:
    case = decided(cast)

    for _click in range(2):
        passing.assign(application=case, to=cast.colleague, by=cast.specialist, now=clock(cast))

    assert Application.objects.get(pk=case.pk).specialist == cast.colleague
    assert Due.objects.get(number=case.number).specialist == cast.colleague
    assert acts(case).count("application.assigned") == 1


@pytest.mark.parametrize("to", ["next_door", "secretary", "applicant"])
def test_case_is_given_to_specialists_of_the_office_only(cast: Cast, case: Application, to: str) -> None:
    refused = refusal(passing.assign, application=case, to=getattr(cast, to), by=cast.specialist, now=clock(cast))

    assert refused == ("Choose a specialist of this department.", "to")
