# caveat_embed(TARGET NAME FILES...) puts files into a program, byte for byte.
#
#   caveat_embed(caveat_validators packs packs/cure-language.xml packs/tone-language.xml)
#
# defines, in namespace caveat, the function that a header of the room declares as
#
#   #include "files/embedded.hpp"
#   std::span<const EmbeddedFile> embedded_packs();   // sorted by name
#
# Files are text without NUL bytes. Changing one rebuilds the one generated source.
function(caveat_embed target name)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ REGEX "^[^/]")
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} "-DNAME=${name}" "-DFILES=${files}" "-DOUTPUT=${generated}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
