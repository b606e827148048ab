"""The formats by name, each loaded when it is first asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from templates.phrasebook.deferred import Deferred
from tui.export import FORMAT_NAMES

if TYPE_CHECKING:
    from tui.export.outgoing import Outgoing

Writer = Callable[["Outgoing"], str]


def _writer(form: str) -> Writer:
    """Return the function that a format's module is named for."""
    writer: Writer = getattr(import_module(f"tui.export.{form}"), form)
    return writer


FORMATS: Mapping[str, Writer] = Deferred(FORMAT_NAMES, _writer)
"""The formats, each a function that raises ExportError or UnfinishedNote."""
