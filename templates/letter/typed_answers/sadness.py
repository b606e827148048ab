"""Keep a pattern from matching a detail about something sad."""

NOTHING_SAD = (
    r"(?!.*\b(?:late (?:brother|dad|father|grand\w+|husband|mother|mum|sister|son|uncle|wife)"
    r"|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)"
    r"|left(?! (?:an?|at|in|it|me|my|on|out|the)\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral"
    r"|failed|failing|grie(?:f|ving)|cancer|rejected|war|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
"""The end of a pattern, which keeps it from matching a text about something sad."""
