#ifndef FROMPROOF_CLI_CRYPTO_HPP
#define FROMPROOF_CLI_CRYPTO_HPP

// The back end of the command: OpenSSL, or Mbed TLS and libsodium with FROMPROOF_COMMAND_MBEDTLS.

#include <fromproof/crypto/key_cache.hpp>
#ifdef FROMPROOF_COMMAND_MBEDTLS
#include <fromproof/crypto/mbedtls.hpp>
#include <fromproof/crypto/sodium.hpp>
#else
#include <fromproof/crypto/openssl.hpp>
#endif

namespace fromproof::cli {

// An mbox holds many mails of few signers.
#ifdef FROMPROOF_COMMAND_MBEDTLS
using crypto_backend = crypto::with_key_cache<crypto::with_sodium<crypto::mbedtls>>;
#else
using crypto_backend = crypto::with_key_cache<crypto::openssl>;
#endif

}  // namespace fromproof::cli

#endif
