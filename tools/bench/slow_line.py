"""A real sshd on this machine, reached through a simulated slow connection."""

import asyncio
import getpass
import os
import shlex
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROUND_TRIP = 0.1
"""The latency of a round trip, in seconds."""

RATE = 256_000
"""The bandwidth in each direction, in bits per second."""

_HEADER_BYTES = 40
"""The bytes of headers in each packet."""

_PACKET_BYTES = 1400
"""The maximum bytes of data in each packet."""

_SERVER_TIMEOUT, _POLL_SECONDS = 10, 0.05
"""Seconds to wait for the server, and between two attempts to connect to it."""


class NoServer(Exception):
    """No sshd can be started; the message says why."""


@contextmanager
def slow_line() -> Iterator[tuple[str, ...]]:
    """Run an sshd behind a slow line, and yield the ssh command that connects to it.

    Raises NoServer if OpenSSH is not installed or its server does not start.
    """
    server = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin")
    if not server or not shutil.which("ssh"):
        raise NoServer("there is no OpenSSH server and client here")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{name}"]
            subprocess.run(command, check=True)
        port, server_port = _find_free_port(), _find_free_port()
        daemon = subprocess.Popen(
            [server, "-D", "-e", "-f", _write_config(Path(folder), server_port)],
            stderr=subprocess.PIPE,
        )
        try:
            _wait_for(server_port, daemon)
            threading.Thread(
                target=lambda: asyncio.run(_forward(port, server_port)), daemon=True
            ).start()
            _wait_for(port, daemon)
            yield _ssh_client(folder, port)
        finally:
            daemon.terminate()
            daemon.communicate()


def _write_config(folder: Path, port: int) -> str:
    """Write the configuration of the server, and return its path."""
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin yes\nAcceptEnv *\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, parents=True, exist_ok=True)
    return str(config)


def _ssh_client(folder: str, port: int) -> tuple[str, ...]:
    """Return the ssh command that connects to a port, without the user's own configuration."""
    options = {
        "StrictHostKeyChecking": "no", "UserKnownHostsFile": "/dev/null", "LogLevel": "ERROR",
        "IdentitiesOnly": "yes", "ControlMaster": "no",
    }  # fmt: skip
    arguments = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    ssh = shutil.which("ssh") or "ssh"
    user = f"{getpass.getuser()}@127.0.0.1"
    return (ssh, "-tt", "-F", "none", "-i", f"{folder}/user", "-p", str(port), *arguments, user)


def ssh_command(
    line: tuple[str, ...], command: tuple[str, ...], env: dict[str, str]
) -> tuple[str, ...]:
    """Return the command that runs `command` over the line with environment variables."""
    words = " ".join(map(shlex.quote, ("env", *(f"{k}={v}" for k, v in env.items()), *command)))
    return (*line, words)


def _find_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, daemon: subprocess.Popen[bytes]) -> None:
    """Wait until something listens on a port. Raises NoServer if the server ends or is too slow."""
    end = time.monotonic() + _SERVER_TIMEOUT
    while time.monotonic() < end and daemon.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(_POLL_SECONDS)
    errors: list[str] = []
    if daemon.poll() is not None and daemon.stderr:
        errors = daemon.stderr.read().decode().strip().splitlines()
    raise NoServer(f"sshd does not answer: {errors[-1] if errors else 'no message'}")


async def _forward(port: int, server_port: int) -> None:
    """Forward all connections to a port to that of the server, as over a slow line."""

    async def on_connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", server_port)
        for end in (writer, server_writer):
            raw = end.get_extra_info("socket")
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(_delay(reader, server_writer), _delay(server_reader, writer))

    async with await asyncio.start_server(on_connect, "127.0.0.1", port) as server:
        await server.serve_forever()


async def _delay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Forward data in packets, limited to `RATE` and delayed by half a round trip."""
    in_transit: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def deliver() -> None:
        while True:
            arrival, packet = await in_transit.get()
            await asyncio.sleep(max(0.0, arrival - loop.time()))
            writer.write(packet)
            await writer.drain()

    delivery = asyncio.create_task(deliver())
    sent_at = 0.0
    try:
        while data := await reader.read(65536):
            for start in range(0, len(data), _PACKET_BYTES):
                packet = data[start : start + _PACKET_BYTES]
                sent_at = max(sent_at, loop.time()) + (len(packet) + _HEADER_BYTES) * 8 / RATE
                in_transit.put_nowait((sent_at + ROUND_TRIP / 2, packet))
    except ConnectionError:
        pass
    finally:
        delivery.cancel()
        writer.close()
