"""Offices, posts and versions of the standard in the administrator's pages."""

from django.contrib import admin

from offices.models import Membership, Office, StandardVersion, Substitution


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ("order", "code", "kind", "territory_kk")
    search_fields = ("code", "territory_kk", "territory_ru")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "office", "role", "since", "until")
    list_filter = ("role", "office")
    autocomplete_fields = ("user",)


@admin.register(Substitution)
class SubstitutionAdmin(admin.ModelAdmin):
    list_display = ("absent", "user", "since", "until")
    autocomplete_fields = ("user",)


@admin.register(StandardVersion)
class StandardVersionAdmin(admin.ModelAdmin):
    list_display = ("code", "act_number", "in_force_from", "in_force_to")
