"""Paragraph 17: incomplete or unreliable information is a ground to stop or to refuse; a person says so, in words."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from applications.actions import checking, registering
from applications.models import Application, DocumentStatus, RefusalGround
from applications.states import MOVES, Outcome, State
from deadlines.tasks import sweep as sweep_deadlines
from portal.demo import cases
from socialaid.audit.models import Event
from socialaid.celery import app
from socialaid.lib.refused import Refused
from socialaid.notices.models import Notice
from tests.applications.scene import clock, decide
from tests.cast import Cast, filed, ordered
from tests.printed import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def incomplete(cast: Cast, back: int = 60) -> Application:
    """A case filed long ago, with a document that is wrong."""
    case = filed(cast, back=back)
    decide(cast, case, 5, DocumentStatus.WRONG, "Анықтама басқа адамдікі.")
    return case


def test_paragraph_17_grounds_are_coded_and_named_in_both_languages(reference: None) -> None:
    grounds = RefusalGround.objects.filter(paragraph__startswith="17")

    assert [ground.code for ground in grounds] == ["incomplete_information", "unreliable_information"]
    assert all(ground.name_kk and ground.name_ru for ground in RefusalGround.objects.all())


def test_paragraph_17_registering_an_incomplete_case_is_no_refusal_of_the_service(cast: Cast) -> None:
    case = incomplete(cast)

    with pytest.raises(Refused):
        registering.register(application=case, by=cast.specialist, now=clock(cast))

    case.refresh_from_db()
    assert (case.state, case.outcome) == (State.FILED, Outcome.NONE)


def test_paragraph_17_applicant_is_told_what_is_wrong_and_that_it_is_not_refused(cast: Cast) -> None:
    case = incomplete(cast)

    checking.return_for_completion(application=case, words="", by=cast.specialist, now=clock(cast))

    body = Notice.objects.get(letter="applications/returned").body
    with translation.override("kk"):
        assert translation.gettext("Until then your application waits. It is not refused.") in body
    assert "Анықтама басқа адамдікі." in body
    assert case.office.address_kk in body


def test_paragraph_17_time_alone_refuses_nobody(cast: Cast) -> None:
    case = incomplete(cast)
    sent_back = checking.return_for_completion(
        application=incomplete(cast), words="", by=cast.specialist, now=clock(cast, back=59)
    )

    app.loader.import_default_modules()
    for name in sorted({row["task"] for row in app.conf.beat_schedule.values()}):
        app.tasks[name]()

    for left_alone, state in ((case, State.FILED), (sent_back, State.RETURNED)):
        left_alone.refresh_from_db()
        assert (left_alone.state, left_alone.outcome) == (state, Outcome.NONE)


def test_paragraph_17_days_that_pass_unpaid_neither_stop_nor_refuse(cast: Cast) -> None:
    case = ordered(cast, back=25)

    sweep_deadlines()

    case.refresh_from_db()
    assert (case.state, case.outcome) == (State.ORDERED, Outcome.GRANTED)
    assert timezone.localdate() > case.commission_decisions.get().due.due_on + timedelta(days=1)


def test_paragraph_17_every_stop_and_refusal_has_a_person_behind_it(cast: Cast) -> None:
    cases.stopped(cast.setting, incomplete(cast), cast.setting.today)
    ordered(cast, Outcome.REFUSED)

    acts = [act for act, move in MOVES.items() if move.target in (State.STOPPED, State.DECIDED, State.ORDERED)]
    events = Event.objects.filter(act__in=acts)
    assert {event.act for event in events} == set(acts)
    assert not events.filter(actor=None).exists()


def test_paragraph_17_stopped_case_tells_ground_words_and_the_way_to_complain(cast: Cast) -> None:
    case = cases.stopped(cast.setting, incomplete(cast), cast.setting.today)

    body = Notice.objects.get(letter="applications/stopped").body

    assert case.stop_ground.name_kk in body
    assert case.stop_words in body
    with translation.override("kk"):
        complain = translation.gettext(
            "If you do not agree, you can complain to the department or to the regional directorate."
            " You can also put it right and apply again."
        )
    assert complain in body


def test_paragraph_17_refusal_names_its_ground_and_the_words_of_the_commission(cast: Cast) -> None:
    case = ordered(cast, Outcome.REFUSED)
    decision = case.commission_decisions.get()

    words = words_of("department_decision", decision.department_decision.number)

    assert decision.ground.name_ru in words
    assert decision.words in words
