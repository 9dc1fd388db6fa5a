"""What Tantivy raises."""

from __future__ import annotations

PANIC_MODULE = "pyo3_runtime"
"""Where the exception lives with which Rust gives up; it is no `Exception` and ends workers."""


def is_tantivys(error: BaseException) -> bool:
    """Whether Tantivy raises so: an error of its own, of the disk, or a panic."""
    return isinstance(error, (ValueError, OSError)) or type(error).__module__ == PANIC_MODULE
