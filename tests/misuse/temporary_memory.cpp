// The memory of a message is gone before the message.
// error: deleted
// note: give them a name

#include <fromproof/authentication/read.hpp>

using namespace fromproof;

bool signed_at_all(std::string_view octets, const envelope& known, const suffix_table& suffixes) {
#ifdef MISUSE
  const auto mail = read_mail(octets, known, suffixes, mail_arrays<>{});
#else
  mail_arrays<> memory;
  const auto mail = read_mail(octets, known, suffixes, memory);
#endif
  return mail.dkim.size() > 0;
}
