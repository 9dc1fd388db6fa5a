"""Production: refuses to start half-configured, and says which variable is wrong."""

from __future__ import annotations

import os
import warnings

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.production"

from cms.settings.base import *  # noqa: F403 - after the name is known
from cms.settings.base import BASE_SCHEME, DATABASES, ENV
from cms.settings.guards import refuse_unsafe, warnings_for

refuse_unsafe(ENV)
for _text in warnings_for(DATABASES["default"]["ENGINE"]):
    warnings.warn(_text, stacklevel=1)

SECURE_SSL_REDIRECT = BASE_SCHEME == "https"
SECURE_HSTS_SECONDS = ENV.number("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
if ENV.yes("BEHIND_TLS_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # Wagtail's preview shows a page in a frame of the same host
    "security.W021",  # being preloaded binds the whole parent domain; only its owner may decide
]
