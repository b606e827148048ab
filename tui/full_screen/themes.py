"""The colours: the terminal's own, unless the writer names or has chosen a theme."""

import os
from pathlib import Path

from textual.theme import BUILTIN_THEMES

from tui.system.settings import SettingsError, change_settings, read_settings
from tui.terminal.environment import ANSI_THEME


class UnknownTheme(SettingsError):
    """A theme was named that there is none of; the text lists those there are."""


def theme_for(named: str | None, config: Path) -> str:
    """Return the theme to draw with: the one named, else the one remembered, else the terminal's.

    Without colour it is always the terminal's. Raises UnknownTheme for a name that is none.
    """
    if named is not None and named not in BUILTIN_THEMES:
        raise UnknownTheme(
            f"There is no theme {named}; there are {', '.join(sorted(BUILTIN_THEMES))}."
        )
    if os.environ.get("NO_COLOR"):
        return ANSI_THEME
    chosen = read_settings(config).theme
    return named or (chosen if chosen in BUILTIN_THEMES else ANSI_THEME)


def remember_theme(config: Path, theme: str) -> str:
    """Remember a theme for next time, and return a sentence on why that failed, or ""."""
    if (read_settings(config).theme or ANSI_THEME) == theme:
        return ""
    try:
        change_settings(config, {"theme": theme})
    except SettingsError as error:
        return str(error)
    return ""
