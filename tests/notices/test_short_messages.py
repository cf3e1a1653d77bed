from datetime import UTC, datetime, time

import pytest
from django.utils.translation import override

from socialaid.notices import registry
from socialaid.notices.actions.delivering import deliver
from socialaid.notices.hours import is_quiet, quiet_hours
from socialaid.notices.models import Delivery
from socialaid.notices.outcomes import Outcome
from socialaid.notices.segments import segments
from socialaid.notices.wording import sample
from tests.notices.letters import GRANDMOTHER, for_the_post

NIGHT = datetime(2037, 11, 2, 19, 0, tzinfo=UTC)
MORNING = datetime(2037, 11, 3, 3, 0, tzinfo=UTC)
QUIET = (time(21), time(8))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ә" * 70, 1),
        ("ә" * 71, 2),
        ("ә" * 134, 2),
        ("ә" * 135, 3),
        ("😀" * 36, 2),
    ],
)
def test_segments_are_counted_as_the_network_does(text, messages):
    assert segments(text) == messages


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_short_message_costs_two_messages_at_most_and_names_nobody(language):
    for letter in registry.letters():
        for variant in registry.kind_of(letter).samples:
            short = sample(letter, variant, language).sms
            assert segments(short) <= 2, short
            assert "{" not in short
            assert "Айгүл" not in short


@pytest.mark.parametrize("letter", registry.letters())
def test_every_short_message_has_words_of_its_own_in_each_language(letter):
    kind = registry.kind_of(letter)
    said = set()
    for language in ("kk", "ru", "en"):
        with override(language):
            said.add(str(kind.sms))
    assert len(said) == (3 if kind.sms else 1)


@pytest.mark.parametrize(
    ("hours", "quiet", "loud"),
    [("21:00-08:00", ["21:00", "23:59", "00:00", "07:59"], ["08:00", "20:59"]), ("13:00-14:00", ["13:00"], ["14:00"])],
)
def test_quiet_hours_may_go_over_midnight(hours, quiet, loud):
    known = quiet_hours(hours)

    assert [is_quiet(time.fromisoformat(at), known) for at in quiet + loud] == [True] * len(quiet) + [False] * len(loud)


def test_no_quiet_hours_are_never_quiet():
    assert not is_quiet(time(3), quiet_hours(""))


def test_quiet_hours_that_are_no_times_are_refused():
    with pytest.raises(ValueError, match="iso"):
        quiet_hours("night")


@pytest.mark.django_db
def test_short_message_waits_for_the_morning_and_an_e_mail_does_not(settings, tmp_path):
    settings.SMS_QUIET_HOURS, settings.SMS_DIR = QUIET, tmp_path
    to = GRANDMOTHER.__class__(user_id=None, email="b@example.kz", language="kk", name="Б", phone="+77012345678")
    mail = for_the_post_by(to)

    at_night = {way: deliver(delivery_id=pk, now=NIGHT) for way, pk in mail.items()}
    in_the_morning = deliver(delivery_id=mail["sms"], now=MORNING)

    assert (at_night, in_the_morning) == ({"email": Outcome.SENT, "sms": Outcome.NOT_DUE}, Outcome.SENT)
    assert len(list(tmp_path.glob("*.json"))) == 1
    assert Delivery.objects.get(channel="sms").segments == segments(Delivery.objects.get(channel="sms").notice.sms)


def for_the_post_by(to) -> dict[str, int]:
    with pytest.raises(Delivery.MultipleObjectsReturned):
        for_the_post("akkol", to=to)
    return dict(Delivery.objects.values_list("channel", "pk"))
