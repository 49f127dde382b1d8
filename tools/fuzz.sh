#!/bin/sh
# tools/fuzz.sh BUILD SECONDS: runs every fuzz target for that many seconds from its seeds in fuzz/corpus.
# What is found on the way is kept under the build folder; a crash is written there and ends the run.
set -eu
cd "$(dirname "$0")/.."
build=$1
seconds=$2
for source in fuzz/*_fuzz.cpp; do
  name=$(basename "$source" .cpp)
  mkdir -p "$build/corpus/$name"
  echo "$name: $seconds s"
  seeds=fuzz/corpus/${name%_fuzz}
  # Programs of the tests are seeds, too.
  [ "$name" = run_fuzz ] && seeds="tests/cases tests/differential/programs"
  "$build/$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=0 \
    -verbosity=0 -artifact_prefix="$build/$name-" "$build/corpus/$name" $seeds
done
