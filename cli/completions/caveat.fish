# SPDX-License-Identifier: Apache-2.0
#
# fish completion for caveat. Commands and options come from --help, so that they are those of
# the program that is installed.

function __caveat_commands
    caveat --help 2>/dev/null | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { name = $1; $1 = ""; print name "\t" substr($0, 2) }'
end

function __caveat_nested
    set -l words (commandline -opc)
    caveat $words[2] --help 2>/dev/null | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'
end

function __caveat_options
    set -l words (commandline -opc)
    set -l command $words[2]
    if set -q words[3]; and contains -- $words[3] (__caveat_nested)
        set command $words[2..3]
    end
    caveat $command --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*' | sort -u
end

complete -c caveat -n __fish_use_subcommand -f -a '(__caveat_commands)'
complete -c caveat -n 'not __fish_use_subcommand; and test (count (commandline -opc)) -eq 2' -a '(__caveat_nested)'
complete -c caveat -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -f -a '(__caveat_options)'
complete -c caveat -l report -x -a 'xml= junit= text='
