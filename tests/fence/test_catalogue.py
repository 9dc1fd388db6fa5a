"""Every admin URL name is classified, and the classification is complete."""

from __future__ import annotations

from django.test import SimpleTestCase

from sites.tenancy.access import HARMLESS, RULES, SHADOW, Access
from tests.fence.addresses import admin_patterns


class CatalogueTest(SimpleTestCase):
    """An upgrade that adds an admin address is noticed here, and closed until somebody looks."""

    def test_every_admin_name_is_classified(self) -> None:
        unknown = {name for name, _, _ in admin_patterns()} - RULES.keys()
        self.assertEqual(unknown, set(), "Classify these in sites.tenancy.catalogue or their app.")

    def test_no_name_is_classified_that_does_not_exist(self) -> None:
        gone = RULES.keys() - {name for name, _, _ in admin_patterns()}
        self.assertEqual(gone, set(), "These admin addresses are no more; drop their rows.")

    def test_every_id_in_a_scoped_path_is_checked(self) -> None:
        unchecked = {
            (name, argument)
            for name, pattern, _ in admin_patterns()
            for argument in pattern.pattern.regex.groupindex
            if RULES[name].access is Access.SCOPED
            and argument not in RULES[name].ids
            and argument not in HARMLESS
            and not RULES[name].checks
        }
        self.assertEqual(unchecked, set(), "Say what kind of thing these ids are.")

    def test_shadows_stand_in_for_views_that_exist(self) -> None:
        routes: dict[str, list[tuple[str, bool]]] = {}
        for name, pattern, route in admin_patterns():
            shadowing = (pattern.name or "").startswith(SHADOW)
            routes.setdefault(name, []).append((route, shadowing))
        for name, found in routes.items():
            if any(shadowing for _, shadowing in found):
                self.assertEqual(len({route for route, _ in found}), 1, name)
                self.assertTrue(found[0][1], f"{name}: ours must come first")
                self.assertFalse(found[-1][1], f"{name}: nothing to stand in for")
