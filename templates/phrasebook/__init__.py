"""The wording, read from TOML and checked."""
