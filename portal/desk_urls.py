"""Addresses of the pages of the desk that look across; they live in the namespace `desk`."""

from django.urls import path

from portal.views import case

urlpatterns = [path("cases/<slug:number>/", case.case, name="case")]
