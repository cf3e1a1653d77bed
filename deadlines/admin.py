"""The working calendar in the administrator's pages; terms and breaches are never registered there."""

from typing import cast

from django.contrib import admin
from django.http import HttpRequest
from django.utils.timezone import now

from deadlines.actions import calendar_edit
from deadlines.models import CalendarDay
from socialaid.accounts.models import User


@admin.register(CalendarDay)
class CalendarDayAdmin(admin.ModelAdmin):
    list_display = ("date", "working", "name_kk", "name_ru", "basis")
    list_filter = ("working",)
    search_fields = ("name_kk", "name_ru", "name_en")
    date_hierarchy = "date"

    def save_model(self, request: HttpRequest, obj, form, change) -> None:
        calendar_edit.set_day(day=obj, by=cast("User", request.user), now=now())

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """A day is changed, never deleted: the project's own copy would bring it back."""
        return False
