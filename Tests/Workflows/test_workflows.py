"""The workflow is valid, gives its jobs no more than they need, and names actions by their commits."""

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAMS = CHECKOUT / ".venv/bin"
WORKFLOWS = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))
SITE = CHECKOUT / ".github/workflows/site.yml"


def actionlint(path):
    command = [PROGRAMS / "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", path]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def zizmor(path):
    # Without the strict collection a file that cannot be read would count as one without findings.
    command = [PROGRAMS / "zizmor", "--offline", "--strict-collection", "--no-progress", "--color", "never", path]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
@pytest.mark.parametrize("check", [actionlint, zizmor])
def test_nothing_is_found_in_a_workflow(check, path):
    run = check(path)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "check, old, new, finding",
    [
        (actionlint, "runs-on: ubuntu-24.04", "runs_on: ubuntu-24.04", "runs_on"),
        (actionlint, "needs: site", "needs: sites", "sites"),
        (zizmor, "actions/checkout@", "actions/checkout@v7 # ", "unpinned-uses"),
        (zizmor, "run: make test", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
        (zizmor, "jobs:", "jobs: [", "no audit was performed"),
    ],
)
def test_a_fault_is_found(check, old, new, finding, tmp_path):
    text = SITE.read_text("utf-8")
    assert old in text
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    path = folder / "site.yml"
    path.write_text(text.replace(old, new), "utf-8")
    run = check(path)
    assert run.returncode != 0
    assert finding in run.stdout + run.stderr


def test_every_action_is_named_by_its_commit_with_its_version():
    uses = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.search(r"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
