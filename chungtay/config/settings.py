"""All settings, read from the environment; what a developer does not set has a safe value for one's own machine."""

import os
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from chungtay.config.database import Cluster

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]
VAR = Path(env("CHUNGTAY_VAR", default=str(ROOT / "var")))
if (ROOT / ".env").exists():
    environ.Env.read_env(ROOT / ".env")

# A real installation sets CHUNGTAY_REAL=1: then every secret must come from the environment.
IS_REAL = env.bool("CHUNGTAY_REAL", default=False)
WITHOUT_DEMO = env.bool("WITHOUT_DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY") if IS_REAL else env("SECRET_KEY", default="chi-dung-tren-may-cua-minh-" + "x" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if IS_REAL else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")

CLUSTER = Cluster()
HAS_OWN_DATABASE = "DATABASE_URL" not in os.environ
DATABASES: dict[str, Any] = {
    "default": env.db_url_config(env("DATABASE_URL", default=CLUSTER.url("chungtay")))
    | {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}
}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
if env.bool("PREPARED_STATEMENTS", default=True):  # the database plans a question once per connection (ADR 9)
    DATABASES["default"]["OPTIONS"].update(server_side_binding=True, prepare_threshold=5)
# a socket's folder stands behind `?host=` in a URL; Django wants it as HOST
DATABASES["default"]["HOST"] = DATABASES["default"]["OPTIONS"].pop("host", DATABASES["default"].get("HOST", ""))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The rooms in the order of STYLE section 1, top first, as Django looks templates up in this order.
_ORDER = [
    *("demo", "portal", "sync", "exchange", "journeys", "news", "reports", "conferences", "awards", "rating"),
    *(
        "supervision",
        "training",
        "plans",
        "rights",
        "health",
        "care",
        "loans",
        "assets",
        "funds",
        "activities",
        "meetings",
    ),
    *("figures", "clubs", "people", "programme", "papers", "places", "access", "audit", "web", "records"),
]
ROOMS = [f"chungtay.{room}" for room in _ORDER if (ROOT / "chungtay" / room / "apps.py").exists()]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "chungtay.web.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads with random bytes against BREACH; files come packed from whitenoise
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chungtay.portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chungtay.access.middleware.ActMiddleware",
    "chungtay.web.middleware.RefusalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "chungtay.sync.middleware.SyncMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "chungtay.config.urls"
WSGI_APPLICATION = "chungtay.config.wsgi.application"
FORM_RENDERER = "chungtay.web.render.FormRenderer"
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
                "chungtay.web.render.shell",
                "chungtay.access.adapters.saved_lists",
            ],
        },
    }
]

# --- signing in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "chungtay.access.adapters.DoorBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# From the province up an office needs a second factor; a demo may do without, communes when the installation says so.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=IS_REAL)
SECOND_FACTOR_FOR_COMMUNES = env.bool("SECOND_FACTOR_FOR_COMMUNES", default=False)
# How many proxies of ours add to X-Forwarded-For: without it all users behind one would share an address and a lock.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/vao/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "chungtay.access.adapters"
SESSION_COOKIE_AGE = 400 * 24 * 3600  # club phones stay signed in, rolling; offices are cut shorter at sign-in
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "chungtay.web.views.csrf_failure"
ACCOUNT_FORMS = {"reauthenticate": "chungtay.access.forms.PasswordAgain"}
ACCOUNT_ADAPTER = "chungtay.access.adapters.AccountAdapter"
ACCOUNT_RATE_LIMITS = False  # django-axes decides; second factors are counted by access.forms
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
PHONE_VERIFICATION_ENABLED = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_REAL
MFA_ADAPTER = "chungtay.access.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "chungtay.access.forms.SecondFactor",
    "reauthenticate": "chungtay.access.forms.SecondFactorAgain",
    "activate_totp": "chungtay.access.forms.ActivateTotp",
    "add_webauthn": "chungtay.access.forms.AddPasskey",
    "edit_webauthn": "chungtay.access.forms.RenamePasskey",
}
MFA_TOTP_ISSUER = "Chung Tay"
MFA_TOTP_TOLERANCE = 1  # the clock of an old phone is half a minute late
USERSESSIONS_TRACK_ACTIVITY = False
AXES_FAILURE_LIMIT = env.int("AXES_FAILURE_LIMIT", default=8)
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "chungtay.access.adapters.address_of"
AXES_LOCKOUT_CALLABLE = "chungtay.access.adapters.locked_out"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time that the page names is the time
AXES_ENABLE_ADMIN = False

# --- the wire ----------------------------------------------------------------------------------------------------
BEHIND_TLS = env.bool("BEHIND_TLS", default=IS_REAL)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)  # the proxy redirects
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- language, time, numbers --------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "chungtay" / "locale"]
FORMAT_MODULE_PATH = ["chungtay.web.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

# --- files --------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "static"
ASSETS = ROOT / "var" / "assets"  # compiled by `chungtay build_assets`
STATICFILES_DIRS = [ASSETS] if ASSETS.exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(VAR / "files")}},
    "staticfiles": {
        "BACKEND": "chungtay.web.adapters.HashedStatics"
        if env.bool("HASHED_STATIC", default=IS_REAL)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not IS_REAL
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- jobs, mail, logs ----------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "chungtay.web.logs.JsonFormatter"},
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env("LOG_FORMAT", default="json" if IS_REAL else "plain"),
        }
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO" if IS_REAL else "WARNING")},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
