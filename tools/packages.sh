#!/bin/sh
# Puts the sources of the packages that recordings were made with into build/site. Says and does nothing when they are there.
set -eu
cd "$(dirname "$0")/.."
wanted=conformance/mutants/requirements.txt
if [ ! -f build/site/.complete ] || [ "$wanted" -nt build/site/.complete ]; then
  # Debian has pip as a package of its own.
  python3 -m pip --version >/dev/null 2>&1 || {
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends python3-pip >/dev/null
  }
  echo "fetching the sources of torchvision, timm and einops"
  python3 -m pip install --quiet --no-deps --upgrade --target build/site -r "$wanted"
  touch build/site/.complete
fi
