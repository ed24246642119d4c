"""Reads messages of SARIF as the standard has it, apart from our own code."""

import re


def links_of(message: str) -> tuple[str, list[str]]:
    """What a reader of SARIF shows of a message, and where its links lead (section 3.11.6 of the standard)."""
    parts = re.findall(r"\\(.)|\[((?:\\.|[^\\\[\]])*)\]\(([^()]*)\)|([^\\])", message)
    unescaped = [escaped or re.sub(r"\\(.)", r"\1", label) or plain for escaped, label, _, plain in parts]
    return "".join(unescaped), [target for _, _, target, _ in parts if target]
