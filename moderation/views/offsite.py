"""The form of an item that leads off our sites."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from moderation.forms import OffsiteForm
from moderation.selectors.desk import images_for
from moderation.services.errors import ModerationError
from moderation.services.offsite import offsite_save
from moderation.views.sections import OfficeView
from news.models import Feature, SectionPage


class OffsiteView(OfficeView):
    """Add one to a section, or change it."""

    template_name = "moderation/offsite.html"
    header_icon = "link-external"
    trail = (*OfficeView.trail, ("moderation_sections", gettext_lazy("Sections")))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read section and item."""
        super().setup(request, *args, **kwargs)
        self.section = get_object_or_404(SectionPage, pk=kwargs["page_id"])
        self.feature: Feature | None = None
        if kwargs.get("feature_id"):
            places = Feature.objects.exclude(link="").filter(section=self.section)
            self.feature = get_object_or_404(places, pk=kwargs["feature_id"])
        self.page_title = (
            str(self.feature) if self.feature else _("Item off our sites: %s") % self.section.title
        )

    def form(self, data: Any = None) -> OffsiteForm:
        """Return the form, filled with what is known."""
        initial = {}
        if self.feature is not None:
            initial = {name: getattr(self.feature, name) for name in OffsiteForm.base_fields}
        return OffsiteForm(data, initial=initial, images=images_for(self.request.user))

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.answer(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Place it."""
        form = self.form(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please look at the marked fields."))
            return self.answer(form, 422)
        try:
            feature = offsite_save(
                section=self.section,
                user=request.user,
                data=form.cleaned_data,
                feature_id=self.feature.pk if self.feature else None,
            )
        except ModerationError as error:
            messages.error(request, error.message)
            return self.answer(form, 409)
        facts = {"title": str(feature), "section": self.section.title}
        messages.success(request, _("“%(title)s” stands in “%(section)s” now.") % facts)
        return redirect("moderation_section", self.section.pk)

    def answer(self, form: OffsiteForm, status: int = 200) -> HttpResponse:
        """Render the form."""
        return self.show(status, form=form, section=self.section, media=form.media)
