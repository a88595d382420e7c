// The headers need C++20.
// error: needs C\+\+20: compile with -std=c\+\+20
// misuse: -std=c++17

#ifdef MISUSE  // the option alone makes it one
#endif
#include <fromproof/fromproof.hpp>

std::string_view version() {
  return fromproof::version;
}
