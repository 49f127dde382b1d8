#!/bin/sh
# Fetches what package-lock.json pins (the parser's sources, the page's library and bundler, what its tests need) when
# it is not there or another version is. The stamp is written by npm itself, so that a changed lock file installs again.
set -eu
cd "$(dirname "$0")/.."
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --silent
  touch node_modules/.package-lock.json
fi
