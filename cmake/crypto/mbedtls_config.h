/* Mbed TLS cut down to SHA-256 and RSA verification, for machines that have no library of it. */
#ifndef FROMPROOF_MBEDTLS_CONFIG_H
#define FROMPROOF_MBEDTLS_CONFIG_H

#define MBEDTLS_SHA256_C
#define MBEDTLS_RSA_C
#define MBEDTLS_BIGNUM_C

/* Exponents have at most 32 bits, for which wider windows are of no use. */
#define MBEDTLS_MPI_WINDOW_SIZE 1

#ifdef __arm__
#define MBEDTLS_HAVE_ASM
#endif

/* Memory of the caller instead of a heap. */
#ifdef FROMPROOF_MBEDTLS_STATIC_MEMORY
#define MBEDTLS_PLATFORM_C
#define MBEDTLS_PLATFORM_MEMORY
#define MBEDTLS_MEMORY_BUFFER_ALLOC_C
#define MBEDTLS_PLATFORM_NO_STD_FUNCTIONS
#define MBEDTLS_PLATFORM_EXIT_ALT
#endif

/* Version 3 compiles RSA only with a padding, and that with these; nothing of them is linked. */
#ifdef MBEDTLS_VERSION_NUMBER
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_MD_C
#define MBEDTLS_OID_C
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#endif

#endif
