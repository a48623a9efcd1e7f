#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# shells_test.sh SOURCE_DIR: man, zsh and fish find nothing wrong with our files.
set -euo pipefail
cd "$1"
bash -n cli/completions/caveat.bash
zsh -n cli/completions/_caveat
fish --no-execute cli/completions/caveat.fish
warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z docs/man/caveat.1 2>&1 >/dev/null)
[ -z "$warnings" ] || { echo "$warnings"; exit 1; }
