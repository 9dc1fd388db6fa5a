"""Fetch and run a real Elasticsearch for tests: ``fetch``, ``start [--nodes N]``, ``stop``.

The server is the core distribution from Maven Central, unzipped into a folder outside the project.
It listens on the loopback interface only, without security: never use it for anything but tests.
Needs Maven and Java 21 or newer; started as root it runs as an unprivileged user.
"""

from __future__ import annotations

import argparse
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

VERSION = "9.5.0"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
OLDEST_JAVA = 21
HEAP = "512m"
START_SECONDS = 120
UNPRIVILEGED = "nobody"
DEFAULT_FOLDER = Path(tempfile.gettempdir()) / f"elasticsearch-{VERSION}-tests"


@dataclass(slots=True)
class Node:
    """One running server."""

    name: str
    pid: int
    http_port: int
    transport_port: int
    config: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.http_port}"


_processes: dict[int, subprocess.Popen[bytes]] = {}


class Trouble(Exception):
    """Something is missing; the message says what to do."""


def java_home() -> str:
    """Return the home of a Java that is new enough."""
    candidates = [os.environ.get("ES_JAVA_HOME"), os.environ.get("JAVA_HOME")]
    candidates += sorted(map(str, Path("/usr/lib/jvm").glob("*")), reverse=True)
    for candidate in candidates:
        release = Path(candidate or "/nonexistent") / "release"
        if candidate and release.exists():
            found = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
            if found and int(found[1]) >= OLDEST_JAVA:
                return candidate
    raise Trouble(f"Install Java {OLDEST_JAVA} or newer, or set ES_JAVA_HOME to it.")


def fetch(folder: Path) -> Path:
    """Make sure that the distribution lies unzipped in the folder; return its home."""
    home = folder / f"elasticsearch-{VERSION}"
    if (home / "bin" / "elasticsearch").exists():
        return home
    if shutil.which("mvn") is None:
        raise Trouble("Install Maven (mvn); it fetches the server.")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-q", "-B", PLUGIN, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
    subprocess.run(command, check=True, timeout=1200)
    archive = folder / f"elasticsearch-{VERSION}.zip"
    with zipfile.ZipFile(archive) as content:
        content.extractall(folder)
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    archive.unlink()
    return home


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _configure(home: Path, run: Path, index: int, ports: list[tuple[int, int]]) -> Path:
    """Write the configuration folder of one node."""
    config = run / f"node-{index}" / "config"
    shutil.copytree(home / "config", config)
    http_port, transport_port = ports[index]
    (run / f"node-{index}" / "tmp").mkdir()
    lines = [
        f"cluster.name: tests-{run.name}",
        f"node.name: node-{index}",
        f"path.data: {run}/node-{index}/data",
        f"path.logs: {run}/node-{index}/logs",
        "http.host: 127.0.0.1",
        f"http.port: {http_port}",
        "transport.host: 127.0.0.1",
        f"transport.port: {transport_port}",
        "xpack.security.enabled: false",
        "cluster.routing.allocation.disk.threshold_enabled: false",
    ]
    if len(ports) == 1:
        lines.append("discovery.type: single-node")
    else:
        seeds = json.dumps([f"127.0.0.1:{port}" for _, port in ports])
        lines += [f"discovery.seed_hosts: {seeds}", 'cluster.initial_master_nodes: ["node-0"]']
    (config / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
    return config


def start(folder: Path, nodes: int = 1) -> list[Node]:
    """Start a cluster of so many nodes and wait until all are up; return them."""
    home = fetch(folder)
    run = Path(tempfile.mkdtemp(prefix="run-", dir=folder))
    flat = _free_ports(nodes * 2)
    ports = list(zip(flat[::2], flat[1::2], strict=True))
    configs = [_configure(home, run, index, ports) for index in range(nodes)]
    _hand_over(folder, run)
    started = [
        _launch(home, config, f"node-{index}", *ports[index])
        for index, config in enumerate(configs)
    ]
    (run / "nodes.json").write_text(json.dumps([asdict(node) for node in started]))
    try:
        for node in started:
            wait_until_up(node, nodes)
    except Trouble:
        stop_nodes(started)
        raise
    return started


def _hand_over(folder: Path, run: Path) -> None:
    """Give the run folder to the unprivileged user when we are root."""
    if os.geteuid() != 0:
        return
    user = pwd.getpwnam(UNPRIVILEGED)
    for parent in (folder, *folder.rglob("*")):
        if parent.is_relative_to(run):
            os.chown(parent, user.pw_uid, user.pw_gid)
        elif parent.is_dir():
            parent.chmod(0o755)
    run.chmod(0o755)


def _launch(home: Path, config: Path, name: str, http_port: int, transport_port: int) -> Node:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(config),
        "ES_JAVA_HOME": java_home(),
        "ES_PATH_CONF": str(config),
        "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        "ES_TMPDIR": str(config.parent / "tmp"),
    }
    output = (config.parent / "output.log").open("wb")
    privileges: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam(UNPRIVILEGED)
        privileges = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    process = subprocess.Popen(
        [str(home / "bin" / "elasticsearch")],
        env=environment,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        cwd=config,
        **privileges,
    )
    _processes[process.pid] = process
    return Node(name, process.pid, http_port, transport_port, str(config))


