"""Addresses of the maslikhat's rules; they live in the namespace `desk` under rules/."""

from django.urls import path

from entitlements.views import desk

urlpatterns = [
    path("", desk.rules, name="rules"),
    path("new/<slug:code>/", desk.new, name="rules-new"),
    path("<int:pk>/", desk.draft_page, name="rules-draft"),
    path("<int:pk>/decision/", desk.facts, name="rules-facts"),
    path("<int:pk>/categories/new/", desk.category_new, name="rules-category-new"),
    path("<int:pk>/categories/<int:line>/", desk.category, name="rules-category"),
    path("<int:pk>/categories/<int:line>/drop/", desk.drop, name="rules-category-drop"),
    path("<int:pk>/categories/<int:line>/restore/", desk.restore, name="rules-category-restore"),
    path("<int:pk>/preview/", desk.preview, name="rules-preview"),
    path("<int:pk>/discard/", desk.discard, name="rules-discard"),
]
