"""Addresses that exist in demo mode only."""

from django.urls import path

from portal.views import demo

urlpatterns = [path("", demo.demo, name="demo")]
