# Fails when docs/rules.md is not what the program would write.
execute_process(COMMAND ${PROGRAM} rules docs OUTPUT_VARIABLE written RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "caveat rules docs ended with status ${status}")
endif()
file(READ ${DOCS} kept)
if(NOT written STREQUAL kept)
  message(FATAL_ERROR "docs/rules.md is stale; write it anew with: caveat rules docs docs/rules.md")
endif()
