"""Whether a generation's files are still what Tantivy wrote.

Every file of a segment ends with a note that Tantivy made when it wrote it: JSON with a checksum
of all that stands before, the length of that JSON, a magic number. Tantivy itself compares them
only when asked; a damaged file otherwise shows as a panic somewhere, or as a wrong answer.
"""

from __future__ import annotations

import errno
import json
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

MAGIC = 1337
TAIL = struct.Struct("<II")
"""Length of the JSON, and `MAGIC`: the last eight bytes."""

COMPONENTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
"""The files that every segment has, by their endings."""

CHUNK_BYTES = 1_000_000
LOST = (errno.ENOENT, errno.ENOTDIR, errno.EIO)
"""Errors that say that a file is gone; others, such as too many open files, say nothing of it."""


def is_sound(generation: Path) -> bool:
    """Compare all files that ``meta.json`` names with their checksums; what is unsure is sound.

    The caller holds the writer's lock, so that no file comes or goes meanwhile.
    """
    try:
        return all(_is_whole(path) for path in _files(generation))
    except OSError as error:
        return error.errno not in LOST
    except (ValueError, KeyError, TypeError):
        return False


def _files(generation: Path) -> Iterator[Path]:
    """Yield the files in use; leftovers of a killed writer are not among them."""
    meta = json.loads((generation / "meta.json").read_bytes())
    for segment in meta["segments"]:
        stem = segment["segment_id"].replace("-", "")
        yield from (generation / f"{stem}.{ending}" for ending in COMPONENTS)
        deletes = segment.get("deletes")
        if deletes:
            yield generation / f"{stem}.{deletes['opstamp']}.del"


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size < TAIL.size:
            return False
        file.seek(size - TAIL.size)
        length, magic = TAIL.unpack(file.read(TAIL.size))
        body = size - TAIL.size - length
        if magic != MAGIC or body < 0:
            return False
        file.seek(body)
        noted = json.loads(file.read(length))["crc"]
        file.seek(0)
        return bool(noted == _checksum(file, body))


def _checksum(file: IO[bytes], length: int) -> int:
    found = 0
    while length > 0:
        chunk = file.read(min(CHUNK_BYTES, length))
        if not chunk:
            break
        found = zlib.crc32(chunk, found)
        length -= len(chunk)
    return found
