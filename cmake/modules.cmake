# duizhang_batches(TARGET [SIZE]): how many sources are compiled as one where CMAKE_UNITY_BUILD is on: about SIZE (12),
# shared out evenly, so that no batch is left with the rest. Each batch pays anew for headers and for the templates
# it shares with others.
function(duizhang_batches target)
  set(most 12)
  if(ARGC GREATER 1)
    set(most ${ARGV1})
  endif()
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  math(EXPR batches "(${count} + ${most} - 1) / ${most}")
  math(EXPR size "(${count} + ${batches} - 1) / ${batches}")
  set_target_properties(${target} PROPERTIES UNITY_BUILD_BATCH_SIZE ${size})
endfunction()

# duizhang_optimise_little(TARGET): its code runs once a command, so the dearer half of the optimiser is not earned back
# (of the command line it took two thirds of the compiler's time).
function(duizhang_optimise_little target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# duizhang_module(NAME [COLD] SOURCES ... PUBLIC ... PRIVATE ...): one folder, one namespace, one target.
# The link line is the dependency rule: a module sees only what stands to its left.
function(duizhang_module name)
  cmake_parse_arguments(ARG "COLD" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(duizhang_${name} STATIC ${ARG_SOURCES})
  add_library(duizhang::${name} ALIAS duizhang_${name})
  target_sources(duizhang_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS})
  target_link_libraries(duizhang_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} duizhang::warnings)
  target_link_libraries(duizhang_${name} PUBLIC duizhang::sanitize)
  duizhang_batches(duizhang_${name})
  if(ARG_COLD)
    duizhang_optimise_little(duizhang_${name})
  endif()
  duizhang_use_precompiled(duizhang_${name} duizhang_precompiled)
  set_target_properties(duizhang_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
