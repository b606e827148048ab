"""The terminal's screen, kept in memory, so that only what changes is sent.

`style` reads and writes colours, `frames` draws what Textual paints into a grid of cells,
`difference` turns two grids into the bytes between them, and `driver` stands between Textual and
the terminal. All but the driver are pure.
"""
