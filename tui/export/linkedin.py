"""The connection note for LinkedIn, alone."""

from tui.export.errors import ExportError
from tui.export.outgoing import Outgoing


def linkedin(outgoing: Outgoing) -> str:
    """Return the connection note. Raises ExportError where a request would not be fitting."""
    connection = outgoing.connection
    if connection is None:
        raise ExportError("A request on LinkedIn does not belong to this ending.")
    return connection.text
