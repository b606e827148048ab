"""The driver between Textual and the terminal, which sends only the cells that change.

For output, `style` reads and writes colours, `grid` applies the frames that Textual paints to a
grid of cells, and `diff` computes the bytes that turn one grid into another. For input, `keyboard`
reads bytes, `input_tokens` splits them, and `keys` turns the tokens into Textual's messages.
`job_control` suspends and resumes, `driver` combines all of these, and `environment` sets the
variables that Textual reads before it starts. Nothing here depends on the wizard.
"""
