"""The list of the destinations of an export."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from screens.widgets.hanging_indent import HangingIndent
from screens.widgets.option_lists import NumberedList


class ListedDestination(NamedTuple):
    """A destination as the step lists it."""

    id: str
    key: str
    group: str
    """The name of its group, which is a verb: "Copy", "Save", "Send"; or "After"."""
    label: str
    description: str
    suffix: str = ""
    """The file name suffix with its dot, or "" if it is not a file."""
    shown_by_default: bool = True
    """Whether it is listed before the writer chooses `More …`."""


MORE = ListedDestination("more", "m", "After", "More …", "Show the other destinations.")
"""Not a destination: choosing this in the list shows the less common destinations."""

_GROUP_WIDTH = 6
"""The cells for the name of a group: the destinations line up with the fields under the list."""


class DestinationList(NumberedList):
    """The destinations in groups, each with its key; `More …` also lists the less common ones.

    The name of a group is to the left of its first destination. The list then fits 24 rows with a
    blank row between the groups; with the names in rows of their own, it would not.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Do it", tooltip="Do this with the note"),
        Binding("w", "screen.wrap", "Wrap lines", tooltip="Wrap lines as in mail, or not"),
    ]

    def __init__(self, destinations: Sequence[ListedDestination]) -> None:
        self._destinations = tuple(destinations)
        *common, quit_destination = (
            destination for destination in self._destinations if destination.shown_by_default
        )
        self._listed = (*common, MORE, quit_destination)
        """What the list shows now; at first, only the common destinations."""
        self._done_ids: frozenset[str] = frozenset()
        super().__init__(*self._listed_options(), id="destinations", markup=False, compact=True)

    def _listed_options(self) -> list[Option]:
        return [Option(self._prompt(index), id=d.id) for index, d in enumerate(self._listed)]

    def _prompt(self, index: int) -> HangingIndent:
        """Return the text of option `index` in the list."""
        destination = self._listed[index]
        if destination.id in self._done_ids:
            label = Content.assemble(destination.label, (" ✓", "$text-success"))
        elif destination is self._destinations[0]:
            label = Content.assemble(destination.label, (" · the usual way", "$muted"))
        else:
            label = Content(destination.label)
        group = destination.group if self._begins_group(index) else ""
        marker = Content.styled(f"  {group:<{_GROUP_WIDTH}} {destination.key} ", "$muted")
        blank_rows = (Content(""),) * self.heading_rows(index)
        return HangingIndent(marker, label, blank_rows)

    def _begins_group(self, index: int) -> bool:
        return index == 0 or self._listed[index - 1].group != self._listed[index].group

    def heading_rows(self, index: int) -> int:
        """Return 1 for the first destination of a later group, which has a blank row above it."""
        return int(index > 0 and self._begins_group(index))

    @property
    def current(self) -> ListedDestination | None:
        """The highlighted destination, or None."""
        return None if self.highlighted is None else self._listed[self.highlighted]

    def highlight(self, destination_id: str) -> None:
        """Highlight a destination; if it is not shown yet, show all."""
        if destination_id not in [d.id for d in self._listed]:
            self._listed = self._destinations
            self.set_options(self._listed_options())
        self.highlighted = self.get_option_index(destination_id)

    def show_all(self) -> None:
        """Show every destination, and highlight the first of the less common ones."""
        self.highlight(next(d.id for d in self._destinations if not d.shown_by_default))

    def show_done(self, destination_ids: frozenset[str]) -> None:
        """Mark the destinations that the note was exported to."""
        if destination_ids != self._done_ids:
            self._done_ids = destination_ids
            for index in range(len(self._listed)):
                self.replace_option_prompt_at_index(index, self._prompt(index))

    def on_key(self, event: events.Key) -> None:
        """Highlight the destination whose key was pressed, even if it is not shown yet."""
        # `More …` has a key only while it is shown.
        ids_by_key = {d.key: d.id for d in (*self._destinations, *self._listed)}
        if event.character in ids_by_key:
            event.stop()
            self.highlight(ids_by_key[event.character])
