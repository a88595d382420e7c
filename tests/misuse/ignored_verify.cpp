// Nobody looks whether verify() has finished.
// error: nodiscard

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
  verify(mail, known, suffixes, backend, resolver, memory, {.now = 0});
  return mail.proves_author();
#else
  const auto state = verify(mail, known, suffixes, backend, resolver, memory, {.now = 0});
  return state == progress::done && mail.proves_author();
#endif
}
