"""Applications, middleware, templates, languages."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from socialaid.logging import logging_config
from socialaid.settings.environment import BASE_DIR, PRODUCTION, VAR_DIR, env, key_from_outside_or_kept

DEMO = not PRODUCTION
DEMO_PASSWORD = key_from_outside_or_kept("DEMO_PASSWORD", "demo_password")[:12] if DEMO else ""
DEBUG = False
SECRET_KEY = key_from_outside_or_kept("SECRET_KEY", "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
SITE_URL = env.str("SITE_URL", default="" if PRODUCTION else f"http://127.0.0.1:{env.str('PORT', default='8000')}")

INSTALLED_APPS = [
    "socialaid.accounts",
    "socialaid.audit",
    "socialaid.files",
    "socialaid.notices",
    "socialaid.prints",
    "offices",
    "deadlines",
    "entitlements",
    "applications",
    "payments",
    "commission",
    "portal",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "phonenumber_field",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "socialaid.audit.middleware.OriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.middleware.PrivatePagesMiddleware",
    "portal.middleware.RecordMiddleware",
    "portal.middleware.PlainPagesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "offices.middleware.StaffSessionMiddleware",
    "portal.middleware.KeepingLoginRequiredMiddleware",
    "offices.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "socialaid.urls"
WSGI_APPLICATION = "socialaid.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.places",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "socialaid.lib.words",
                "socialaid.lib.chrome",
            ],
        },
    }
]

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "socialaid" / "locale", BASE_DIR / "socialaid" / "locale_libraries"]
FORMAT_MODULE_PATH = ["socialaid.formats"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if DEMO:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEMO

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
PHONENUMBER_DEFAULT_REGION = "KZ"
DRAFT_KEPT_DAYS = env.int("DRAFT_KEPT_DAYS", default=60)
DRAFT_WARNING_DAYS = env.int("DRAFT_WARNING_DAYS", default=14)
if not 0 < DRAFT_WARNING_DAYS < DRAFT_KEPT_DAYS:
    raise ImproperlyConfigured("DRAFT_WARNING_DAYS must be at least 1 and less than DRAFT_KEPT_DAYS.")
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
UPLOAD_QUOTA_BYTES = env.int("UPLOAD_QUOTA_MB", default=200) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# What is too large or too many is turned away by the first handler with a sentence for each file.
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
FILE_UPLOAD_HANDLERS = [
    "socialaid.files.bounds.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = logging_config(level=env.str("LOG_LEVEL", default="INFO"))
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
