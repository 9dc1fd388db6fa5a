#!/usr/bin/env python
"""Django's command line."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a management command with the development settings unless told otherwise."""
    testing = len(sys.argv) > 1 and sys.argv[1] == "test"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"cms.settings.{'test' if testing else 'dev'}")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        # The message names the setting and says what to write; a traceback would bury it.
        sys.exit(f"Cannot start: {problem}")


if __name__ == "__main__":
    main()
