"""Splits a text into sentences and tokens, and finds patterns of words in them."""
