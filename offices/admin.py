"""Offices, posts and versions of the standard in the administrator's pages."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.models import Membership, Office, StandardVersion, Substitution
from socialaid.accounts.models import User
from socialaid.audit.actions import record


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ("order", "code", "kind", "territory_kk")
    search_fields = ("code", "territory_kk", "territory_ru")


def somebody_else_than(own_id: int | None) -> Callable[[User], None]:
    """A check that the administrator gives posts to others only: nobody lets herself in to personal files."""

    def check(user: User) -> None:
        if user.pk == own_id:
            raise ValidationError(_("Nobody gives a post to herself. Ask another administrator."))

    return check


def _note_post(post: Membership, by: Any) -> None:
    record(
        act="post.given",
        by=by,
        office=post.office.code,
        facts={"user": post.user_id, "role": post.role, "until": post.until.isoformat() if post.until else ""},
        now=timezone.now(),
    )


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "office", "role", "since", "until")
    list_filter = ("role", "office")
    autocomplete_fields = ("user",)

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.user_id != request.user.pk)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.base_fields["user"].validators = [somebody_else_than(request.user.pk)]
        return form

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        _note_post(obj, request.user)


@admin.register(Substitution)
class SubstitutionAdmin(admin.ModelAdmin):
    list_display = ("absent", "user", "since", "until")
    autocomplete_fields = ("user",)


@admin.register(StandardVersion)
class StandardVersionAdmin(admin.ModelAdmin):
    list_display = ("code", "act_number", "in_force_from", "in_force_to")
