"""Checkers of files: the HTML by the Nu checker of the W3C, the links by lychee. One run for a whole site."""

import json
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

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
# Nor does it know layers, light-dark() and most of what style sheets are made of now: browsers read them.
UNKNOWN_STYLE = "CSS: "


def problems(folder):
    """What is wrong with the HTML of a folder."""
    jars = list(Path(sysconfig.get_paths()["purelib"]).glob("**/vnu.jar"))
    if not jars or subprocess.run(["java", "-version"], capture_output=True).returncode if shutil.which("java") else True:
        pytest.skip("the HTML is not checked: there is no Java here")
    # What the checker says on standard error is about itself.
    result = subprocess.run(
        ["java", "-jar", jars[0], "--format", "json", "--stdout", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        timeout=300,
    )
    return [
        f"{message.get('url', '').removeprefix(Path(folder).resolve().as_uri())}:{message.get('lastLine')}: "
        f"{message['type']}: {message['message']}"
        for message in json.loads(result.stdout)["messages"]
        if message["message"] not in ALLOWED and not message["message"].startswith(UNKNOWN_STYLE)
    ]


def broken_links(folder):
    """The links of a folder that lead nowhere in it, fragments included; other hosts are not asked."""
    result = subprocess.run(
        [
            Path(sysconfig.get_paths()["scripts"], "lychee"), "--offline", "--include-fragments", "--no-progress", "--no-ignore",
            "--root-dir", Path(folder).resolve(), "--index-files", "index.html", "--format", "json", folder,
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    report = json.loads(result.stdout)
    assert report["total"] > 0, result.stderr
    return [f"{file}: {link['url']}" for file, links in report["error_map"].items() for link in links]
