"""Speed, size and memory of a search engine on items that it makes itself.

``python benchmarks/search.py [--items 60000] [--attached] [--url FOLDER-OR-ADDRESS]``. Items have
2,400 characters of invented Vietnamese: syllables of the language's own grammar, words of two,
frequencies as in natural text (Zipf). Nothing else is read. With ``--attached`` each tenth item has
a document of three pages, as long as an item each, too. Before the first timed question the engine
answers 1,000 untimed ones of each kind: a Java machine that has just started translates its program
while it answers, and takes twice the time. The machine's load is printed at the start and at the
end: figures of a busy machine are not those of a free one.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import os
import pickle
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from core.text import canonical, is_syllable
from search.analysis import analyse
from search.engines import engine_for
from search.engines.base import Analysed, Attachment, Engine, Record
from search.question import Question, plan_for
from search.ranking import ranked

CHARACTERS = 2_400
WORDS = 12_000
WITH_ATTACHMENT = 10
"""With ``--attached`` each so many-th item has a document."""

ATTACHED_PAGES = 3
WARMING = 1_000
"""Questions that are asked before the first timed one."""

FACETS = ("kind", "school", "level", "ward", "topic", "year")
SEED = 1


class Language:
    """Invented words and sentences."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        syllables = self._syllables()
        words = [
            " ".join(self.random.choices(syllables, k=self.random.choice((1, 2, 2, 2, 3))))
            for _ in range(WORDS)
        ]
        self.words = words
        weights = [1.0 / (rank + 8) for rank in range(len(words))]
        self.cumulated = list(itertools.accumulate(weights))

    def _syllables(self) -> list[str]:
        onsets = "b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x".split()
        nuclei = "a ă â e ê i o ô ơ u ư ai ao iê ươ uô oa oai uy ây ươi".split()
        codas = ["", "", "c", "m", "n", "ng", "nh", "p", "t"]
        tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
        made = (
            canonical(onset + nucleus[:1] + tone + nucleus[1:] + coda)
            for onset, nucleus, coda, tone in itertools.product(onsets, nuclei, codas, tones)
        )
        possible = sorted({syllable for syllable in made if is_syllable(syllable)})
        self.random.shuffle(possible)
        return possible[:3_500]

    def word(self) -> str:
        """Return a word by its frequency."""
        place = self.random.random() * self.cumulated[-1]
        return self.words[bisect.bisect(self.cumulated, place)]

    def text(self, characters: int) -> str:
        """Return sentences of about so many characters."""
        pieces: list[str] = []
        length = 0
        while length < characters:
            sentence = " ".join(self.word() for _ in range(self.random.randint(5, 14)))
            pieces.append(sentence.capitalize() + ".")
            length += len(sentence) + 2
        return " ".join(pieces)[:characters]


def attachments(language: Language, number: int) -> list[Attachment]:
    """Make the document of an item that has one."""
    pages = [language.text(CHARACTERS) for _ in range(ATTACHED_PAGES)]
    return [Attachment(number, language.text(40), pages)]


Texts = tuple[str, str, list[Attachment]]
"""What is written beforehand of an item: title, body, documents."""


def texts(language: Language, number: int, attached: bool) -> Texts:
    """Make the texts of one item, with a document where it is its turn."""
    shows = attached and number % WITH_ATTACHMENT == 0
    title, body = language.text(60), language.text(CHARACTERS)
    return title, body, attachments(language, number) if shows else []


def record(number: int, made: Texts) -> Record:
    """Return one item."""
    title, body, documents = made
    return Record(
        key=number,
        title=title,
        body=[body],
        attachments=documents,
        kind=("story", "notice", "page")[number % 3],
        locale="vi",
        school=number % 90,
        level=("kindergarten", "primary", "lower_secondary")[number % 3],
        ward=number % 14,
        topics=[number % 13],
        date=date(2022, 9, 1) + timedelta(days=number % 700),
    )


