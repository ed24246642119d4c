"""Checks batches of policies in whatever process: what is sent there, and what comes back.

A worker makes each checker once. One that was forked finds those of its parent ready.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from policylint.engine.check import Checker, Options
from policylint.engine.result import Result, excerpt_of
from policylint.engine.serialized import Form, Serialized, serialize
from policylint.errors import InputError, InternalError
from policylint.rules.catalogue import Catalogue
from policylint.rules.compiled import card_from_data
from policylint.rules.pack_file import compiled_catalogue, digest, own_cards
from policylint.source.document import parse_document

_READY: dict[str, Checker] = {}
"""The checkers of this process, by the id of their recipe."""


class Recipe(NamedTuple):
    """How to make a checker: the shipped rules are there already, the cards of own packs come along.

    ``rules`` tells the shipped rules, and the program that reads them, from any others.
    """

    id: str
    rules: str
    options: Options
    own: tuple[Mapping[str, Any], ...]


class Piece(NamedTuple):
    """A policy by its name, with what it holds, or how to read that where it is checked."""

    name: str
    content: bytes | Callable[[], bytes]


class Batch(NamedTuple):
    """Policies that one checker checks, and in what form their results are to be written down."""

    recipe: Recipe
    pieces: tuple[Piece, ...]
    form: Form = Form()


def recipe_of(checker: Checker) -> Recipe:
    """The recipe of a checker, which stays ready in this process and in those forked from it."""
    own = own_cards(checker.catalogue)
    from hashlib import blake2b  # noqa: PLC0415 - only runs in several processes send anything
    from pickle import dumps  # noqa: PLC0415

    id_ = blake2b(dumps((checker.options, own)), digest_size=16).hexdigest()
    _READY.setdefault(id_, checker)
    return Recipe(id_, digest(), checker.options, own)


def check_batch(batch: Batch) -> list[Serialized]:
    """Check policies, one after the other.

    Raises:
        InternalError: this worker has other rules than whoever sent the batch.
        CardError: the rules do not load here.
    """
    checker = _checker(batch.recipe)
    return [serialize(checked(checker, piece), batch.form) for piece in batch.pieces]


def checked(checker: Checker, piece: Piece) -> Result:
    """What comes of one policy; that it cannot be read is a result, too."""
    name, content = piece
    try:
        data = content if isinstance(content, bytes) else content()
    except InputError as error:
        return Result(file=name, unreadable=str(error))
    document = parse_document(name, data)
    outcome = checker.check(document)
    return Result(
        file=name,
        policy=outcome.policy,
        findings=outcome.findings,
        failures=outcome.failures,
        excerpt=excerpt_of(document.text, outcome.findings),
    )


def _checker(recipe: Recipe) -> Checker:
    if recipe.id not in _READY:
        if recipe.rules != digest():
            raise InternalError("A worker has another release of policylint. Install the same one everywhere.")
        _READY[recipe.id] = Checker(_catalogue(recipe), recipe.options)
    return _READY[recipe.id]


def _catalogue(recipe: Recipe) -> Catalogue:
    shipped = compiled_catalogue()
    if not recipe.own:
        return shipped
    from policylint.rules.assemble import assemble  # noqa: PLC0415 - few have own rules

    own = [card_from_data(dict(data), "") for data in recipe.own]
    return Catalogue(assemble(shipped.cards, own), shipped.library)
