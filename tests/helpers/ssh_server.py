"""A real sshd on 127.0.0.1, with new keys, and a client that logs in."""

import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpers.wizard import COMMAND, Wizard

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SshServer:
    """A running server; its folder has the keys of the host and of the client."""

    def __init__(self, folder, port):
        self.folder = folder
        self.port = port

    @property
    def public_key(self):
        """The public key of the client."""
        return (self.folder / "key.pub").read_text().strip()

    def command(self, remote_command, *more_options):
        """Return the command that logs in on a terminal, and runs another command there."""
        return ("ssh", "-tt", *self.options(*more_options), "127.0.0.1", remote_command)

    def options(self, *more):
        """Return the options with which `ssh` or `scp` logs in, with more at the end."""
        return (
            "-F", "none", "-o", f"Port={self.port}", "-i", str(self.folder / "key"),
            "-o", f"UserKnownHostsFile={self.folder / 'known'}", "-o", "StrictHostKeyChecking=no",
            "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", *more,
        )  # fmt: skip

    def wizard(self, *arguments, home):
        """Log in, and open the wizard with a home directory of its own."""
        variables = f"BRIDGE_TUI_HOME={home} LC_ALL=C.UTF-8"
        return Wizard(command=self.command(f"env {variables} {COMMAND} {' '.join(arguments)}"))


def create_key(path):
    """Create a key without a passphrase, and return its public part."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True, timeout=30
    )
    return Path(f"{path}.pub").read_text().strip()


@contextmanager
def run_ssh_server(folder, settings=""):
    """Serve SSH on 127.0.0.1 while the context lasts; `settings` are more lines of its settings."""
    if SSHD is None or shutil.which("ssh") is None:
        pytest.skip("needs sshd and ssh")
    folder.mkdir(mode=0o700)
    for name in ("host", "key"):
        create_key(folder / name)
    shutil.copy(folder / "key.pub", folder / "authorized")
    port = free_port()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\nPrintMotd no\n"
        f"{settings}\n"
    )
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stdout=log, stderr=log
    )
    try:
        _wait_until_listening(port, process)
        yield SshServer(folder, port)
    finally:
        process.terminate()
        process.wait()
        log.close()


def _wait_until_listening(port, process):
    while process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        os.sched_yield()
    raise AssertionError("sshd did not start")
