"""Runs a program, and ends it with whoever started this: watched.py PROGRAM ARGUMENTS…"""

import os
import signal
import subprocess
import sys
import time

# A test may start this from a thread that hears no signals.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
parent = os.getppid()
ended = False


def end(*_):
    global ended
    ended = True


signal.signal(signal.SIGTERM, end)
program = subprocess.Popen(sys.argv[1:])
while not ended and os.getppid() == parent and program.poll() is None:
    time.sleep(0.2)
program.terminate()
try:
    program.wait(3)
except subprocess.TimeoutExpired:
    program.kill()
