"""Accounts in the administrator's pages; no personal file is ever registered there."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from socialaid.accounts.models import User


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ("username", "email", "surname", "given_name", "is_active")
    # A search stands in the address: names and e-mails are not searched for here.
    search_fields = ("username",)
    fieldsets = (
        (None, {"fields": ("username", "password", "email")}),
        (_("Person"), {"fields": ("surname", "given_name", "patronymic", "language")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
