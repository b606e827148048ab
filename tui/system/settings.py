"""The settings in the config file, which people may edit by hand."""

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli

from templates import BridgeError
from templates.phrasebook.table import suggest_closest
from templates.text import clean_line, decode
from templates.toml_errors import explain_encoding_error, explain_syntax_error
from tui.system.paths import UnusableFolder, expand_home

_SENDER = "sender"
_KEYS = frozenset(("premium", "theme", "wording", "wrap", _SENDER))


class SettingsError(BridgeError):
    """A setting cannot be used; the message says which and why."""


class Settings(NamedTuple):
    """The settings; one that is missing or of the wrong type has its default."""

    premium: bool = False
    """Whether LinkedIn allows the writer longer connection notes."""
    theme: str = ""
    """The name of a theme; "" for the terminal's own colours."""
    wrap: bool = False
    """Whether lines are wrapped, as in mail."""
    sender: Mapping[str, str] = MappingProxyType({})
    """The writer's own details, by the keys of the table `[sender]`."""
    warnings: tuple[str, ...] = ()
    """A sentence for each value in the file that is ignored."""


def read_settings(config_file: Path) -> Settings:
    """Return the settings in the config file; the defaults if it is missing or unreadable."""
    try:
        values = _read_toml(config_file)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(warnings=(f"{config_file} is not used: {error.strerror}.",))
    except ValueError as error:
        return Settings(warnings=(f"{config_file} is not used: {error}.",))
    warnings: list[str] = []

    def value_or_default(
        table: Mapping[str, Any], key: str, default: Any, allowed: str, prefix: str = ""
    ) -> Any:
        """Return a value if it is of the type of the default; else warn, and return the default."""
        value = table.get(key, default)
        if type(value) is type(default):
            return value
        warnings.append(
            f"{config_file}: {prefix}{clean_line(key)} must be {allowed}; it is ignored."
        )
        return default

    for key in sorted(values.keys() - _KEYS):
        ending = suggest_closest(key, sorted(_KEYS))
        warnings.append(
            f"{config_file}: {clean_line(key)} is not a setting{ending or '.'} It is ignored."
        )
    sender = value_or_default(values, _SENDER, {}, f"a table, [{_SENDER}]")
    return Settings(
        premium=value_or_default(values, "premium", False, "true or false"),
        theme=value_or_default(values, "theme", "", "a name in quotes"),
        wrap=value_or_default(values, "wrap", False, "true or false"),
        sender={
            key: value_or_default(sender, key, "", "a text in quotes", f"{_SENDER}.")
            for key in sender
        },
        warnings=tuple(warnings),
    )


def wording_folder(config_file: Path) -> Path | None:
    """Return the folder that the config file names under `wording`, or None.

    A relative path starts at the folder of the config file. Returns None if the file cannot be
    read. Raises SettingsError if the value is of the wrong type: the note would otherwise use
    another wording than the writer expects.
    """
    try:
        value = _read_toml(config_file).get("wording")
    except (OSError, ValueError):
        return None
    if value is not None and not isinstance(value, str):
        raise SettingsError(f'{config_file}: wording must be a folder in quotes, like "~/wording"')
    try:
        # A relative path would otherwise depend on where the program is started.
        return config_file.parent / expand_home(value) if value else None
    except UnusableFolder as error:
        raise SettingsError(f"{config_file}: wording: {error}") from None


def change_settings(config_file: Path, values: Mapping[str, Any]) -> str:
    """Set values in the config file; tables are merged. All else stays, including comments.

    Return "", or an error message if the file cannot be written or is not TOML.
    """
    # Imported here: it takes 4% of the time to the first screen, and few sessions change settings.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from tui.system.atomic_write import locked_for_change, write_atomically

    try:
        with locked_for_change(config_file):
            try:
                text = decode(config_file.read_bytes())
            except FileNotFoundError:
                text = ""
            document = tomlkit.parse(text)
            _merge(values, document)
            # A config file that is a link, as dotfiles often are, stays one.
            write_atomically(Path(os.path.realpath(config_file)), tomlkit.dumps(document))
    except OSError as error:
        return f"Settings not saved: {error.strerror} ({config_file})."
    except (TOMLKitError, UnicodeDecodeError, RecursionError):
        return f"Settings not saved: {config_file} cannot be read as TOML."
    return ""


def _merge(values: Mapping[str, Any], document: MutableMapping[str, Any]) -> None:
    """Set values in a document; a table is merged into the table that the document has."""
    for key, value in values.items():
        old_value = document.get(key)
        if not isinstance(value, Mapping):
            document[key] = value
        elif isinstance(old_value, MutableMapping):
            old_value.update(value)
        else:
            # A new table must come last: in the place of a plain value, the keys after it would
            # belong to it.
            document.pop(key, None)
            document[key] = value


def _read_toml(config_file: Path) -> dict[str, Any]:
    """Return the values in a file. Raises OSError, and ValueError if it is not TOML."""
    try:
        return tomli.loads(decode(config_file.read_bytes()))
    except UnicodeDecodeError as error:
        raise ValueError(explain_encoding_error(error)) from None
    except tomli.TOMLDecodeError as error:
        raise ValueError(explain_syntax_error(error)) from None
    except RecursionError:
        raise ValueError("it nests too deeply") from None
