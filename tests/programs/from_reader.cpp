// Says who a mail is from, and what its receiver reports.
//
//   from_reader MAIL RECEIVER

#include <fromproof/domain/public_suffix_table.hpp>
#include <fromproof/fromproof.hpp>
#include <fromproof/host/checker.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

using namespace fromproof;

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream file{argv[1], std::ios::binary};
  if (!file) return 2;
  const std::string octets{std::istreambuf_iterator<char>{file}, {}};
  const auto print = [](std::string_view text) { std::cout << text; };

  host::reader r{public_suffix_table};
  r.read_copy(octets, argv[2]);
  const auto& mail = r.mail();
  const auto& box = mail.header.from.first;
  std::cout << "name     ";
  message::write_display_name(box, print);
  std::cout << "\naddress  ";
  message::write_local_part(box, print);
  std::cout << '@' << box.domain << '\n';
  std::cout << "domain   " << mail.author_domain() << '\n';
  if (!mail.trusted.any()) {
    std::cout << argv[2] << " reports nothing\n";
    return 1;
  }
  std::cout << "dmarc    " << word(mail.dmarc.code()) << '\n';
  std::cout << "spf      " << word(mail.spf.code()) << '\n';
  for (const auto& signature : mail.dkim)
    std::cout << "dkim     " << word(signature.code()) << ' ' << signature.signer.name() << '\n';
}
