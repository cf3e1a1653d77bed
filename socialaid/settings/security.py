"""Sign-in, second factor, keys, headers."""

from cryptography.fernet import Fernet, MultiFernet
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from socialaid.settings.environment import PRODUCTION, env, key_from_outside_or_kept
from socialaid.settings.providers import openid_connect, origin_of

FIELD_KEYS = key_from_outside_or_kept("FIELD_KEYS", "field_keys", Fernet).split(",")
FILE_KEYS = key_from_outside_or_kept("FILE_KEYS", "file_keys", Fernet).split(",")
# Ed25519 keys that sign printed sheets: 32 bytes in base64, as Fernet keys are written.
PRINT_KEYS = key_from_outside_or_kept("PRINT_KEYS", "print_keys", Fernet).split(",")
for _name, _keys in (("FIELD_KEYS", FIELD_KEYS), ("FILE_KEYS", FILE_KEYS), ("PRINT_KEYS", PRINT_KEYS)):
    try:
        MultiFernet([Fernet(_key.strip()) for _key in _keys])
    except ValueError as _error:
        raise ImproperlyConfigured(f"{_name} must be keys of 32 bytes in base64, comma between them.") from _error
INDEX_KEY = key_from_outside_or_kept("INDEX_KEY", "index_key")

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "socialaid.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "socialaid.accounts.forms.entrance.LoginForm",
    "signup": "socialaid.accounts.forms.entrance.SignupForm",
    "change_phone": "socialaid.accounts.forms.entrance.ChangePhoneForm",
    "verify_phone": "socialaid.accounts.forms.entrance.PhoneCodeForm",
    "confirm_email_verification_code": "socialaid.accounts.forms.entrance.EmailCodeForm",
    "confirm_password_reset_code": "socialaid.accounts.forms.entrance.PasswordCodeForm",
    "reset_password": "socialaid.accounts.forms.entrance.ResetPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 10 * 60
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
# Digits, because a Kazakh keyboard has no Latin letters. A code that opens an account is longer than one that confirms.
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT
ACCOUNT_PASSWORD_RESET_BY_CODE_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A sign-up that nobody confirmed is deleted after so many days.
UNCONFIRMED_DAYS = env.int("UNCONFIRMED_DAYS", default=7)
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if PRODUCTION else 0)
# Messages cost money: few to one number, and not too many from one address (a whole department may stand behind it).
ACCOUNT_RATE_LIMITS = {
    "try_code": "12/10m/key",
    "login_failed": "60/m/ip,5/5m/key",
    "verify_phone": "1/30s/key,8/d/key,30/h/ip",
    "reset_password": "20/m/ip,1/20s/key,8/d/key",
    # How a case goes, by number and code: per sender; per number so loosely that nobody keeps its holder out, while a
    # code of 40 bits still outlasts any guessing.
    "look_up": "40/10m/ip,300/h/key",
    # Whether a printed sheet is genuine: a window somewhere checks many, but nobody tries codes.
    "check_print": "120/10m/ip",
    "check_print_code": "40/10m/ip,300/h/key",
    # All that is held about a person, in one archive.
    "held": "6/d/user",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "add_webauthn": "socialaid.accounts.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "socialaid.accounts.forms.passkeys.RenamePasskeyForm",
}
MFA_ADAPTER = "socialaid.accounts.adapters.SecondFactorAdapter"
MFA_TOTP_ISSUER = "SocialAid"
MFA_TOTP_TOLERANCE = 1

# Sign-in at another service (OpenID Connect), for example the state's; off while OIDC_SERVER_URL is empty.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
SOCIALACCOUNT_ADAPTER = "socialaid.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = openid_connect(
    server_url=OIDC_SERVER_URL,
    name=env.str("OIDC_NAME", default=""),
    client_id=env.str("OIDC_CLIENT_ID", default=""),
    secret=env.str("OIDC_CLIENT_SECRET", default=""),
    only_https=PRODUCTION,
)
SOCIALACCOUNT_EMAIL_REQUIRED = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False

# People who work here: signed out after so long without work, and at the latest so long after signing in.
STAFF_IDLE_SECONDS = 60 * env.int("STAFF_IDLE_MINUTES", default=30)
STAFF_SESSION_SECONDS = 3600 * env.int("STAFF_SESSION_HOURS", default=12)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([origin_of(OIDC_SERVER_URL)] if OIDC_SERVER_URL else [])],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