def written(language: Language, count: int, attached: bool, path: Path) -> None:
    """Write all texts to a file beforehand: neither making nor holding them is measured."""
    with path.open("wb") as file:
        for number in range(1, count + 1):
            pickle.dump(texts(language, number, attached), file, pickle.HIGHEST_PROTOCOL)


def read(path: Path, count: int) -> Iterator[Record]:
    """Yield the items one by one, as a database gives them to a rebuild."""
    with path.open("rb") as file:
        for number in range(1, count + 1):
            yield record(number, pickle.load(file))  # noqa: S301 (written above by this process)


def report(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name:<34}{value:>12,.1f} {unit}", flush=True)


def timed(name: str, questions: list[str], ask: Callable[[str], object]) -> None:
    """Ask all questions and print median and 95th percentile."""
    for question in questions[:20]:
        ask(question)
    times = []
    for question in questions:
        started = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    report(f"{name}: p50", times[len(times) // 2], "ms")
    report(f"{name}: p95", times[int(len(times) * 0.95)], "ms")


def typed(language: Language, count: int) -> list[str]:
    """Make questions from two words to a whole headline."""
    return [language.text(language.random.choice((15, 30, 60, 90))) for _ in range(count)]


def load(moment: str) -> None:
    """Print how busy the machine is: processes that want to run, over 1, 5 and 15 minutes."""
    one, five, fifteen = os.getloadavg()
    print(f"load at the {moment}: {one:.2f} {five:.2f} {fifteen:.2f}, {os.cpu_count()} cores")


def analysed(items: Iterable[Record]) -> Iterator[Analysed]:
    """Normalise while indexing, as a rebuild does."""
    for item in items:
        yield analyse(item)


def peak() -> float:
    """Return the most memory that this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(engine: Engine, count: int, questions: int, attached: bool, path: Path) -> None:
    """Index, ask, write."""
    language = Language()
    written(language, count, attached, path)
    report("memory before (Python, Django)", peak(), "MB")
    started = time.perf_counter()
    fresh = engine.rebuild()
    fresh.add(analysed(read(path, count)))
    fresh.finish()
    seconds = time.perf_counter() - started
    report("indexed", count / seconds, "items/s")
    started = time.perf_counter()
    fresh.wait()
    report("found, but still put in order", time.perf_counter() - started, "s")
    report("index", engine.status().megabytes or 0.0, "MB")
    report("memory while indexing (peak)", peak(), "MB")
    headlines = typed(language, questions)

    def answer(text: str) -> object:
        return ranked(engine, plan_for(Question(text), engine), date.today().toordinal())

    def page(text: str) -> object:
        plan = plan_for(Question(text, {"locale": ("vi",), "school": ("7",)}), engine)
        plan.facets = FACETS
        plan.alive_at = int(time.time())
        return ranked(engine, plan, date.today().toordinal())

    def slip(text: str) -> object:
        return answer(text.replace("n", "nn", 1))

    for text in typed(language, WARMING):
        answer(text)
        slip(text)
        page(text)
    timed("question", headlines, answer)
    timed("question with a slip", headlines, slip)
    timed("with filters and six facets", headlines, page)
    times = []
    for number in range(30):
        started = time.perf_counter()
        engine.write([analyse(Record(count + number, language.text(60), version=number + 1))])
        times.append((time.perf_counter() - started) * 1000)
    report("one write: median", sorted(times)[15], "ms")
    report("memory in all (peak)", peak(), "MB")


def main() -> None:
    """Read the options and run in a scratch index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=60_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--attached", action="store_true", help="Each tenth has a document.")
    parser.add_argument("--url", default="", help="Elasticsearch address; default: Tantivy.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-benchmark-") as folder:
        engine = engine_for(options.url or folder, "benchmark")
        print(f"{engine.name}, {options.items:,} items of {CHARACTERS:,} characters")
        load("start")
        try:
            path = Path(folder) / "items.pickle"
            run(engine, options.items, options.questions, options.attached, path)
            load("end")
        finally:
            engine.drop()


if __name__ == "__main__":
    main()
