"""Check a text, and return findings."""
