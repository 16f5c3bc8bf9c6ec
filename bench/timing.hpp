// How long work takes, in time of the processor that this process had, all its threads and the system's share
// included: what others do on the machine counts little.
#pragma once

#include <algorithm>
#include <ctime>

namespace duizhang::bench {

inline double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
inline double processor_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
// By the clock on the wall: how long one waits.
inline double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

// Seconds of the best of several rounds.
template <class Work>
double best_seconds(int rounds, Work work) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    auto begin = processor_seconds();
    work();
    best = std::min(best, processor_seconds() - begin);
  }
  return best;
}

}  // namespace duizhang::bench
