"""Texts become lists of words."""

import re
import unicodedata


def words_of(text):
    """The words of a text in small letters, without punctuation."""
    return re.findall(r"\w+(?:['’-]\w+)*", unicodedata.normalize("NFC", text).lower())
