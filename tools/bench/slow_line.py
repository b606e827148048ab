"""A real sshd on this machine, reached through a line that is slow and far away."""

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
"""Seconds."""

RATE = 256_000
"""Bits in a second, each way."""

_HEADER = 40
"""Bytes that every packet takes besides what it carries."""

_PACKET = 1400


class NoServer(Exception):
    """There is no sshd that could be run; the text says why."""


@contextmanager
def slow_line() -> Iterator[tuple[str, ...]]:
    """Run an sshd behind a slow line; gives the command that runs a further one there.

    Raises NoServer.
    """
    server = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin")
    if not server or not shutil.which("ssh"):
        raise NoServer("there is no OpenSSH server and client here")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("host", "user"):
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{name}"]
            subprocess.run(make, check=True)
        port, far = _free_port(), _free_port()
        daemon = subprocess.Popen(
            [server, "-D", "-e", "-f", _configured(Path(folder), far)],
            stderr=subprocess.PIPE,
        )
        try:
            _wait_for(far, daemon)
            threading.Thread(target=lambda: asyncio.run(_carry(port, far)), daemon=True).start()
            _wait_for(port, daemon)
            yield _client(folder, port)
        finally:
            daemon.terminate()
            daemon.communicate()


def _configured(folder: Path, port: int) -> str:
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin yes\nAcceptEnv *\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, parents=True, exist_ok=True)
    return str(config)


def _client(folder: str, port: int) -> tuple[str, ...]:
    options = {
        "StrictHostKeyChecking": "no", "UserKnownHostsFile": "/dev/null", "LogLevel": "ERROR",
        "IdentitiesOnly": "yes", "ControlMaster": "no",
    }  # fmt: skip
    given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    ssh = shutil.which("ssh") or "ssh"
    user = f"{getpass.getuser()}@127.0.0.1"
    return (ssh, "-tt", "-F", "none", "-i", f"{folder}/user", "-p", str(port), *given, user)


def over(line: tuple[str, ...], command: tuple[str, ...], env: dict[str, str]) -> tuple[str, ...]:
    """Return the command that runs a command over the line, in an environment."""
    words = " ".join(map(shlex.quote, ("env", *(f"{k}={v}" for k, v in env.items()), *command)))
    return (*line, words)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, daemon: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and daemon.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.05)
    told = (
        daemon.stderr.read().decode().strip() if daemon.poll() is not None and daemon.stderr else ""
    )
    raise NoServer(f"sshd does not answer: {told.splitlines()[-1] if told else 'it is silent'}")


async def _carry(port: int, far: int) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", far)
        for end in (writer, far_writer):
            raw = end.get_extra_info("socket")
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.gather(_one_way(reader, far_writer), _one_way(far_reader, writer))

    async with await asyncio.start_server(connected, "127.0.0.1", port) as server:
        await server.serve_forever()


async def _one_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry what is read as packets that leave one after another and arrive half a trip later."""
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def arrive() -> None:
        while True:
            at, packet = await under_way.get()
            await asyncio.sleep(max(0.0, at - loop.time()))
            writer.write(packet)
            await writer.drain()

    arriving = asyncio.create_task(arrive())
    free = 0.0
    try:
        while data := await reader.read(65536):
            for start in range(0, len(data), _PACKET):
                packet = data[start : start + _PACKET]
                free = max(free, loop.time()) + (len(packet) + _HEADER) * 8 / RATE
                under_way.put_nowait((free + ROUND_TRIP / 2, packet))
    except ConnectionError:
        pass
    finally:
        arriving.cancel()
        writer.close()
