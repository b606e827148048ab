"""What the operating system and the user's settings provide."""
