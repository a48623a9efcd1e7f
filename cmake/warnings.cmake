# Linked privately by every target of ours; never reaches users of the library.
option(CAVEAT_WARNINGS_ARE_ERRORS "For development: a warning fails the build" OFF)

add_library(caveat_warnings INTERFACE)
add_library(caveat::warnings ALIAS caveat_warnings)
target_compile_options(caveat_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # "x" + std::string is warned about by mistake (GCC bug 105651, fixed in 13).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  $<$<BOOL:${CAVEAT_WARNINGS_ARE_ERRORS}>:-Werror>)
