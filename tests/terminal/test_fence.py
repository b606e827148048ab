"""What the interpreter refuses in a restricted session, whatever part of the program asks for it."""

import subprocess
import sys

import pytest

PROGRAMS_STARTED = (
    "import os; os.system(P)",
    "import os; os.popen(P)",
    "import os; os.execv(P, [P])",
    "import os; os.execvpe(P, [P], {})",
    "import os; os.posix_spawn(P, [P], {})",
    "import os; os.spawnv(os.P_WAIT, P, [P])",
    "import os; os.fork() or os._exit(0)",
    "import pty; pty.spawn([P])",
    "import pty; pty.fork()",
    "import subprocess; subprocess.run([P])",
    "import subprocess; subprocess.run(P, shell=True)",
    "import webbrowser; webbrowser.get(P + ' %s').open('mailto:grace@example.org')",
    "breakpoint()",
)
NETWORK = (
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "import socket; socket.getaddrinfo('example.org', 80)",
)
FILES = (
    "open(S).read()",
    "open(S, 'w')",
    "open('/etc/passwd').read()",
    "open('../../theirs/notes/20260105-them.toml').read()",
    "open(os.path.join(H, 'link')).read()",
    "os.open(S, os.O_RDWR)",
    "os.listdir(os.path.dirname(S))",
    "os.scandir('/home')",
    "os.remove(S)",
    "os.rename(S, 'mine.txt')",
    "os.rename(os.path.join(H, 'notes'), S + '-2')",
    "os.link(S, 'mine.txt')",
    "os.symlink(S, 'mine.txt')",
    "os.mkdir(S + '-3')",
    "os.chmod(S, 0o777)",
    "os.truncate(S, 0)",
    "os.utime(S)",
    "os.chdir('/')",
    "import shutil; shutil.copy(S, 'mine.txt')",
    "import shutil; shutil.rmtree(os.path.dirname(S))",
)


@pytest.mark.parametrize("attempt", [*PROGRAMS_STARTED, *NETWORK, *FILES])
def test_the_interpreter_refuses_it_whatever_part_of_the_program_asks(host, attempt):
    (host.home / "link").symlink_to(host.secret)
    code = (
        "import os, sys\nfrom tui import restricted\n"
        "P, S, H = sys.argv[1:]\nrestricted.begin(H, None)\n"
        f"try:\n    {attempt}\nexcept PermissionError:\n    sys.exit(42)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-I", "-c", code, host.program, host.secret, host.home],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 42, ended.stderr
    assert host.untouched
