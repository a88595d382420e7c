// Without room for a signature none is ever verified.
// error: mail_arrays needs room for at least one signature

#include <fromproof/authentication/mail.hpp>

std::size_t room() {
#ifdef MISUSE
  fromproof::mail_arrays<0> memory;
#else
  fromproof::mail_arrays<1> memory;
#endif
  const fromproof::mail_memory all = memory;
  return all.signatures.size();
}
