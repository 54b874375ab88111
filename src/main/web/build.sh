#!/bin/sh
# Makes the pages' programs: build.sh WORK OUT, called by Maven. Packages are unpacked in WORK, so that the sources
# stay as they are; nothing is done when OUT is newer than the sources. Without npm the server is built without them.
source=$(cd "$(dirname "$0")" && pwd -P) || exit 1
work=$1
out=$2
made=$out/web/chart.js

[ -f "$made" ] && [ -f "$out/licences/pages.txt" ] && [ -z "$(find "$source" -newer "$made" | head -n 1)" ] && exit 0

missing() {
  echo "The chart page is left out of this build: $1" >&2
  rm -f "$made"
  exit 0
}

command -v npm >/dev/null && command -v node >/dev/null ||
  missing "npm was not found. Install Node 20 with npm and build again."

mkdir -p "$work" && cd "$work" || exit 1
lock=package-lock.json
if [ ! -d node_modules ] || ! cmp -s "$source/$lock" installed; then
  rm -f installed
  cp "$source/package.json" "$source/$lock" "$source/.npmrc" . || exit 1
  npm ci --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    missing "npm could not install its packages."
  cp "$lock" installed
fi
cp "$source"/*.js "$source"/*.mjs "$source"/*.css . || exit 1
node build.mjs "$out" || exit 1
