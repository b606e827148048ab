"""The driver between Textual and the terminal, which sends only the cells that change.

`style` reads and writes colours, `grid` applies what Textual paints to a grid of cells, `diff`
turns two grids into the bytes between them. `input_tokens` splits what the terminal sends, `keys`
makes messages of it, and `keyboard` reads it; `job_control` stops and goes on. `driver` puts them
together; `environment` sets what Textual reads before it starts. Nothing here knows the wizard.
"""
