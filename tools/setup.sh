#!/bin/sh
# Installs what the build needs on a Debian machine. Safe to repeat; says and does nothing when all is there.
set -eu
cd "$(dirname "$0")/.."

packages="cmake ninja-build g++ libfmt-dev libcli11-dev nlohmann-json3-dev libgmp-dev libpcre2-dev libutf8proc-dev libgtest-dev
  libbenchmark-dev hyperfine clang-16 clang-format clang-tidy-16 libclang-rt-16-dev python3"
# The tests look at the page of `trace --html` in a browser.
packages="$packages nodejs chromium fonts-dejavu-core"

if command -v dpkg-query >/dev/null 2>&1; then
  missing=
  for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  # A tool that is on the path needs no package.
  [ -z "$missing" ] || {
    wanted=
    for package in $missing; do
      case $package in
        cmake) command -v cmake >/dev/null 2>&1 && continue ;;
        ninja-build) command -v ninja >/dev/null 2>&1 && continue ;;
        python3) command -v python3 >/dev/null 2>&1 && continue ;;
        nodejs) command -v node >/dev/null 2>&1 && continue ;;
        chromium) command -v chromium >/dev/null 2>&1 && continue ;;
      esac
      wanted="$wanted $package"
    done
    missing=$wanted
  }
  # npm only where neither npm nor the sources that it would fetch are there.
  command -v npm >/dev/null 2>&1 || [ -f node_modules/.package-lock.json ] || missing="$missing npm"
  if [ -n "$missing" ]; then
    echo "installing:$missing"
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
  fi
fi

tools/npm_packages.sh
