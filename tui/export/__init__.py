"""Export a note: to files, the clipboard, a mail program or standard output.

Nothing here loads Textual: the full screen, plain mode and the commands share it.
"""
