// A back end that cannot verify is no back end.
// note: backend<|does not satisfy 'backend'

#include <fromproof/authentication/read.hpp>
#include <fromproof/authentication/verify.hpp>
#include <fromproof/crypto/openssl.hpp>

using namespace fromproof;

#ifdef MISUSE
struct chosen_backend {};
#else
using chosen_backend = crypto::openssl;
#endif

bool proven(std::string_view octets, const envelope& known, const suffix_table& suffixes) {
  mail_arrays<> memory;
  chosen_backend backend;
  dns::no_resolver resolver;
  auto mail = read_mail(octets, known, suffixes, memory);
  return verify(mail, known, suffixes, backend, resolver, memory, {.now = 0}) == progress::done && mail.proves_author();
}
