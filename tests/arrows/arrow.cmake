# Compiles two sources: one in LEFT that includes RIGHT, which must fail for want of the file,
# and its control in RIGHT that includes LEFT.

# The first header of a room; its first source where it has no header.
function(something_of room variable)
  file(GLOB found RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/${room}/*.hpp)
  if(NOT found)
    file(GLOB found RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/${room}/*.cpp)
  endif()
  if(NOT found)
    message(FATAL_ERROR "${room}/ has nothing to include")
  endif()
  list(GET found 0 first)
  set(${variable} ${first} PARENT_SCOPE)
endfunction()

function(compile name header path result_variable output_variable)
  set(source ${WORK_DIR}/${name}.cpp)
  file(WRITE ${source} "#include \"${header}\"\n")
  string(REPLACE "|" ";" folders "${path}")
  list(TRANSFORM folders PREPEND "-I")
  execute_process(
    COMMAND ${COMPILER} -std=c++20 -fsyntax-only ${folders} ${source}
    RESULT_VARIABLE result ERROR_VARIABLE output OUTPUT_VARIABLE output)
  set(${result_variable} ${result} PARENT_SCOPE)
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()

something_of(${LEFT} allowed)
compile(allowed ${allowed} "${RIGHT_PATH}" result output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${RIGHT}/ may include ${allowed}, but:\n${output}")
endif()

something_of(${RIGHT} forbidden)
compile(forbidden ${forbidden} "${LEFT_PATH}" result output)
if(result EQUAL 0)
  message(FATAL_ERROR "${LEFT}/ must not be able to include ${forbidden}")
endif()
string(FIND "${output}" "${forbidden}" place)
if(place EQUAL -1 OR NOT output MATCHES "No such file|file not found")
  message(FATAL_ERROR "${LEFT}/ cannot include ${forbidden}, but not for the right reason:\n${output}")
endif()
