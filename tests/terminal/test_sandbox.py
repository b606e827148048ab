"""The sandbox of docs/hosting.md, with real `bwrap` and with an attacker's code in it."""

import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack

import pytest

from helpers.keys import NEXT, QUIT
from helpers.processes import have_ended, processes_in_session
from helpers.programs import needs
from helpers.repository import ROOT
from helpers.sandbox import GUIDE, guide_script, needs_bwrap, write_session_script
from helpers.wizard import Wizard

FORBIDDEN = (
    "open(SECRET).read()",
    "open(HOME + '/link').read()",
    "os.remove(SECRET)",
    "os.link(SECRET, HOME + '/mine.txt')",
    "open(OTHER + '/notes/20260105-them.toml').read()",
    "os.listdir(OTHER)",
    "open('/etc/passwd').read()",
    "open('/usr/bin/planted', 'w')",
    "open('/planted', 'w')",
    "open(PACKAGE, 'a')",
    "subprocess.run([PROGRAM])",
    "os.kill(int(OUTER_PID), 0)",
    "open('/proc/' + OUTER_PID + '/environ').read()",
    "socket.create_connection(('127.0.0.1', int(PORT)))",
)
"""Code that must fail in the sandbox; the fixture `run_inside` defines the names."""

# These succeed, but only inside: the host's folder is in /tmp, and the sandbox has its own /tmp.
HARMLESS_WRITES = (
    "open(SECRET, 'w').write('x')",
    "open(HOME + '/link', 'w').write('x')",
    "subprocess.run(['sh', '-c', 'echo x > ' + SECRET], check=True)",
    "os.makedirs(OTHER + '/notes')",
)


@pytest.fixture
def session(tmp_path):
    """The session script of the guide, for the program under test."""
    needs_bwrap()
    write_session_script(tmp_path / "session")
    return tmp_path / "session"


def test_the_wizard_runs_in_the_sandbox_and_saves_the_note(session, host):
    with Wizard(command=(str(session), str(host.home))) as wizard:
        wizard.until("Analytical Engines").type(NEXT).until("How did it end").type("1\r")
        wizard.until("Who is the note for").type("Grace Hopper").until("name[*] +Grace Hopper")
        wizard.resize(100, 30).until("Grace Hopper").type(QUIT)
        assert wizard.wait() == 130
    assert any("Grace Hopper" in note.read_text() for note in (host.home / "notes").iterdir())
    assert host.is_untouched


def test_a_hang_up_saves_the_note_and_ends_the_sandbox(session, host):
    with Wizard(command=(str(session), str(host.home))) as wizard:
        wizard.until("Analytical Engines").type(NEXT).until("How did it end").type("1\r")
        wizard.until("Who is the note for").type("Grace Hopper").until("name[*] +Grace Hopper")
        processes = processes_in_session(wizard.process.pid)
        assert len(processes) > 1
        wizard.hang_up()
        wizard.process.wait()
        assert have_ended(processes)
    assert any("Grace Hopper" in note.read_text() for note in (host.home / "notes").iterdir())


def test_a_missing_folder_is_reported_in_a_sentence(session, tmp_path):
    result = subprocess.run([session, tmp_path / "ada"], capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("Your folder is missing")


def test_a_person_cannot_open_a_sixth_session(session, tmp_path):
    folder = tmp_path / "ada"
    folder.mkdir()
    # The script counts the processes with these arguments.
    command = [sys.executable, "-c", "input()", "--home", folder, "--restricted"]
    with ExitStack() as sessions:
        for _ in range(5):
            process = sessions.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE))
            sessions.callback(process.kill)
        result = subprocess.run(["sh", session, folder], capture_output=True, text=True, timeout=60)
    assert result.returncode == 1
    assert "Five sessions are open" in result.stderr
    environment = {**os.environ, "SSH_ORIGINAL_COMMAND": "notes"}
    subprocess.run(["sh", session, folder], env=environment, check=True, timeout=60)


