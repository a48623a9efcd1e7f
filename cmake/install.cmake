# cmake --install: the program with its man page, completions and data, and the library for
# find_package(caveat). Rooms are installed as libraries without their headers.
include(CMakePackageConfigHelpers)

add_library(caveat_library INTERFACE)
add_library(caveat::caveat ALIAS caveat_library)
set_target_properties(caveat_library PROPERTIES EXPORT_NAME caveat)
file(GLOB public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/caveat/*.hpp)
target_sources(caveat_library INTERFACE
  FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${public_headers})
get_property(rooms GLOBAL PROPERTY CAVEAT_ROOMS)
foreach(room IN LISTS rooms)
  target_link_libraries(caveat_library INTERFACE caveat_${room})
  set_target_properties(caveat_${room} PROPERTIES EXPORT_NAME ${room})
  install(TARGETS caveat_${room} EXPORT caveat-targets ARCHIVE)
endforeach()
install(TARGETS caveat_library EXPORT caveat-targets FILE_SET HEADERS)
install(TARGETS caveat RUNTIME)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/caveat)
install(EXPORT caveat-targets NAMESPACE caveat:: DESTINATION ${package_dir})
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/caveat-config.cmake.in ${PROJECT_BINARY_DIR}/caveat-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/caveat-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/caveat-config.cmake ${PROJECT_BINARY_DIR}/caveat-config-version.cmake
  DESTINATION ${package_dir})

install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/caveat FILES_MATCHING PATTERN *.xsd)
install(DIRECTORY validators/packs language/lexicons DESTINATION ${CMAKE_INSTALL_DATADIR}/caveat
  FILES_MATCHING PATTERN *.xml)
install(FILES docs/man/caveat.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES cli/completions/caveat.bash RENAME caveat
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES cli/completions/_caveat DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES cli/completions/caveat.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
