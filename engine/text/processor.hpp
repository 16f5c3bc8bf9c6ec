// What the processor at hand can do beyond what every one of its kind can. Functions marked DUIZHANG_AVX2 may
// be called only where `has_avx2`; there is always another way to the same result.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define DUIZHANG_AVX2 __attribute__((target("avx2,bmi")))

namespace duizhang::text {

inline bool const has_avx2 = [] {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
}();

}  // namespace duizhang::text
#endif
