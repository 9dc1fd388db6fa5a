"""Hooks of the public sites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home import menu_screens, screens, translation_screens
from home.models import WeekMenuPage
from sites.tenancy.scope import scope_for


@hooks.register("before_serve_page")
def serve_in_own_language(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> HttpResponse | None:
    """Lead to a page's own address where it is asked for under another language's."""
    if page.locale.language_code == get_language():
        return None
    address = page.get_url(request)
    return redirect(address) if address and address != request.path else None


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    """Colour the admin like the person's school."""
    return format_html('<link rel="stylesheet" href="{}">', static("home/admin.css"))


@hooks.register("insert_editor_js")
def translation_words() -> SafeString:
    """Say two labels of the translation editor that no catalogue reaches."""
    return format_html(
        '<script type="module" src="{}" data-translation-words'
        ' data-heading="{}" data-actions="{}"></script>',
        static("home/translation-words.js"),
        gettext("From {source} into {target}"),
        gettext("More actions"),
    )


@hooks.register("register_admin_urls")
def letter_urls() -> list[URLPattern]:
    """The inbox of letters and the office's overview."""
    return [
        path("letters/", screens.inbox, name="enquiries"),
        path("letters/schools/", screens.overview, name="enquiries_overview"),
        path("letters/<int:site_id>/<str:reference>/", screens.letter, name="enquiry"),
    ]


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    """The list of translations that lag behind."""
    return [
        path(
            "english/",
            translation_screens.translations_behind,
            name="translations_behind",
        )
    ]


@hooks.register("register_reports_menu_item")
def translations_behind_menu_item() -> MenuItem:
    """The way to the list."""
    return MenuItem(
        _("English pages that lag behind"),
        reverse("translations_behind"),
        name="translations-behind",
        icon_name="globe",
        order=8990,
    )


# Before wagtail-localize's own hook, which answers for translated pages itself.
@hooks.register("before_edit_page", order=-10)
def mind_translations(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say what lags behind, and keep half a translation from going live."""
    if request.method == "GET":
        translation_screens.tell_that_it_lags(request, page)
    elif request.POST.get("action") == "publish":
        return translation_screens.publish_whole_translations_only(request, page)
    return None


@hooks.register("register_admin_urls")
def menu_urls() -> list[URLPattern]:
    """Copying the week's menu."""
    return [path("menus/<int:page_id>/next-week/", menu_screens.menu_copy, name="week_menu_copy")]


@hooks.register("register_page_header_buttons")
def menu_copy_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer the copy where the menu is edited and listed."""
    if (
        page.content_type.model_class() is WeekMenuPage
        and page.permissions_for_user(user).can_edit()
    ):
        yield Button(
            _("Copy into the next week"),
            reverse("week_menu_copy", args=[page.pk]),
            icon_name="copy",
            priority=5,
        )


class LettersMenuItem(MenuItem):
    """Shown to those who answer letters; the views refuse everybody else by themselves."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the scope, which is kept on the user."""
        scope = scope_for(request)
        return scope.is_office or any(school.is_webmaster for school in scope.schools)


@hooks.register("register_admin_menu_item")
def letters_menu_item() -> MenuItem:
    """The way to the letters."""
    return LettersMenuItem(
        _("Letters from readers"), reverse("enquiries"), name="letters", icon_name="mail", order=250
    )
