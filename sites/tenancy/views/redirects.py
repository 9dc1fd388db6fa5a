"""Redirects of own sites."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, DeleteView, EditView, IndexView

from core.references import reference_errors
from sites.tenancy.filters import narrowed
from sites.tenancy.scope import scope_for, scope_of


class OwnRedirectForm(RedirectForm):
    """A redirect belongs to an own site and leads to an own or a public page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the sites to keep; only administrators may redirect on every site at once."""
        super().__init__(*args, **kwargs)
        scope = scope_of(self.for_user)
        field = self.fields["site"]
        field.queryset = scope.redirect_sites()
        if not scope.is_office_administrator:
            field.required = True
            field.empty_label = None
            if not self.instance.pk:
                field.initial = field.queryset.first()

    def clean_old_path(self) -> str:
        """Refuse what is no path: Wagtail takes addresses apart, and stumbles over some (8.0.1)."""
        path: str = self.cleaned_data["old_path"]
        try:
            Redirect.normalise_path(path)
        except ValueError as error:
            raise ValidationError(
                _("Write the path that follows the site's name: /news.")
            ) from error
        return path

    def _post_clean(self) -> None:
        super()._post_clean()
        for name, message in reference_errors(self.instance, self.for_user):
            self.add_error(name if name in self.fields else None, message)


class OwnIndexView(IndexView):
    """The list of redirects."""

    filterset_class = narrowed(RedirectsReportFilterSet)

    def get_base_queryset(self) -> QuerySet[Redirect]:
        """Return redirects of the sites that the person keeps."""
        return super().get_base_queryset().filter(scope_for(self.request).kept_redirect_q())

    @property
    def header_more_buttons(self) -> list[Any]:
        """Leave out the import: it writes to whichever site is named, without asking the form."""
        buttons = IndexView.header_more_buttons.func(self)
        if scope_for(self.request).is_everything:
            return buttons
        return [button for button in buttons if "import" not in (button.url or "")]


class OwnRows:
    """Mixin: look up redirects of own sites only."""

    request: Any

    def get_queryset(self) -> QuerySet[Redirect]:
        """Return redirects of own sites."""
        return Redirect.objects.filter(scope_for(self.request).redirect_q())

    def get_object(self, *args: Any) -> Redirect:
        """Return the redirect of the address. Raises `PermissionDenied` where others keep it."""
        found: Redirect = super().get_object(*args)  # type: ignore[misc]
        kept = Redirect.objects.filter(scope_for(self.request).kept_redirect_q(), pk=found.pk)
        if not kept.exists():
            raise PermissionDenied
        return found


class OwnCreateView(CreateView):
    """Add a redirect."""

    form_class = OwnRedirectForm


class OwnEditView(OwnRows, EditView):
    """Edit a redirect."""

    form_class = OwnRedirectForm


class OwnDeleteView(OwnRows, DeleteView):
    """Delete a redirect."""
