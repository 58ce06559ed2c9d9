#!/bin/sh
# Runs a program, and ends it with whoever started this: watched.sh PROGRAM ARGUMENTS…
"$@" &
program=$!
trap 'kill -9 "$program" 2> /dev/null; exit' INT TERM
while kill -0 "$PPID" 2> /dev/null && kill -0 "$program" 2> /dev/null; do
  sleep 1 &
  wait $!
done
kill -9 "$program" 2> /dev/null
