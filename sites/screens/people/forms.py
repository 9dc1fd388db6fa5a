"""Forms of the screens about people; what they save goes through `sites.services.people`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import OFFICE_ROLES, SCHOOL_ROLES, Role
from sites.models import School
from sites.people import Post
from sites.screens.forms import Section, SectionedForm

OFFICE = gettext_lazy("Education office")
PERSON_FIELDS = ("name", "job_title", "email")
NAME_HELP = gettext_lazy("Family name first, as on a class list.")


def _choices(roles: Sequence[Role]) -> list[tuple[str, str]]:
    return [(role.value, str(role.label)) for role in roles]


class PlaceFields(SectionedForm):
    """A school and a role; the office's readers may also choose the office."""

    school = forms.ModelChoiceField(
        label=gettext_lazy("school"), queryset=School.objects.none(), empty_label=None
    )
    role = forms.ChoiceField(label=gettext_lazy("role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, schools: list[School], is_office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools, self.is_office = schools, is_office
        field: Any = self.fields["school"]
        field.queryset = School.objects.filter(pk__in=[s.pk for s in schools]).order_by("name")
        self.fields["role"].choices = _choices(SCHOOL_ROLES)  # type: ignore[attr-defined]
        if is_office:
            field.required, field.empty_label = False, str(OFFICE)
            roles = (*SCHOOL_ROLES, *OFFICE_ROLES)
            self.fields["role"].choices = _choices(roles)  # type: ignore[attr-defined]
        elif len(schools) == 1:
            del self.fields["school"]

    def place(self) -> School | None:
        """Return the school that was chosen; None for the office."""
        if "school" not in self.fields:
            return self.schools[0]
        chosen: School | None = self.cleaned_data["school"]
        return chosen

    def clean(self) -> dict[str, Any]:
        """Refuse a school's role at the office and the other way round."""
        cleaned = super().clean() or {}
        if not cleaned.get("role") or ("school" in self.fields and "school" not in cleaned):
            return cleaned
        at_school = self.place() is not None
        if (Role(cleaned["role"]) in SCHOOL_ROLES) != at_school:
            self.add_error(
                "role",
                _("This is a role of the office. Choose editor or webmaster.")
                if at_school
                else _("This is a role of a school. Choose moderator or administrator."),
            )
        return cleaned


class InviteForm(PlaceFields):
    """Everything needed to invite somebody."""

    email = forms.EmailField(
        label=gettext_lazy("e-mail address"),
        help_text=gettext_lazy("The link to choose a password goes there."),
    )
    name = forms.CharField(label=gettext_lazy("full name"), max_length=120, help_text=NAME_HELP)

    layout = (
        Section("person", gettext_lazy("Who"), "user", ("email", "name")),
        Section("post", gettext_lazy("Works as"), "group", ("school", "role")),
    )


class JoinForm(PlaceFields):
    """One more place for somebody."""

    layout = (Section("post", gettext_lazy("Works as"), "group", ("school", "role")),)


class MoveForm(PlaceFields):
    """From one place to another."""

    source = forms.ChoiceField(label=gettext_lazy("from"))

    layout = (
        Section("source", gettext_lazy("Leaves"), "arrow-left", ("source",)),
        Section("post", gettext_lazy("Goes to"), "group", ("school", "role")),
    )

    def __init__(self, *args: Any, posts: list[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.school.pk if post.school else 0): post for post in posts}
        field: Any = self.fields["source"]
        field.choices = [(key, post.place) for key, post in self.posts.items()]

    def source_place(self) -> School | None:
        """Return the place that is left."""
        return self.posts[self.cleaned_data["source"]].school


class PersonForm(SectionedForm):
    """Name, and the role at every place that the reader looks after."""

    name = forms.CharField(label=gettext_lazy("full name"), max_length=120, help_text=NAME_HELP)
    job_title = forms.CharField(
        label=gettext_lazy("job title"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: teacher of class 4A, head of the IT group."),
    )
    email = forms.EmailField(
        label=gettext_lazy("e-mail address"),
        help_text=gettext_lazy("Make sure that it is theirs: schools appoint people by it."),
    )

    def __init__(
        self,
        *args: Any,
        person: User,
        posts: list[Post],
        names_fixed: bool,
        roles_fixed: bool,
        with_email: bool,
        **kwargs: Any,
    ) -> None:
        names = {"name": person.get_full_name(), "job_title": person.job_title}
        names["email"] = person.email
        kwargs["initial"] = names | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.posts = {f"role_{post.school.pk if post.school else 0}": post for post in posts}
        for name, post in self.posts.items():
            self.fields[name] = forms.ChoiceField(
                label=_("Role: %(place)s") % {"place": post.place} if len(posts) > 1 else _("Role"),
                choices=_choices(SCHOOL_ROLES if post.school else OFFICE_ROLES),
                initial=post.role.value,
                widget=forms.RadioSelect,
                disabled=roles_fixed,
            )
        if not with_email:
            del self.fields["email"]
        if names_fixed:
            for name in ("name", "job_title"):
                self.fields[name].disabled = True
            self.fields["name"].help_text = _(
                "Only the person themselves or the education office can change the name."
            )
        if roles_fixed:
            for name in self.posts:
                self.fields[name].help_text = _(
                    "Your own role is changed by a colleague or the education office."
                )
        self.layout = (  # type: ignore[misc]
            Section(
                "person", _("Who"), "user", tuple(n for n in PERSON_FIELDS if n in self.fields)
            ),
            Section("post", _("Works as"), "group", tuple(self.posts)),
        )
