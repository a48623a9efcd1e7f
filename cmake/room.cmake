# A room is a static library whose headers can be included only by targets that
# link it: its include directory holds nothing but a link to the room's folder.
#
#   caveat_room(documents
#     SOURCES document.cpp text.cpp
#     DEPENDS xml              # rooms to the left
#     LIBRARIES fmt::fmt       # private
#     PUBLIC_LIBRARIES x::x    # those that its headers include
#   )
function(caveat_room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "SOURCES;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES")
  set(view ${PROJECT_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${view})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${name} ${view}/${name} SYMBOLIC)

  set_property(GLOBAL APPEND PROPERTY CAVEAT_ROOMS ${name})
  add_library(caveat_${name} STATIC ${ROOM_SOURCES})
  add_library(caveat::${name} ALIAS caveat_${name})
  target_compile_features(caveat_${name} PUBLIC cxx_std_20)
  target_include_directories(caveat_${name} PUBLIC
    $<BUILD_INTERFACE:${view}>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  foreach(room IN LISTS ROOM_DEPENDS)
    target_link_libraries(caveat_${name} PUBLIC caveat::${room})
  endforeach()
  target_link_libraries(caveat_${name} PUBLIC ${ROOM_PUBLIC_LIBRARIES})
  target_link_libraries(caveat_${name} PRIVATE ${ROOM_LIBRARIES} $<BUILD_INTERFACE:caveat::warnings>)
endfunction()
