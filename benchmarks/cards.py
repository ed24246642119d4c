"""Rule cards in any number: the built-in ones in a drawn order, then copies of them under ids of their own.

A copy costs what its original costs, because nothing that a card asks is remembered for another card.
"""

import re
from pathlib import Path
from random import Random

from policylint.engine.check import Options
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue, read_catalogue
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Selection

_ID = re.compile(r"^id: .*$", re.MULTILINE)


class Deck:
    """Cards to draw hands from; the copies are written into ``folder``."""

    def __init__(self, folder: Path, most: int, seed: int) -> None:
        shipped = compiled_catalogue()
        own = [card for card in shipped.cards.values() if not card.built_in]
        Random(seed).shuffle(own)
        copies = [_copy(own[number % len(own)], folder, number) for number in range(most - len(own))]
        self.shipped = len(own)
        self.catalogue: Catalogue = read_catalogue([folder], shipped) if copies else shipped
        self._ids = (*(card.id for card in own), *copies)
        self._silent = next(card.id for card in shipped.cards.values() if card.built_in)

    def hand(self, count: int, options: Options) -> Options:
        """Options that let the first so many cards speak."""
        chosen = self._ids[:count] or (self._silent,)
        return Options(as_of=options.as_of, selection=Selection(select=chosen))


def _copy(card: Card, folder: Path, number: int) -> str:
    """Write the card once more; the id of the copy."""
    id_ = f"copy-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    text = _ID.sub(f"id: {id_}", Path(card.file).read_text(encoding="utf-8"), count=1)
    (folder / f"{id_}.yaml").write_text(text, encoding="utf-8")
    return id_
