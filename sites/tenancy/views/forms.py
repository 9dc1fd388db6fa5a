"""Form pages and what readers sent through them."""

from __future__ import annotations

from wagtail.contrib.forms.views import FormPageFilterSet, FormPagesListView

from sites.tenancy.filters import narrowed


class OwnFormPagesView(FormPagesListView):
    """Own form pages; rows are limited by the hook `filter_form_submissions_for_user`."""

    filterset_class = narrowed(FormPageFilterSet)
