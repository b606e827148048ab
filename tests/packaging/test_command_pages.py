"""Each shell completes with its script, and the man page is valid."""

import subprocess

from helpers.programs import needs
from tools.command_pages import generate_completion, generate_man_page


def run(*command, **options):
    """Run a command and return its output; it must not print errors.

    The options are those of `subprocess.run`.
    """
    completed = subprocess.run(command, capture_output=True, text=True, timeout=60, **options)
    assert completed.stderr == ""
    return completed.stdout


def test_bash_completes(tmp_path):
    script = tmp_path / "bridge-tui"
    script.write_text(generate_completion("bash"))
    # What bash does for the Tab key: it calls the function that `complete -F` has registered.
    press_tab = (
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=();'
        ' completer=$(complete -p bridge-tui | sed "s/.*-F \\([^ ]*\\).*/\\1/");'
        ' $completer bridge-tui "${COMP_WORDS[COMP_CWORD]}"; echo "${COMPREPLY[@]}"'
    )

    def completions(*words):
        program = f"source {script}; {press_tab}"
        return run(
            needs("bash"), "--norc", "-c", program, "bash", "bridge-tui", *words, cwd=tmp_path
        ).split()

    (tmp_path / "answers.toml").touch()
    assert completions("ren") == ["render"]
    assert completions("--pl") == ["--plain"]
    assert "json" in completions("render", "--format", "js")
    assert "answers.toml" in completions("render", "ans")


def test_zsh_completes(tmp_path):
    (tmp_path / "_bridge-tui").write_text(generate_completion("zsh"))
    # An interactive zsh in a pseudo-terminal. "ready" is typed in two parts, or the typed line
    # itself would be taken for the output.
    driver = """
zmodload zsh/zpty
zpty z 'zsh -f -i'
zpty -w z 'PS1=">"; PROMPT_EOL_MARK=; fpath=('$1' $fpath); autoload -Uz compinit; compinit -u -D'
zpty -w z "echo rea''dy"
zpty -r z seen '*ready*'
zpty -w -n z $'bridge-tui ren\\t'
zpty -r z seen '*render*' && print -r -- completed
zpty -d z
"""
    assert "completed" in run(needs("zsh"), "-f", "-c", driver, "zsh", str(tmp_path))


def test_fish_completes(tmp_path):
    script = tmp_path / "bridge-tui.fish"
    script.write_text(generate_completion("fish"))

    def completions(line):
        printed = run(needs("fish"), "-N", "-c", f"source {script}; complete -C '{line}'")
        # After a tab, each completion has its description.
        return [row.split("\t")[0] for row in printed.splitlines()]

    assert completions("bridge-tui ren") == ["render"]
    assert completions("bridge-tui --pl") == ["--plain"]


def test_the_man_page_is_rendered_by_man(tmp_path):
    page = tmp_path / "bridge-tui.1"
    page.write_text(generate_man_page(0))
    environment = {"MANWIDTH": "90", "PATH": "/usr/bin:/bin"}
    printed = run(needs("man"), "-l", str(page), env=environment)
    assert "render" in printed
    assert "--wording DIR" in printed
    assert printed.index("OPTIONS") < printed.index("EXAMPLES") < printed.index("EXIT STATUS")


def test_the_man_page_has_no_warnings(tmp_path):
    page = tmp_path / "bridge-tui.1"
    page.write_text(generate_man_page(0))
    assert run(needs("mandoc"), "-T", "lint", "-W", "warning", str(page)) == ""
