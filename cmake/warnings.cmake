# Linked PRIVATE by every target of ours, never by people who consume the library.
add_library(duizhang_warnings INTERFACE)
add_library(duizhang::warnings ALIAS duizhang_warnings)
target_compile_options(duizhang_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 at -O2 and above sees overlapping copies in std::string's operator+ (GCC bug 105651) and
  # uninitialised strings in tables of structs with default members (GCC bug 105562). clang has both warnings too.
  target_compile_options(duizhang_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(DUIZHANG_WERROR)
  target_compile_options(duizhang_warnings INTERFACE -Werror)
endif()
