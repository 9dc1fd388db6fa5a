"""A site answers only in the languages that it is written in."""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Page, Site

from sites.shared_facts import SharedFact


def _site_languages_read() -> dict[int, frozenset[str]]:
    """Return {site id: languages in which its root is live}; two queries for all sites."""
    keys = {key: pk for pk, key in Site.objects.values_list("pk", "root_page__translation_key")}
    found: dict[int, set[str]] = defaultdict(set)
    roots = Page.objects.live().filter(depth=2, translation_key__in=keys)
    for key, code in roots.values_list("translation_key", "locale__language_code"):
        found[keys[key]].add(code)
    return {pk: frozenset(codes) for pk, codes in found.items()}


SITE_LANGUAGES = SharedFact("home.site_languages", _site_languages_read)


def away_from_missing_language(request: HttpRequest) -> HttpResponseRedirect | None:
    """Lead from ``/en/...`` to the same place in Vietnamese where a site has no English.

    Wagtail would answer such addresses with Vietnamese text; search engines would then hold it
    twice, and a reader would see both languages on one page.
    """
    language = get_language()
    prefix = f"/{language}/"
    if language == settings.LANGUAGE_CODE or not request.path.startswith(prefix):
        return None
    site = Site.find_for_request(request)
    if site is None or language in SITE_LANGUAGES.get().get(site.pk, ()):
        return None
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    path = request.path.removeprefix(prefix).lstrip("/\\")
    return HttpResponseRedirect(f"/{path}{query}")
