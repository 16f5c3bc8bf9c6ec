#include "engine/match/compile.hpp"
#include <doctest/doctest.h>
