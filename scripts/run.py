"""`make run`: from a bare machine to the running product with its demo content.

Standard library only; everything else happens in the virtual environment that it makes.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from scripts.environment import PYTHON, ROOT, SetupError, environment_ensure, manage

PORT = os.environ.get("PORT") or "8000"
START_SECONDS = 60
# The sites' addresses carry the port, and set-up talks to a person, not to a log file.
os.environ.setdefault("BASE_DOMAIN", f"localhost:{PORT}")
os.environ.setdefault("LOG_LEVEL", "WARNING")


def main() -> int:
    """Set up, seed once, serve until interrupted; return the exit code."""
    try:
        _port_must_be_free()
        environment_ensure(dev=False)
        data_ensure()
        return serve()
    except SetupError as problem:
        sys.stderr.write(f"make run: {problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def data_ensure() -> None:
    """Bring database, roles, demo content, catalogue and static files up to date."""
    (ROOT / "var").mkdir(exist_ok=True)
    manage("catalog", "compile", quiet=True)
    manage("setup")
    manage("collectstatic", "--noinput", quiet=True)


def _port_must_be_free() -> None:
    if not PORT.isascii() or not PORT.isdecimal() or not 0 < int(PORT) < 65536:
        raise SetupError(f"PORT is {PORT!r}: use a number up to 65535, as in `make run PORT=8001`.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except PermissionError:
            raise SetupError(
                f"port {PORT} is reserved for the system: use `make run PORT=8001`."
            ) from None
        except OSError:
            raise SetupError(
                f"port {PORT} is taken: stop the other program, or use `make run PORT=8001`."
            ) from None


def serve() -> int:
    """Start gunicorn, wait for the first page, say where everything is, and stay with it."""
    server = subprocess.Popen(
        [PYTHON, "-m", "gunicorn", "--config", ROOT / "cms" / "gunicorn_conf.py", "cms.wsgi"],
        cwd=ROOT,
        env={**os.environ, "PORT": PORT},
    )
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        _wait_for_first_page(server)
        manage("demo_logins")
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        return server.wait()
    except SetupError:
        server.terminate()
        server.wait()
        raise


def _wait_for_first_page(server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/", headers={"Host": f"localhost:{PORT}"}
    )
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SetupError("the web server stopped: its message is above.")
        try:
            with urllib.request.urlopen(request, timeout=START_SECONDS) as answer:  # noqa: S310  # nosec B310
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            raise SetupError(
                f"the portal answers with {error.code}: see the message above."
            ) from None
        except OSError:
            time.sleep(0.2)
    raise SetupError(f"the portal did not answer within {START_SECONDS} s.")


if __name__ == "__main__":
    sys.exit(main())
