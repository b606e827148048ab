"""Tools for the development of the program."""
