"""Finds the grammatical form of typed text, such as a noun phrase, a gerund or a sentence.

Modules here look at the words of a text one by one: `lower` is the list `Words.lower`, and `index`
is the index of a word in it.
"""
