"""Policies that were made to break a reader: small recipes for large, deep, wide, repeated or misencoded texts.

Each is a name, the bytes, and the rule that must speak, or None where any answer is right that is an answer.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

_ROOM = 1_990_000
"""Bytes just below the size that is refused unread."""
START = """\
policylint: 1
organisation: {name: Example Tuinen bv, kind: company, country: BE}
notice: {title: Privacy notice, languages: [en]}
"""
"""A policy that is read and checked; further keys may follow."""


class Bomb(NamedTuple):
    """``rule`` must be among those that speak; ``make`` gives the bytes."""

    name: str
    rule: str | None
    make: Callable[[], bytes]


def bombs() -> Iterator[Bomb]:
    """All of them."""
    for family in (_repeated, _deep, _wide, _long, _encoded, _odd, _wordy, _meant):
        yield from family()


def _repeated() -> Iterator[Bomb]:
    """What aliases multiply."""
    yield Bomb("aliases: a billion values from nine lines", "unsupported-yaml", _laughs)
    yield Bomb("aliases: a value inside itself", "unsupported-yaml", lambda: b"policylint: 1\na: &a [*a, *a]\n")
    yield Bomb("aliases: to no anchor", "unsupported-yaml", lambda: b"policylint: 1\na: [" + b"*a, " * 100_000 + b"]\n")
    yield Bomb("aliases: one large list again and again", "unsupported-yaml", _large_anchor)
    yield Bomb("anchors: one for each of 40,000 values", None, _anchors)
    yield Bomb("merge keys: chained", "unsupported-yaml", _merges)


def _deep() -> Iterator[Bomb]:
    """What nests."""
    many = 100_000
    yield Bomb("depth: 100,000 open lists", "too-large", lambda: b"policylint: 1\na: " + b"[" * many)
    yield Bomb("depth: 100,000 open maps", "too-large", lambda: b"policylint: 1\na: " + b"{a: " * many)
    yield Bomb("depth: 100,000 dashes", "too-large", lambda: b"policylint: 1\na:\n " + b"- " * many)
    yield Bomb("depth: 100,000 question marks", "too-large", lambda: b"? " * many)
    yield Bomb("depth: 1,900 maps by indentation", "too-large", lambda: _stairs(1_900))
    yield Bomb("depth: 99 maps by indentation", None, lambda: _stairs(99))
    yield Bomb("depth: 99 lists in a policy", None, lambda: START.encode() + b"purposes: " + b"[" * 98 + b"]" * 98)


def _wide() -> Iterator[Bomb]:
    """What holds a great many things side by side."""
    yield Bomb("width: a million keys", "too-large", lambda: b"".join(b"k%d: 1\n" % one for one in range(1_000_000)))
    yield Bomb("width: 180,000 keys", "too-large", lambda: b"".join(b"k%d: 1\n" % one for one in range(180_000)))
    yield Bomb(
        "width: 24,000 keys", None, lambda: b"policylint: 1\n" + b"".join(b"k%d: 1\n" % one for one in range(24_000))
    )
    yield Bomb("width: a million list items", "too-large", lambda: b"a: [" + b"1," * 990_000 + b"]")
    yield Bomb("width: 49,000 list items", None, lambda: b"policylint: 1\na: [" + b"1," * 49_000 + b"]")
    yield Bomb("width: one key 150,000 times", "duplicate-key", lambda: b"a: 1\n" * 150_000)
    yield Bomb("width: a million documents", "unsupported-yaml", lambda: b"---\n" * 490_000)
    yield Bomb("width: 500,000 document ends", None, lambda: b"...\n" * 490_000)
    yield Bomb("width: 500,000 tags", "unsupported-yaml", lambda: b"a: [" + b"!x 1," * 300_000 + b"]")
    yield Bomb("width: 100,000 keys that are lists", "unsupported-yaml", lambda: b"? [a]\n: b\n" * 100_000)
    yield Bomb("width: 20,000 misspelt keys", "unknown-key", _misspelt)
    yield Bomb("width: 500,000 directives", None, lambda: b"%TAG ! x\n" * 200_000)


def _long() -> Iterator[Bomb]:
    """What does not end."""
    yield Bomb("length: ten megabytes of text", "too-large", lambda: b"policylint: 1\na: " + b"x" * 10_000_000)
    for name, opening, unit, closing in (
        ("plain", b"", b"x", b""),
        ("plain words", b"", b"x ", b""),
        ("double-quoted", b'"', b"x", b'"'),
        ("escaped", b'"', b"\\x41", b'"'),
        ("unclosed", b'"', b"x", b""),
        ("line after line", b"|\n  ", b"x\n  ", b""),
        ("folded, blank lines", b">\n  x", b"\n", b""),
        ("backslashes", b'"', b"\\\\", b'"'),
        ("quotes", b"'", b"''", b"'"),
    ):
        yield Bomb(f"length: two megabytes of text, {name}", None, _text(opening, unit, closing))
    yield Bomb("length: a key of two megabytes", None, lambda: b"k" * _ROOM + b": 1\n")
    yield Bomb("length: a quoted key of two megabytes", None, lambda: b'"' + b"k" * _ROOM + b'": 1\n')
    yield Bomb("length: an anchor of two megabytes", None, lambda: b"a: &" + b"k" * _ROOM + b" 1\n")
    yield Bomb("length: a tag of two megabytes", None, lambda: b"a: !" + b"k" * _ROOM + b" 1\n")
    yield Bomb("length: a number of a million digits", None, lambda: b"policylint: 1\na: " + b"9" * 1_000_000)
    yield Bomb("length: a version of 40 digits", "unsupported-version", lambda: b"policylint: " + b"9" * 40 + b"\n")
    yield Bomb("length: a version beyond all floats", None, lambda: b"policylint: 1e999999999\n")
    yield Bomb("length: a hexadecimal version", None, lambda: b"policylint: 0x" + b"f" * 38 + b"\n")
    yield Bomb("length: a comment of two megabytes", None, lambda: START.encode() + b"# " + b"x" * (_ROOM - 300))
    yield Bomb("length: 900,000 comments", None, lambda: START.encode() + b"#\n" * 900_000)
    yield Bomb("length: a million blank lines", None, lambda: START.encode() + b"\n" * 1_900_000)
    yield Bomb("length: two megabytes of blanks", None, lambda: START.encode() + b" " * 1_900_000)
    yield Bomb("length: two megabytes of tabs", None, lambda: START.encode() + b"\t" * 1_900_000)


def _encoded() -> Iterator[Bomb]:
    """What is no UTF-8."""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        rule = "not-utf8" if encoding in {"utf-16", "utf-32"} else None
        yield Bomb(f"encoding: {encoding}", rule, lambda encoding=encoding: (START * 1_000).encode(encoding))  # type: ignore[misc]
    yield Bomb("encoding: UTF-8 cut short", "not-utf8", lambda: START.encode() + "é".encode()[:1])
    yield Bomb("encoding: UTF-8 cut short after two megabytes", "not-utf8", lambda: b"#" * _ROOM + "🙂".encode()[:3])
    yield Bomb("encoding: surrogates", "not-utf8", lambda: START.encode() + b"a: \xed\xa0\x80\n")
    yield Bomb("encoding: a longer form than needed", "not-utf8", lambda: START.encode() + b"a: \xc0\xaf\n")
    yield Bomb("encoding: Latin-1", "not-utf8", lambda: START.encode() + b"# caf\xe9\n")
    yield Bomb("encoding: every byte", "not-utf8", lambda: bytes(range(256)) * 7_000)
    yield Bomb("encoding: two megabytes of NUL", None, lambda: bytes(_ROOM))
    yield Bomb("encoding: two megabytes of carriage returns", "unsupported-yaml", lambda: b"\r" * _ROOM)
    yield Bomb("encoding: 600,000 line separators", "unsupported-yaml", lambda: "\u2028".encode() * 600_000)
    yield Bomb("encoding: 600,000 byte order marks", None, lambda: "\ufeff".encode() * 600_000)
    yield Bomb("encoding: escaped surrogates", None, lambda: START.encode() + b'a: "\\ud800\\udfff"\n')
    yield Bomb("encoding: escaped NUL", None, lambda: START.encode() + b'"\\0": "\\0"\n')
    yield Bomb("encoding: an escape beyond Unicode", "invalid-yaml", lambda: b'a: "\\UFFFFFFFF"\n')
    yield Bomb("encoding: combining marks", None, lambda: START.encode() + b"a: e" + "\u0301".encode() * 900_000)


def _odd() -> Iterator[Bomb]:
    """What a policy never holds."""
    yield Bomb("nothing", "invalid-yaml", lambda: b"")
    yield Bomb("blanks only", "invalid-yaml", lambda: b" \n" * 1_000)
    yield Bomb("an archive", None, lambda: b"PK\x03\x04" + bytes(range(256)) * 100)
    yield Bomb("a page of HTML", None, lambda: b"<!DOCTYPE html><html>" + b"<p>policylint: 1</p>\n" * 50_000)
    yield Bomb("JSON, deep", "too-large", lambda: b'{"policylint": 1, "a": ' * 20_000)
    yield Bomb("infinite", None, lambda: b"policylint: .inf\norganisation: .nan\nnotice: -.inf\n")
    yield Bomb("a Python object", "unsupported-yaml", lambda: b'a: !!python/object/apply:os.system ["true"]\n')
    yield Bomb("null everywhere", None, lambda: b"policylint: ~\norganisation: ~\nnotice: ~\npurposes: [~, ~]\n")


def _wordy() -> Iterator[Bomb]:
    """Policies that are read whole, with comments or words that keep the checker busy."""
    ignore = b"# policylint: ignore[%b] until=2027-01-31 -- reason\n"
    yield Bomb("10,000 suppressions of nothing", None, lambda: START.encode() + ignore % b"purpose-vague" * 10_000)
    yield Bomb("25,000 malformed suppressions", None, lambda: START.encode() + b"# policylint: ignore\n" * 25_000)
    yield Bomb("10,000 suppressions of unknown rules", None, lambda: START.encode() + ignore % b"purpose-vgue" * 10_000)
    yield Bomb("a suppression of 50,000 rules", None, lambda: START.encode() + ignore % (b"purpose-vague," * 50_000))
    yield Bomb("a suppression that opens 500,000 brackets", None, lambda: START.encode() + ignore % (b"[" * 500_000))
    yield Bomb(
        "a suppression with a reason of two megabytes",
        None,
        lambda: START.encode() + ignore.strip() % b"purpose-vague" + b"-" * 1_800_000,
    )
    yield Bomb("suppressions among 5,000 purposes", None, _suppressed_purposes)


def _meant() -> Iterator[Bomb]:
    """Policies of right form and wrong size."""
    for field in ("legal_bases: consent", "retention: {period: 1 year}", "description: x"):
        yield Bomb(f"5,000 purposes with {field}", None, lambda field=field: _purposes(5_000, field))  # type: ignore[misc]
    yield Bomb("a description of two megabytes", None, lambda: _description(b"we may use your data to improve "))
    for name, filler in (("blanks", b" "), ("brackets", b"["), ("gaps", b"[..."), ("dots", b".")):
        filled = b'"a' + filler * (900_000 // len(filler)) + b'b"'
        quoted = b"description: x, quote: " + filled
        yield Bomb(f"a quote of {name}", None, lambda quoted=quoted: _purpose(quoted))  # type: ignore[misc]
        period = b"description: x, retention: {period: " + filled + b"}"
        yield Bomb(f"a period of {name}", None, lambda period=period: _purpose(period))  # type: ignore[misc]
    yield Bomb("a description of one word", None, lambda: _description(b"improve"))
    yield Bomb(
        "a duration of a million digits",
        None,
        lambda: _purpose(b"retention: {period: " + b"9" * 1_000_000 + b" years}"),
    )
    yield Bomb("a duration of 30 digits", None, lambda: _purpose(b"retention: {period: " + b"9" * 30 + b" years}"))
    yield Bomb(
        "a duration of a million parts", None, lambda: _purpose(b"retention: {period: P" + b"1Y" * 500_000 + b"}")
    )
    yield Bomb("20,000 languages", None, lambda: START.replace("[en]", "[" + "en, " * 20_000 + "]").encode())
    yield Bomb("a name of two megabytes", None, lambda: START.replace("Example Tuinen", "x " * 900_000).encode())
    yield Bomb("4,000 transfers", None, _transfers)
    yield Bomb("40,000 references to nothing", None, _references)
    yield Bomb("20,000 references to one large thing", None, _shared)
    yield Bomb("a title of a megabyte, named by every finding", None, _titled)
    yield Bomb("one line of two megabytes with 5,000 findings", None, _one_line)


def _laughs() -> bytes:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 9)]
    return "\n".join(["policylint: 1", *levels, ""]).encode()


def _large_anchor() -> bytes:
    return b"policylint: 1\na: &a [" + b"x, " * 900 + b"]\nb: [" + b"*a, " * 10_000 + b"]\n"


def _anchors() -> bytes:
    return b"policylint: 1\na: [" + b"".join(b"&a%d x, " % one for one in range(40_000)) + b"]\n"


def _merges() -> bytes:
    lines = [b"a0: &a0 {x: 1}"] + [b"a%d: &a%d {<<: *a%d}" % (one, one, one - 1) for one in range(1, 10_000)]
    return b"policylint: 1\n" + b"\n".join(lines) + b"\n"


def _stairs(steps: int) -> bytes:
    return b"policylint: 1\n" + b"".join(b" " * one + b"a:\n" for one in range(steps))


def _misspelt() -> bytes:
    return START.encode() + b"".join(b"purpose%d: x\n" % one for one in range(20_000))


def _text(opening: bytes, unit: bytes, closing: bytes) -> Callable[[], bytes]:
    return lambda: b"policylint: 1\na: " + opening + unit * ((_ROOM - 100) // len(unit)) + closing + b"\n"


def _suppressed_purposes() -> bytes:
    lines = (
        f"  p{one}:\n    # policylint: ignore[legal-basis-missing] -- x\n    description: x\n" for one in range(5_000)
    )
    return (START + "purposes:\n" + "".join(lines)).encode()


def _purposes(count: int, field: str) -> bytes:
    return (START + "purposes:\n" + "".join(f"  p{one}: {{{field}}}\n" for one in range(count))).encode()


def _purpose(field: bytes) -> bytes:
    return START.encode() + b"purposes:\n  p: {" + field + b"}\n"


def _description(words: bytes) -> bytes:
    return _purpose(b"description: " + words * (1_900_000 // len(words)))


def _transfers() -> bytes:
    lines = (f"  t{one}: {{to: [US], mechanism: [scc-2021, safe-harbor]}}\n" for one in range(4_000))
    return (START + "transfers:\n" + "".join(lines)).encode()


def _references() -> bytes:
    return START.encode() + b"purposes:\n  p: {data_categories: [" + b"x, " * 40_000 + b"]}\n"


def _shared() -> bytes:
    category = f"data_categories:\n  c: {{description: {'we may use it ' * 20_000}}}\n"
    lines = (f"  p{one}: {{description: x, data_categories: [{'c, ' * 20}]}}\n" for one in range(1_000))
    return (START + category + "purposes:\n" + "".join(lines)).encode()


def _titled() -> bytes:
    return _purposes(5_000, "description: x").replace(b"Privacy notice", b"x" * 1_000_000)


def _one_line() -> bytes:
    text = ", ".join(f"p{one}: {{description: x}}" for one in range(5_000))
    return (START + "purposes: {" + text + " " * 1_500_000 + "}\n").encode()
