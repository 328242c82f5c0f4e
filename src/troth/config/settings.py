"""Django's settings, read from the environment; each variable is described in docs/operate/settings.md."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from environs import Env

from troth.config.secret import kept_secret

env = Env()
DATA = Path(env.str("TROTH_DATA", "var")).resolve()
env.read_env(str(DATA / "troth.env"), recurse=False)

# --- The installation -------------------------------------------------------------------------------------------
DEBUG = env.bool("TROTH_DEBUG", False)
DEMO = env.bool("TROTH_DEMO", False)
ORIGIN = env.str("TROTH_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
SECRET_KEY = env.str("TROTH_SECRET_KEY", "") or kept_secret(DATA / "secret.key")
AUDIT_KEY = env.str("TROTH_AUDIT_KEY", "") or kept_secret(DATA / "audit.key")
SECRET_KEY_FALLBACKS: list[str] = env.list("TROTH_SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("TROTH_HOSTS", [urlsplit(ORIGIN).hostname or "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [ORIGIN]
IS_SECURE = ORIGIN.startswith("https://")
IS_BEHIND_PROXY = env.bool("TROTH_BEHIND_PROXY", False)
if IS_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "troth.ui",
    "troth.jobs",
    "troth.visibility",
    "troth.audit",
    "troth.people",
    "troth.notices",
    "troth.identity",
    "troth.accounts",
    "troth.cites",
    "troth.accords",
    "troth.cards",
    "troth.repair",
    "troth.calendar",
    "troth.talks",
    "troth.tough_news",
    "troth.decisions",
    "troth.pulses",
    "troth.replies",
    "troth.concerns",
    "troth.guided",
    "troth.takeout",
    "troth.transparency",
    "troth.operate",
    "troth.today",
    # allauth comes after identity, whose templates replace its own.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "troth.identity.forgery.FormGuard",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "troth.identity.middleware.viewer_middleware",
]

ROOT_URLCONF = "troth.config.urls"
WSGI_APPLICATION = "troth.config.wsgi.application"
FORM_RENDERER = "troth.ui.forms.TrothRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "troth.config.context.page",
                "troth.accounts.line.line",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------------------------------------------
# An embedded database unless DATABASE_URL names a PostgreSQL one.
DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{DATA / 'troth.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",  # what is deleted is overwritten
    }
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
# The role that owns and migrates the tables, where it is not the one that runs the product: for `troth upgrade` only.
if OWNER_DATABASE_URL := env.str("TROTH_OWNER_DATABASE_URL", ""):
    DATABASES["owner"] = dj_database_url.parse(OWNER_DATABASE_URL) | {"TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Time and language: stored in UTC, shown in the viewer's zone -------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = True

# --- Security ---------------------------------------------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-troth" if IS_SECURE else "troth"
CSRF_COOKIE_NAME = "__Host-troth-form" if IS_SECURE else "troth-form"
PROOF_COOKIE_NAME = "__Host-troth-recent" if IS_SECURE else "troth-recent"
SHARED_COOKIE_NAME = "__Host-troth-shared" if IS_SECURE else "troth-shared"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31536000 if IS_SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "troth.config.failures.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_BODY_BYTES = 6 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = FORM_BODY_BYTES

# --- Static files -----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("TROTH_STATIC", str(DATA / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Mail: none unless a server is named --------------------------------------------------------------------------
EMAIL_HOST = env.str("TROTH_SMTP_HOST", "")
EMAIL_PORT = env.int("TROTH_SMTP_PORT", 587)
EMAIL_HOST_USER = env.str("TROTH_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.str("TROTH_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.bool("TROTH_SMTP_STARTTLS", True)
EMAIL_USE_SSL = env.bool("TROTH_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("TROTH_MAIL_FROM", f"troth@{urlsplit(ORIGIN).hostname or 'localhost'}")
HAS_MAIL = bool(EMAIL_HOST)

# --- Pulses: where the box is, which keeps sealed answers, and the folder of keys that is in no copy ------------------
BOX_URL = env.str("TROTH_BOX_URL", "").rstrip("/")
KEYS = DATA / "keys"

# --- Being told: what holds for whoever chose nothing, and which chats may be written to (none unless listed) --------
QUIET_HOURS = env.str("TROTH_QUIET_HOURS", "20:00-07:00")
CHAT_HOSTS: list[str] = env.list("TROTH_CHAT_HOSTS", [])

# --- Signing in (owned by troth.identity) --------------------------------------------------------------------------
AUTH_USER_MODEL = "identity.Login"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "email"]},
    },
]
PASSWORD_RESET_TIMEOUT = 3600
SILENCED_SYSTEM_CHECKS = ["security.W003"]  # the guard against forged forms is FormGuard, made of Django's
SESSION_ENGINE = "troth.identity.sessions"  # hashed, sealed, dated by day: docs/decisions/0020
SESSION_COOKIE_AGE = 30 * 24 * 3600
# Throttling counts in memory: no address of a visitor lands on disk (docs/decisions/0021).
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}}}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TROTH_PROXIES", 1 if IS_BEHIND_PROXY else 0)
ACCOUNT_ADAPTER = "troth.identity.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from the roster; changing one is a flow of ours
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # mail to strangers would be spam
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 a path
ACCOUNT_RATE_LIMITS = {"card": "10/m/ip,5/5m/key"}
ACCOUNT_FORMS = {
    "login": "troth.identity.forms.SignInForm",
    "request_login_code": "troth.identity.forms.CodeRequestForm",
    "confirm_login_code": "troth.identity.forms.CodeForm",
    "reauthenticate": "troth.identity.forms.AgainForm",
    "change_password": "troth.identity.forms.ChangePasswordForm",
    "set_password": "troth.identity.forms.SetPasswordForm",
    "reset_password": "troth.identity.forms.LostPasswordForm",
    "reset_password_from_key": "troth.identity.forms.NewPasswordForm",
}
MFA_ADAPTER = "troth.identity.adapters.SecondAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are verified by the roster, not by allauth
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "troth.identity.forms.SecondForm",
    "reauthenticate": "troth.identity.forms.SecondAgainForm",
    "activate_totp": "troth.identity.forms.AppForm",
    "add_webauthn": "troth.identity.forms.PasskeyForm",
    "edit_webauthn": "troth.identity.forms.PasskeyNameForm",
}
SOCIALACCOUNT_ADAPTER = "troth.identity.adapters.CompanyAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # our adapter matches addresses, once, and then by subject
OIDC_ISSUER = env.str("TROTH_OIDC_ISSUER", "")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "company",
                "name": env.str("TROTH_OIDC_NAME", "your company's sign-in"),
                "client_id": env.str("TROTH_OIDC_CLIENT_ID", ""),
                "secret": env.str("TROTH_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
# --- end of signing in ----------------------------------------------------------------------------------------------

# --- Logging: to standard error; no addresses, no user agents, no query strings, no content (config/logs.py) ----------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"content-free": {"()": "troth.config.logs.ContentFree"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "content-free"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "troth": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # pages not found are nobody's business
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
