"""Addresses of the pages of the desk that look across; they live in the namespace `desk`."""

from django.urls import path

from portal.views import case, checking, letters, record, wording

urlpatterns = [
    path("cases/<slug:number>/", case.case, name="case"),
    path("cases/<slug:number>/documents/<int:no>/", checking.check_document, name="document-check"),
    path("letters/", letters.letters, name="letters"),
    path("letters/labels/", letters.labels, name="letter-labels"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/print/", letters.print_sheet, name="letter-print"),
    path("letters/words/", wording.words, name="letter-words"),
    path("letters/words/versions/<int:pk>/", wording.version, name="letter-version"),
    path("letters/words/<slug:room>/<slug:name>/", wording.preview, name="letter-preview"),
    path("letters/words/<slug:room>/<slug:name>/<slug:language>/", wording.rewrite, name="letter-rewrite"),
    path("record/", record.search, name="record"),
    path("record/<int:pk>/", record.found, name="record-found"),
    path("record/<int:pk>/save/", record.save, name="record-save"),
]
