# duizhang_late_library(TARGET PREFIX NAME MACRO): TARGET may load lib<NAME> (found by pkg_check_modules as PREFIX) while it
# runs (engine/text/late_library.hpp): its headers are seen, it is not linked, and MACRO is the name to load it by.
function(duizhang_late_library target prefix name macro)
  find_library(DUIZHANG_LATE_${name} NAMES ${name} HINTS ${${prefix}_LIBDIR} REQUIRED)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${DUIZHANG_LATE_${name}} OUTPUT_VARIABLE head COMMAND_ERROR_IS_FATAL ANY)
  if(NOT head MATCHES "SONAME +([^ \n]+)")
    message(FATAL_ERROR "${DUIZHANG_LATE_${name}} does not say by which name it is loaded")
  endif()
  target_compile_definitions(${target} PRIVATE ${macro}="${CMAKE_MATCH_1}")
  target_include_directories(${target} SYSTEM PRIVATE ${${prefix}_INCLUDE_DIRS})
endfunction()
