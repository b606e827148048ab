"""The host that docs/hosting.md sets up, with a real sshd, and attempts to misuse it."""

import re
import signal
import subprocess
import sys

import pytest

from helpers.keys import BACK, INTERRUPT, QUIT, QUIT_SIGNAL, STOP
from helpers.processes import have_ended
from helpers.programs import needs
from helpers.repository import ANSWERS_FILE
from helpers.sandbox import GUIDE, guide_script, needs_bwrap, write_session_script
from helpers.ssh_server import create_key, free_port, run_ssh_server
from helpers.wizard import Wizard

INSTALLED = "$(readlink -f /opt/bridge-tui)/bin/python"


def guide_example(beginning):
    """Return the guide's example that begins with some words, with the Python under test."""
    examples = re.findall(r"(?ms)^```\w*\n(.*?)^```", GUIDE)
    (example,) = [text for text in examples if text.startswith(beginning)]
    return example.replace(INSTALLED, sys.executable)


def sshd_settings(home):
    """Return the guide's sshd settings for a group, changed to apply to everybody and to one folder."""
    settings = guide_example("Match Group").replace("Match Group clients", "Match all")
    return settings.replace("--restricted", f"--home {home} --restricted")


@pytest.fixture
def home(home, tmp_path):
    """The folder of the person who logs in."""
    return tmp_path / "ada"


@pytest.fixture(params=["account", "key", "sandbox"])
def host(request, tmp_path, home):
    """The host that the guide sets up, in each of three ways.

    They are a group of accounts, one account with a key for each person, and the same account with
    a sandbox for each session.
    """
    folder = tmp_path / "sshd"
    if request.param == "account":
        with run_ssh_server(folder, sshd_settings(home)) as server:
            yield server
        return
    if request.param == "sandbox":
        needs_bwrap()
        write_session_script(tmp_path / "session")
    with run_ssh_server(folder) as server:
        if request.param == "sandbox":
            let_in(f"ada {server.public_key}", tmp_path, folder / "authorized").check_returncode()
        else:
            line = guide_example(f'restrict,pty,command="{INSTALLED}')
            options = line.partition(" ssh-ed25519")[0].replace("/srv/bridge/ada", str(home))
            (folder / "authorized").write_text(f"{options} {server.public_key}")
        yield server


def let_in(people, folder, keys):
    """Run the guide's script that lets people in, and return the result.

    `people` are its lines of names and keys. It writes the file `keys`, and makes the folder of each
    person in `folder`.
    """
    script = guide_script("ssh-keygen").replace("/etc/ssh/keys/bridge", str(keys))
    script = script.replace("-o bridge -g bridge ", "").replace("chgrp bridge", "test -f")
    script = script.replace("/srv/bridge", str(folder))
    script = script.replace("/etc/bridge-tui/session", str(folder / "session"))
    return subprocess.run(["sh", "-c", script], input=people, capture_output=True, text=True)


@pytest.fixture
def new_key(tmp_path):
    """Return a function that returns a new public key."""

    needs("ssh-keygen")
    return lambda name: create_key(tmp_path / f"key-{name}")


def test_the_script_lets_in_exactly_the_people_on_the_list(tmp_path, new_key):
    ada, alan = new_key("ada"), new_key("alan")
    keys = tmp_path / "keys"
    result = let_in(f"\ufeff# clients\n\nada {ada}\nalan-2 {alan}\n", tmp_path, keys)
    assert result.returncode == 0
    assert result.stdout.split() == "2 keys may log in: ada alan-2".split()
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
    wrong_line = line.format(key=key, known=known)
    result = let_in(f"# clients\nalan {known}\n{wrong_line}\n", tmp_path, keys)
    assert result.returncode != 0
    assert result.stderr.startswith(reason)
    assert result.stderr.endswith("Nothing was changed.\n")
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
    result = let_in("# clients\n", tmp_path, keys)
    assert result.returncode == 1
    assert "The list is empty" in result.stderr
    assert keys.read_text().count("ssh-ed25519") == 1


def test_a_lost_connection_ends_its_session_and_frees_the_note(tmp_path, home):
    settings = sshd_settings(home).replace("ClientAliveInterval 60", "ClientAliveInterval 1")
    with (
        run_ssh_server(tmp_path / "sshd", settings) as server,
        Wizard(command=server.command("")) as lost,
    ):
        lost.until("How did it end").type("1\r").until("Who is the note for")
        lost.type("Grace Hopper").until("name[*] +Grace Hopper")
        lost.wait_until(lambda: [*(home / "locks").glob("*.lock")], "a lock")
        (lock,) = (home / "locks").glob("*.lock")
        lost.wait_until(lock.read_text, "its holder")
        session = int(lock.read_text().partition("process ")[2].partition(",")[0])
        lost.process.send_signal(signal.SIGSTOP)
        assert have_ended([session])
        (note,) = (home / "notes").iterdir()
        assert "Grace Hopper" in note.read_text()
        with Wizard(command=server.command("bridge-tui --resume")) as again:
            again.until("name[*] +Grace Hopper").type(QUIT)
            assert again.wait() == 130


