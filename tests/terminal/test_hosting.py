"""The host that docs/hosting.md sets up, over a real sshd, and attempts to get more of it."""

import os
import re
import signal
import subprocess
import sys

import pytest

from helpers.host import ANSWERS
from helpers.processes import have_ended
from helpers.programs import needs
from helpers.sandbox import GUIDE, need_bwrap, script_of_the_guide, write_session_script
from helpers.ssh_server import free_port, serving
from helpers.wizard import Wizard

INSTALLED = "$(readlink -f /opt/bridge-tui)/bin/python"
LEAVE = "\x11"


def from_the_guide(beginning):
    """Return the lines of the guide's example that begins so."""
    examples = [text for _, text in re.findall(r"(?ms)^```(\w*)\n(.*?)^```", GUIDE)]
    (found,) = [text for text in examples if text.startswith(beginning)]
    return found.replace(INSTALLED, sys.executable)


@pytest.fixture
def home(home, tmp_path):
    """The folder of the one person."""
    return tmp_path / "ada"


@pytest.fixture(params=["account", "key", "sandbox"])
def host(request, tmp_path, home):
    """The host as the guide has it: a group of accounts, or one account with a key a person."""
    here = tmp_path / "sshd"
    if request.param == "account":
        forced = from_the_guide("Match Group").replace("Match Group clients", "Match all")
        with serving(here, forced.replace("--restricted", f"--home {home} --restricted")) as server:
            yield server
        return
    if request.param == "sandbox":
        need_bwrap()
        write_session_script(tmp_path / "session")
    with serving(here) as server:
        if request.param == "sandbox":
            let_in(f"ada {server.public_key}", tmp_path, here / "authorized").check_returncode()
        else:
            line = from_the_guide(f'restrict,pty,command="{INSTALLED}')
            options = line.partition(" ssh-ed25519")[0].replace("/srv/bridge/ada", str(home))
            (here / "authorized").write_text(f"{options} {server.public_key}")
        yield server


def let_in(people, folder, keys):
    """Run the guide's script for a list of people, with folders and a file of keys of the test."""
    script = script_of_the_guide("ssh-keygen").replace("/etc/ssh/keys/bridge", str(keys))
    script = script.replace("-o bridge -g bridge ", "").replace("chgrp bridge", "test -f")
    script = script.replace("/srv/bridge", str(folder))
    script = script.replace("/etc/bridge-tui/session", str(folder / "session"))
    return subprocess.run(["sh", "-c", script], input=people, capture_output=True, text=True)


@pytest.fixture
def new_key(tmp_path):
    """Return a function that returns a new public key."""

    def make(name):
        file = tmp_path / f"key-{name}"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
        return file.with_suffix(".pub").read_text().strip()

    needs("ssh-keygen")
    return make


def test_the_script_lets_in_exactly_those_on_the_list(tmp_path, new_key):
    ada, alan = new_key("ada"), new_key("alan")
    keys = tmp_path / "keys"
    let = let_in(f"\ufeff# clients\n\nada {ada}\nalan-2 {alan}\n", tmp_path, keys)
    assert (let.returncode, let.stdout.split()) == (0, "2 keys may log in: ada alan-2".split())
    lines = keys.read_text().splitlines()
    assert [line.partition(" ssh-")[0] for line in lines] == [
        f'restrict,pty,command="{tmp_path}/session {tmp_path}/{name}"' for name in ("ada", "alan-2")
    ]
    assert (tmp_path / "ada").stat().st_mode & 0o777 == 0o700
    assert keys.stat().st_mode & 0o777 == 0o640
    assert let_in(f"\ufeffalan-2 {alan}\n", tmp_path, keys).returncode == 0
    assert len(keys.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("../ada {key}", "Line 3, ../ada: a name has only"),
        ("a/b {key}", "Line 3, a/b: a name has only"),
        ("-x {key}", "Line 3, -x: a name has only"),
        ('a"b {key}', 'Line 3, a"b: a name has only'),
        ("ada", "Line 3, ada: not a public key"),
        ("{key}", "Line 3, ssh-ed25519: no name in front of the key"),
        ("ada AAAA", "Line 3, ada: not a public key"),
        ("ada ssh-ed25519 AAAA broken", "Line 3, ada: not a public key"),
        ('ada command="sh" {key}', "Line 3, ada: not a public key"),
        ("ada {key}bob {key}", "Line 3, ada: two keys on one line"),
        ("ada {known} again", "Line 3, ada: this key is on the list already"),
    ],
)
def test_a_wrong_line_is_named_and_changes_nothing(tmp_path, new_key, line, reason):
    known, key = new_key("alan"), new_key("ada")
    keys = tmp_path / "keys"
    let_in(f"ada {key}\n", tmp_path, keys).check_returncode()
    before = keys.read_text()
    wrong = line.format(key=key, known=known)
    refused = let_in(f"# clients\nalan {known}\n{wrong}\n", tmp_path, keys)
    assert refused.returncode != 0
    assert refused.stderr.startswith(reason)
    assert refused.stderr.endswith("Nothing was changed.\n")
    assert keys.read_text() == before
    assert [path.name for path in tmp_path.glob("keys.*")] == []
    assert not (tmp_path / "alan").exists()


