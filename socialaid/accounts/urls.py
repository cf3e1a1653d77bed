"""Addresses of one's own account; signing in and out is allauth's."""

from django.urls import path

from socialaid.accounts import views

urlpatterns = [path("", views.profile, name="profile")]
