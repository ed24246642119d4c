"""A pattern means what people who write ignore files expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.config.patterns import is_pattern, matches

NAMES = st.text(alphabet="ab.-[](){}+^$\\é ", min_size=1, max_size=6)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("drafts/", "drafts/a.yaml", True),
        ("drafts/", "policies/drafts/sub/a.yaml", True),
        ("drafts/", "drafts", False),
        ("drafts", "drafts/a.yaml", True),
        ("drafts", "mydrafts/a.yaml", False),
        ("a.yaml", "policies/a.yaml", True),
        ("*.yaml", "policies/a.yaml", True),
        ("*.yaml", "policies/a.yml", False),
        ("policies/*.yaml", "policies/a.yaml", True),
        ("policies/*.yaml", "policies/sub/a.yaml", False),
        ("policies/*.yaml", "x/policies/a.yaml", False),
        ("policies/**/*.yaml", "policies/a.yaml", True),
        ("policies/**/*.yaml", "policies/x/y/a.yaml", True),
        ("policies/**", "policies/x/a.yaml", True),
        ("**/drafts/a.yaml", "drafts/a.yaml", True),
        ("./policies/", "policies/a.yaml", True),
        ("/a.yaml", "a.yaml", True),
        ("/a.yaml", "sub/a.yaml", False),
        ("?.yaml", "a.yaml", True),
        ("?.yaml", "ab.yaml", False),
        ("a[bc].yaml", "a[bc].yaml", True),
        ("a[bc].yaml", "ab.yaml", False),
        ("a+.yaml", "aa.yaml", False),
        ("*", "a\nb.yaml", True),
        ("../shared/*.yaml", "../shared/a.yaml", True),
    ],
)
def test_a_pattern_means_files_and_the_folders_around_them(pattern: str, path: str, *, expected: bool) -> None:
    assert matches(pattern, path) is expected


@given(PATHS, NAMES)
def test_a_path_without_wildcards_means_itself_and_what_is_below(path: str, name: str) -> None:
    assert not is_pattern(path)
    assert matches(f"/{path}", path)
    assert matches(f"/{path}/", f"{path}/{name}")
    assert not matches(f"/{path}", f"{path}{name}")


@given(PATHS)
def test_everything_is_meant_by_two_stars(path: str) -> None:
    assert matches("**", path)
    assert matches("**/*", path)
