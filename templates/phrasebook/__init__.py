"""The wording of notes: read from TOML, and checked."""
