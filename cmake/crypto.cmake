# Back ends of cryptography: fromproof::openssl, fromproof::mbedtls and fromproof::sodium, each with its header and its
# library. Searches only for those that FROMPROOF_CRYPTO names. When cross-compiling, builds Mbed TLS and libsodium from
# source.

set(wanted)
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CROSSCOMPILING)
  list(APPEND wanted openssl)
endif()
if(FROMPROOF_DEVELOPER OR (PROJECT_IS_TOP_LEVEL AND CMAKE_CROSSCOMPILING))
  list(APPEND wanted mbedtls sodium)
endif()
set(FROMPROOF_CRYPTO "${wanted}" CACHE STRING "Crypto back ends to look for: openssl, mbedtls, sodium")

if(CMAKE_CROSSCOMPILING AND FROMPROOF_CRYPTO)
  include(cmake/crypto/from_source.cmake)
endif()

include(cmake/back_end.cmake)

foreach(name IN LISTS FROMPROOF_CRYPTO)
  add_library(fromproof_${name} INTERFACE)
  add_library(fromproof::${name} ALIAS fromproof_${name})
  target_link_libraries(fromproof_${name} INTERFACE fromproof)
  target_sources(fromproof_${name} INTERFACE FILE_SET HEADERS BASE_DIRS include FILES include/fromproof/crypto/${name}.hpp)
  set_target_properties(fromproof_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ${FROMPROOF_DEVELOPER})
  if(CMAKE_CROSSCOMPILING)
    target_link_libraries(fromproof_${name} INTERFACE fromproof_${name}_from_source)
  else()
    fromproof_link_back_end(fromproof_${name} ${name})
  endif()
endforeach()
