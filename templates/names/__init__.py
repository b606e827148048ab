"""Reads the names of people and teams, and writes them as they appear in a note.

Patterns in this package are not compiled: most names need none of them, and compiling them all
would take as long as composing a note.
"""
