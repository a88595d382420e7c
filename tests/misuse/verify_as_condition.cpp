// That verify() has finished is taken for a proof.
// error: (convert|conversion|convertible).*bool

#include <fromproof/authentication/read.hpp>
#include <fromproof/authentication/verify.hpp>
#include <fromproof/crypto/openssl.hpp>

using namespace fromproof;

bool proven(std::string_view octets, const envelope& known, const suffix_table& suffixes) {
  mail_arrays<> memory;
  crypto::openssl backend;
  dns::no_resolver resolver;
  auto mail = read_mail(octets, known, suffixes, memory);
#ifdef MISUSE
  if (verify(mail, known, suffixes, backend, resolver, memory, {.now = 0})) return true;
#else
  if (verify(mail, known, suffixes, backend, resolver, memory, {.now = 0}) == progress::done) {
    return mail.proves_author();
  }
#endif
  return false;
}
