# Builds Mbed TLS's SHA-256 and RSA verification and libsodium's Ed25519 verification from source, for targets without
# these libraries (WebAssembly, microcontrollers). Unused code is not linked. The sources are the releases that Debian
# has, unpacked in the build folder, or folders that you name.

enable_language(C)

set(FROMPROOF_MBEDTLS_SOURCE_DIR "" CACHE PATH "Sources of Mbed TLS 2.28 or 3; empty: fetched")
set(FROMPROOF_LIBSODIUM_SOURCE_DIR "" CACHE PATH "Sources of libsodium 1.0.18 or later; empty: fetched")
set(bare OFF)
if(CMAKE_SYSTEM_NAME STREQUAL Generic)
  set(bare ON)
endif()
option(FROMPROOF_MBEDTLS_STATIC_MEMORY "Mbed TLS takes memory from a buffer of the caller, not from a heap" ${bare})

function(fromproof_find_source variable package sha256)
  set(folder "${${variable}}")
  if(NOT folder)
    set(folder ${PROJECT_BINARY_DIR}/source/${package})
    execute_process(COMMAND ${PROJECT_SOURCE_DIR}/script/get-source ${package} ${sha256} ${folder} RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "The sources of ${package} could not be fetched: unpack them and set ${variable}")
    endif()
  endif()
  set(folder ${folder} PARENT_SCOPE)
  set(FROMPROOF_${package}_FOLDER ${folder} PARENT_SCOPE)
endfunction()

# -- Mbed TLS ----------------------------------------------------------------------------------------------------------

fromproof_find_source(FROMPROOF_MBEDTLS_SOURCE_DIR mbedtls
                      3b4953aa55a681e084d31892d9904cc5328d6b4958ea57b90ae4b4f94ae69a8d)
set(sources)
# The files that versions 2.28 and 3 share, and those that only one of them has.
foreach(name sha256 rsa rsa_internal rsa_alt_helpers bignum bignum_core constant_time platform platform_util
        memory_buffer_alloc md oid asn1parse asn1write)
  if(EXISTS ${folder}/library/${name}.c)
    list(APPEND sources ${folder}/library/${name}.c)
  endif()
endforeach()
add_library(fromproof_mbedtls_from_source STATIC EXCLUDE_FROM_ALL ${sources})
target_include_directories(fromproof_mbedtls_from_source SYSTEM PUBLIC ${folder}/include)
target_include_directories(fromproof_mbedtls_from_source PRIVATE ${folder}/library)
target_compile_definitions(
  fromproof_mbedtls_from_source
  PUBLIC MBEDTLS_CONFIG_FILE="${PROJECT_SOURCE_DIR}/cmake/crypto/mbedtls_config.h"
         $<$<BOOL:${FROMPROOF_MBEDTLS_STATIC_MEMORY}>:FROMPROOF_MBEDTLS_STATIC_MEMORY>)

# -- libsodium ---------------------------------------------------------------------------------------------------------

fromproof_find_source(FROMPROOF_LIBSODIUM_SOURCE_DIR libsodium
                      d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4)
set(folder ${folder}/src/libsodium)
add_library(
  fromproof_sodium_from_source STATIC EXCLUDE_FROM_ALL
  ${folder}/crypto_sign/ed25519/ref10/open.c ${folder}/crypto_sign/ed25519/ref10/sign.c
  ${folder}/crypto_core/ed25519/ref10/ed25519_ref10.c ${folder}/crypto_hash/sha512/cp/hash_sha512_cp.c
  ${folder}/crypto_verify/sodium/verify.c ${folder}/sodium/utils.c)
target_include_directories(fromproof_sodium_from_source SYSTEM PUBLIC ${folder}/include)
target_include_directories(fromproof_sodium_from_source PRIVATE ${folder}/include/sodium)
# SODIUM_STATIC: do not import from a DLL. CONFIGURED: the features are set here.
target_compile_definitions(fromproof_sodium_from_source PUBLIC SODIUM_STATIC=1 PRIVATE CONFIGURED=1)

foreach(target fromproof_mbedtls_from_source fromproof_sodium_from_source)
  # Warnings in the code of others are not errors here.
  target_compile_options(${target} PRIVATE -w -ffunction-sections -fdata-sections)
endforeach()
