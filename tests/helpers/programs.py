"""Skip tests that need a missing program, and write scripts that replace programs."""

import shutil

import pytest


def needs(*programs):
    """Return the path of the first program; skip the test if any of them is missing."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}")
    return shutil.which(programs[0])


def write_script(path, script):
    """Write an executable shell script, and return its path."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return path
