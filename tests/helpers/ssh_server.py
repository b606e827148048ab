"""A real sshd on 127.0.0.1, with keys that are made for it, and a client to reach it."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from helpers.wizard import COMMAND, Wizard

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SshServer:
    """What is needed to log in."""

    def __init__(self, folder, port, process):
        self.folder = folder
        self.port = port
        self.process = process

    @property
    def public_key(self):
        """The key that the client logs in with."""
        return (self.folder / "key.pub").read_text().strip()

    def command(self, remote, port=None):
        """Return the command that runs another one over SSH, on a terminal."""
        return (
            "ssh", "-tt", *self.options(), "-p", str(port or self.port), "127.0.0.1", remote,
        )  # fmt: skip

    def options(self, *more):
        """Return the options with which another client of SSH logs in."""
        return (
            "-F", "none", "-o", f"Port={self.port}", "-i", str(self.folder / "key"),
            "-o", f"UserKnownHostsFile={self.folder / 'known'}", "-o", "StrictHostKeyChecking=no",
            "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", *more,
        )  # fmt: skip

    def wizard(self, *arguments, home, port=None, size=(80, 24), **variables):
        """Open the wizard at the far end of a line."""
        settings = {"BRIDGE_TUI_HOME": str(home), "LC_ALL": "C.UTF-8", **variables}
        words = ["env", *(f"{name}={value}" for name, value in settings.items())]
        remote = " ".join([*words, COMMAND, *arguments])
        return Wizard(size=size, command=self.command(remote, port))


def _key(path):
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True, timeout=30
    )


@contextmanager
def serving(folder, more=""):
    """Serve SSH on 127.0.0.1 for as long as the context lasts, with `more` lines of settings."""
    if SSHD is None or shutil.which("ssh") is None:
        pytest.skip("needs sshd and ssh")
    folder.mkdir(mode=0o700)
    for name in ("host", "key"):
        _key(folder / name)
    shutil.copy(folder / "key.pub", folder / "authorized")
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\nPrintMotd no\n"
        f"{more}\n"
    )
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stdout=log, stderr=log
    )
    try:
        _wait_for(port, process)
        yield SshServer(folder, port, process)
    finally:
        process.terminate()
        process.wait()
        log.close()


def _wait_for(port, process):
    while process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        os.sched_yield()
    print("sshd did not start", file=sys.stderr)
    raise AssertionError("sshd did not start")
