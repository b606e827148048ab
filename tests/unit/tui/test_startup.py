"""Modules that are left out at the start are there when they are used."""

import subprocess
import sys

from helpers.repository import ROOT


def run(code):
    """Run Python code in a new process, and return the words that it prints."""
    completed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return completed.stdout.split()


def test_a_deferred_module_is_loaded_when_it_is_used():
    # `inspect` is deferred, and it imports `ast`: that shows whether it has been loaded.
    code = """
import sys
from tui.system.startup import begin_startup
begin_startup()
import inspect, ipaddress
print("ast" in sys.modules, inspect.isfunction(begin_startup), "ast" in sys.modules)
from inspect import signature
print(signature(begin_startup), ipaddress.ip_address("127.0.0.1"))
"""
    assert run(code) == ["False", "True", "True", "()", "->", "None", "127.0.0.1"]


def test_asyncio_is_imported_without_tls_which_stays_available():
    code = """
import sys
from tui.system.startup import import_asyncio
import_asyncio()
print("asyncio" in sys.modules, "ssl" in sys.modules)
import ssl
print(ssl.__name__)
"""
    assert run(code) == ["True", "False", "ssl"]
