"""Addresses of the due days; they live under desk/deadlines/ in the namespace `desk`."""

from django.urls import path

from deadlines.views import breaches, desk, region

urlpatterns = [
    path("", desk.board, name="deadlines"),
    path("region/", region.region, name="deadlines-region"),
    path("breaches/", breaches.breaches, name="breaches"),
    path("breaches/<int:pk>/", breaches.breach, name="breach"),
    path("breaches/<int:pk>/explain/", breaches.explain, name="breach-explain"),
    path("breaches/<int:pk>/disprove/", breaches.disprove, name="breach-disprove"),
]
