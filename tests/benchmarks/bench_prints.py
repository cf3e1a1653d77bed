"""How fast sheets are made: at the counter without a worker, and beside WeasyPrint as it comes out of its box.

`make bench` runs it on SQLite and on PostgreSQL with Redis. CPU is that of this process; a machine that is busy
with something else stretches seconds, not CPU.
"""

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from celery import Celery
from django.db import connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from applications.actions import checking
from socialaid.lib import doorbell
from socialaid.lib.pdf import ROOT, STYLE, _press, render_pdf, warm_up
from socialaid.prints import tasks
from socialaid.prints.models import Print
from tests.cast import Cast, filed, signed_in
from tests.pdf import facts

SHEETS = 12
COUNTER_LIMIT = 2.0
COLD_LIMIT = 20.0
LINK = f'<link rel="stylesheet" href="{STYLE}">'
COLD = "import django; django.setup(); from socialaid.lib.pdf import render_pdf; render_pdf(open(0).read())"


@pytest.fixture
def celery_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker runs, and the broker's port is shut."""
    monkeypatch.setattr(doorbell, "current_app", Celery("desk", broker="redis://127.0.0.1:1/0"))


def say(*words: object) -> None:
    sys.stdout.write(f"\n{connection.vendor:10} " + " ".join(str(word) for word in words))


@pytest.mark.django_db(transaction=True)
def test_coupon_comes_out_at_the_counter_while_celery_is_down(cast: Cast, celery_is_down: None) -> None:
    """From the key that registers to the bytes of the coupon, over HTTP; the worker that wakes later makes no other."""
    case, desk = filed(cast), signed_in(cast.specialist)
    checking.accept_all(application=case, by=cast.specialist, now=timezone.now())
    warm_up()  # as the web server does when a process of it starts
    started = time.monotonic()
    desk.post(reverse("desk:register", args=[case.number]))
    coupon = Print.objects.get(kind="coupon")
    first = b"".join(desk.get(reverse("desk:print", args=[case.number, coupon.pk])))
    took = time.monotonic() - started

    tasks.make(coupon.pk)
    coupon.refresh_from_db()
    again = b"".join(desk.get(reverse("desk:print", args=[case.number, coupon.pk])))

    say(f"register, then the coupon as PDF, Celery down: {took:.2f} s (limit {COUNTER_LIMIT:.0f} s)")
    assert took < COUNTER_LIMIT
    assert first == again
    assert hashlib.sha256(first).hexdigest() == coupon.sha256


def test_coupons_per_second_beside_bare_weasyprint() -> None:
    """The same HTML, the same style, the same tags; bare is HTML(...).write_pdf() with the style linked."""
    for count in (6, 16):
        html = render_to_string("pdf/coupon.html", {"facts": facts.coupon(count)})
        ours, bare = measured(lambda html=html: render_pdf(html), lambda html=html: bare_pdf(html))
        say(
            f"coupon with {count:2} documents: {1 / ours:.1f} a second and core, {ours * 1000:.0f} ms of CPU;"
            f" bare WeasyPrint {bare * 1000:.0f} ms; ratio {ours / bare:.2f}"
        )
        assert ours < bare
        assert marks_of(render_pdf(html)) == marks_of(bare_pdf(html))


def test_template_costs_next_to_nothing() -> None:
    drawn = measured(lambda: render_to_string("pdf/coupon.html", {"facts": facts.coupon(16)}))[0]
    say(f"filling the template: {drawn * 1000:.1f} ms of CPU")
    assert drawn < 0.05


def test_first_sheet_of_a_new_process() -> None:
    html = render_to_string("pdf/coupon.html", {"facts": facts.coupon(16)})
    started = time.monotonic()
    subprocess.run([sys.executable, "-W", "ignore", "-c", COLD], input=html.encode(), check=True)
    took = time.monotonic() - started
    say(f"first coupon of a new process, Python and Django started too: {took:.2f} s")
    assert took < COLD_LIMIT


def measured(*makers: Callable[[], object]) -> list[float]:
    """Seconds of CPU for one call of each, taken in turns so that all meet the same machine."""
    spent = [0.0] * len(makers)
    for maker in makers:
        maker()
    for _turn in range(SHEETS):
        for place, maker in enumerate(makers):
            started = time.process_time()
            maker()
            spent[place] += time.process_time() - started
    return [each / SHEETS for each in spent]


def bare_pdf(html: str) -> bytes:
    press = _press()
    linked = html.replace("<head>", f"<head>{LINK}")
    page = press.weasyprint.HTML(string=linked, base_url=ROOT, url_fetcher=press.fetcher)
    return page.write_pdf(pdf_variant="pdf/ua-1")


def marks_of(pdf: bytes) -> list[str]:
    """The tags in their order, as poppler reads them."""
    told = subprocess.run(["pdfinfo", "-struct", "-"], input=pdf, capture_output=True, check=True)
    return told.stdout.decode().split("\n")
