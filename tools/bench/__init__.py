"""Speed and memory of the wizard, compared with a minimal Textual application."""
