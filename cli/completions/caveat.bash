# SPDX-License-Identifier: Apache-2.0
#
# bash completion for caveat. Commands, options and their values come from --help, so that
# they are those of the program that is installed.

_caveat_commands() {
  _caveat_help "$@" | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'
}
_caveat_help() { "${COMP_WORDS[0]}" "$@" --help 2>/dev/null; }

_caveat() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=("${COMP_WORDS[1]}") words
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words=$(_caveat_commands)
    mapfile -t COMPREPLY < <(compgen -W "$words --help --version" -- "$current")
    return
  fi
  if words=$(_caveat_commands "${command[0]}") && [[ -n $words ]]; then
    if ((COMP_CWORD == 2)); then
      mapfile -t COMPREPLY < <(compgen -W "$words --help" -- "$current")
      return
    fi
    command+=("${COMP_WORDS[2]}")
  fi
  if [[ $previous == --report ]]; then
    mapfile -t COMPREPLY < <(compgen -W "xml= junit= text=" -- "$current")
    compopt -o nospace
  elif [[ $current == -* ]]; then
    words=$(_caveat_help "${command[@]}" | grep -oE -- '--[a-z][a-z-]*' | sort -u)
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    words=$(_caveat_help "${command[@]}" | sed -n "s/^ *\(-., *\)\{0,1\}$previous[ ,:].*{\([a-z,-]*\)}.*/\2/p")
    if [[ $previous == --* && -n $words ]]; then
      mapfile -t COMPREPLY < <(compgen -W "${words//,/ }" -- "$current")
    else
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
  fi
}

complete -F _caveat caveat
