// Reads what a mail says about itself: its author, and what the server that received it reports. Uses no DNS and no
// cryptography, so it proves nothing: anyone who can edit the text can edit both.
//
//   read_report mail.eml

#include <fromproof/authentication/read.hpp>
#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/paste/repair.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  using namespace fromproof;
  if (argc < 2) return 2;
  std::ifstream file{argv[1], std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};

  std::string message;
  const auto append = [&message](std::string_view piece) { message += piece; };
  const auto repairs = paste::repair(text, paste::repair_mode::paste, append);
  const envelope known{};
  mail_arrays<> memory;
  const auto mail = read_mail(message, known, public_suffix_table, memory);

  if (paste::alters_header(repairs)) std::cout << "this copy is damaged, and was repaired\n";
  std::cout << "From " << (mail.author_domain().empty() ? "nobody" : mail.author_domain()) << '\n';
  for (const auto& signature : mail.dkim) std::cout << "signed for " << signature.signer.name() << '\n';
  if (mail.dmarc.source() != result_source::reported) {
    std::cout << "no server that counts reports a DMARC result\n";
    return 1;
  }
  std::cout << mail.trusted.server << " reports dmarc=" << word(mail.dmarc.code()) << '\n';
  return 0;
}
