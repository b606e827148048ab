"""The export step: its keys, its preview, and what it copies."""

from base64 import b64decode

from screens.widgets.export_preview import ExportPreview

COPY_BEGIN, COPY_END = "\x1b]52;c;", "\a"
"""The sequence that copies a text, in base64, to the terminal's clipboard."""


async def press(app, pilot, *keys):
    """Press keys; after each, wait until the export that it started has ended or asks something."""
    for key in keys:
        await pilot.press(key)
        await app.export_controller.wait_until_idle()
        await pilot.pause()


def preview(app):
    """Return what the preview shows: the place that the export goes to, and its text."""
    pane = app.screen.query_one(ExportPreview)
    where, text = (pane.query_one(f"#{name}").content for name in ("where", "text"))
    return str(where), str(text)


def record_output(app, monkeypatch):
    """Record what the app writes to the terminal from now on, and return the list of it."""
    output = []
    monkeypatch.setattr(app._driver, "write", output.append)
    return output


def copied_texts(output):
    """Return the texts that recorded output copies to the terminal's clipboard."""
    return [
        b64decode(data.removeprefix(COPY_BEGIN).removesuffix(COPY_END)).decode()
        for data in output
        if data.startswith(COPY_BEGIN)
    ]
