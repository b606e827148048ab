"""The sandbox of docs/hosting.md, with the program under test."""

import re
import subprocess
import sys

import pytest

from helpers.programs import needs
from helpers.repository import ROOT

GUIDE = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
"""The guide for those who host the wizard for others."""


def needs_bwrap():
    """Skip the test if `bwrap` is missing or too old, or may not create namespaces."""
    needs("bwrap")
    result = subprocess.run(
        ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/",
         "--dev", "/dev", "true"],
        capture_output=True, text=True,
    )  # fmt: skip
    if result.returncode:
        pytest.skip(f"bwrap cannot make the sandbox: {result.stderr.strip()}")


def guide_script(words):
    """Return the one script in the guide that contains some words."""
    scripts = re.findall(r"(?ms)^```sh\n(#!/bin/sh\n.*?)^```", GUIDE)
    (script,) = [script for script in scripts if words in script]
    return script


def write_session_script(path):
    """Write the guide's script, with the program under test in place of the installed one."""
    script = guide_script("exec bwrap")
    bind_installed = "--ro-bind /opt/bridge-tui /opt/bridge-tui"
    assert bind_installed in script
    # The sandbox has /usr in any case.
    folders = {str(ROOT), sys.prefix, sys.base_prefix} - {"/usr"}
    bind_under_test = " ".join(f"--ro-bind {folder} {folder}" for folder in sorted(folders))
    script = script.replace(bind_installed, bind_under_test)
    path.write_text(script.replace("/opt/bridge-tui/bin/python", sys.executable))
    path.chmod(0o755)
