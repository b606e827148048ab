"""Reads the names of people and teams, and writes them as a note has them.

Patterns in this package are not compiled: most names need none of them, and compiling them all
would take as long as everything else that composes a note.
"""
