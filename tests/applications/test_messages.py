"""Messages both ways and the notes of the staff."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from applications.actions import filing, writing
from applications.models import Application, Message, Note
from portal.demo.cases import filed_at_counter
from portal.waiting import messages_to_answer
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, refusal
from tests.cast import Cast, decided, signed_in

pytestmark = pytest.mark.django_db


def write(cast: Cast, case: Application, who: str, text: str = "Қашан жауап болады?", **more: Any) -> Message:
    return writing.write(application=case, text=text, by=getattr(cast, who), **({"now": clock(cast)} | more))


def test_question_waits_until_the_department_answers_and_she_is_told_without_the_text(
    cast: Cast, case: Application
) -> None:
    write(cast, case, "applicant")
    assert messages_to_answer(cast.specialist) == 1

    write(cast, case, "specialist", "Ертең тіркейміз.")

    assert messages_to_answer(cast.specialist) == 0
    letter = Notice.objects.get(letter="applications/message")
    assert letter.user == cast.applicant
    assert "Ертең" not in letter.subject + letter.body
    assert acts(case)[-2:] == ["message.received", "message.sent"]
    facts = Event.objects.about(str(case.number)).filter(act__startswith="message.").values_list("facts", flat=True)
    assert list(facts) == [{}, {}]


@pytest.mark.parametrize("who", ["stranger", "next_door", "deputy", "secretary", "chair", "member", "directorate"])
def test_nobody_else_writes(cast: Cast, case: Application, who: str) -> None:
    sentence, _field = refusal(write, cast=cast, case=case, who=who)

    assert sentence == "Only the applicant and the people who work on the case write here."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  \n ", "Write something first."),
        ("\u200b \u202e", "Write something first."),
        ("ж" * 2001, "This is very long. Keep to 2000 letters, or send a second message."),
    ],
)
def test_empty_and_endless_words_are_refused_with_a_sentence(
    cast: Cast, case: Application, text: str, sentence: str
) -> None:
    assert refusal(write, cast=cast, case=case, who="applicant", text=text) == (sentence, "text")


def test_eleventh_message_of_a_day_is_refused_and_the_other_side_may_still_write(cast: Cast, case: Application) -> None:
    for n in range(writing.MOST_A_DAY):
        write(cast, case, "applicant", f"Сұрақ {n}")

    sentence, _field = refusal(write, cast=cast, case=case, who="applicant", text="Тағы бір сұрақ")

    assert sentence.startswith("10 messages about this case were sent within a day.")
    assert write(cast, case, "specialist", "Жауап").from_department
    assert write(cast, case, "applicant", "Рақмет", now=clock(cast) + timedelta(days=1, minutes=1))


def test_double_click_is_one_message(cast: Cast, case: Application) -> None:
    assert write(cast, case, "applicant") == write(cast, case, "applicant")

    assert Message.objects.count() == 1


def test_answer_to_a_thread_in_which_a_colleague_answered_meanwhile_is_held_back(cast: Cast, case: Application) -> None:
    question = write(cast, case, "applicant")
    answer = write(cast, case, "specialist", "Ертең.", seen=question.pk)

    sentence, _field = refusal(write, cast=cast, case=case, who="colleague", text="Бүгін.", seen=question.pk)

    assert sentence == "A colleague has just written. Read it, then send yours if it is still needed."
    assert write(cast, case, "colleague", "Бүгін.", seen=answer.pk)


def test_mark_of_endless_length_is_taken_as_none(cast: Cast, case: Application) -> None:
    address = reverse("desk:case-messages", args=[case.number])

    answer = signed_in(cast.specialist).post(address, {"text": "Ертең тіркейміз.", "seen": "9" * 5000})

    assert answer.status_code == 302


def test_thread_stays_open_for_a_month_after_the_end(cast: Cast, case: Application) -> None:
    ended = clock(cast)
    filing.withdraw(application=case, by=cast.applicant, now=ended)

    assert write(cast, case, "applicant", now=ended + timedelta(days=29))
    sentence, _field = refusal(
        write, cast=cast, case=case, who="applicant", text="Әлі бар ма?", now=ended + timedelta(days=31)
    )
    assert sentence == "The case ended more than 30 days ago. Please call the department."


def test_person_without_an_account_is_called_and_not_written_to(cast: Cast) -> None:
    case = filed_at_counter(cast.setting, cast.setting.back(1))

    sentence, _field = refusal(write, cast=cast, case=case, who="specialist")

    assert sentence == "This person has no account and would not see the message. Please call."


def test_message_is_read_when_the_other_side_opens_the_case(cast: Cast, case: Application) -> None:
    message = write(cast, case, "applicant")
    signed_in(cast.applicant).get(case.get_public_url())
    signed_in(cast.secretary).get(case.get_absolute_url())
    message.refresh_from_db()
    assert message.read_at is None

    signed_in(cast.specialist).get(case.get_absolute_url())

    message.refresh_from_db()
    assert message.read_at is not None


def test_what_needs_no_answer_is_set_aside_once(cast: Cast, case: Application) -> None:
    write(cast, case, "applicant", "Рақмет!")
    for _click in range(2):
        signed_in(cast.specialist).post(reverse("desk:case-messages-set-aside", args=[case.number]))

    assert messages_to_answer(cast.specialist) == 0
    assert acts(case).count("message.set_aside") == 1


def page(user: User, case: Application) -> str:
    return signed_in(user).get(case.get_absolute_url()).content.decode()


def test_thread_and_notes_are_for_the_department_and_notes_never_for_the_citizen(cast: Cast) -> None:
    case = decided(cast)
    write(cast, case, "applicant", "Көршім де сұрап жатыр")
    writing.leave_note(application=case, text="Телефонын тексеру", by=cast.colleague, now=clock(cast))

    for reader in (cast.specialist, cast.head, cast.deputy):
        assert "Көршім де" in page(reader, case)
        assert "Телефонын тексеру" in page(reader, case)
    for other in (cast.secretary, cast.chair, cast.member):
        assert "Көршім де" not in page(other, case)
        assert "Телефонын тексеру" not in page(other, case)
    own = signed_in(cast.applicant).get(case.get_public_url()).content.decode()
    assert "Көршім де" in own
    assert "Телефонын тексеру" not in own


@pytest.mark.parametrize("who", ["applicant", "next_door", "member", "secretary"])
def test_only_the_department_leaves_notes(cast: Cast, case: Application, who: str) -> None:
    assert refusal(writing.leave_note, application=case, text="x", by=getattr(cast, who), now=clock(cast))
    assert not Note.objects.exists()


def test_message_that_is_too_long_stays_in_the_form(cast: Cast, case: Application) -> None:
    address = reverse("my-case-messages", args=[case.number])

    answer = signed_in(cast.applicant).post(address, {"text": "ұзақ " * 500, "seen": "x"})

    assert "ұзақ ұзақ" in answer.content.decode()
    assert "Keep to 2000 letters" in answer.content.decode()


def test_fifty_first_message_folds_the_oldest(cast: Cast, case: Application) -> None:
    Message.objects.bulk_create(
        Message(application=case, author=cast.applicant, from_department=False, text=f"№{n}.", sent_at=clock(cast))
        for n in range(53)
    )

    shown = signed_in(cast.applicant).get(reverse("my-case-messages", args=[case.number]))

    assert [row.text for row in shown.context["earlier"]] == ["№0.", "№1.", "№2."]
    assert len(shown.context["thread"]) == 50
