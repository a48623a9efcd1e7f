# Installs the build into a folder of its own and builds a stranger's project against it.

# run(STATUS COMMAND...) leaves what the command printed in `output`.
function(run status)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE errors)
  if(NOT result EQUAL status)
    string(JOIN " " command ${ARGN})
    message(FATAL_ERROR "${command} ended with ${result}\n${output}${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
run(0 ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/installed)
foreach(expected IN ITEMS
    bin/caveat include/caveat/run.hpp share/caveat/schemas/corpus.xsd
    share/caveat/packs/cure-language.xml share/caveat/lexicons/english.xml
    share/man/man1/caveat.1 share/bash-completion/completions/caveat
    share/zsh/site-functions/_caveat share/fish/vendor_completions.d/caveat.fish)
  if(NOT EXISTS ${WORK_DIR}/installed/${expected})
    message(FATAL_ERROR "not installed: ${expected}")
  endif()
endforeach()

run(0 ${CMAKE_COMMAND} -G Ninja -S ${CONSUMER_DIR} -B ${WORK_DIR}/build
  -DCMAKE_PREFIX_PATH=${WORK_DIR}/installed -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_CXX_FLAGS=${FLAGS})
run(0 ${CMAKE_COMMAND} --build ${WORK_DIR}/build)

run(1 ${WORK_DIR}/build/consumer ${CONSUMER_DIR}/pages)
if(NOT output STREQUAL "blog/serum.txt fail\nblog_serum.txt fail\nopening.txt pass\n")
  message(FATAL_ERROR "the consumer printed:\n${output}")
endif()

# One test case a document; two names that become the same are told apart.
run(201 ${WORK_DIR}/build/document_tests --log_format=XML --log_level=all)
foreach(expected IN ITEMS
    "name=\"blog_serum_txt\"" "name=\"blog_serum_txt-2\"" "name=\"opening_txt\""
    "blog/serum.txt:1:11: error: cure-language: ")
  string(FIND "${output}" "${expected}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "the log does not have ${expected}:\n${output}")
  endif()
endforeach()
file(WRITE ${WORK_DIR}/log.xml "${output}")
run(0 xmllint --noout ${WORK_DIR}/log.xml)
run(0 ${WORK_DIR}/build/document_tests --run_test=caveat/opening_txt)
