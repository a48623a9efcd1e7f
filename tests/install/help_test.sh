#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# help_test.sh CAVEAT SOURCE_DIR: the man page has exactly the commands and options that the
# program has, and bash completes them.
set -euo pipefail
caveat=$1
source_dir=$2

fail() { printf '%s\n' "$*" >&2; exit 1; }
options_in() { grep -oE -- '--[a-z][a-z-]+' | sort -u; }

# subcommands [COMMAND]: what its help lists.
subcommands() {
  "$caveat" "$@" --help |
    awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'
}

commands=$(subcommands)
[ -n "$commands" ] || fail "caveat --help lists no commands"

man=$(sed 's/\\-/-/g; s/\\~/ /g' "$source_dir/docs/man/caveat.1")
of_program=$({
  "$caveat" --help
  for command in $commands; do
    "$caveat" "$command" --help
    for nested in $(subcommands "$command"); do "$caveat" "$command" "$nested" --help; done
  done
} | options_in)
of_man=$(options_in <<<"$man")
[ "$of_program" = "$of_man" ] ||
  fail "options of the program (<) and of the man page (>) differ:
$(diff <(echo "$of_program") <(echo "$of_man"))"
for command in $commands; do
  grep -q "^\.SS caveat $command\$" <<<"$man" || fail "no section on $command in the man page"
  for nested in $(subcommands "$command"); do
    grep -Eq "^\.B caveat $command $nested( |\$)" <<<"$man" || fail "the man page has no $command $nested"
  done
done
of_sections=$(sed -n 's/^\.SS caveat //p' <<<"$man" | sort)
[ "$of_sections" = "$(sort <<<"$commands")" ] || fail "the man page has sections on: $of_sections"

source "$source_dir/cli/completions/caveat.bash"
compopt() { :; }
complete_words() {
  COMP_WORDS=("$caveat" "$@")
  COMP_CWORD=$#
  _caveat
  echo "${COMPREPLY[*]}"
}
[ "$(complete_words ch)" = check ] || fail "ch does not complete to check: $(complete_words ch)"
[ "$(complete_words rules te)" = test ] || fail "te does not complete to test"
[ "$(complete_words review si)" = sign ] || fail "si does not complete to sign"
[ "$(complete_words review sign --unc)" = --unchanged ] || fail "--unc does not complete"
[ "$(complete_words review sign --decision need)" = needs-change ] || fail "need does not complete"
[ "$(complete_words check --rep)" = --report ] || fail "--rep does not complete to --report"
[ "$(complete_words check --report ju)" = junit= ] || fail "ju does not complete to junit="
[ "$(complete_words check --color al)" = always ] || fail "al does not complete to always"
