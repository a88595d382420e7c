// Verifies a mail file.
//
//   verify_file MAIL RECORDS IP MAIL-FROM HELO

#include <ctime>
#include <fromproof/crypto/openssl.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fromproof/host/checker.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "zone.hpp"

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  std::ifstream mail_file{argv[1], std::ios::binary}, records{argv[2]};
  if (!mail_file || !records) return 2;
  const std::string octets{std::istreambuf_iterator<char>{mail_file}, {}};
  const zone resolver{records};

  host::checker<crypto::openssl> check{public_suffix_table};
  check.read(octets, {.ip = argv[3], .mail_from = argv[4], .helo = argv[5]});
  while (check.verify(std::time(nullptr)) == progress::pending)
    for (auto& question : check.questions()) check.answer(question, resolver({question.name, question.type}));
  write_text(check.report(), {}, [](std::string_view text) { std::cout << text; });
  const bool proven = check.mail().proves_author();
  std::cout << (proven ? "proven\n" : "not proven\n");
  return proven ? 0 : 1;
}
