"""The digest by which words are drawn and letters told apart."""

try:
    # hashlib hands out this very class, but loads OpenSSL first, which takes 2 ms.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
