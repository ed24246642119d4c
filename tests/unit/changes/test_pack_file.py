from pathlib import Path

from policylint import prepared
from policylint.changes import pack_file
from policylint.changes.cards import built_in_change_cards
from policylint.changes.pack_file import CHANGE_CARDS, compiled_change_cards
from policylint.resources import rules_dir


def test_the_compiled_cards_are_the_cards_but_for_their_examples() -> None:
    cards, compiled = built_in_change_cards(), compiled_change_cards()
    assert list(compiled) == list(cards)
    for id_, card in cards.items():
        assert compiled[id_].title == card.title
        assert compiled[id_].verdict.message.to_data() == card.verdict.message.to_data()
        assert [query.text for query in compiled[id_].given] == [query.text for query in card.given]
        assert Path(compiled[id_].file) == Path(card.file)
        assert compiled[id_].examples == ()


def test_a_change_of_a_card_a_citation_or_the_program_makes_them_be_compiled_anew() -> None:
    sources = {Path(path).resolve() for path in CHANGE_CARDS.sources()}
    program = Path(prepared.__file__).parent
    assert {Path(card.file).resolve() for card in built_in_change_cards().values()} <= sources
    assert (rules_dir() / "reference" / "citations.yaml").resolve() in sources
    assert {Path(pack_file.__file__), program / "changes" / "cards.py", program / "rules" / "parsed.py"} <= sources
