"""Admin addresses of moderation."""

from __future__ import annotations

from django.urls import path

from moderation.views.board import BoardView
from moderation.views.broadcasts import (
    BroadcastCheckView,
    BroadcastEditView,
    BroadcastsView,
)
from moderation.views.bulk import BulkView
from moderation.views.desk import DecideView, DeskView
from moderation.views.figures import FiguresView
from moderation.views.offer import OfferView, TakeOverView, WithdrawView
from moderation.views.offsite import OffsiteView
from moderation.views.receipts import ReceiptView
from moderation.views.review import ReviewView
from moderation.views.sections import ArrangeView, PreviewView, SectionsView

urlpatterns = [
    path("stories/", BoardView.as_view(), name="moderation_board"),
    path("stories/<int:page_id>/review/", ReviewView.as_view(), name="moderation_review"),
    path("stories/<int:page_id>/offer/", OfferView.as_view(), name="moderation_offer"),
    path("stories/<int:page_id>/withdraw/", WithdrawView.as_view(), name="moderation_withdraw"),
    path("stories/<int:page_id>/suggestions/", TakeOverView.as_view(), name="moderation_take_over"),
    path("desk/", DeskView.as_view(), name="moderation_desk"),
    path("desk/<int:feature_id>/decide/", DecideView.as_view(), name="moderation_desk_decide"),
    path("desk/bulk/", BulkView.as_view(), name="moderation_desk_bulk"),
    path("desk/figures/", FiguresView.as_view(), name="moderation_figures"),
    path("desk/sections/", SectionsView.as_view(), name="moderation_sections"),
    path("desk/sections/<int:page_id>/", ArrangeView.as_view(), name="moderation_section"),
    path(
        "desk/sections/<int:page_id>/preview/",
        PreviewView.as_view(),
        name="moderation_section_preview",
    ),
    path(
        "desk/sections/<int:page_id>/off-site/",
        OffsiteView.as_view(),
        name="moderation_offsite_new",
    ),
    path(
        "desk/sections/<int:page_id>/off-site/<int:feature_id>/",
        OffsiteView.as_view(),
        name="moderation_offsite",
    ),
    path("desk/notices/", BroadcastsView.as_view(), name="moderation_broadcasts"),
    path("desk/notices/new/", BroadcastEditView.as_view(), name="moderation_broadcast_new"),
    path(
        "desk/notices/<int:broadcast_id>/",
        BroadcastCheckView.as_view(),
        name="moderation_broadcast",
    ),
    path(
        "desk/notices/<int:broadcast_id>/edit/",
        BroadcastEditView.as_view(),
        name="moderation_broadcast_edit",
    ),
    path("stories/notice/", ReceiptView.as_view(), name="moderation_receipt"),
]
