// The address of the client is gone before the envelope is used.
// error: deleted
// note: give it a name

#include <fromproof/authentication/envelope.hpp>
#include <string>

using namespace fromproof;

bool is_known(const std::string& line) {
#ifdef MISUSE
  const envelope known{.ip = line.substr(3)};
#else
  const std::string address = line.substr(3);
  const envelope known{.ip = address};
#endif
  return known.ip.has_value();
}
