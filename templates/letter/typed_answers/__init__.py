"""Parses typed answers, and finds what their words show."""
