// Fields are views of a text that is gone.
// error: deleted
// note: give it a name

#include <fromproof/message/header.hpp>
#include <string>

std::string text() {
  return "From: a@example.com\r\n\r\n";
}

bool has_fields() {
#ifdef MISUSE
  const fromproof::message::header header{text()};
#else
  const std::string octets = text();
  const fromproof::message::header header{octets};
#endif
  return header.begin() != header.end();
}