def test_a_list_may_have_windows_line_ends_and_more_blanks(tmp_path, new_key):
    ada, alan = new_key("ada"), new_key("alan")
    keys = tmp_path / "keys"
    people = f"alan {alan}\r\n\r\n ada  {ada.replace(' ', '  ')}"
    let_in(people, tmp_path, keys).check_returncode()
    lines = keys.read_text().splitlines()
    assert [line.partition('" ')[2] for line in lines] == [alan, ada]


def test_an_empty_list_locks_nobody_out(tmp_path, new_key):
    keys = tmp_path / "keys"
    let_in(f"ada {new_key('ada')}\n", tmp_path, keys).check_returncode()
    refused = let_in("# clients\n", tmp_path, keys)
    assert refused.returncode == 1
    assert "The list is empty" in refused.stderr
    assert keys.read_text().count("ssh-ed25519") == 1


def test_a_lost_connection_ends_its_session_and_frees_the_note(tmp_path, home):
    forced = from_the_guide("Match Group").replace("Match Group clients", "Match all")
    forced = forced.replace("ClientAliveInterval 60", "ClientAliveInterval 1")
    forced = forced.replace("--restricted", f"--home {home} --restricted")
    with serving(tmp_path / "sshd", forced) as server, Wizard(command=server.command("")) as lost:
        lost.until("How did it end").type("1\r").until("Who is the note for")
        lost.type("Grace Hopper").until("name[*] +Grace Hopper")
        lost.until_so(lambda: [*(home / "locks").glob("*.lock")], "a lock")
        (lock,) = (home / "locks").glob("*.lock")
        lost.until_so(lock.read_text, "its holder")
        session = int(lock.read_text().partition("process ")[2].partition(",")[0])
        lost.process.send_signal(signal.SIGSTOP)
        assert have_ended([session])
        (note,) = (home / "notes").iterdir()
        assert "Grace Hopper" in note.read_text()
        with Wizard(command=server.command("bridge-tui --resume")) as again:
            again.until("name[*] +Grace Hopper").type(LEAVE)
            assert again.ended() == 130


def put_note(home):
    """Put a note into a person's folder."""
    (home / "notes").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "notes/20260105-mine.toml").write_text(ANSWERS.read_text())


def reached(host, *more, remote=(), source="", **settings):
    """Log in without a terminal, and return how that ended."""
    return subprocess.run(
        ["ssh", *host.options(*more), "127.0.0.1", *remote],
        input=source, capture_output=True, text=True, timeout=60, **settings,
    )  # fmt: skip


def test_logging_in_starts_the_wizard(host, home):
    with Wizard(command=host.command("")) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("Grace Hopper").until("name[*] +Grace Hopper").type(LEAVE)
        assert wizard.ended() == 130
    (note,) = (home / "notes").iterdir()
    assert "Grace Hopper" in note.read_text()


@pytest.mark.parametrize("remote", ["sh", "bash -i", "; sh", "env", "cat /etc/passwd", "$(sh)"])
def test_no_other_remote_command_is_run(host, remote):
    ended = reached(host, remote=(remote,))
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert 'cannot be run here. Log in with nothing behind it, or with "notes"' in ended.stderr


