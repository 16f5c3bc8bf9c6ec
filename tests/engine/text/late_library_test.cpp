#include "engine/text/late_library.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace duizhang::text {

TEST_SUITE("text.late_library") {
  TEST_CASE("a function is found when it is called, and the same afterwards") {
    constexpr LateLibrary library{"libm.so.6"};
    Late<double(double)> const cosine{library, "cos"};
    CHECK(cosine(0.0) == 1.0);
    CHECK(cosine(0.0) == 1.0);
  }

  TEST_CASE("what is not there is said by name, when it is called and not before") {
    constexpr LateLibrary library{"libm.so.6"}, nowhere{"libduizhang-nowhere.so.1"};
    Late<double(double)> const missing{library, "no_such_function"}, lost{nowhere, "cos"};
    CHECK_THROWS_WITH_AS((void)missing(0.0), "`no_such_function` of the library libm.so.6 cannot be loaded",
                         std::runtime_error);
    CHECK_THROWS_WITH_AS((void)lost(0.0), "`cos` of the library libduizhang-nowhere.so.1 cannot be loaded",
                         std::runtime_error);
  }

  TEST_CASE("a library that stands beside those in use is told by its file") {
    auto identity = LateLibrary("libm.so.6").identity();
    CHECK(identity.find("libm.so.6") != std::string::npos);
    CHECK(identity == LateLibrary("libm.so.6").identity());
    CHECK(LateLibrary("libduizhang-nowhere.so.1").identity() == "");
  }
}

}  // namespace duizhang::text
