#!/bin/sh
# Puts the sources of the packages that recordings were made with into build/site. Says and does nothing when they are there.
set -eu
cd "$(dirname "$0")/.."
wanted=conformance/mutants/requirements.txt
if [ ! -f build/site/.complete ] || [ "$wanted" -nt build/site/.complete ]; then
  echo "fetching the sources of torchvision, timm and einops"
  python3 -m pip install --quiet --no-deps --upgrade --target build/site -r "$wanted"
  touch build/site/.complete
fi
