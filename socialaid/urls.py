"""All addresses. People's pages stand under the language: /kk/ by default, /ru/, /en/."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

import applications.desk_urls
import commission.urls
import deadlines.urls
import entitlements.urls
import payments.urls
import portal.desk_urls
import socialaid.accounts.urls
from portal.views import desk, health, open_data, start

# The administrator signs in as everybody does: by name, password and second factor, and not without limit.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

Patterns = list[URLPattern | URLResolver]

desk_patterns: Patterns = [
    *portal.desk_urls.urlpatterns,
    *applications.desk_urls.urlpatterns,
    path("sittings/", include(commission.urls.urlpatterns)),
    path("payments/", include(payments.urls.urlpatterns)),
    path("deadlines/", include(deadlines.urls.urlpatterns)),
    path("rules/", include(entitlements.urls.urlpatterns)),
]

urlpatterns: Patterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("open-data/record-heads.json", open_data.record_heads, name="record-heads"),
    path("open-data/print-keys.json", open_data.print_keys, name="print-keys"),
    path("", start.front_door, name="front-door"),
]

urlpatterns += i18n_patterns(
    path("", include("portal.urls")),
    path("start/", start.start, name="start"),
    path("desk/", desk.today, name="desk"),
    path("my/", include("applications.urls")),
    path("my/profile/", include("socialaid.accounts.urls")),
    path("desk/", include((desk_patterns, "desk"))),
    path("account/", include(socialaid.accounts.urls.code_patterns)),
    path("account/", include("allauth.urls")),
    path("administration/", admin.site.urls),
)

if settings.DEMO:
    urlpatterns += i18n_patterns(path("demo/", include("portal.demo_urls")))

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"