def test_a_guest_lists_prints_and_continues_their_own_notes(host, home):
    put_note(home)
    listed = reached(host, remote=("notes",))
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.startswith("20260105-mine  the Wellcome Trust")
    printed = reached(host, remote=("export", "20260105", "--format", "eml"))
    assert printed.returncode == 0
    assert "Subject: " in printed.stdout
    with Wizard(command=host.command("open 20260105-mine")) as wizard:
        # On the review Ctrl+C would copy the letter.
        wizard.until("Read it as they will").type("\x1b").until("connect on LinkedIn")
        wizard.type("\x1a\x1c\x03").until("connect on LinkedIn")
        wizard.type(LEAVE)
        assert wizard.ended() == 130
    assert b"\r\n  export 20260105-mine\r\n" in wizard.raw


def test_what_a_guest_sends_along_is_checked(host):
    ended = reached(host, remote=("check", "-"), source="Could you give me feedback?\n")
    assert ended.returncode == 1
    assert "(feedback)" in ended.stdout


def test_the_wizard_without_a_terminal_says_how_to_have_one(host):
    ended = reached(host, "-T")
    assert ended.returncode == 2
    assert "over SSH, add -t" in ended.stderr


def test_no_file_can_be_copied_from_or_to_the_host(host, tmp_path):
    (tmp_path / "code.py").write_text("print()\n")
    for words in (
        ("scp", *host.options(), "127.0.0.1:/etc/passwd", str(tmp_path / "got")),
        ("scp", "-O", *host.options(), "127.0.0.1:/etc/passwd", str(tmp_path / "got")),
        ("scp", *host.options(), str(tmp_path / "code.py"), f"127.0.0.1:{tmp_path}/put.py"),
        ("scp", "-O", *host.options(), str(tmp_path / "code.py"), f"127.0.0.1:{tmp_path}/put.py"),
    ):
        ended = subprocess.run(words, capture_output=True, text=True, timeout=60)
        assert ended.returncode != 0
    assert not (tmp_path / "got").exists()
    assert not (tmp_path / "put.py").exists()


def test_no_port_can_be_forwarded(host):
    port = free_port()
    there = f"127.0.0.1:{host.port}"
    ended = reached(host, "-W", there)
    assert "SSH-2.0" not in ended.stdout
    ended = reached(host, "-o", "ExitOnForwardFailure=yes", "-R", f"{port}:{there}", "-T")
    assert "forwarding failed" in ended.stderr


def test_environment_variables_of_the_client_are_ignored(host, home, tmp_path):
    names = {
        "BRIDGE_TUI_HOME": str(tmp_path), "EDITOR": "/bin/sh", "PYTHONINSPECT": "1", "ENV": "/etc/passwd",
        "BASH_ENV": "/etc/passwd", "TEXTUAL_LOG": str(tmp_path / "log"),
    }  # fmt: skip
    options = [word for name in names for word in ("-o", f"SendEnv={name}")]
    words = list(host.command(""))
    words[1:1] = options
    with Wizard(command=words, env=names) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for").type("Grace")
        wizard.until("name[*] +Grace").type(LEAVE)
        assert wizard.ended() == 130
    assert [*(home / "notes").iterdir()]
    assert not (tmp_path / "log").exists()


def test_environment_variables_that_the_host_accepts_do_no_harm(tmp_path, home):
    forced = from_the_guide("Match Group").replace("Match Group clients", "Match all")
    forced = forced.replace("--restricted", f"--home {home} --restricted")
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(f"open({str(planted / 'ran')!r}, 'w')\n")
    names = {
        "PYTHONPATH": str(planted),
        "PYTHONINSPECT": "1",
        "HOME": str(planted),
        "TERM": "xterm",
    }
    with serving(tmp_path / "sshd", f"AcceptEnv *\n{forced}") as server:
        words = list(server.command(""))
        words[1:1] = [word for name in names for word in ("-o", f"SetEnv={name}={names[name]}")]
        with Wizard(command=words, env={"PATH": os.environ["PATH"]}) as wizard:
            wizard.until("How did it end").type(LEAVE)
            assert wizard.ended() == 130
    assert ">>>" not in wizard.text
    assert [path.name for path in planted.iterdir()] == ["sitecustomize.py"]
