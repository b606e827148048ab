"""The list of what must be done before the note can be exported."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets.option_list import Option

from screens.widgets.option_lists import NumberedList
from templates.questions.questions import QUESTION_BY_FIELD

KEEP_EDITED, USE_COMPOSED = "keep_edited", "use_composed"
"""The ids of the options if the answers have changed since the letter was edited."""


class PendingList(NumberedList):
    """What the writer must do before the export: answer, or choose which letter to keep."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose what to do"),
    ]

    def ask(self, missing: tuple[str, ...], *, must_choose_letter: bool) -> bool:
        """Offer the missing answers, or else the two letters; return whether anything is pending.

        The id of an option for a missing answer is its field.
        """
        options = [
            Option(f" {number} {QUESTION_BY_FIELD[field].label}", id=field)
            for number, field in enumerate(missing, 1)
        ]
        if must_choose_letter and not options:
            options = [
                Option(" 1 Keep mine, as edited", id=KEEP_EDITED),
                Option(" 2 Use the new words", id=USE_COMPOSED),
            ]
        self.set_options(options)
        self.display = bool(options)
        return self.display