def add_note(home):
    """Write a note into a person's folder."""
    (home / "notes").mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "notes/20260105-mine.toml").write_text(ANSWERS_FILE.read_text())


def log_in(host, *options, remote=(), source=""):
    """Log in without a terminal, run the words of a remote command, and return the result."""
    return subprocess.run(
        ["ssh", *host.options(*options), "127.0.0.1", *remote],
        input=source, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_logging_in_starts_the_wizard(host, home):
    with Wizard(command=host.command("")) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("Grace Hopper").until("name[*] +Grace Hopper").type(QUIT)
        assert wizard.wait() == 130
    (note,) = (home / "notes").iterdir()
    assert "Grace Hopper" in note.read_text()


@pytest.mark.parametrize("remote", ["sh", "bash -i", "; sh", "env", "cat /etc/passwd", "$(sh)"])
def test_no_other_remote_command_is_run(host, remote):
    result = log_in(host, remote=(remote,))
    assert result.returncode == 2
    assert result.stdout == ""
    assert 'cannot be run here. Log in without a command, or with "notes"' in result.stderr


def test_a_guest_can_list_print_and_continue_their_own_notes(host, home):
    add_note(home)
    listing = log_in(host, remote=("notes",))
    assert (listing.returncode, listing.stderr) == (0, "")
    assert listing.stdout.startswith("20260105-mine  the Wellcome Trust")
    export = log_in(host, remote=("export", "20260105", "--format", "eml"))
    assert export.returncode == 0
    assert "Subject: " in export.stdout
    with Wizard(command=host.command("open 20260105-mine")) as wizard:
        # On the review Ctrl+C would copy the letter.
        wizard.until("Read it as they will").type(BACK).until("connect on LinkedIn")
        wizard.type(STOP + QUIT_SIGNAL + INTERRUPT).until("connect on LinkedIn")
        wizard.type(QUIT)
        assert wizard.wait() == 130
    assert b"\r\n  export 20260105-mine\r\n" in wizard.raw


def test_a_guest_can_have_a_note_checked(host):
    result = log_in(host, remote=("check", "-"), source="Could you give me feedback?\n")
    assert result.returncode == 1
    assert "(feedback)" in result.stdout


def test_without_a_terminal_the_wizard_says_how_to_get_one(host):
    result = log_in(host, "-T")
    assert result.returncode == 2
    assert "over SSH, add -t" in result.stderr


def test_no_file_can_be_copied_from_or_to_the_host(host, tmp_path):
    (tmp_path / "code.py").write_text("print()\n")
    from_host = ("127.0.0.1:/etc/passwd", str(tmp_path / "downloaded"))
    to_host = (str(tmp_path / "code.py"), f"127.0.0.1:{tmp_path}/uploaded.py")
    for source, target in (from_host, to_host):
        # Over the protocol of SFTP, and over the old one of scp.
        for protocol in ((), ("-O",)):
            command = ("scp", *protocol, *host.options(), source, target)
            result = subprocess.run(command, capture_output=True, text=True, timeout=60)
            assert result.returncode != 0
    assert not (tmp_path / "downloaded").exists()
    assert not (tmp_path / "uploaded.py").exists()


def test_no_port_can_be_forwarded(host):
    port = free_port()
    sshd = f"127.0.0.1:{host.port}"
    result = log_in(host, "-W", sshd)
    assert "SSH-2.0" not in result.stdout
    result = log_in(host, "-o", "ExitOnForwardFailure=yes", "-R", f"{port}:{sshd}", "-T")
    assert "forwarding failed" in result.stderr


def test_environment_variables_of_the_client_are_ignored(host, home, tmp_path):
    variables = {
        "BRIDGE_TUI_HOME": str(tmp_path), "EDITOR": "/bin/sh", "PYTHONINSPECT": "1",
        "ENV": "/etc/passwd", "BASH_ENV": "/etc/passwd", "TEXTUAL_LOG": str(tmp_path / "log"),
    }  # fmt: skip
    options = [word for name in variables for word in ("-o", f"SendEnv={name}")]
    with Wizard(command=host.command("", *options), env=variables) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for").type("Grace")
        wizard.until("name[*] +Grace").type(QUIT)
        assert wizard.wait() == 130
    assert [*(home / "notes").iterdir()]
    assert not (tmp_path / "log").exists()


def test_environment_variables_that_the_host_accepts_do_no_harm(tmp_path, home):
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(f"open({str(planted / 'ran')!r}, 'w')\n")
    variables = (
        f"PYTHONPATH={planted}", "PYTHONINSPECT=1", f"HOME={planted}", "TERM=xterm",
    )  # fmt: skip
    options = [word for variable in variables for word in ("-o", f"SetEnv={variable}")]
    with (
        run_ssh_server(tmp_path / "sshd", f"AcceptEnv *\n{sshd_settings(home)}") as server,
        Wizard(command=server.command("", *options)) as wizard,
    ):
        wizard.until("How did it end").type(QUIT)
        assert wizard.wait() == 130
    assert ">>>" not in wizard.text
    assert [path.name for path in planted.iterdir()] == ["sitecustomize.py"]
