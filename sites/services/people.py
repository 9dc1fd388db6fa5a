"""Who works where: the one way in which people come, change, move and go."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import SCHOOL_ROLES, Role
from accounts.selectors import office_group, person_with_address
from accounts.services import (
    AddressTakenError,
    address_save,
    full_name_split,
    joined_letter_send,
    person_invite,
)
from sites.models import Invitation, School
from sites.people import (
    DEACTIVATED,
    PersonState,
    Post,
    closed_by_school,
    colleagues_left,
    named,
    place_name,
    posts_of,
    state_of,
    works_elsewhere,
)
from sites.services.asking import address_refuse, person_ask
from sites.services.entries import (
    ADDRESS_CHANGED,
    INVITED,
    JOINED,
    LEFT,
    REACTIVATED,
    RENAMED,
    ROLE_CHANGED,
    entry_write,
    keeps_all_accounts,
)
from sites.services.leaving import place_close
from sites.services.reminding import letter_again
from sites.tenancy.scope import scope_of


def person_add(
    *, email: str, name: str, school: School | None, role: Role, by: User
) -> tuple[User, bool]:
    """Bring a person to a place by e-mail address; return the person and "is invited".

    Whom the office adds comes at once; who works at another school is asked by a letter when a
    school invites them, and is not here before they accept: to the school this looks like any other
    invitation. Accounts without a place are the office's to place. Raises `ValidationError` with
    ``email`` where the address cannot be used; also where a colleague has invited it at the same
    moment.
    """
    try:
        return _person_add(email, name, school, role, by)
    except AddressTakenError:  # the account came between our looking and our writing: look again
        return _person_add(email, name, school, role, by)


@transaction.atomic
def _person_add(
    email: str, name: str, school: School | None, role: Role, by: User
) -> tuple[User, bool]:
    known = person_with_address(email)
    if known is not None:
        address_refuse(known, school, by)
        if school is not None and not keeps_all_accounts(by):
            person_ask(person=known, email=email, name=name, school=school, role=role, by=by)
            entry_write(known, INVITED, by, school, role)
            return known, True
    group = group_of(school, role)
    person, is_new = person_invite(email=email, group=group, place=place_name(school), name=name)
    if known is None and not is_new:
        raise AddressTakenError(
            {"email": _("A colleague has just used this address. Please send the form once more.")}
        )
    if is_new:
        entry_write(person, INVITED, by, school, role)
    else:
        _arrive(person, school, role, by)
    return person, is_new


@transaction.atomic
def person_join(*, person: User, school: School | None, role: Role, by: User) -> None:
    """Let somebody who has an account work at one more place. Raises `ValidationError`."""
    if any(post.school == school for post in posts_of(person)):
        raise ValidationError({"school": _("%(person)s works there already.") % named(person)})
    person.groups.add(group_of(school, role))
    _arrive(person, school, role, by)


@transaction.atomic
def invitation_accept(*, invitation: Invitation) -> None:
    """Let somebody work where they were asked to.

    Raises `ValidationError`, also for who has come to work for the office since: schools do not
    appoint its people.
    """
    person = invitation.person
    if person.is_superuser or any(post.school is None for post in posts_of(person)):
        raise ValidationError(
            _(
                "You work for the office now, so a school cannot take you on. Please ask an office"
                " administrator."
            )
        )
    by = invitation.invited_by or person
    role = Role(invitation.role)
    person_join(person=person, school=invitation.school, role=role, by=by)


@transaction.atomic
def person_rename(
    *, person: User, name: str, job_title: str, school: School | None, by: User
) -> bool:
    """Change what a person is called; `school` says at which place it was done."""
    last_name, first_name = full_name_split(name)
    before = (person.last_name, person.first_name, person.job_title)
    if before == (last_name, first_name, job_title):
        return False
    person.last_name, person.first_name, person.job_title = last_name, first_name, job_title
    person.save(update_fields=["last_name", "first_name", "job_title"])
    entry_write(person, RENAMED, by, school)
    return True


@transaction.atomic
def person_address_change(*, person: User, email: str, school: School | None, by: User) -> bool:
    """Give a person another e-mail address; True if it changed. For office administrators.

    Addresses are how schools find people to appoint: whoever could write a stranger's address into
    an account of their own would be given that stranger's post. Links sent before are worthless;
    who has not chosen a password gets a new one. Raises `ValidationError`.
    """
    if person.email.lower() == email.lower():
        return False
    if User.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise ValidationError({"email": _("Another person already has this e-mail address.")})
    person.email = email.lower()
    address_save(person)
    if state_of(person) is PersonState.INVITED:
        letter_again(person, school)
    entry_write(person, ADDRESS_CHANGED, by, school)
    return True


@transaction.atomic
def person_role_change(*, person: User, school: School | None, role: Role, by: User) -> bool:
    """Give a person another role at a place where they work; True if it changed.

    Raises `ValidationError` for an own role, and where the place would be without anybody.
    """
    held = [post for post in posts_of(person) if post.school == school]
    if not held or [post.role for post in held] == [role]:
        return False
    _refuse_self(person, by)
    _refuse_last(person, held, by)
    person.groups.remove(*[post.group_id for post in held])
    person.groups.add(group_of(school, role))
    entry_write(person, ROLE_CHANGED, by, school, role)
    return True


@transaction.atomic
def person_leave(*, person: User, school: School | None, by: User) -> None:
    """Take a person out of a place; the account and other places stay. Raises `ValidationError`."""
    held = [post for post in posts_of(person) if post.school == school]
    if not held:
        return
    _refuse_self(person, by)
    _refuse_last(person, held, by)
    _leave(person, school, held, by)


@transaction.atomic
def person_move(
    *, person: User, source: School | None, target: School | None, role: Role, by: User
) -> None:
    """Let a person work at another place instead. Raises `ValidationError`."""
    held = [post for post in posts_of(person) if post.school == source]
    if not held:
        raise ValidationError(_("%(person)s does not work there any more.") % named(person))
    if source == target:
        raise ValidationError({"target": _("Choose another place than the present one.")})
    _refuse_self(person, by)
    _refuse_last(person, held, by)
    _leave(person, source, held, by)
    there = [post.group_id for post in posts_of(person) if post.school == target]
    person.groups.remove(*there)
    person.groups.add(group_of(target, role))
    _arrive(person, target, role, by)


@transaction.atomic
def person_deactivate(*, person: User, by: User) -> None:
    """Close an account; sessions end at once, and the password does not come back.

    The posts are kept, so that the person stays in the lists and can be reactivated. Raises
    `ValidationError`.
    """
    if not person.is_active:
        return
    held = posts_of(person)
    _refuse_self(person, by)
    _refuse_last(person, held, by)
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    for post in held:
        place_close(person=person, school=post.school)
        entry_write(person, DEACTIVATED, by, post.school)
    if not held:
        entry_write(person, DEACTIVATED, by, None)


@transaction.atomic
def person_reactivate(*, person: User, by: User) -> None:
    """Open an account again; the person gets a letter and chooses a new password.

    Raises `ValidationError` for a webmaster, where this would also let them in at a place of others
    or where no webmaster closed the account.
    """
    if person.is_active:
        return
    if works_elsewhere(person, scope_of(by)) or not (
        keeps_all_accounts(by) or closed_by_school(person)
    ):
        raise ValidationError(
            _("This account can only be reactivated by the education office. Please ask there.")
        )
    person.is_active = True
    person.save(update_fields=["is_active"])
    held = posts_of(person)
    for post in held:
        entry_write(person, REACTIVATED, by, post.school)
    if not held:
        entry_write(person, REACTIVATED, by, None)
    letter_again(person, held[0].school if held else None)


def group_of(school: School | None, role: Role) -> Group:
    """Return the group of a role at a place. Raises `ValidationError` for one that is not there."""
    if (school is not None) != (role in SCHOOL_ROLES):
        raise ValidationError({"role": _("This role does not exist there. Choose another one.")})
    if school is None:
        return office_group(role)
    return school.webmasters if role is Role.SCHOOL_WEBMASTER else school.editors


def _arrive(person: User, school: School | None, role: Role, by: User) -> None:
    """Close the question, whoever answered it, and tell the person and the history."""
    Invitation.objects.filter(person=person, school=school).delete()
    _welcome(person, school, role)
    entry_write(person, JOINED, by, school, role)


def _leave(person: User, school: School | None, held: list[Post], by: User) -> None:
    person.groups.remove(*[post.group_id for post in held])
    place_close(person=person, school=school)
    entry_write(person, LEFT, by, school)


def _refuse_self(person: User, by: User) -> None:
    if person.pk == by.pk:
        raise ValidationError(
            _("This is your own account. Ask a colleague or the education office to do it.")
        )


def _refuse_last(person: User, held: list[Post], by: User) -> None:
    """Keep somebody at every place: a school's own people keep a webmaster, the office one, too.

    The groups are locked first: two who take each other out at the same moment come one by one.
    """
    ids = [post.group_id for post in held]
    list(Group.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    for post in held:
        keeps = post.role is Role.OFFICE_ADMINISTRATOR or (
            post.role is Role.SCHOOL_WEBMASTER and not keeps_all_accounts(by)
        )
        if not keeps or colleagues_left(group=Group(pk=post.group_id), without=person):
            continue
        if post.school is None:
            raise ValidationError(
                _("%(person)s is the last administrator. Appoint another one first.")
                % named(person)
            )
        raise ValidationError(
            _(
                "%(person)s is the last webmaster of %(school)s. Appoint another one first: the "
                "new webmaster has to have signed in once."
            )
            % {**named(person), "school": post.place}
        )


def _welcome(person: User, school: School | None, role: Role) -> None:
    """Write to who comes to one more place; who never chose a password needs the link again."""
    state = state_of(person)
    if state is PersonState.INVITED:
        letter_again(person, school)
    if state is not PersonState.ACTIVE:
        return
    send = partial(joined_letter_send, person, place_name(school), role)
    transaction.on_commit(send, robust=True)
