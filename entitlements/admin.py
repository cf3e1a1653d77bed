"""Reference data of entitlements in the administrator's pages; no personal file is here."""

from django.contrib import admin

from entitlements.models import Category, DocumentKind, IndexValue, MaslikhatDecision, NeededDocument


@admin.register(DocumentKind)
class DocumentKindAdmin(admin.ModelAdmin):
    list_display = ("no", "code", "short_kk", "base", "needed_by_default")


@admin.register(MaslikhatDecision)
class MaslikhatDecisionAdmin(admin.ModelAdmin):
    list_display = ("office", "number", "adopted_on", "registered", "in_force_to")
    list_filter = ("office",)
    search_fields = ("code", "number")


class NeededDocumentInline(admin.TabularInline):
    model = NeededDocument
    extra = 0


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ("code", "office", "title_kk", "amount_kind", "amount_value", "by_list", "in_force_to")
    list_filter = ("office", "by_list")
    search_fields = ("code", "title_kk", "title_ru")
    inlines = (NeededDocumentInline,)


@admin.register(IndexValue)
class IndexValueAdmin(admin.ModelAdmin):
    list_display = ("kind", "since", "value", "verified")
    list_filter = ("kind", "verified")
