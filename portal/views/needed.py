"""Which documents do I need? A few plain questions before any sign-in, then the list (Standard §9, §12)."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from deadlines.queries import open_now
from entitlements.models import Category
from entitlements.narrowing import ANSWERS, QUESTIONS, next_question, still_possible
from entitlements.queries import kind_of, mci_on, needed_documents, offered, unverified
from entitlements.topics import Topic
from offices.models import Office, StandardVersion
from offices.wording import territory_words
from portal.views.public import OFFICE_COOKIE


@login_not_required
def residence(request: HttpRequest) -> HttpResponse:
    """Where do you live?"""
    departments = list(Office.objects.departments())
    asked = request.GET.get("office", "")
    if any(office.code == asked for office in departments):
        return redirect("needed-documents-office", asked)
    page = {
        "choices": [(office, territory_words(office, request.LANGUAGE_CODE)) for office in departments],
        "chosen": request.COOKIES.get(OFFICE_COOKIE, ""),
        "not_chosen": "office" in request.GET,
    }
    return render(request, "portal/needed/residence.html", page)


@login_not_required
def happened(request: HttpRequest, code: str) -> HttpResponse:
    """What happened? Only what this department helps with is offered."""
    office = _department(code)
    known = set(Category.objects.in_force(localdate()).of(office).values_list("topic", flat=True))
    topics = [topic for topic in Topic if topic in known]
    asked = request.GET.get("topic", "")
    if asked in topics:
        return redirect("needed-documents-topic", office.code, asked)
    page = {"office": office, "topics": topics, "not_chosen": "asked" in request.GET}
    return render(request, "portal/needed/happened.html", page)


@login_not_required
def narrow(request: HttpRequest, code: str, topic: str) -> HttpResponse:
    """One question more, or the kinds of assistance that are left; a single one leads straight to its list."""
    office = _department(code)
    categories = {category.code: category for category in offered(office, localdate()).filter(topic=topic)}
    if not categories:
        raise Http404
    kinds = [kind_of(category) for category in categories.values()]
    answers = {each.code: request.GET[each.code] for each in QUESTIONS if request.GET.get(each.code) in ANSWERS}
    question = next_question(kinds, answers)
    left = [categories[kind.code] for kind in still_possible(kinds, answers)]
    if question is None and len(left) == 1:
        return redirect("needed-documents-list", office.code, left[0].code)
    page = {
        "office": office,
        "topic": Topic(topic),
        "answers": answers,
        "question": question,
        "categories": left,
        "mci": mci_on(localdate()),
        "not_chosen": bool(question and "asked" in request.GET and request.GET["asked"] == question.code),
        "back": _before(office, topic, answers),
    }
    return render(request, "portal/needed/narrow.html", page)


@login_not_required
def papers(request: HttpRequest, code: str, category: str) -> HttpResponse:
    """The list for this person: what to hand in, how, how long it takes, where."""
    office, today = _department(code), localdate()
    found = get_object_or_404(offered(office, today).select_related("decision"), code=category)
    rows = list(needed_documents(found))
    page = {
        "office": office,
        "category": found,
        "papers": [row for row in rows if row.needed_by_default],
        "unneeded": [row for row in rows if not row.needed_by_default],
        "unverified": unverified(found),
        "mci": mci_on(today),
        "standard": StandardVersion.objects.in_force(today),
        "is_open": open_now(office, now()),
        "today": today,
    }
    return render(request, "portal/needed/papers.html", page)


def _department(code: str) -> Office:
    return get_object_or_404(Office.objects.departments(), code=code)


def _before(office: Office, topic: str, answers: dict[str, str]) -> str:
    """The address of the question before this page: the same answers without the last of them."""
    if not answers:
        return reverse("needed-documents-office", args=[office.code])
    earlier = dict(list(answers.items())[:-1])
    address = reverse("needed-documents-topic", args=[office.code, topic])
    return f"{address}?{urlencode(earlier)}" if earlier else address
