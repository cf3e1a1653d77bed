"""Database, broker, cache, storage, mail: embedded by default, a real engine per variable."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from socialaid.notices.hours import quiet_hours
from socialaid.settings.environment import PRODUCTION, VAR_DIR, env, required

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}

if PRODUCTION:
    for _name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS", "SITE_URL"):
        required(_name)
    if not required("SITE_URL").startswith("https://"):
        raise ImproperlyConfigured("SITE_URL must begin with https:// in production.")
    if "*" in required("ALLOWED_HOSTS"):
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts in production, without an asterisk.")

DATABASE_URL = env.str("DATABASE_URL", default="")
if DATABASE_URL:
    DATABASES = {"default": env.db_url("DATABASE_URL")}
    if env.str("DATABASE_SOCKET", default=""):
        DATABASES["default"]["HOST"] = env.str("DATABASE_SOCKET")
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
else:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "socialaid.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
if PRODUCTION and DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("Production runs on PostgreSQL: DATABASE_URL must begin with postgres://.")

REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES: dict[str, Any] = {
        "default": {
            "BACKEND": "socialaid.lib.cache.RedisOrFileCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"folder": VAR_DIR / "cache", "socket_connect_timeout": 2, "socket_timeout": 2},
        }
    }
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, int | str] = {
        "visibility_timeout": 600,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 2,
        "socket_timeout": 5,
    }
else:
    QUEUE_DIR = VAR_DIR / "queue"
    for _folder in ("messages", "control"):
        (QUEUE_DIR / _folder).mkdir(parents=True, exist_ok=True)
    CACHES = {
        "default": {
            "BACKEND": "socialaid.lib.cache.SharedFileCache",
            "LOCATION": VAR_DIR / "cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR / "messages"),
        "data_folder_out": str(QUEUE_DIR / "messages"),
        "control_folder": str(QUEUE_DIR / "control"),
    }

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "Asia/Almaty"

# Where the sealed files lie: a folder, or a bucket of any store that speaks S3.
FILES_BUCKET = env.str("FILES_BUCKET", default="")
VAULT: dict[str, Any] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {
        "location": VAR_DIR / "files",
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    },
}
if FILES_BUCKET:
    VAULT = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": FILES_BUCKET,
            "endpoint_url": env.str("FILES_ENDPOINT", default="") or None,
            "region_name": env.str("FILES_REGION", default="") or None,
            "access_key": env.str("FILES_ACCESS_KEY", default="") or None,
            "secret_key": env.str("FILES_SECRET_KEY", default="") or None,
            "signature_version": "s3v4",
            "file_overwrite": False,
            "default_acl": None,
            "max_memory_size": 2 * 1024 * 1024,
        },
    }

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR_DIR / "files"}},
    "private": {"BACKEND": "socialaid.files.vault.SealedStorage", "OPTIONS": {"inner": "vault"}},
    "vault": VAULT,
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
CLAMD = env.str("CLAMD", default="off" if not PRODUCTION else required("CLAMD"))

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST") or ""
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="socialaid@localhost")

# Short messages: "files" writes them to var/sms, "http" gives them to a gateway, "off" sends none.
SMS_GATEWAY = env.str("SMS_GATEWAY", default="off" if PRODUCTION else "files")
if SMS_GATEWAY not in {"files", "http", "off"}:
    raise ImproperlyConfigured("SMS_GATEWAY is 'files', 'http' or 'off'.")
SMS_DIR = VAR_DIR / "sms"
SMS_GATEWAY_URL = env.str("SMS_GATEWAY_URL", default="")
SMS_GATEWAY_TOKEN = env.str("SMS_GATEWAY_TOKEN", default="")
SMS_SENDER = env.str("SMS_SENDER", default="")
if SMS_GATEWAY == "http" and not (SMS_GATEWAY_URL and SMS_GATEWAY_TOKEN):
    raise ImproperlyConfigured("SMS_GATEWAY=http needs SMS_GATEWAY_URL and SMS_GATEWAY_TOKEN beside it.")
if PRODUCTION and SMS_GATEWAY == "http" and not SMS_GATEWAY_URL.startswith("https://"):
    raise ImproperlyConfigured("SMS_GATEWAY_URL begins with https:// in production: it carries phones.")
try:
    SMS_QUIET_HOURS = quiet_hours(env.str("SMS_QUIET_HOURS", default="21:00-08:00"))
except ValueError as _error:
    raise ImproperlyConfigured(
        "SMS_QUIET_HOURS is two times of the day, for example 21:00-08:00, or empty."
    ) from _error
