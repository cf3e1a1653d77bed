"""The words of all letters, as staff preview them and as the directorate writes them anew."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from offices.actions import rewriting
from offices.actions.rewriting import LetterWords
from offices.queries import active_memberships
from offices.rules import is_administrator, is_directorate
from portal.forms.letters import LetterWordsForm
from socialaid.lib.refused import shown_on
from socialaid.notices import registry
from socialaid.notices.models import LetterText
from socialaid.notices.queries import texts_in_force
from socialaid.notices.segments import segments
from socialaid.notices.wording import first_words, places_of, sample

LANGUAGES = dict(settings.LANGUAGES)
VERSIONS_SHOWN = 50


def words(request: HttpRequest) -> HttpResponse:
    """All letters: when each is written, to whom, what to do now, by when, whom to ask."""
    _only_staff(request)
    kinds = [{"code": code, "kind": registry.kind_of(code), "url": _preview_url(code)} for code in registry.letters()]
    return render(request, "portal/desk/letter_words.html", {"kinds": kinds})


def preview(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """One letter as it is sent now, with invented facts, in every language and variant."""
    _only_staff(request)
    code = _known(room, name)
    kind, texts = registry.kind_of(code), texts_in_force([code])
    shown = [
        _shown(code, variant, language, texts.get((code, variant, language)))
        for variant in kind.samples
        for language in LANGUAGES
    ]
    versions = LetterText.objects.filter(letter=code).select_related("written_by").order_by("-pk")[:VERSIONS_SHOWN]
    may_rewrite = is_directorate(request.user) and kind.may_be_rewritten
    context = {"kind": kind, "shown": shown, "versions": versions, "may_rewrite": may_rewrite}
    return render(request, "portal/desk/letter_preview.html", context)


def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version of a letter's words, in force or not, as it was written."""
    _only_staff(request)
    text = get_object_or_404(LetterText.objects.select_related("written_by"), pk=pk)
    context = {"text": text, "title": registry.title_of(text.letter), "back": _preview_url(text.letter)}
    return render(request, "portal/desk/letter_version.html", context | {"language": LANGUAGES[text.language]})


def rewrite(request: HttpRequest, room: str, name: str, language: str) -> HttpResponse:
    """New words for one letter in one language; the preview shows them filled in."""
    code, variant = _known(room, name), request.GET.get("variant", "")
    kind = registry.kind_of(code)
    known = kind.may_be_rewritten and language in LANGUAGES and variant in kind.samples
    if not (is_directorate(request.user) and known):
        raise Http404
    form = LetterWordsForm(request.POST or None, with_sms=bool(kind.sms), initial=_in_force(code, variant, language))
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            _rewrite(request, form, letter=code, variant=variant, language=language)
            messages.success(request, _("The new words are in force. Letters that were sent keep theirs."))
            return redirect(_preview_url(code))
    context = {
        "form": form,
        "kind": kind,
        "variant": kind.variants.get(variant, ""),
        "language": LANGUAGES[language],
        "in_braces": places_of(code, variant, language),
        "back": _preview_url(code),
    }
    return render(request, "portal/desk/letter_rewrite.html", context)


def _rewrite(request: HttpRequest, form: LetterWordsForm, **which: str) -> None:
    answers = form.cleaned_data
    written = LetterWords(answers["subject"], answers["body"], answers.get("sms", ""))
    rewriting.rewrite(words=written, seen=answers["seen"], by=request.user, now=timezone.now(), **which)


def _in_force(code: str, variant: str, language: str) -> dict[str, Any]:
    text = LetterText.objects.of(code, variant, language).first()
    now: Any = text or first_words(code, variant, language)
    return {"subject": now.subject, "body": now.body, "sms": now.sms, "seen": text.version if text else 0}


def _shown(code: str, variant: str, language: str, text: LetterText | None) -> dict[str, Any]:
    letter = sample(code, variant, language, text)
    room, _slash, name = code.partition("/")
    query = f"?variant={variant}" if variant else ""
    return {
        "letter": letter,
        "code": language,
        "language": LANGUAGES[language],
        "variant": registry.kind_of(code).variants.get(variant, ""),
        "version": text.version if text else 0,
        "segments": segments(letter.sms),
        "rewrite_url": reverse("desk:letter-rewrite", args=[room, name, language]) + query,
    }


def _known(room: str, name: str) -> str:
    code = f"{room}/{name}"
    if code not in registry.letters():
        raise Http404
    return code


def _preview_url(code: str) -> str:
    room, _slash, name = code.partition("/")
    return reverse("desk:letter-preview", args=[room, name])


def _only_staff(request: HttpRequest) -> None:
    if not active_memberships(request.user) or is_administrator(request.user):
        raise Http404
