"""The line that says which words of a mail an answer is from."""

from textual.widgets import Static


class SourceInMail(Static):
    """A sentence with the words of a mail that an answer is from."""

    DEFAULT_CLASSES = "source-in-mail"

    def __init__(self, field: str) -> None:
        super().__init__(id=f"{field}-source-in-mail", markup=False)

    def show(self, sentence: str, *, is_current: bool) -> None:
        """Show the sentence, or hide the line if it is "".

        `is_current` says whether the field of the answer has the focus; if not, the sentence is cut
        to one row.
        """
        self.display = bool(sentence)
        if sentence:
            self.set_class(is_current, "-current")
            self.update(sentence)
