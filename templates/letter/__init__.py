"""From answers to a note."""
