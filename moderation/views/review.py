"""A webmaster reads what an editor has finished, and decides; made for a phone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from moderation.approvers import user_may_approve
from moderation.forms import ReviewForm
from moderation.services.approvals import ApprovalConflictError, page_decide
from moderation.views.base import ModerationView
from sites.selectors import school_of_path


class ReviewView(ModerationView):
    """The finished text in full, and two buttons under it. Works without JavaScript."""

    template_name = "moderation/review.html"
    page_title = gettext_lazy("Read and decide")
    header_icon = "glasses"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the page."""
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def may_enter(self) -> bool:
        """Those who answer for the page."""
        return user_may_approve(self.request.user, self.page)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show the newest revision with the decision form, or where the page went meanwhile."""
        task_state = self.page.current_workflow_task_state
        if task_state is None:
            messages.info(
                request,
                _("“%(title)s” is not waiting for a decision any more.")
                % {"title": self.page.get_admin_display_title()},
            )
            return redirect(self._back())
        return self.show(form=self._form())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Decide; whoever comes second is told, and keeps the comment."""
        form = ReviewForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        data = form.cleaned_data
        try:
            page_decide(
                page=self.page,
                task_state_id=data["task_state"],
                revision_id=data["revision"],
                user=request.user,
                decision=data["decision"],
                comment=data["comment"],
            )
        except ApprovalConflictError as conflict:
            messages.error(request, conflict.message)
            self.page = self.page.specific_class.objects.get(pk=self.page.pk)
            form = self._form(comment=data["comment"])
            return self.show(form=form, status=409)
        self._say_done(data["decision"])
        return redirect(self._back())

    def _form(self, comment: str = "") -> ReviewForm:
        task_state = self.page.current_workflow_task_state
        return ReviewForm(
            initial={
                "task_state": task_state.pk if task_state else None,
                "revision": self.page.latest_revision_id,
                "comment": comment,
            }
        )

    def _say_done(self, decision: str) -> None:
        title = {"title": self.page.get_admin_display_title()}
        if decision == "approve":
            self.page = self.page.specific_class.objects.get(pk=self.page.pk)
            messages.success(
                self.request,
                _("“%(title)s” is on the site now.") % title,
                buttons=[messages.button(self.page.full_url, _("See it"), new_window=True)],
            )
        else:
            messages.success(self.request, _("“%(title)s” went back to its author.") % title)

    def _back(self) -> str:
        school = school_of_path(self.page.path)
        if school is None:
            return reverse("wagtailadmin_home")
        return f"{reverse('moderation_board')}?school={school.code}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the text as it would be published, and who wrote it."""
        revision = self.page.get_latest_revision()
        state = self.page.current_workflow_state
        return super().get_context_data(
            page=self.page,
            story=revision.as_object() if revision else self.page,
            workflow_state=state,
            task_state=self.page.current_workflow_task_state,
            is_update=self.page.live,
            **kwargs,
        )
