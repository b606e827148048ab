"""The service that exports the note for the export step."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from screens.widgets.destination_list import ListedDestination


class DestinationPreview(NamedTuple):
    """What an export would write."""

    description: str
    """Where it would be written; "" if the description of the destination says it already."""
    text: str
    link: str = ""
    """The address of a link that the preview shows above the text, or ""."""


class ExportResult(NamedTuple):
    """The result of an export, with a message to show."""

    message: str
    failed: bool = False
    file_exists: bool = False
    """Whether nothing was written because the file already exists."""


class ExportService(Protocol):
    """Exports the note for the step; implemented by the front end."""

    @property
    def destinations(self) -> Sequence[ListedDestination]:
        """Every destination, in the order in which they are listed; the last one quits."""

    @property
    def may_use_files(self) -> bool:
        """Whether files may be written and read."""

    @property
    def last_destination_id(self) -> str:
        """The id of the destination that was used last, or ""."""

    @property
    def note_id(self) -> str:
        """The id of the open note."""

    @property
    def original_subject(self) -> str | None:
        """The subject of the mail that the note replies to; None if there is no such mail."""

    def suggested_name(self, suffix: str) -> str:
        """Return a suggested file name with a suffix."""

    def exports_letter(self, destination_id: str) -> bool:
        """Return whether choosing a destination exports the complete letter."""

    def preview(self, destination_id: str, path: str) -> DestinationPreview:
        """Return what an export would write, and where. `path` is as the writer typed it."""

    async def export(
        self, destination_id: str, path: str, *, overwrite: bool = False
    ) -> ExportResult:
        """Export the note. File destinations write to `path`, which is as the writer typed it."""

    async def reply_to(self, path: str) -> ExportResult:
        """Make the note a reply to the mail in the file at `path`, or no reply if it is ""."""

    async def toggle_wrap(self) -> str:
        """Turn the wrapping of lines, which is usual in mail, on or off; return a message."""
