"""Use a theme, let the writer choose another, and remember the choice."""

import os

from textual import on
from textual.app import ReturnType
from textual.theme import Theme

from tui.full_screen.step_app import StepApp
from tui.full_screen.themes import BRIDGE, PROGRAM_THEMES, bridge_theme, remember_theme
from tui.terminal.driver import BackgroundReported
from tui.terminal.palette import background_from_environment


class ThemedApp(StepApp[ReturnType]):
    """An app with themes; the one that the writer chooses is remembered."""

    _bridge_theme = ""
    """The dark or light theme that `BRIDGE` stands for; "" if another theme was chosen."""

    def use_theme(self, theme: str) -> None:
        """Use a theme by its name; `BRIDGE` stands for the theme that fits the background."""
        for program_theme in PROGRAM_THEMES.values():
            self.register_theme(program_theme)
        if theme == BRIDGE:
            self._bridge_theme = theme = bridge_theme(background_from_environment(os.environ))
        self.theme = theme

    def get_css_variables(self) -> dict[str, str]:
        """Return Textual's variables for the style sheet, and `muted`, a colour for secondary text.

        On an ANSI theme, Textual shows such text dim: some terminals ignore dim, and on others dim
        text cannot be read.
        """
        variables = super().get_css_variables()
        is_ansi = self.current_theme.ansi
        variables["muted"] = "ansi_bright_black" if is_ansi else variables["foreground-muted"]
        return variables

    def on_mount(self) -> None:
        """Remember each theme that the writer chooses from now on."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)

    def search_themes(self) -> None:
        """Offer the themes in a palette; Textual calls this for `action_change_theme`."""
        # Imported here: the first screen does not need it.
        from tui.full_screen.command_palette import ThemeCommands, WizardPalette

        self.push_screen(WizardPalette([ThemeCommands], placeholder="Search for colours…"))

    @on(BackgroundReported)
    def _follow_background(self, event: BackgroundReported) -> None:
        if self.theme == self._bridge_theme:
            self._bridge_theme = self.theme = bridge_theme(event.background)

    def _remember_theme(self, theme: Theme) -> None:
        if theme.name == self._bridge_theme:
            # This theme was chosen by the terminal's background, not by the writer.
            return
        self._bridge_theme = ""
        warning = remember_theme(self.session.config_file, theme.name)
        self.show_hint(warning or f"The colours are now {theme.name}.")
