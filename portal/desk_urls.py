"""Addresses of the pages of the desk that look across; they live in the namespace `desk`."""

from django.urls import path

from portal.views import case, checking, record

urlpatterns = [
    path("cases/<slug:number>/", case.case, name="case"),
    path("cases/<slug:number>/documents/<int:no>/", checking.check_document, name="document-check"),
    path("record/", record.search, name="record"),
    path("record/<int:pk>/", record.found, name="record-found"),
    path("record/<int:pk>/save/", record.save, name="record-save"),
]
