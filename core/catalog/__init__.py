"""Our message catalogue: extraction, filling, checking and compiling without gettext's binaries."""
