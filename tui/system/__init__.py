"""What the operating system and the writer's settings provide."""
