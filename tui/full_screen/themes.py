"""The themes: the terminal's own colours, two of this program, and Textual's others."""

import os
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

from tui.system.settings import SettingsError, change_settings, read_settings
from tui.terminal.environment import ANSI_THEME
from tui.terminal.palette import Background

BRIDGE = "bridge"
"""Stands for the program's dark or light theme, depending on the terminal's background."""


def _new_theme(
    name: str, *, dark: bool, background: str, foreground: str, colours: dict[str, str]
) -> Theme:
    """Return a theme of this program; `colours` has each colour by its name in the style sheet."""
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


BRIDGE_DARK = _new_theme(
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
BRIDGE_LIGHT = _new_theme(
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
PROGRAM_THEMES = {theme.name: theme for theme in (BRIDGE_DARK, BRIDGE_LIGHT)}
"""The themes of this program by name; the app registers them as well as Textual's."""

_THEME_NAMES = (*BUILTIN_THEMES, *PROGRAM_THEMES, BRIDGE)


class UnknownTheme(SettingsError):
    """There is no theme with the requested name; the message lists the themes."""


def theme_for(requested: str | None, config_file: Path) -> str:
    """Return the name of the theme to use.

    It is the `requested` theme, or else the one remembered in `config_file`, or else that of the
    terminal's own colours, which is always used if NO_COLOR is set. The name may be `BRIDGE`, which
    `bridge_theme` replaces. Raises UnknownTheme.
    """
    if requested is not None and requested not in _THEME_NAMES:
        names = ", ".join(sorted(_THEME_NAMES))
        raise UnknownTheme(f"There is no theme {requested}; there are {names}.")
    if os.environ.get("NO_COLOR"):
        return ANSI_THEME
    remembered = read_settings(config_file).theme
    return requested or (remembered if remembered in _THEME_NAMES else ANSI_THEME)


def bridge_theme(background: Background) -> str:
    """Return the name of the theme that replaces `BRIDGE` on a background."""
    return (BRIDGE_LIGHT if background is Background.LIGHT else BRIDGE_DARK).name


def remember_theme(config_file: Path, theme: str) -> str:
    """Save a theme in the config file, and return an error message or ""."""
    if (read_settings(config_file).theme or ANSI_THEME) == theme:
        return ""
    return change_settings(config_file, {"theme": theme})
