"""The questions, their validation, and the answers file."""
