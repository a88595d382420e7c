// The headers need C++20.
// error: C\+\+20
// misuse: -std=c++17
// open: no header says which language it needs

#ifdef MISUSE  // the option alone makes it one
#endif
#include <fromproof/fromproof.hpp>

std::string_view version() {
  return fromproof::version;
}
