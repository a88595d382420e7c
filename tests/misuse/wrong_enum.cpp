// How a check ended, and whose word that is, are two questions.
// error: no match for .*operator==|invalid operands|comparison

#include <fromproof/authentication/read.hpp>

using namespace fromproof;

bool computed_here(const authentication& mail) {
#ifdef MISUSE
  return mail.dmarc.code() == result_source::verified;
#else
  return mail.dmarc.source() == result_source::verified;
#endif
}
