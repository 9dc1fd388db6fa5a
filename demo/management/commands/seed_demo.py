"""Fill this install with demo content, or take it out again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo.guard import NotADemoError, demo_only
from demo.seeding.clean import demo_clean, demo_measure
from demo.seeding.plan import orders_of, plan_district
from demo.seeding.progress import Bar
from demo.seeding.quiet import bulk_load
from demo.seeding.run import index_rebuild, seed

_MOST_SCHOOLS = 87


class Command(BaseCommand):
    """``seed_demo --schools 87 --stories 12 --seed 1 [--clean] [--dry-run]``; safe to repeat."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--schools", type=int, default=_MOST_SCHOOLS, help="How many schools.")
        parser.add_argument("--stories", type=int, default=12, help="How many stories a school.")
        parser.add_argument("--seed", type=int, default=1, help="The same seed, the same content.")
        parser.add_argument("--workers", type=int, help="Processes that draw pictures.")
        parser.add_argument("--clean", action="store_true", help="Remove the demo's content.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the install, then seed, clean or only report."""
        try:
            demo_only()
        except NotADemoError as error:
            raise CommandError(str(error)) from error
        if not 1 <= options["schools"] <= _MOST_SCHOOLS:
            message = f"--schools must be between 1 and {_MOST_SCHOOLS}."
            raise CommandError(message)
        if not 1 <= options["stories"] <= 60:
            message = "--stories must be between 1 and 60."
            raise CommandError(message)
        if options["clean"]:
            self._clean(dry_run=options["dry_run"])
        elif options["dry_run"]:
            self._foresee(options)
        else:
            self._seed(options)

    def _clean(self, *, dry_run: bool) -> None:
        if dry_run:
            counts = demo_measure().counts
        else:
            bar = Bar("Removing", max(1, demo_measure().counts["schools"]))
            with bulk_load():
                counts = demo_clean(progress=lambda done, _total: bar.show(done)).counts
            index_rebuild()
        verb = "would be removed" if dry_run else "removed"
        self.stdout.write(
            ", ".join(f"{count} {what}" for what, count in counts.items()) + f" {verb}"
        )

    def _foresee(self, options: dict[str, Any]) -> None:
        plans = plan_district(
            schools=options["schools"],
            stories=options["stories"],
            seed=options["seed"],
            today=timezone.localdate(),
        )
        stories = sum(len(plan.stories) for plan in plans)
        pictures = len(orders_of(plans))
        self.stdout.write(
            f"{len(plans)} schools, {stories} stories and {pictures} pictures are planned; "
            "what is there already is left alone. Nothing was written."
        )

    def _seed(self, options: dict[str, Any]) -> None:
        done = seed(
            schools=options["schools"],
            stories=options["stories"],
            seed_number=options["seed"],
            workers=options["workers"],
        )
        if done.anything:
            self.stdout.write(
                f"Demo: {done.schools} schools opened, {done.stories} stories, {done.offers} "
                "offers, "
                f"{done.translations} pages in English."
            )
        else:
            self.stdout.write("Demo: everything is there already.")
