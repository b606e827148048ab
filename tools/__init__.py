"""What serves the development of the program."""
