"""Addresses of the pages that anybody may read."""

from django.urls import path

from portal.views import public

urlpatterns = [
    path("", public.home, name="home"),
    path("service/", public.service, name="service"),
    path("documents/", public.documents, name="documents"),
    path("offices/", public.offices, name="offices"),
    path("offices/<slug:code>/", public.office, name="office"),
    path("categories/<slug:code>/", public.category, name="category"),
]
