"""The few settings a user may keep in the config file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from templates import BridgeError


class SettingsError(BridgeError):
    """The config file says something that cannot be; the text names the key."""


def wording_folder(config: Path) -> Path | None:
    """Return the folder of wording that the config file names under `wording`, if it names one.

    Raises SettingsError if that is not a text.
    """
    value = read_config(config).get("wording")
    if value is not None and not isinstance(value, str):
        raise SettingsError(f'{config}: wording must be a folder in quotes, like "~/wording"')
    return Path(value).expanduser() if value else None


def has_premium(config: Path) -> bool:
    """Say whether the config file says `premium = true`: LinkedIn then allows longer notes.

    Raises SettingsError if it says something else than true or false.
    """
    value = read_config(config).get("premium", False)
    if not isinstance(value, bool):
        raise SettingsError(f"{config}: premium must be true or false")
    return value


def usual_way(config: Path) -> str:
    """Return the way out that was taken last; "" where none is known."""
    value = read_config(config).get("way_out")
    return value if isinstance(value, str) else ""


def wraps(config: Path) -> bool:
    """Say whether lines of text are broken as for mail."""
    return read_config(config).get("wrap") is True


def read_config(config: Path) -> dict[str, Any]:
    """Return what the config file holds; nothing if it is missing or cannot be read."""
    try:
        return _parsed(config)
    except (OSError, ValueError):
        return {}


def _parsed(config: Path) -> dict[str, Any]:
    text = config.read_text(encoding="utf-8")
    # Takes 3 ms to load, and most have no config file at first.
    import tomllib

    return tomllib.loads(text)


def trouble_with(config: Path) -> str:
    """Return a sentence on why the config file cannot be used; "" for one that can, or is none."""
    try:
        _parsed(config)
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"{config} is not used: {error.strerror}."
    except ValueError as error:
        return f"{config} is not used: it is not TOML ({error})."
    return ""


def remember(config: Path, values: Mapping[str, Any]) -> None:
    """Put values into the config file; its other keys are kept.

    Raises SettingsError if it cannot be written, or is one that would be lost by it.
    """
    import tomli_w

    from tui.system.atomic_write import write_atomically

    settings = read_config(config)
    try:
        if not settings and config.exists() and config.read_bytes().strip():
            raise SettingsError(f"Nothing was remembered: {config} cannot be read as TOML.")
        write_atomically(config, tomli_w.dumps({**settings, **values}))
    except OSError as error:
        raise SettingsError(f"Nothing was remembered: {error.strerror}.") from None
