"""The driver between Textual and the terminal, which sends only the cells that change.

`style` reads and writes colours, `grid` applies what Textual paints to a grid of cells, `diff`
turns two grids into the bytes between them, and `keyboard` reads what is typed. `driver` puts them
together; `environment` sets what Textual reads before it starts. Nothing here knows the wizard.
"""
