"""How many wrong attempts are let through before a person has to wait.

Failures are counted three ways, each over the last quarter of an hour:

* of an account, from browsers that it has never been used in: few, these are guesses;
* of an account, in a browser that it has been used in: more, and counted apart, so that guessing
  from elsewhere never keeps the owner out;
* of a network address, from browsers new to the account: many, because a whole school, with all its
  typing mistakes, comes from one address. Known browsers are not asked.

The rows of `Refusal` are what is counted, so all server processes count alike, and names of
accounts that do not exist are counted like any other: a wait says nothing about who exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from accounts.login.addresses import client_address
from accounts.login.browsers import known_browser
from accounts.login.models import Refusal, RefusalKind
from accounts.login.refusals import account_key, refusal_record

WINDOW = timedelta(minutes=15)
NEW_BROWSER_FAILURES = 5
KNOWN_BROWSER_FAILURES = 10
ADDRESS_FAILURES = 100


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to come in: whose account, in which browser, from where.

    `kind` is what a failure is written down as: a wrong password and a wrong code are counted
    apart, because whoever types codes has given the password.
    """

    request: HttpRequest
    account: str
    kind: RefusalKind = RefusalKind.LOGIN

    @property
    def browser(self) -> str:
        """The mark of a known browser, or empty."""
        return known_browser(self.request, account_key(self.account))

    @property
    def counted_as(self) -> str:
        """The key that this attempt's failures are counted under."""
        return account_key(self.account, self.browser)

    def wait(self) -> timedelta:
        """Return how long to wait before the next try; zero when it may be made now."""
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
        times = failures.order_by("-at").values_list("at", flat=True)[most - 1 : most]
        return next((at + WINDOW - now for at in times), timedelta())

    def failed(self) -> None:
        """Write down and count a wrong attempt."""
        refusal_record(self.request, self.kind, account=self.account, browser=self.browser)

    def throttled(self) -> None:
        """Write down an attempt that came too early; it does not make the wait longer."""
        refusal_record(
            self.request, RefusalKind.THROTTLED, account=self.account, browser=self.browser
        )


def minutes_of(wait: timedelta) -> int:
    """Return a wait in whole minutes, rounded up."""
    return -(-int(wait.total_seconds()) // 60) or 1
