"""The wizard in the full screen, with Textual."""
