"""The sandbox of docs/hosting.md, with the program under test."""

import re
import subprocess
import sys

import pytest

from helpers.programs import needs
from helpers.repository import ROOT

GUIDE = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")


def need_bwrap():
    """Skip the test if `bwrap` is missing or too old, or may not create namespaces."""
    needs("bwrap")
    tried = subprocess.run(
        ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/",
         "--dev", "/dev", "true"],
        capture_output=True, text=True,
    )  # fmt: skip
    if tried.returncode:
        pytest.skip(f"bwrap cannot make the sandbox: {tried.stderr.strip()}")


def script_of_the_guide(word):
    """Return the script in the guide that contains a word."""
    scripts = re.findall(r"(?ms)^```sh\n(#!/bin/sh\n.*?)^```", GUIDE)
    (script,) = [script for script in scripts if word in script]
    return script


def write_session_script(path):
    """Write the guide's script, with the program under test in place of the installed one."""
    script = script_of_the_guide("exec bwrap")
    installed = "--ro-bind /opt/bridge-tui /opt/bridge-tui"
    assert installed in script
    ours = {str(ROOT), sys.prefix, sys.base_prefix} - {"/usr"}
    script = script.replace(
        installed, " ".join(f"--ro-bind {folder} {folder}" for folder in sorted(ours))
    )
    path.write_text(script.replace("/opt/bridge-tui/bin/python", sys.executable))
    path.chmod(0o755)
