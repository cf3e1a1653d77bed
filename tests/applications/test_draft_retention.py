"""A draft that nobody touches ends, after a letter that says when; with it goes all that was in it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.actions import discarding, keeping
from applications.keeping_time import KeepingTime
from applications.models import Applicant, Application, Document
from applications.tasks import sweep_drafts
from socialaid.audit.models import Event
from socialaid.files.models import StoredFile
from socialaid.notices.models import Notice
from tests.applications.scene import clock, refusal
from tests.cast import Cast, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

TIME = KeepingTime(kept_days=60, warning_days=14)


def swept(now: datetime) -> int:
    return discarding.sweep(time=TIME, today=timezone.localdate(now), now=now)


def after(own: Application, days: int) -> datetime:
    own.refresh_from_db()
    return own.touched_at + timedelta(days=days)


def letters() -> list[str]:
    return list(Notice.objects.filter(letter="applications/draft_ends").values_list("body", flat=True))


def test_end_is_told_fourteen_days_before_and_once(begun: Application) -> None:
    swept(after(begun, 45))
    assert letters() == []

    swept(after(begun, 46))
    swept(after(begun, 46))

    [letter] = letters()
    last_day = timezone.localdate(after(begun, 60))
    assert str(last_day.year) in letter
    assert begun.get_public_url().partition("/my/")[2] in letter


@pytest.mark.parametrize(("language", "word"), [("kk", "өшіріледі"), ("ru", "удалено"), ("en", "deleted")])
def test_end_is_told_in_her_language(cast: Cast, begun: Application, language: str, word: str) -> None:
    cast.applicant.language = language
    cast.applicant.save()

    swept(after(begun, 46))

    assert word in letters()[0]


def test_draft_is_deleted_after_its_last_day_and_not_on_it(begun: Application) -> None:
    swept(after(begun, 46))

    swept(after(begun, 60))
    assert Application.objects.filter(pk=begun.pk).exists()

    end = after(begun, 61)
    swept(end)
    assert swept(end) == 0
    assert not Application.objects.filter(pk=begun.pk).exists()


def test_late_sweep_warns_first_and_waits_its_fourteen_days(begun: Application) -> None:
    late = after(begun, 200)
    swept(late)
    swept(late + timedelta(days=14))
    assert Application.objects.filter(pk=begun.pk).exists()

    swept(late + timedelta(days=15))
    assert not Application.objects.filter(pk=begun.pk).exists()


def test_draft_touched_after_the_warning_stays_and_is_warned_about_anew(begun: Application) -> None:
    swept(after(begun, 46))
    keeping.touch(draft=begun, now=after(begun, 50))
    swept(after(begun, 20))
    assert Application.objects.filter(pk=begun.pk).exists()

    swept(after(begun, 46))
    assert len(letters()) == 2


def test_everything_of_the_draft_goes_and_the_record_stays(
    begun: Application, django_capture_on_commit_callbacks: Any
) -> None:
    files = list(StoredFile.objects.filter(pk__in=begun.documents.values("scans__file")))
    assert files
    assert all(stored.content.storage.exists(stored.content.name) for stored in files)
    end = after(begun, 61)
    Application.objects.filter(pk=begun.pk).update(warned_at=after(begun, 46))

    with django_capture_on_commit_callbacks(execute=True):
        swept(end)

    assert not any(stored.content.storage.exists(stored.content.name) for stored in files)
    assert not StoredFile.objects.filter(pk__in=[stored.pk for stored in files]).exists()
    assert (Applicant.objects.count(), Document.objects.count()) == (0, 0)
    assert Event.objects.get(act="draft.expired").facts == {"draft": begun.pk, "files": len(files)}


def test_sent_case_is_never_swept(cast: Cast) -> None:
    case = filed(cast)
    Application.objects.filter(pk=case.pk).update(touched_at=clock(cast) - timedelta(days=999))

    assert swept(clock(cast)) == 0


def test_task_sweeps_by_the_settings(begun: Application, settings: Any) -> None:
    settings.DRAFT_KEPT_DAYS, settings.DRAFT_WARNING_DAYS = 3, 1
    Application.objects.filter(pk=begun.pk).update(touched_at=timezone.now() - timedelta(days=5))

    sweep_drafts()

    assert len(letters()) == 1


def test_her_pages_say_until_when_the_draft_is_kept(cast: Cast, begun: Application) -> None:
    browser = signed_in(cast.applicant)
    last = timezone.localdate(after(begun, TIME.kept_days))

    for page in (browser.get(begun.get_public_url()), browser.get(reverse("my"))):
        assert f"kept until {last.day} " in page.content.decode()


def test_thrown_away_draft_takes_its_files_with_it(cast: Cast, begun: Application) -> None:
    files = StoredFile.objects.count()

    discarding.throw_away(draft=begun, by=cast.applicant, now=clock(cast))

    assert files > 0
    assert (Application.objects.count(), StoredFile.objects.count()) == (0, 0)
    event = Event.objects.get(act="draft.thrown_away")
    assert (event.actor, event.number, event.facts) == (cast.applicant, "", {"draft": begun.pk, "files": files})


def test_nobody_throws_away_the_draft_of_another(cast: Cast, begun: Application) -> None:
    sentence, _field = refusal(discarding.throw_away, draft=begun, by=cast.stranger, now=clock(cast))

    assert sentence == "Only the applicant can do this."
