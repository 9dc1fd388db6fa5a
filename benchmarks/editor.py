"""What search adds to an editor's publication, and how soon the story is found.

``python benchmarks/editor.py [--rounds 60] [--url ADDRESS]`` publishes stories on a scratch site
(SQLite; Tantivy unless an Elasticsearch address is given), in turns with search looking away and
with search noting the change, so that a busy machine slows both. Then it waits, as a reader would,
until a question finds the story. Promised: at most 30 ms more, found within 2 s.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.publishing import environment, prepare

LONGEST_WAIT = 30.0


def story_new() -> tuple[Any, str]:
    """Return a draft below the list of stories, and a word that only it holds."""
    from django.db import transaction

    from news.models import StoryIndexPage, StoryPage, Topic

    word = "z" + uuid.uuid4().hex[:12].translate(str.maketrans("0123456789", "ghijklmnop"))
    story = StoryPage(
        title=f"Tin {word}",
        slug=word,
        summary="Cả trường cùng tham gia.",
        body=[{"type": "paragraph", "value": "<p>" + "Học sinh trồng cây. " * 120 + "</p>"}],
        topic=Topic.objects.order_by("path").first(),
        live=False,
    )
    with transaction.atomic():
        StoryIndexPage.objects.get().add_child(instance=story)
    return story, word


def published_ms(story: Any, attention: AbstractContextManager[None]) -> tuple[float, float]:
    """Publish; return the milliseconds that the editor waits, and the CPU time among them."""
    with attention:
        started, worked = time.perf_counter(), time.thread_time()
        story.save_revision().publish()
        waited = time.perf_counter() - started
        return waited * 1000, (time.thread_time() - worked) * 1000


def found_ms(word: str) -> float:
    """Ask as a reader does until the story is there; return the milliseconds."""
    from search.selectors import SearchRequest, search_results

    started = time.perf_counter()
    while time.perf_counter() - started < LONGEST_WAIT:
        if search_results(SearchRequest(word)).total:
            return (time.perf_counter() - started) * 1000
        time.sleep(0.01)
    raise SystemExit("the story was not found")


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def run(rounds: int) -> None:
    """Publish in turns and print the figures."""
    from search.changes import unnoted
    from search.following import wait_until_followed

    times: dict[str, list[tuple[float, float]]] = {"without": [], "with": []}
    found: list[float] = []
    for number in range(rounds + 3):
        story, _word = story_new()
        wait_until_followed()
        without = published_ms(story, unnoted())
        story, word = story_new()
        wait_until_followed()
        noted = published_ms(story, nullcontext())
        waited = found_ms(word)
        if number >= 3:
            times["without"].append(without)
            times["with"].append(noted)
            found.append(waited)
    wait_until_followed(LONGEST_WAIT)
    for name, pairs in times.items():
        waits, work = zip(*pairs, strict=True)
        print(
            f"publication {name:8} search   p50 {median(waits):6.1f} ms   p95 {p95(waits):6.1f} ms"
            f"   CPU {median(work):6.1f} ms"
        )
    added = [
        (noted[0] - bare[0], noted[1] - bare[1])
        for noted, bare in zip(times["with"], times["without"], strict=True)
    ]
    wait, work_added = (median(values) for values in zip(*added, strict=True))
    print(f"search adds, median of pairs    {wait:6.1f} ms   CPU {work_added:6.1f} ms")
    print(f"found after                     p50 {median(found):6.1f} ms   p95 {p95(found):6.1f} ms")
    print("load of the machine meanwhile", *(f"{load:.1f}" for load in os.getloadavg()))


def main() -> int:
    """Make the scratch site and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--url", default="", help="Elasticsearch address; default: Tantivy.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="editor-") as folder:
        os.environ.update(environment(folder, options.url))
        import django

        django.setup()
        prepare()
        run(options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
