"""The base of screens about things that belong to schools."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404
from wagtail.admin.viewsets.model import ModelViewSet

from sites.tenancy.ownership import own_rows, owns_object
from sites.tenancy.scope import scope_for


class OwnRowsView:
    """Mixin for Wagtail's generic views: rows of others do not exist.

    Each generic view looks its rows up in a way of its own (8.0.1) and none asks the permission
    policy for instances, so all the ways are narrowed here.
    """

    request: Any
    model: type[Model]

    def _own(self, rows: Any) -> Any:
        """Narrow rows of the model; what else a view lists (its history, say) is no row of it."""
        if not isinstance(rows, QuerySet) or not issubclass(rows.model, self.model):
            return rows
        return rows.filter(pk__in=own_rows(self.model, scope_for(self.request)).values("pk"))

    def get_base_queryset(self) -> Any:
        """Limit lists and exports."""
        return self._own(super().get_base_queryset())  # type: ignore[misc]

    def get_queryset(self) -> Any:
        """Limit what is edited and deleted."""
        return self._own(super().get_queryset())  # type: ignore[misc]

    def get_base_object_queryset(self) -> Any:
        """Limit what is looked up for history and usage."""
        return self._own(super().get_base_object_queryset())  # type: ignore[misc]

    def get_object(self, *args: Any) -> Any:
        """Ask once more about the one object, however it was found. Raises `Http404`."""
        found = super().get_object(*args)  # type: ignore[misc]
        if found.pk is not None and not owns_object(found, scope_for(self.request)):
            raise Http404
        return found


class OwnRowsViewSet(ModelViewSet):
    """A model viewset that shows, changes and offers own rows only.

    Whose a row is, the model's app says with `register_ownership`. Forms are judged when the
    model's `base_form_class` is `core.forms.BaseModelForm`; a system check asks for both.
    """

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Put `OwnRowsView` before whatever the viewset would use."""
        if not issubclass(view_class, OwnRowsView):
            view_class = type(f"Own{view_class.__name__}", (OwnRowsView, view_class), {})
        return super().construct_view(view_class, **kwargs)
