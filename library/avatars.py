"""Pictures that people choose for their own account."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AvatarSettingsPanel

from library.uploads.fields import PictureField


class AvatarForm(AvatarPreferencesForm):
    """Takes and cleans a picture like every other form; Wagtail's keeps where it was taken."""

    avatar = PictureField(label=_("Upload a profile picture"), required=False)


def avatars_clean() -> None:
    """Put our form into Wagtail's account screen, which no setting or hook reaches."""
    AvatarSettingsPanel.form_class = AvatarForm
