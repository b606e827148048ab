"""Finds the grammatical form of a typed text, such as a noun phrase, a gerund or a sentence.

In every module here, `words` are the words of a text, each with any comma after it. `lower` are the
same words in lower case and without commas, and `index` is the index of a word in both lists.
"""
