# Linked privately by every target of ours; never reaches users of the library.
option(CAVEAT_WARNINGS_ARE_ERRORS "For development: a warning fails the build" OFF)

add_library(caveat_warnings INTERFACE)
add_library(caveat::warnings ALIAS caveat_warnings)
target_compile_options(caveat_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${CAVEAT_WARNINGS_ARE_ERRORS}>:-Werror>)
