"""Two webmasters at the same moment."""

from __future__ import annotations

import threading
import unittest
from typing import Any

from django.db import connection, connections
from django.test import Client, TransactionTestCase
from django.urls import reverse

from accounts.models import User
from tests.support.district import client_of, make_district, make_person


@unittest.skipUnless(connection.vendor == "postgresql", "threads need connections of their own")
class AtOnceTest(TransactionTestCase):
    """Real threads on real connections; `make test-all` runs it on PostgreSQL."""

    serialized_rollback = True

    def setUp(self) -> None:
        self.people = make_district(1).schools[0]
        self.colleague = make_person("colleague", self.people.school.webmasters)
        self.clients = [client_of(self.people.webmaster), client_of(self.colleague)]

    def at_once(self, posts: list[tuple[Client, str, dict[str, Any]]]) -> list[int]:
        """Send all at the same moment; return the answers' codes."""
        gate, found = threading.Barrier(len(posts)), [0] * len(posts)

        def send(number: int, client: Client, address: str, data: dict[str, Any]) -> None:
            try:
                gate.wait()
                found[number] = client.post(address, data).status_code
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=send, args=(number, *post)) for number, post in enumerate(posts)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def test_two_who_deactivate_each_other_do_not_both(self) -> None:
        for _round in range(5):
            people = (self.colleague, self.people.webmaster)
            self.at_once(
                [
                    (client, reverse("people:deactivate", args=[person.pk]), {})
                    for client, person in zip(self.clients, people, strict=True)
                ]
            )
            left = User.objects.filter(groups=self.people.school.webmasters, is_active=True)
            self.assertEqual(left.count(), 1)
            for person in people:
                person.save()
            self.clients = [client_of(person) for person in reversed(people)]

    def test_two_who_invite_the_same_address_get_one_person_and_one_message(self) -> None:
        address = reverse("people:add")
        for number in range(5):
            form = {"email": f"moi{number}@example.test", "name": "Mới", "role": "school_editor"}
            codes = self.at_once([(client, address, form) for client in self.clients])
            self.assertEqual(sorted(codes), [200, 302])
            self.assertEqual(User.objects.filter(email=form["email"]).count(), 1)
