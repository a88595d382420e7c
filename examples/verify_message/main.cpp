// Says whether the sender of a mail is proven.
//
//   verify_message mail.eml [NAME-SERVER PORT]

#include <ctime>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/host/checker.hpp>
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

  host::checker<crypto::openssl> check{public_suffix_table};
  check.read_copy(text);  // a mail server: check.read(octets, {.ip = …, .mail_from = …, .helo = …})
  const auto now = std::time(nullptr);
  while (check.verify(now) == progress::pending) {
    for (auto& question : check.questions()) check.answer(question, resolver({question.name, question.type}));
  }

  const auto& mail = check.mail();
  if (mail.proves_author()) {
    std::cout << mail.author_domain() << " sent this mail: proven\n";
    return 0;
  }
  std::cout << "not proven: dmarc=" << word(mail.dmarc.code()) << ", " << reason(mail.dmarc.verdict()) << '\n';
  return 1;
}
