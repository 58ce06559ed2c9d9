"""Runs one command and says what it cost, as one line of JSON on standard output.

usage: measure.py STANDARD_OUTPUT STANDARD_ERROR COMMAND [ARGUMENT ...]

A program of its own, and a small one: the kernel counts the memory of whoever starts a command into the command's
peak, so a command must never be started by a program that has grown (the floor program needs less than Python).
"""

import json
import os
import sys
import time


def peak_bytes(usage):
    """The peak of resident memory in bytes: Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measure(output, errors, command):
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o644),
    ]
    start = time.monotonic()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - start
    return {
        "status": os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status),
        "wall": wall,
        "user": usage.ru_utime,
        "system": usage.ru_stime,
        "memory": peak_bytes(usage),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2], sys.argv[3:])))
