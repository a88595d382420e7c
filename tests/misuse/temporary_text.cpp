// Fields are views of a text that is gone.
// error: deleted
// open: header's constructor takes a temporary std::string

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
