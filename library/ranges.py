"""Parts of files: a reader of a long PDF on a phone loads the pages that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, cast

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


CHUNK = 64 * 1024


class _Part:
    """The next so many bytes of a file, in chunks; closes the file when the answer is sent."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file = file
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        while self._left and (chunk := self._file.read(min(CHUNK, self._left))):
            self._left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self._file.close()


def part_answer(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the part that the request asks for (206, or 416), or the response as it is.

    One range only; several, or a range of another version (``If-Range``), get the whole file, as
    RFC 9110 allows.
    """
    if response.status_code != 200 or not isinstance(response, FileResponse):
        return response
    response["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    size = int(response.get("Content-Length") or 0)
    if request.method != "GET" or asked is None or not size or not _same(request, response):
        return response
    bounds = _bounds(asked[1], asked[2], size)
    file = cast("IO[bytes]", response.file_to_stream)
    if bounds is None:
        # Not `response.close()`: that says that the request is over, and the database hangs up.
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = bounds
    file.seek(first)
    kept = {name: value for name, value in response.items() if name != "Content-Length"}
    part = StreamingHttpResponse(_Part(file, last - first + 1), status=206, headers=kept)
    part["Content-Length"] = str(last - first + 1)
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    return part


def _same(request: HttpRequest, response: HttpResponseBase) -> bool:
    version = request.headers.get("If-Range")
    return version is None or version in (response.get("ETag"), response.get("Last-Modified"))


def _bounds(first: str, last: str, size: int) -> tuple[int, int] | None:
    if not first and not last:
        return None
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else None
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end else None
