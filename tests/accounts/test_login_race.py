"""Many guesses at the same moment."""

from __future__ import annotations

import threading
import unittest

from django.core.cache import cache
from django.db import connection, connections
from django.test import TransactionTestCase

from accounts.login.limits import NEW_BROWSER_FAILURES
from accounts.login.models import Refusal, RefusalKind
from tests.accounts.test_login import LOGIN
from tests.support.district import PASSWORD, client_of, make_district

AT_ONCE = 16


@unittest.skipUnless(connection.vendor == "postgresql", "threads need connections of their own")
class GuessingRaceTests(TransactionTestCase):
    """Real threads on real connections; `make test-all` runs it on PostgreSQL."""

    serialized_rollback = True

    def setUp(self) -> None:
        cache.clear()
        make_district(1)

    def statuses(self, passwords: list[str]) -> list[int]:
        """Send all passwords for one account at once; return the answers' codes."""
        gate, found = threading.Barrier(len(passwords)), [0] * len(passwords)

        def guess(number: int, password: str) -> None:
            try:
                client = client_of()
                gate.wait()
                form = {"username": "editor1", "password": password}
                found[number] = client.post(LOGIN, form).status_code
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=guess, args=(number, password))
            for number, password in enumerate(passwords)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def test_no_more_are_looked_at_than_one_after_the_other(self) -> None:
        found = self.statuses([f"guess {number}" for number in range(AT_ONCE)])
        self.assertLessEqual(found.count(200), NEW_BROWSER_FAILURES)
        self.assertEqual(found.count(200) + found.count(429), AT_ONCE)
        counted = Refusal.objects.filter(kind=RefusalKind.LOGIN).count()
        self.assertEqual(counted, found.count(200))

    def test_the_right_password_leaves_nothing_behind(self) -> None:
        self.assertEqual(self.statuses([PASSWORD] * 3), [302] * 3)
        self.assertFalse(Refusal.objects.exists())
