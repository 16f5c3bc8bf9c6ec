# g++ collects its garbage as soon as it holds 128 MiB, which most batches do several times over; from half a gigabyte
# on costs a sixth more memory and about a twentieth less time.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(--param=ggc-min-heapsize=524288)
endif()

# The headers that most sources share, read from one precompiled file that is made once: they cost more to parse than
# most of our own sources do. Nothing may rely on that: -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without, and
# all_verify_interface_header_sets compiles every header of ours alone.
file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp.new "// Stands for the shared headers; made by cmake/precompiled.cmake.\n")
file(COPY_FILE ${PROJECT_BINARY_DIR}/precompiled.cpp.new ${PROJECT_BINARY_DIR}/precompiled.cpp ONLY_IF_DIFFERENT)

set(DUIZHANG_SHARED_HEADERS
  <algorithm> <array> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <optional> <set> <span> <sstream>
  <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>
  <boost/date_time/gregorian/greg_date.hpp> <fmt/format.h>)

function(duizhang_precompiled_library name)
  cmake_parse_arguments(ARG "" "" "HEADERS;OPTIONS" ${ARGN})
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(${name} PRIVATE fmt::fmt nlohmann_json::nlohmann_json duizhang::warnings duizhang::sanitize)
  target_include_directories(${name} SYSTEM PRIVATE ${Boost_INCLUDE_DIRS})
  target_compile_options(${name} PRIVATE ${ARG_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${DUIZHANG_SHARED_HEADERS} ${ARG_HEADERS})
endfunction()

duizhang_precompiled_library(duizhang_precompiled)
if(DUIZHANG_TESTS)
  find_package(doctest 2.4 REQUIRED)
  # Tests run once: the optimiser's time on them is never earned back. What they test is optimised.
  set(DUIZHANG_TEST_OPTIONS $<$<CONFIG:Release>:-O0>)
  duizhang_precompiled_library(duizhang_precompiled_tests HEADERS <doctest/doctest.h> OPTIONS ${DUIZHANG_TEST_OPTIONS})
  target_link_libraries(duizhang_precompiled_tests PRIVATE doctest::doctest)
endif()

# SET: duizhang_precompiled or duizhang_precompiled_tests.
function(duizhang_use_precompiled target set)
  target_link_libraries(${target} PRIVATE fmt::fmt)  # its definitions are part of the precompiled file
  target_precompile_headers(${target} REUSE_FROM ${set})
endfunction()
