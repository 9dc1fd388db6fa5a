"""Settings shared by development, tests and production; what differs comes from the environment."""

from __future__ import annotations

import os
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.settings import headers, services
from cms.settings.environment import BASE_DIR, VAR_DIR, Environment

ENV = Environment(production=os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".production"))

SECRET_KEY = ENV.text("SECRET_KEY")
DEBUG = ENV.yes("DEBUG")
DEMO = ENV.yes("DEMO")

# Hosts: the portal and the admin answer at BASE_HOST, every school at `<code>.BASE_HOST`.
BASE_DOMAIN = ENV.text("BASE_DOMAIN")
BASE_HOST, BASE_PORT = services.host_and_port(BASE_DOMAIN)
BASE_SCHEME = "https" if BASE_PORT == 443 else "http"
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}", *ENV.list("ALLOWED_HOSTS")]

INSTALLED_APPS = [
    "cms",  # commands about settings; no models
    "core",
    "library",
    "blocks",
    "accounts",
    "sites.apps.SitesConfig",
    "news",
    "moderation",
    "home",
    "search",
    *(["demo"] if DEMO else []),
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "cms.headers.HeadersMiddleware",
    "cms.middleware.HealthMiddleware",
    "cms.middleware.AddressMiddleware",
    "news.emergency.EmergencyMiddleware",
    "cms.maintenance.MaintenanceMiddleware",
    "sites.middleware.FormerHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.HostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "home.middleware.MissingLanguageMiddleware",
    "sites.middleware.ClosedSchoolMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.login.middleware.LoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sites.tenancy.middleware.TenantAdminMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "cms.urls"
PUBLIC_URLCONF = "cms.urls_public"
WSGI_APPLICATION = "cms.wsgi.application"

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
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": services.database(ENV)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = services.caches(ENV)
TASKS = services.tasks(ENV)

SEARCH_URL = ENV.text("SEARCH_URL")
SEARCH_INDEXING = "background"
DOCUMENT_READING = "background"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}

# People and sessions. The session cookie belongs to the admin's host alone: no domain is set.
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ["username", "last_name", "first_name", "email"]},
        ),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.login.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "accounts.login.reset.ResetForm"  # noqa: S105  # nosec B105
CSRF_FAILURE_VIEW = "accounts.login.views.csrf_failure"
SECOND_FACTOR = ENV.one_of("SECOND_FACTOR", ("required", "optional"))
OTP_TOTP_ISSUER = BASE_HOST
OTP_TOTP_THROTTLE_FACTOR = 0
"""Wrong codes are counted by our own limits, with our own message."""
TRUSTED_PROXIES = max(ENV.number("TRUSTED_PROXIES"), int(ENV.yes("BEHIND_TLS_PROXY")))
SESSION_COOKIE_AGE = ENV.number("SESSION_HOURS") * 3600
SESSION_IDLE_SECONDS = ENV.number("SESSION_IDLE_MINUTES") * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
_below = f"{BASE_HOST}:{BASE_PORT}" if BASE_PORT != 443 else BASE_HOST
CSP_PUBLIC = headers.public_policy(
    hosts=[_below, f"*.{_below}", *ENV.list("ALLOWED_HOSTS")],
    media_url=ENV.text("MEDIA_URL"),
    tls=BASE_SCHEME == "https",
)
CSP_ADMIN = headers.admin_policy(public=CSP_PUBLIC)

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]
"""Our own strings first, then our Vietnamese for the packages; both win over the packages' own."""
TIME_ZONE = WAGTAIL_DEFAULT_TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# Files.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "core.stylesheet.SiteStylesheetFinder",
]
MEDIA_URL = ENV.text("MEDIA_URL")
MEDIA_ROOT = services.media_root(ENV)
STORAGES = {
    "default": services.media_storage(ENV),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
URGENT_ROOT = ENV.text("URGENT_ROOT")
MAINTENANCE_FILE = ENV.text("MAINTENANCE_FILE")
BROADCAST_CONFIRM_ABOVE = ENV.number("BROADCAST_CONFIRM_ABOVE")
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
"""A story with many blocks has more fields than Django's thousand."""

# Mail.
globals().update(services.email(ENV))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.text("DEFAULT_FROM_EMAIL")
EMAIL_SUBJECT_PREFIX = ""

# Wagtail.
WAGTAIL_SITE_NAME = _("School gate")
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "blocks.editor.PlainDraftail"}}
WAGTAILADMIN_BASE_URL = f"{BASE_SCHEME}://{BASE_DOMAIN}"
WAGTAIL_FRONTEND_LOGIN_URL = f"{WAGTAILADMIN_BASE_URL}/admin/login/"
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
# Schools appoint people by address: nobody writes another person's into their own account.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "moderation.finish.workflow_finish"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

WAGTAILIMAGES_IMAGE_MODEL = "library.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "library.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "avif", "heic"]
WAGTAILIMAGES_AVIF_QUALITY = 52
"""Looks like WebP at Wagtail's 80, in about 30 % fewer bytes."""
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
"""No SVG: it can carry script. 60 million pixels: more than any phone takes."""

WAGTAILDOCS_DOCUMENT_MODEL = "library.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "library.forms.PaperForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt"),
    *("txt", "csv", "zip"),
]

WAGTAILEMBEDS_FINDERS = [
    {
        "class": "wagtail.embeds.finders.oembed",
        "providers": [
            {
                "endpoint": "https://www.youtube.com/oembed",
                "urls": [
                    r"^https?://(?:[-\w]+\.)?youtube\.com/watch.+$",
                    r"^https?://(?:[-\w]+\.)?youtube\.com/shorts/.+$",
                    r"^https?://youtu\.be/.+$",
                ],
            },
            {
                "endpoint": "https://vimeo.com/api/oembed.json",
                "urls": [r"^https?://(?:www\.)?vimeo\.com/.+$"],
            },
        ],
    }
]

# One process brings an installation up to date (`manage.py setup`); every step is idempotent.
SETUP_COMMANDS: list[tuple[str, ...]] = [
    ("migrate", "--noinput", "--verbosity=0"),
    ("sync_roles",),
    ("sync_workflow",),
    ("open_portal",),
    *([("seed_demo",)] if DEMO else []),
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": ENV.text("LOG_LEVEL").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"propagate": False},
    },
}
