#!/bin/sh
# Prints the path of the browser that the tests drive; CHROMIUM names another. Fails when there is none.
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
  /Applications/Chromium.app/Contents/MacOS/Chromium; do
  if [ -n "$name" ] && command -v "$name"; then exit 0; fi
done
exit 1
