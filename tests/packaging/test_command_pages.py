"""Each shell completes with its script, and the man page is valid."""

import subprocess

from helpers.programs import needs
from tools.command_pages import completion, man_page


def run(*command, **more):
    """Run a command and return its output; it must not print errors."""
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, **more)
    assert ended.stderr == ""
    return ended.stdout


def test_bash_completes(tmp_path):
    script = tmp_path / "bridge-tui"
    script.write_text(completion("bash"))
    complete = (
        f"source {script}; COMP_WORDS=({{words}}); COMP_CWORD={{at}}; COMPREPLY=();"
        ' $(complete -p bridge-tui | sed "s/.*-F \\([^ ]*\\).*/\\1/") bridge-tui "{last}";'
        ' echo "${{COMPREPLY[@]}}"'
    )

    def completed(*words):
        line = complete.format(words=" ".join(words), at=len(words) - 1, last=words[-1])
        return run(needs("bash"), "--norc", "-c", line, cwd=tmp_path).split()

    (tmp_path / "answers.toml").touch()
    assert completed("bridge-tui", "ren") == ["render"]
    assert completed("bridge-tui", "--pl") == ["--plain"]
    assert "json" in completed("bridge-tui", "render", "--format", "js")
    assert "answers.toml" in completed("bridge-tui", "render", "ans")


def test_zsh_completes(tmp_path):
    (tmp_path / "_bridge-tui").write_text(completion("zsh"))
    driver = """
zmodload zsh/zpty
zpty z 'zsh -f -i'
zpty -w z 'PS1=">"; PROMPT_EOL_MARK=; fpath=('$1' $fpath); autoload -Uz compinit; compinit -u -D'
zpty -w z 'echo rea''dy'
zpty -r z seen '*ready*'
zpty -w -n z $'bridge-tui ren\\t'
zpty -r z seen '*render*' && print -r -- completed
zpty -d z
"""
    assert "completed" in run(needs("zsh"), "-f", "-c", driver, "zsh", str(tmp_path))


def test_fish_completes(tmp_path, home):
    script = tmp_path / "bridge-tui.fish"
    script.write_text(completion("fish"))

    def completed(line):
        said = run(needs("fish"), "-N", "-c", f"source {script}; complete -C '{line}'")
        return [row.split("\t")[0] for row in said.splitlines()]

    assert completed("bridge-tui ren") == ["render"]
    assert completed("bridge-tui --pl") == ["--plain"]


def test_the_man_page_is_rendered_by_man(tmp_path):
    page = tmp_path / "bridge-tui.1"
    page.write_text(man_page(0))
    said = run(needs("man"), "-l", str(page), env={"MANWIDTH": "90", "PATH": "/usr/bin:/bin"})
    assert "render" in said
    assert "--wording DIR" in said
    assert said.index("OPTIONS") < said.index("EXAMPLES") < said.index("EXIT STATUS")


def test_the_man_page_has_no_warnings(tmp_path):
    page = tmp_path / "bridge-tui.1"
    page.write_text(man_page(0))
    assert run(needs("mandoc"), "-T", "lint", "-W", "warning", str(page)) == ""
