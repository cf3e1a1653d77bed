"""The composition of commissions in the administrator's pages; sittings and votes are never there."""

from django.contrib import admin

from commission.models import Commission, Member


class MemberInline(admin.TabularInline):
    model = Member
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Commission)
class CommissionAdmin(admin.ModelAdmin):
    list_display = ("office", "quorum_numerator", "quorum_denominator")
    inlines = (MemberInline,)
