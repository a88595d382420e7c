// Says whether the sender of a mail is proven.
//
//   verify_message mail.eml [NAME-SERVER PORT]

#include <ctime>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "system_resolver.hpp"

int main(int argc, char** argv) {
  using namespace fromproof;
  if (argc < 2) return 2;
  std::ifstream file{argv[1], std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  system_resolver resolver;
  if (argc == 4 && !resolver.use(argv[2], argv[3])) return 2;

  std::string message;
  const auto append = [&message](std::string_view piece) { message += piece; };
  const auto repairs = paste::repair(text, paste::repair_mode::paste, append);  // a file rarely has CRLF
  const envelope known{};  // of a file; a mail server fills in .ip, .mail_from and .helo for SPF
  mail_arrays<> memory;
  crypto::openssl backend;
  auto mail = read_mail(message, known, public_suffix_table, memory);
  const auto state = verify(mail, known, public_suffix_table, backend, resolver, memory,
                            {.now = std::time(nullptr), .damage = repairs.reach()});

  if (state == progress::done && mail.proves_author()) {
    std::cout << mail.author_domain() << " sent this mail: proven\n";
    return 0;
  }
  std::cout << "not proven: dmarc=" << word(mail.dmarc.code()) << ", " << reason(mail.dmarc.verdict()) << '\n';
  return 1;
}
