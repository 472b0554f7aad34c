#!/usr/bin/env bash
# Runs the browser tests against bin/ascribe; installs chromium where it is
# missing and that is allowed. What cannot run is said, not passed over.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v npm >/dev/null; then
  echo "browser tests SKIPPED: no Node.js"
  exit 0
fi
if [ ! -f dist/index.html ]; then
  echo "browser tests SKIPPED: the pages are not built (make web)"
  exit 0
fi
install() {
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then return 1; fi
    as=(sudo -n)
  fi
  command -v apt-get >/dev/null || return 1
  "${as[@]}" apt-get update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
}
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
  echo "installing chromium for the browser tests"
  if ! install; then
    echo "browser tests SKIPPED: no chromium, and it cannot be installed here (needs apt-get as root or with sudo)"
    exit 0
  fi
fi
exec npx --no-install vitest run --project "${1:-browser}"
