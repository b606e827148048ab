"""The wording of notes: TOML files, and the code that reads and checks them."""
