"""The keys of the wizard, as a terminal sends them."""

ENTER, DOWN, RIGHT, PAGE_DOWN = "\r", "\x1b[B", "\x1b[C", "\x1b[6~"
NEXT, BACK, QUIT = "\x0e", "\x1b", "\x11"
"""Ctrl+N goes to the next step, Esc back to the previous one, and Ctrl+Q quits."""

EDITOR, REDRAW, HELP, PALETTE = "E", "\x0c", "\x1bOP", "\x10"
"""E opens the editor, Ctrl+L draws the screen again, F1 opens the help, Ctrl+P the palette."""

DELETE_TO_START = "\x15"
"""Ctrl+U deletes the text before the cursor."""

INTERRUPT, STOP, END_OF_INPUT, QUIT_SIGNAL = "\x03", "\x1a", "\x04", "\x1c"
r"""Ctrl+C, Ctrl+Z, Ctrl+D and Ctrl+\, which a terminal may handle itself."""

PASTE_BEGIN, PASTE_END = "\x1b[200~", "\x1b[201~"
"""Sent by the terminal before and after pasted text."""
