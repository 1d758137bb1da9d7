"""Django's settings: what the environment says, and safe defaults for one small machine."""

from pathlib import Path

from numerai import environment
from numerai.base import languages
from numerai.base.secrets import django_secret

PACKAGE = Path(__file__).resolve().parent
DATA_FOLDER = environment.data_folder()
POSTGRES = environment.database_address()
DEMO = environment.flag("NUMERAI_DEMO", True)
HTTPS = environment.flag("NUMERAI_HTTPS", False)  # true behind a reverse proxy that speaks TLS

SECRET_KEY = django_secret(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = environment.hosts() or ["*"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in environment.hosts() if HTTPS]

INSTALLED_APPS = [
    "numerai.base",
    "numerai.base.journal",
    "numerai.programme.places",
    "numerai.programme.people",
    "numerai.programme.workshops",
    "numerai.programme.concerns",
    "numerai.programme.support",
    "numerai.programme.accessibility",
    "numerai.programme.reporting",
    "numerai.screens.components",
    "numerai.screens.public",
    "numerai.screens.participant",
    "numerai.screens.team",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "numerai.screens.components.unreadable.UnreadableAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "numerai.screens.components.middleware.ProgrammeMiddleware",
    "numerai.screens.components.middleware.ErasedPersonMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "numerai.urls"
WSGI_APPLICATION = "numerai.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "numerai.screens.components.context.site",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ── Data ────────────────────────────────────────────────────────────────────────────────────────

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # Writers queue from their first statement instead of failing half-way with "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # secure_delete: an erased key must not survive in a freed page of the file.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        " PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000;",
    },
}
DATABASES: dict[str, dict[str, object]] = {"default": {**SQLITE, "NAME": DATA_FOLDER / "numerai.sqlite3"}}
if POSTGRES:
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": POSTGRES.name,
        "USER": POSTGRES.user,
        "PASSWORD": POSTGRES.password,
        "HOST": POSTGRES.host,
        "PORT": POSTGRES.port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # As on SQLite: whoever waits too long for another program is told so, and leaves the place to others.
        "OPTIONS": {"connect_timeout": 10, "options": "-c lock_timeout=30s"},
    }
if DEMO:
    DATABASES["demo"] = {**SQLITE, "NAME": DATA_FOLDER / "demonstration" / "numerai.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of failed sign-ins live in the database: they hold with several workers and without a cache server.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
    }
}

# ── E-mail ──────────────────────────────────────────────────────────────────────────────────────

MAIL = environment.mail_server()  # none by default: everything works without
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.is_wrapped, not MAIL.is_wrapped
    DEFAULT_FROM_EMAIL = MAIL.sender
EMAIL_TIMEOUT = 8  # seconds: whoever waits in front of a page gets an answer

# ── Language and time ───────────────────────────────────────────────────────────────────────────

languages.declare()
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]  # dhv, nen, iai and pri join when speakers have translated them
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Pacific/Noumea"

# ── Accounts of the team ────────────────────────────────────────────────────────────────────────

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "team:day"
LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_ADAPTER = "numerai.screens.team.accounts.TeamAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
# Wrong codes, counted by account. Wrong passwords are counted by screens/team/accounts: a whole venue may share one
# address, so nothing is counted by address alone.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "8/5m/key"}
MFA_ADAPTER = "numerai.screens.team.accounts.TeamSecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Numé-Raï"
REFERENTS_NEED_A_CODE = environment.flag("NUMERAI_REFERENT_CODE", True)  # before the register of concerns opens

# ── Safety ──────────────────────────────────────────────────────────────────────────────────────

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "equipe"
CSRF_COOKIE_NAME = "jeton"
CSRF_FAILURE_VIEW = "numerai.screens.components.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # a photo of 7 MB and its words, as large as reception.RECEIVED_WHOLE
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # a list of people is never on disk

from numerai.screens.components.css import inline_css_hashes  # noqa: E402  (needs no Django, only the file)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'", *inline_css_hashes()],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# ── Files and logs ──────────────────────────────────────────────────────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": "numerai.base.logs.WithoutPersonalData"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_personal_data"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
