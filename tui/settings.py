"""The few settings a user may keep in the config file."""

import tomllib
from pathlib import Path

from templates import BridgeError


class SettingsError(BridgeError):
    """The config file says something that cannot be; the text names the key."""


def wording_folder(config: Path) -> Path | None:
    """Return the folder of wording that the config file names under `wording`, if it names one.

    Raises SettingsError if that is not a text.
    """
    try:
        value = tomllib.loads(config.read_text(encoding="utf-8")).get("wording")
    except (OSError, ValueError):
        return None
    if value is None:
        return None
    if not isinstance(value, str):
        raise SettingsError(f'{config}: wording must be a folder in quotes, like "~/wording"')
    return Path(value).expanduser()
