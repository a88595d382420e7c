// A text is parsed, and nobody looks whether it could be.
// error: nodiscard

#include <fromproof/domain/domain.hpp>

bool is_domain(std::string_view text) {
#ifdef MISUSE
  fromproof::parse_domain(text);
  return true;
#else
  return bool{fromproof::parse_domain(text)};
#endif
}
