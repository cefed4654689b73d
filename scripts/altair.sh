#!/usr/bin/env bash
# Charts that Altair saves are drawn, and held against Vega-Lite. Without Python there is nothing to do.
source "$(dirname "$0")/lib.sh"

if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  say "Python with venv is missing: charts saved by Altair are not tried."
  exit 0
fi
if ! [ .tools/altair/installed -nt tests/altair/requirements.txt ]; then
  python3 -m venv .tools/altair
  step "Installing Altair into .tools" .tools/altair/bin/pip install --quiet --disable-pip-version-check -r tests/altair/requirements.txt
  touch .tools/altair/installed
fi
rm -rf target/altair
.tools/altair/bin/python tests/altair/charts.py target/altair
node tests/judge/run.mjs --specs target/altair --known tests/altair/known.json
