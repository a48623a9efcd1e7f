# Installs the build into a folder of its own and builds a stranger's project against it.

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    string(JOIN " " command ${ARGN})
    message(FATAL_ERROR "${command}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/installed)
foreach(expected IN ITEMS
    bin/caveat include/caveat/run.hpp share/caveat/schemas/corpus.xsd
    share/caveat/packs/cure-language.xml share/caveat/lexicons/english.xml
    share/man/man1/caveat.1 share/bash-completion/completions/caveat
    share/zsh/site-functions/_caveat share/fish/vendor_completions.d/caveat.fish)
  if(NOT EXISTS ${WORK_DIR}/installed/${expected})
    message(FATAL_ERROR "not installed: ${expected}")
  endif()
endforeach()

run(${CMAKE_COMMAND} -G Ninja -S ${CONSUMER_DIR} -B ${WORK_DIR}/build
  -DCMAKE_PREFIX_PATH=${WORK_DIR}/installed -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_CXX_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run(${WORK_DIR}/build/consumer)
if(NOT output STREQUAL "2:4 needs-human\n")
  message(FATAL_ERROR "the consumer printed:\n${output}")
endif()
