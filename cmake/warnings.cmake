# Linked PRIVATE by every target of ours, never by people who consume the library.
add_library(duizhang_warnings INTERFACE)
add_library(duizhang::warnings ALIAS duizhang_warnings)
target_compile_options(duizhang_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(DUIZHANG_WERROR)
  target_compile_options(duizhang_warnings INTERFACE -Werror)
endif()
