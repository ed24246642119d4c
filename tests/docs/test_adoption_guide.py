"""The adoption guide, followed word for word."""

from checkout import ROOT, read_yaml
from docs.conftest import Guide
from docs.examples import examples
from integrations.runner import ACTION, run_action
from scratch import Scratch

GUIDE = ROOT / "docs" / "adoption.md"


def test_the_guide_leads_from_many_findings_to_a_gate_that_catches_the_next_mistake(guide: Guide) -> None:
    before = [example for example in examples(GUIDE) if example.line < line_of("## 6.")]
    after = examples(GUIDE)[len(before) :]
    assert sum("run" in example.directives for example in before) > 4
    assert sum("run" in example.directives for example in after) > 3
    for example in before:
        guide.follow(example)
    require_a_gate(guide.scratch)
    for example in after:
        guide.follow(example)


def require_a_gate(scratch: Scratch) -> None:
    """A pull request is annotated at its new line and at no old one, and what was there before is green."""
    assert run_action(scratch, {"version": "installed"}).done.status == 0
    scratch.git("switch", "--quiet", "--create", "try-the-gate")
    policy = scratch.folder / "policies" / "ptb.yaml"
    lines = policy.read_text(encoding="utf-8").splitlines()
    where = lines.index("transfers:") + 1
    lines[where:where] = ["  mailing:", "    to: [US]", "    mechanism: privacy-shield"]
    policy.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scratch.git("commit", "--quiet", "--all", "--message", "Use a mailing service")
    step = run_action(scratch, {"version": "installed"})
    assert step.done.status == 1
    (annotation,) = step.commands
    assert annotation.properties["title"] == "policylint (privacy-shield-transfer)"
    assert annotation.properties["file"] == "policies/ptb.yaml"
    assert lines[int(annotation.properties["line"]) - 1].strip() == "mechanism: privacy-shield"
    assert any("Privacy Commission" in line for line in lines)
    scratch.git("switch", "--quiet", "main")


def test_what_the_guide_sends_to_the_action_is_what_the_action_takes() -> None:
    takes = read_yaml(ACTION.read_text(encoding="utf-8"))["inputs"]
    workflows = [read_yaml(one.text) for one in examples(GUIDE) if one.directives.get("schema") == "github-workflow"]
    steps = [step for workflow in workflows for step in workflow["jobs"]["policylint"]["steps"]]
    ours = [step for step in steps if "/policylint@" in step["uses"]]
    assert len(ours) == len(workflows) > 1
    assert all(step.get("with", {}).keys() <= takes.keys() for step in ours)
    documented = GUIDE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in documented for name in takes)


def test_what_the_guide_includes_lies_where_it_says() -> None:
    contents = {one.directives["file"]: read_yaml(one.text) for one in examples(GUIDE) if "file" in one.directives}
    (include,) = contents[".gitlab-ci.yml"]["include"]
    assert (ROOT / include["file"]).is_file()
    (repository,) = contents[".pre-commit-config.yaml"]["repos"]
    offered = {hook["id"] for hook in read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in repository["hooks"]} <= offered


def line_of(heading: str) -> int:
    """The line of the heading that begins so, counted from 1."""
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    (found,) = (number for number, line in enumerate(lines, start=1) if line.startswith(heading))
    return found
