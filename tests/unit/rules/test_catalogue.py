"""A team's own packs stand beside the built-in one, and no two cards are mixed up."""

from pathlib import Path

import pytest

from policylint.errors import CardError, NothingToCheckError, UsageError
from policylint.rules.catalogue import built_in_catalogue, read_catalogue
from rule_cards import CARD, changed, write_card


def own(id_: str, *more: str) -> str:
    """A card under another id, with further lines."""
    return changed(("version-missing", id_)) + "".join(f"{line}\n" for line in more)


def refusal(folder: Path, *folders: Path) -> str:
    with pytest.raises(CardError) as caught:
        read_catalogue([folder, *folders])
    return str(caught.value).replace(folder.as_posix(), "TEAM")


def test_without_own_packs_it_is_the_built_in_one() -> None:
    assert read_catalogue([]) is built_in_catalogue()


def test_own_cards_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    team = tmp_path / "team"
    write_card(team)
    write_card(team / "texts", own("texts-missing"), "texts-missing.yml")
    catalogue = read_catalogue([team])
    added = {id_: catalogue.cards[id_] for id_ in catalogue.cards if id_ not in built_in_catalogue().cards}
    assert {id_: (card.pack, card.topic) for id_, card in added.items()} == {
        "version-missing": ("team", "team"),
        "texts-missing": ("team", "texts"),
    }
    assert catalogue.library is built_in_catalogue().library


def test_several_packs_may_be_named_and_one_twice(tmp_path: Path) -> None:
    write_card(tmp_path / "a")
    write_card(tmp_path / "b", own("texts-missing"), "texts-missing.yaml")
    cards = read_catalogue([tmp_path / "a", tmp_path / "b", tmp_path / "b" / ".." / "a"]).cards
    assert {cards["version-missing"].pack, cards["texts-missing"].pack} == {"a", "b"}


def test_the_current_folder_is_a_pack_with_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_card(tmp_path / "team")
    monkeypatch.chdir(tmp_path / "team")
    card = read_catalogue([Path()]).cards["version-missing"]
    assert (card.pack, card.topic) == ("team", "team")


def test_hidden_folders_and_other_files_hold_no_cards(tmp_path: Path) -> None:
    write_card(tmp_path)
    write_card(tmp_path / ".git", "no card", "broken.yaml")
    write_card(tmp_path, "no card", "README.md")
    assert len(read_catalogue([tmp_path]).cards) == len(built_in_catalogue().cards) + 1


def test_a_folder_that_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder of rule cards"):
        read_catalogue([tmp_path / "nowhere"])
    with pytest.raises(NothingToCheckError, match="there is no rule card in this folder"):
        read_catalogue([tmp_path])


def test_an_id_may_not_stand_twice_in_a_pack(tmp_path: Path) -> None:
    write_card(tmp_path / "a")
    write_card(tmp_path / "b")
    said = refusal(tmp_path)
    assert (
        said
        == "TEAM/b/version-missing.yaml:1: the id `version-missing` belongs to TEAM/a/version-missing.yaml. "
        + ("Choose another.").replace("TEAM", tmp_path.as_posix())
    )


def test_a_built_in_id_may_not_be_taken_silently(tmp_path: Path) -> None:
    write_card(tmp_path, own("purpose-vague"), "purpose-vague.yaml")
    said = refusal(tmp_path)
    assert said.startswith("TEAM/purpose-vague.yaml:1: the id `purpose-vague` belongs to ")
    assert said.endswith(" Choose another, or say `replaces: purpose-vague`.")


def test_a_card_may_take_the_place_of_a_built_in_one_under_its_id(tmp_path: Path) -> None:
    write_card(tmp_path, own("purpose-vague", "replaces: purpose-vague"), "purpose-vague.yaml")
    catalogue = read_catalogue([tmp_path])
    assert catalogue.cards["purpose-vague"].title == "The notice has no version"
    assert len(catalogue.cards) == len(built_in_catalogue().cards)


def test_a_card_may_take_the_place_of_a_built_in_one_under_an_id_of_its_own(tmp_path: Path) -> None:
    write_card(tmp_path, own("id-number", "replaces: national-id-law-missing"), "id-number.yaml")
    catalogue = read_catalogue([tmp_path])
    assert "national-id-law-missing" not in catalogue.cards
    assert "national-id-law-missing" in built_in_catalogue().cards["be-national-number"].supersedes
    assert "id-number" in catalogue.cards["be-national-number"].supersedes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("replaces: purpose-vage", "21: `purpose-vage` is no built-in rule. Did you mean `purpose-vague`?"),
        ("replaces: version-missing", "21: `version-missing` is no built-in rule."),
        ("replaces: invalid-yaml", "21: `invalid-yaml` is found by the reader of the file itself"),
        ("built_in: true", "21: only rules that come with the tool are built into its reader."),
        ("supersedes: [purpose-vage]", "21: `purpose-vage` is no rule. Did you mean `purpose-vague`?"),
        ("supersedes: [zzz]", "21: `zzz` is no rule."),
        ('when: "@.lannguages"', "21: `$.notice` has no member `lannguages`. Did you mean `languages`?"),
    ],
)
def test_a_card_may_not_name_what_does_not_exist(tmp_path: Path, line: str, said: str) -> None:
    write_card(tmp_path, f"{CARD}{line}\n")
    assert refusal(tmp_path).startswith(f"TEAM/version-missing.yaml:{said}")


def test_a_built_in_card_can_be_replaced_only_once(tmp_path: Path) -> None:
    for id_ in ("vague-one", "vague-two"):
        write_card(tmp_path, own(id_, "replaces: purpose-vague"), f"{id_}.yaml")
    said = refusal(tmp_path)
    assert said.startswith("TEAM/vague-two.yaml:21: `purpose-vague` is replaced by `vague-one` already.")


def test_a_card_may_supersede_one_of_its_own_pack(tmp_path: Path) -> None:
    write_card(tmp_path)
    write_card(tmp_path, own("texts-missing", "supersedes: [version-missing]"), "texts-missing.yaml")
    assert read_catalogue([tmp_path]).cards["texts-missing"].supersedes == ("version-missing",)
