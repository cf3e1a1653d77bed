"""Addresses of the pages that anybody may read, and of what is held about oneself."""

from django.urls import path

from portal.views import check_print, errors, held, look, look_up, needed, papers, public

urlpatterns = [
    path("", public.home, name="home"),
    path("look/", look.look, name="look"),
    path("look-up/", look_up.look_up, name="look-up"),
    path("check/", check_print.by_code, name="check-print"),
    path("C/<str:statement>/", check_print.by_statement, name="check-print-by-statement"),
    path("too-large/", errors.too_large, name="too-large"),
    path("my/held/", held.held, name="held"),
    path("service/", public.service, name="service"),
    path("documents/", public.documents, name="documents"),
    path("needed/", needed.residence, name="needed-documents"),
    path("needed/<slug:code>/", needed.happened, name="needed-documents-office"),
    path("needed/<slug:code>/<slug:topic>/", needed.narrow, name="needed-documents-topic"),
    path("needed/<slug:code>/for/<slug:category>/", needed.papers, name="needed-documents-list"),
    path("offices/", public.offices, name="offices"),
    path("offices/<slug:code>/", public.office, name="office"),
    path("samples/", papers.samples, name="samples"),
    path("samples/<slug:topic>/", papers.sample, name="sample"),
    path("offices/<slug:code>/consent/", papers.consent, name="consent"),
    path("offices/<slug:code>/prints/stand-sheet/", papers.stand_sheet, name="stand-sheet"),
    path("categories/<slug:code>/", public.category, name="category"),
]
