# DUIZHANG_SANITIZE=address,undefined (the asan preset) instruments every target of ours.
set(DUIZHANG_SANITIZE "" CACHE STRING "Sanitizers, comma separated; empty for none")
add_library(duizhang_sanitize INTERFACE)
add_library(duizhang::sanitize ALIAS duizhang_sanitize)
if(DUIZHANG_SANITIZE)
  target_compile_options(duizhang_sanitize INTERFACE
    -fsanitize=${DUIZHANG_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(duizhang_sanitize INTERFACE -fsanitize=${DUIZHANG_SANITIZE})
endif()
