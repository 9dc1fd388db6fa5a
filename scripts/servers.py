"""Servers that exist only while a suite of tests runs: started on free ports, always stopped.

They listen on the loopback interface only, keep their data in a folder that is removed, and care
for nothing but speed: never use them for anything but tests.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts import elasticsearch_server
from scripts.environment import SetupError
from scripts.packages import install, postgres_programs, program

START_SECONDS = 60
STOP_SECONDS = 20
UNPRIVILEGED = ("postgres", "nobody")

FAST_POSTGRES = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
}


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of an empty PostgreSQL database."""
    programs = postgres_programs()
    with _folder("postgres") as folder:
        data = folder / "data"
        arguments = f"-D {data} -U tests -A trust -E UTF8 --locale=C.UTF-8 --no-sync".split()
        subprocess.run(
            [str(programs / "initdb"), *arguments],
            check=True,
            capture_output=True,
            **_as_nobody(),
        )
        port = free_port()
        options = [
            part for name, value in FAST_POSTGRES.items() for part in ("-c", f"{name}={value}")
        ]
        with _running([programs / "postgres", "-D", data, "-p", str(port), *options], folder, port):
            yield f"postgres://tests@127.0.0.1:{port}/postgres"


@contextmanager
def redis() -> Iterator[str]:
    """Yield the address of an empty Redis."""
    server = program("redis-server", "redis-server")
    with _folder("redis") as folder:
        port = free_port()
        command = [server, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        with _running([*command, "--appendonly", "no", "--dir", folder], folder, port):
            yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def elasticsearch() -> Iterator[str]:
    """Yield the address of an Elasticsearch of one node; without Java: `SetupError`."""
    elasticsearch_ensure()
    nodes = []
    try:
        nodes = elasticsearch_server.start(elasticsearch_server.DEFAULT_FOLDER)
        yield nodes[0].url
    finally:
        # Only what this run started: another run may have its own in the same folder.
        elasticsearch_server.discard(nodes)


def elasticsearch_ensure() -> None:
    """Have the server's files. Raises `SetupError`."""
    try:
        elasticsearch_server.java_home()
        if shutil.which("mvn") is None:
            install("maven")
        elasticsearch_server.fetch(elasticsearch_server.DEFAULT_FOLDER)
    except (elasticsearch_server.Trouble, subprocess.SubprocessError) as error:
        raise SetupError(f"no Elasticsearch here: {error}") from error


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _folder(name: str) -> Iterator[Path]:
    """A folder that belongs to whoever the server runs as."""
    folder = Path(tempfile.mkdtemp(prefix=f"school-gate-{name}-"))
    user = _nobody()
    try:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: list[Any], folder: Path, port: int) -> Iterator[None]:
    """Run a server until the block ends; the block begins when it answers."""
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, **_as_nobody()
        )
        try:
            _wait_for(server, port, log)
            yield
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                time.sleep(0.5)  # PostgreSQL opens its port a moment before it answers
                return
        except OSError:
            time.sleep(0.1)
    raise SetupError(f"a server did not start: {log.read_text(errors='replace')[-300:]}")


def _nobody() -> pwd.struct_passwd | None:
    """Return whom to run servers as; None when we are not root and stay who we are."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _as_nobody() -> dict[str, Any]:
    user = _nobody()
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
