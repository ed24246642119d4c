"""The packs of a team: folders of cards beside the built-in ones."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from policylint.errors import NothingToCheckError, UsageError
from policylint.reference import Library
from policylint.rules.card import Card
from policylint.rules.card_text import refuse
from policylint.rules.citations import CitationForms
from policylint.rules.read_card import read_card

_ENDINGS = (".yaml", ".yml")


def read_own_packs(folders: Iterable[Path], library: Library) -> list[Card]:
    """The cards in ``folders``, each read in full, and checked against what facts there are.

    The pack of a card is the name of its folder, its topic that of the sub-folder it lies in, if it does.

    Raises:
        UsageError: a folder does not exist, or holds no card.
        CardError: a card is wrong, or asks for a fact that does not exist.
    """
    once = {folder.resolve(): folder for folder in folders}
    cards = [card for folder in once.values() for card in _read_pack(folder, library)]
    if cards:
        # What facts there are is told by the model of policies: only who has cards of their own waits for that.
        from policylint.rules.known_names import require_known_names  # noqa: PLC0415

        require_known_names(cards)
    return cards


def _read_pack(folder: Path, library: Library) -> Iterator[Card]:
    paths = _card_files(folder)
    if not paths:
        raise NothingToCheckError(f"{folder}: there is no rule card in this folder. A card is a .yaml file.")
    forms = CitationForms(library.rows("citations"))
    pack = folder.resolve().name
    for path in paths:
        topic = path.parent.name if path.parent != folder else pack
        card = read_card(path, topic, pack, forms)
        if card.built_in:
            refuse(
                card.file, ("built_in",), "only rules that come with the tool are built into its reader. Delete this."
            )
        yield card


def _card_files(folder: Path) -> list[Path]:
    """The cards of a folder and its sub-folders, hidden ones passed over."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule cards. Check the spelling.")
    files = (path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file())
    return sorted(path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))
