# duizhang_module(NAME SOURCES ... PUBLIC ... PRIVATE ...): one folder, one namespace, one target.
# The link line is the dependency rule: a module sees only what stands to its left.
function(duizhang_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(duizhang_${name} STATIC ${ARG_SOURCES})
  add_library(duizhang::${name} ALIAS duizhang_${name})
  target_sources(duizhang_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS})
  target_link_libraries(duizhang_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} duizhang::warnings)
  target_link_libraries(duizhang_${name} PUBLIC duizhang::sanitize)
  duizhang_use_precompiled(duizhang_${name} duizhang_precompiled)
  set_target_properties(duizhang_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
