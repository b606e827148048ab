"""Other programs: skipping a test that needs one, and writing one that stands in for it."""

import shutil

import pytest


def needs(*programs):
    """Return where the first program is; skip the test where any of them is missing."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}")
    return shutil.which(programs[0])


def write_script(path, script):
    """Write a shell script that can be run, and return its path."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return path
