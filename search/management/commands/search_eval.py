"""Measure how well and how fast search finds on a set of questions with known answers."""

from __future__ import annotations

import json
import tempfile
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.engines import engine_for
from search.engines.base import Engine, EngineError
from search.evaluation.run import Figures, ask_variant, index_set
from search.evaluation.sets import SetError, load_set, set_folders

VARIANTS = "text,text_nodia,text_typo"


class Command(BaseCommand):
    """``search_eval DIR [--engine …] [--variants …] [--limit N] [--json]``, on a scratch index."""

    help = __doc__
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("dir", type=Path, help="A set, or a folder of sets.")
        parser.add_argument("--engine", choices=("tantivy", "elasticsearch"), default=None)
        parser.add_argument("--url", help="Elasticsearch address; default: SEARCH_URL.")
        parser.add_argument("--variants", default=VARIANTS, help=f"Default: {VARIANTS}")
        parser.add_argument("--limit", type=int, help="Ask only the first N questions.")
        parser.add_argument("--json", action="store_true", help="One object a line.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure every set of the folder in every variant."""
        folders = set_folders(options["dir"])
        if not folders:
            raise CommandError(f"{options['dir']}: no queries.jsonl here or one level below")
        variants = [name.strip() for name in options["variants"].split(",") if name.strip()]
        try:
            for folder in folders:
                chosen = load_set(folder, options["limit"])
                with self._scratch(options) as engine:
                    indexed = index_set(engine, chosen)
                    for variant in variants:
                        figures = ask_variant(engine, chosen, indexed, variant)
                        if figures is not None:
                            self._print(figures, options["json"])
        except (SetError, EngineError) as error:
            raise CommandError(str(error)) from error

    @contextmanager
    def _scratch(self, options: dict[str, Any]) -> Iterator[Engine]:
        """Give an empty index of the wanted engine and remove it afterwards."""
        url = options["url"] or str(settings.SEARCH_URL)
        remote = url.startswith(("http://", "https://"))
        name = options["engine"] or ("elasticsearch" if remote else "tantivy")
        if name == "elasticsearch" and not remote:
            raise CommandError("Give --url or set SEARCH_URL to an Elasticsearch address.")
        with tempfile.TemporaryDirectory(prefix="search-eval-") as folder:
            area = f"eval-{uuid.uuid4().hex[:10]}"
            engine = engine_for(url if name == "elasticsearch" else folder, area)
            try:
                yield engine
            finally:
                engine.drop()

    def _print(self, figures: Figures, as_json: bool) -> None:
        data = figures.as_dict()
        if as_json:
            self.stdout.write(json.dumps(data, ensure_ascii=False))
            return
        self.stdout.write(
            "{set} {engine} {variant}: n={n} nDCG@10={ndcg10:.4f} MRR@10={mrr10:.4f} "
            "recall@10={recall10:.4f} recall@100={recall100:.4f} empty={empty:.4f} "
            "index={index_seconds} s, {index_mb} MB, p50={p50_ms} ms, p95={p95_ms} ms".format(
                **data
            )
        )
