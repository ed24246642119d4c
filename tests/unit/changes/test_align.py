from policies import facts_of
from policylint.changes.align import Aligned, align_entries, align_members
from policylint.changes.compare import compare
from policylint.facts.facts import Object


def test_entries_go_by_id() -> None:
    assert align_entries({"a": {}, "b": {}}, {"b": {}, "c": {}}) == [
        Aligned("b", "b", "b"),
        Aligned("a", "a", None),
        Aligned("c", None, "c"),
    ]


def test_a_declared_former_id_pairs_entries_in_both_directions() -> None:
    before: Object = {"a": {}}
    after: Object = {"b": {"renamed_from": "a"}}
    assert align_entries(before, after) == [Aligned("a", "a", "b")]
    assert align_entries(after, before) == [Aligned("a", "b", "a")]


def test_a_former_id_that_is_used_anew_names_something_else() -> None:
    before: Object = {"a": {}}
    after: Object = {"b": {"renamed_from": "a"}, "a": {}}
    assert align_entries(before, after) == [Aligned("b", "a", "b"), Aligned("a", None, "a")]
    assert align_entries(after, before) == [Aligned("b", "b", "a"), Aligned("a", "a", None)]


def test_an_old_rename_is_history() -> None:
    entries = {"b": {"renamed_from": "a"}, "a": {}}
    assert align_entries(entries, entries) == [Aligned("b", "b", "b"), Aligned("a", "a", "a")]


def test_members_of_equal_meaning_are_left_out_and_the_rest_go_by_unique_names() -> None:
    passes = [(["same", "x1", "y1", "y2"], ["x2", "same", "same", "y3"]), (["s", "x", "y", "y"], ["x", "s", "s", "y"])]
    assert align_members(passes) == ([(1, 0)], [2, 3], [3])


def test_a_rename_is_followed_into_every_list_of_ids() -> None:
    renamed = (
        "recipients: {mailer: null, post: {renamed_from: mailer, name: MailHouse Inc., role: processor, country: US,"
        " contract: art-28}}\npurposes: {newsletter: {recipients: [post]}}\n"
        "transfers: {mailer-us: {recipients: [post]}}"
    )
    assert compare(facts_of(""), facts_of(renamed)) == ()


def test_an_edit_of_a_renamed_entry_is_that_edit() -> None:
    renamed = (
        "recipients: {mailer: null, post: {renamed_from: mailer, name: MailHouse Inc., role: controller, country: US,"
        " contract: art-28}}\npurposes: {newsletter: {recipients: [post]}}\n"
        "transfers: {mailer-us: {recipients: [post]}}"
    )
    (change,) = compare(facts_of(""), facts_of(renamed))
    assert (change.path, change.key, change.before, change.after) == (
        "recipients/mailer/role",
        "post",
        "processor",
        "controller",
    )
