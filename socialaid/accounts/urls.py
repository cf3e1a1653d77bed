"""Addresses of one's own account; signing in and out is allauth's."""

from django.urls import path

from socialaid.accounts import views

urlpatterns = [
    path("", views.profile, name="profile"),
    path("letters/", views.letters, name="letters"),
    path("letters/stop/<str:token>/", views.stop_letters, name="letters-stop"),
]

# The pages that ask for a code, in the place of allauth's.
code_patterns = [
    path("phone/verify/", views.confirm_phone, name="account_verify_phone"),
    path("confirm-email/", views.confirm_email, name="account_email_verification_sent"),
    path("password/reset/confirm/", views.confirm_new_password, name="account_confirm_password_reset_code"),
]
