"""The driver between Textual and the terminal, which sends only the cells that change.

Textual uses a terminal through an object of one class, its driver. Here the class has three layers,
each a subclass of the one before:

- `keyboard.KeyboardDriver` reads input: `input_tokens` splits the bytes, and `keys` turns the parts
  into Textual's messages.
- `job_control.JobControlDriver` gives the terminal back while the program is stopped.
- `driver.DiffDriver`, the one that the wizard uses, writes output: `grid` applies the frames that
  Textual paints to a grid of cells, `diff` computes the bytes that turn one grid into another, and
  `style` and `palette` read, write and choose colours.

`environment` sets the variables that Textual reads before it starts. Nothing here depends on the
wizard.
"""
