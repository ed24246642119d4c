#!/usr/bin/env bash
# Installs Chromium for the tests of the HTML reports, where that is possible: Debian's, as root or with sudo.
# Nothing depends on it: without a browser those tests are skipped, and say so.
set -uo pipefail

skip() { echo "no browser installed: $1; its tests are skipped"; exit 0; }

if command -v chromium >/dev/null; then
  echo "chromium is there: $(command -v chromium)"
  exit 0
fi
command -v apt-get >/dev/null || skip "apt-get is not there"
as_root=()
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null || skip "neither root nor sudo"
  as_root=(sudo -n)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || skip "apt-get update failed"
"${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium >/dev/null || skip "apt-get install failed"
echo "chromium is installed: $(command -v chromium)"
