"""The colours: the terminal's own, unless the writer names or has chosen a theme."""

import os
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

from tui.system.settings import SettingsError, change_settings, read_settings
from tui.terminal.environment import ANSI_THEME
from tui.terminal.palette import Background, background_from_environment

BRIDGE = "bridge"
"""The name of both themes of our own together: which one it means depends on the background."""


def _bridge_theme(
    name: str, *, dark: bool, background: str, foreground: str, colours: dict[str, str]
) -> Theme:
    """Return a theme with the colours that the style sheet names, by their names there."""
    return Theme(
        name=name,
        primary=colours["text-primary"],
        success=colours["text-success"],
        warning=colours["text-warning"],
        error=colours["text-error"],
        background=background,
        surface=background,
        panel=background,
        foreground=foreground,
        dark=dark,
        variables=colours,
    )


BRIDGE_DARK = _bridge_theme(
    "bridge-dark",
    dark=True,
    background="#161d26",
    foreground="#e3e8ee",
    colours={
        "text-primary": "#82b7ff",
        "text-success": "#8ed6a0",
        "text-warning": "#f0c46c",
        "text-error": "#ff9a92",
        "foreground-muted": "#98a6b5",
    },
)
BRIDGE_LIGHT = _bridge_theme(
    "bridge-light",
    dark=False,
    background="#fbf8f2",
    foreground="#22282f",
    colours={
        "text-primary": "#0a5cad",
        "text-success": "#1c6b35",
        "text-warning": "#855200",
        "text-error": "#b3261e",
        "foreground-muted": "#5d6670",
    },
)
OWN_THEMES = {theme.name: theme for theme in (BRIDGE_DARK, BRIDGE_LIGHT)}
"""The themes of our own by name; the app registers them beside Textual's."""

_NAMES = (*BUILTIN_THEMES, *OWN_THEMES, BRIDGE)


class UnknownTheme(SettingsError):
    """A theme was named that there is none of; the text lists those there are."""


def theme_for(named: str | None, config: Path) -> str:
    """Return the theme to draw with: the one named, else the one remembered, else the terminal's.

    Without colour it is always the terminal's. Raises UnknownTheme for a name that is none.
    """
    if named is not None and named not in _NAMES:
        raise UnknownTheme(f"There is no theme {named}; there are {', '.join(sorted(_NAMES))}.")
    if os.environ.get("NO_COLOR"):
        return ANSI_THEME
    chosen = read_settings(config).theme
    theme = named or (chosen if chosen in _NAMES else ANSI_THEME)
    if theme != BRIDGE:
        return theme
    is_light = background_from_environment(os.environ) is Background.LIGHT
    return (BRIDGE_LIGHT if is_light else BRIDGE_DARK).name


def remember_theme(config: Path, theme: str) -> str:
    """Remember a theme for next time, and return a sentence on why that failed, or ""."""
    if (read_settings(config).theme or ANSI_THEME) == theme:
        return ""
    try:
        change_settings(config, {"theme": theme})
    except SettingsError as error:
        return str(error)
    return ""
