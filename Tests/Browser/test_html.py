"""The HTML is valid, by the Nu checker of the W3C: one run for the whole site."""

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

import pages

# Exact messages only.
ALLOWED = {
    # The checker is of June 2020: it does not know what came later.
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    "Attribute “blocking” not allowed on element “script” at this point.",
    "Attribute “media” not allowed on element “meta” at this point.",
    # Safari takes a list without bullets for no list unless it is told.
    "The “list” role is unnecessary for element “ul”.",
    "The “list” role is unnecessary for element “ol”.",
}


def test_every_page_is_valid(tmp_path):
    jars = list(Path(sysconfig.get_paths()["purelib"]).glob("**/vnu.jar"))
    if not jars or subprocess.run(["java", "-version"], capture_output=True).returncode if shutil.which("java") else True:
        pytest.skip("the HTML is not checked: there is no Java here")
    # What the checker says on standard error is about itself.
    result = subprocess.run(
        ["java", "-jar", jars[0], "--format", "json", "--stdout", "--skip-non-html", pages.OUTPUT],
        capture_output=True,
        text=True,
        timeout=300,
    )
    problems = []
    for message in json.loads(result.stdout)["messages"]:
        if message["message"] in ALLOWED:
            continue
        file = re.sub(r"^file:.*?/" + re.escape(pages.OUTPUT.name) + "/", "", message.get("url", ""))
        problems.append(f"{file}:{message.get('lastLine')}: {message['type']}: {message['message']}")
    assert problems == [], "\n" + "\n".join(problems)
