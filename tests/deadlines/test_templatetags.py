import pytest
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from deadlines.actions.finishing import call_off, finish
from deadlines.templatetags.deadlines import tag_of
from tests.deadlines.days import at, day, reference_calendar
from tests.deadlines.people import running

FAR = at(day("Mon 30 Nov 2026"))


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("received", "today", "label", "tone"),
    [
        ("Mon 2 Nov 2026", "Thu 12 Nov 2026", "3 working days left", "ok"),
        ("Mon 2 Nov 2026", "Fri 13 Nov 2026", "2 working days left", "warn"),
        ("Mon 2 Nov 2026", "Mon 16 Nov 2026", "1 working day left", "warn"),
        ("Mon 2 Nov 2026", "Tue 17 Nov 2026", "due today", "warn"),
        ("Mon 2 Nov 2026", "Wed 18 Nov 2026", "1 day late", "bad"),
        ("Mon 2 Nov 2026", "Thu 19 Nov 2026", "2 days late", "bad"),
        ("Fri 30 Oct 2026", "Fri 13 Nov 2026", "last working day", "warn"),
        ("Fri 30 Oct 2026", "Sat 14 Nov 2026", "due today", "warn"),
        ("Sat 31 Oct 2026", "Sat 14 Nov 2026", "no working day left", "warn"),
    ],
)
def test_tag_says_what_is_left_in_words_and_tone(office, received, today, label, tone):
    tag = tag_of(running(office, day(received)), day(today), reference_calendar())

    assert (tag.label, tag.tone) == (label, tone)


@pytest.mark.parametrize(
    ("done_on", "label", "tone"),
    [
        ("Tue 17 Nov 2026", "done in time", "ok"),
        ("Wed 18 Nov 2026", "done late", "bad"),
    ],
)
def test_tag_of_what_is_done_does_not_count_on(office, specialist, done_on, label, tone):
    due = finish(due=running(office, day("Mon 2 Nov 2026")), done_on=day(done_on), by=specialist, now=FAR)

    tag = tag_of(due, FAR.date(), reference_calendar())

    assert (tag.label, tag.tone) == (label, tone)


def test_tag_of_what_was_called_off_is_quiet(office, specialist):
    due = call_off(due=running(office, day("Mon 2 Nov 2026")), on=day("Tue 3 Nov 2026"), by=specialist, now=FAR)

    assert tag_of(due, FAR.date(), reference_calendar()).tone == "quiet"


def test_due_tag_writes_itself_or_gives_its_parts(office):
    due = running(office, day("Mon 2 Nov 2026"))
    parts = "{% due_tag due today as tag %}|{{ tag.label }}|{{ tag.tone }}|{{ tag }}"
    page = Template("{% load deadlines %}{% due_tag due today %}" + parts)

    text = page.render(Context({"due": due, "today": day("Tue 17 Nov 2026")}))

    written = '<span class="tag tag-warn">due today</span>'
    assert text == f"{written}|due today|warn|{written}"


def test_due_tag_reads_the_calendar_once_per_page(office, django_assert_num_queries):
    dues = [running(office, day("Mon 2 Nov 2026")) for _ in range(5)]
    page = Template("{% load deadlines %}{% for due in dues %}{% due_tag due today %}{% endfor %}")
    context = RequestContext(RequestFactory().get("/"), {"dues": dues, "today": day("Tue 17 Nov 2026")})

    with django_assert_num_queries(1):
        assert page.render(context).count("due today") == 5


def shown(due, today):
    text = render_to_string("components/due.html", {"due": due, "today": day(today)})
    return " ".join(text.split())


def test_box_shows_the_arithmetic_in_words(office):
    text = shown(running(office, day("Mon 2 Nov 2026")), "Thu 12 Nov 2026")

    expected = "Decision received on Monday, 2 November 2026 + 15 calendar days = Tuesday, 17 November 2026."
    assert expected in text
    assert "3 working days left" in text
    assert "box-due" in text
    assert "act by" not in text


def test_box_says_by_when_to_act_where_the_due_day_is_closed(office):
    text = shown(running(office, day("Fri 30 Oct 2026")), "Thu 12 Nov 2026")

    assert "closed on that day (Saturday): the department must act by Friday, 13 November 2026" in text


def test_box_turns_bad_when_the_day_has_gone_by(office):
    text = shown(running(office, day("Mon 2 Nov 2026")), "Thu 19 Nov 2026")

    assert "box-bad" in text
    assert "2 days late" in text


def test_box_of_what_is_done_names_the_day(office, specialist):
    due = finish(due=running(office, day("Fri 30 Oct 2026")), done_on=day("Fri 13 Nov 2026"), by=specialist, now=FAR)

    text = shown(due, "Mon 30 Nov 2026")

    assert "Done on Friday, 13 November 2026." in text
    assert "act by" not in text
