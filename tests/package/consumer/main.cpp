#include <fromproof/message/header.hpp>
#include <fromproof/version.hpp>

int main() {
  for (const auto& field : fromproof::message::header{"From: a@example.com\r\n"}) {
    if (field.is("from") && !fromproof::version.empty()) return 0;
  }
  return 1;
}
