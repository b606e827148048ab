"""What is left out at the start is there when it is used."""

import subprocess
import sys

import pytest

from helpers.repository import ROOT
from tui.commands.parser import create_parser


def run(code):
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ended.stdout.split()


def test_a_deferred_module_is_loaded_when_it_is_used():
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


@pytest.mark.parametrize(
    "words",
    [
        [], ["new"], ["render", "a.toml", "--subject"], ["wording", "check"], ["--plain", "open", "x"],
        ["--home", "render", "notes", "--json"],
    ],
)  # fmt: skip
def test_a_parser_for_one_command_line_reads_it_like_the_parser_for_all(words):
    assert create_parser(words).parse_args(words) == create_parser().parse_args(words)


@pytest.mark.parametrize("words", [["rendr", "a.toml"], ["--help"], ["render", "--help"], ["open"]])
def test_a_parser_for_one_command_line_says_the_same_as_the_parser_for_all(words, capsys):
    said = []
    for parser in (create_parser(words), create_parser()):
        with pytest.raises(SystemExit):
            parser.parse_args(words)
        said.append(capsys.readouterr())
    assert said[0] == said[1]
