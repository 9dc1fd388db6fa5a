"""How many wrong attempts are let through before a person has to wait.

Failures are counted three ways, each over the last quarter of an hour:

* of an account, from browsers that it has never been used in: few, these are guesses;
* of an account, in a browser that it has been used in: more, and counted apart, so that guessing
  from elsewhere never keeps the owner out;
* of a network address, from browsers new to the account: many, because a whole school, with all its
  typing mistakes, comes from one address. Known browsers are not asked.

The rows of `Refusal` are what is counted, so all server processes count alike, and names of
accounts that do not exist are counted like any other: a wait says nothing about who exists.

An attempt is counted as a failure *before* the secret is looked at, and struck out when it was
right. Of guesses that come all at once each has written its row when it counts, so the one after
the last that is let through sees all the others, whichever process it is in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from accounts.login.addresses import client_address
from accounts.login.browsers import known_browser
from accounts.login.models import Refusal, RefusalKind
from accounts.login.refusals import account_key, refusal_note, refusal_of

WINDOW = timedelta(minutes=15)
NEW_BROWSER_FAILURES = 5
KNOWN_BROWSER_FAILURES = 10
ADDRESS_FAILURES = 100


@dataclass(slots=True)
class Attempt:
    """One try to come in: whose account, in which browser, from where.

    `kind` is what a failure is written down as: a wrong password and a wrong code are counted
    apart, because whoever types codes has given the password.
    """

    request: HttpRequest
    account: str
    kind: RefusalKind = RefusalKind.LOGIN
    row: Refusal = field(init=False)

    @property
    def browser(self) -> str:
        """The mark of a known browser, or empty."""
        return known_browser(self.request, account_key(self.account))

    @property
    def counted_as(self) -> str:
        """The key that this attempt's failures are counted under."""
        return account_key(self.account, self.browser)

    def begin(self) -> timedelta:
        """Count the attempt; return how long to wait, zero when the secret may be looked at.

        One that came too early is written down, but does not make the wait longer.
        """
        self.row = refusal_of(self.request, self.kind, account=self.account, browser=self.browser)
        self.row.save(force_insert=True)
        wait = self._wait()
        if wait:
            self.row.kind = RefusalKind.THROTTLED
            self.row.save(update_fields=["kind"])
            refusal_note(self.request, self.row)
        return wait

    def failed(self) -> None:
        """Leave the attempt counted."""
        refusal_note(self.request, self.row)

    def succeeded(self) -> None:
        """Strike the attempt out."""
        self.row.delete()

    def _wait(self) -> timedelta:
        known = bool(self.browser)
        most = KNOWN_BROWSER_FAILURES if known else NEW_BROWSER_FAILURES
        waits = [self._wait_of(most, account_key=self.counted_as)]
        address = client_address(self.request)
        if address is not None and not known:
            waits.append(self._wait_of(ADDRESS_FAILURES, address=address))
        return max(waits)

    def _wait_of(self, most: int, **which: str) -> timedelta:
        now = timezone.now()
        failures = Refusal.objects.filter(kind=self.kind, at__gt=now - WINDOW, **which)
        times = (
            failures.exclude(pk=self.row.pk)
            .order_by("-at")
            .values_list("at", flat=True)[most - 1 : most]
        )
        return next((at + WINDOW - now for at in times), timedelta())


def minutes_of(wait: timedelta) -> int:
    """Return a wait in whole minutes, rounded up."""
    return -(-int(wait.total_seconds()) // 60) or 1