def test_an_open_session_keeps_its_version_when_the_link_is_switched(tmp_path):
    needs_bwrap()
    link = tmp_path / "bridge-tui"
    for version in ("1", "2"):
        program = tmp_path / f"bridge-tui-{version}/bin/python"
        program.parent.mkdir(parents=True)
        program.write_text(f"#!/bin/sh\necho started\nread switched\ncat {link}/version\n")
        program.chmod(0o755)
        (program.parents[1] / "version").write_text(version)
    link.symlink_to("bridge-tui-1")
    script = tmp_path / "session"
    script.write_text(guide_script("exec bwrap").replace("/opt/bridge-tui", str(link)))
    (tmp_path / "ada").mkdir()
    command = ["sh", script, tmp_path / "ada"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as session:
        assert session.stdout.readline() == "started\n"
        subprocess.run(["ln", "-sfn", "bridge-tui-2", link], check=True)
        assert session.communicate("\n", timeout=60)[0] == "1"
    assert subprocess.run(command, input="\n", capture_output=True, text=True).stdout[-1] == "2"


@pytest.fixture
def run_inside(session, host, listening_port):
    """Return a function that runs code in the wizard's own process, in the sandbox.

    Its result has the exit status 0 if the code succeeded, and 42 after an OSError.
    """
    names = {
        "SECRET": str(host.secret), "HOME": str(host.home), "OTHER": str(host.other),
        "PROGRAM": str(host.program), "PACKAGE": str(ROOT / "tui/__init__.py"),
        "OUTER_PID": str(os.getpid()), "PORT": str(listening_port),
    }  # fmt: skip
    script = session.read_text()
    command = "-m tui --home"
    assert command in script

    def run(code):
        program = host.home / "attack.py"
        program.write_text(
            "import os, socket, subprocess, sys\n"
            f"globals().update({names!r})\n"
            "from tui.plain.wizard import PlainWizard\n"
            f"def attack(*_):\n try:\n  {code}\n except OSError:\n  os._exit(42)\n os._exit(0)\n"
            "PlainWizard.run = attack\n"
            "from tui.commands.main import main\n"
            "sys.exit(main([*sys.argv[1:], '--plain', 'new']))\n"
        )
        session.write_text(script.replace(command, f"{program} --home"))
        return subprocess.run([session, host.home], capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def listening_port():
    """A port of this machine that something listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_injected_code_can_write_to_the_folder_of_the_session(run_inside, host):
    assert run_inside("open(HOME + '/mine.txt', 'w')").returncode == 0
    assert (host.home / "mine.txt").exists()


@pytest.mark.parametrize("code", FORBIDDEN)
def test_other_actions_of_injected_code_fail(run_inside, host, code):
    (host.home / "link").symlink_to(host.secret)
    assert run_inside(code).returncode == 42
    assert host.is_untouched


def test_injected_code_cannot_make_namespaces(run_inside):
    needs("unshare")
    result = run_inside("os._exit(subprocess.run(['unshare', '-U', 'true']).returncode)")
    assert result.returncode == 1
    assert "unshare failed" in result.stderr


@pytest.mark.parametrize("code", HARMLESS_WRITES)
def test_files_that_injected_code_writes_stay_in_the_sandbox(run_inside, host, code):
    (host.home / "link").symlink_to(host.secret)
    assert run_inside(code).returncode == 0
    assert host.is_untouched


def test_systemd_knows_every_property_in_the_guide(tmp_path):
    needs("systemd-analyze")
    properties = re.findall(r"--property=(\S+)", GUIDE)
    assert "ProtectSystem=strict" in properties
    unit = tmp_path / "session.service"
    unit.write_text("[Service]\nExecStart=/bin/true\n" + "\n".join(properties) + "\n")
    result = subprocess.run(
        ["systemd-analyze", "verify", "--user", unit],
        capture_output=True, text=True, env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