def wait_until_up(node: Node, nodes: int) -> None:
    """Wait until a node answers and sees the whole cluster. Raises `Trouble`."""
    deadline = time.monotonic() + START_SECONDS
    address = f"{node.url}/_cluster/health?wait_for_nodes=ge({nodes})&timeout=5s"
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  # nosec B310
                if not json.load(answer)["timed_out"]:
                    return
        except OSError:
            time.sleep(0.5)
        process = _processes.get(node.pid)
        if process is not None and process.poll() is not None:
            raise Trouble(f"{node.name} ended while starting; see its output.log.")
    raise Trouble(f"{node.name} did not come up within {START_SECONDS} s; see its output.log.")


def kill_node(node: Node) -> None:
    """End a node at once, as a power cut would."""
    _signal(node, signal.SIGKILL)


def start_again(folder: Path, nodes: list[Node]) -> list[Node]:
    """Start killed nodes again, with their data and ports, and wait until they are up."""
    home = fetch(folder)
    started = [
        _launch(home, Path(node.config), node.name, node.http_port, node.transport_port)
        for node in nodes
    ]
    for node in started:
        wait_until_up(node, len(nodes))
    return started


def _signal(node: Node, number: int) -> None:
    """Signal the launcher and the server that it started: they share a session of their own."""
    try:
        os.killpg(node.pid, number)
    except ProcessLookupError:
        return


def stop_nodes(nodes: list[Node]) -> None:
    """Stop nodes that were started here."""
    for node in nodes:
        _signal(node, signal.SIGTERM)
    time.sleep(2)
    for node in nodes:
        _signal(node, signal.SIGKILL)
        process = _processes.pop(node.pid, None)
        if process is not None:
            process.wait(10)


def discard(nodes: list[Node]) -> None:
    """Stop nodes that were started here and remove their data; other runs keep theirs."""
    stop_nodes(nodes)
    for run in {Path(node.config).parent.parent for node in nodes}:
        shutil.rmtree(run, ignore_errors=True)


def stop(folder: Path) -> None:
    """Stop every cluster that was started from the folder and remove its data."""
    for listing in folder.glob("run-*/nodes.json"):
        stop_nodes([Node(**row) for row in json.loads(listing.read_text())])
        shutil.rmtree(listing.parent, ignore_errors=True)


def main() -> int:
    """Run from the command line; ``start`` prints the address for ``SEARCH_TEST_ELASTICSEARCH``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("fetch", "start", "stop"))
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=DEFAULT_FOLDER)
    options = parser.parse_args()
    try:
        if options.action == "fetch":
            fetch(options.folder)
        elif options.action == "start":
            print(",".join(node.url for node in start(options.folder, options.nodes)))
        else:
            stop(options.folder)
    except (Trouble, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
