# duizhang_tests(MODULE SOURCES ... LIBS ...): the one way to register a doctest binary, one a module.
find_package(doctest 2.4 REQUIRED)
include(doctest)
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
# The interpreter itself: what is found may be a launcher (pyenv's), which takes half a second before each test.
execute_process(COMMAND ${Python3_EXECUTABLE} -c "import sys; print(sys.executable, end='')"
  OUTPUT_VARIABLE DUIZHANG_PYTHON COMMAND_ERROR_IS_FATAL ANY)

function(duizhang_tests module)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  set(target duizhang_${module}_tests)
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LIBS} duizhang::test_support duizhang::warnings duizhang::sanitize)
  target_compile_options(${target} PRIVATE ${DUIZHANG_TEST_OPTIONS})
  duizhang_batches(${target})
  duizhang_use_precompiled(${target} duizhang_precompiled_tests)
  target_compile_definitions(${target} PRIVATE DUIZHANG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  # A name with ';' would become two tests that run nothing and pass: zero cases is a failure.
  doctest_discover_tests(${target} TEST_PREFIX "${module}: "
    PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 " SKIP_REGULAR_EXPRESSION "SKIPPED:" TIMEOUT 300)
endfunction()

# Tests that run the program keep what it keeps in the build folder, not in the user's: to be called behind the last
# add_test of a folder.
function(duizhang_tests_keep_apart)
  get_property(all DIRECTORY PROPERTY TESTS)
  set_property(TEST ${all} APPEND PROPERTY ENVIRONMENT "DUIZHANG_CACHE=${PROJECT_BINARY_DIR}/test-cache")
endfunction()
