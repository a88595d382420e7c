# find_package(fromproof COMPONENTS openssl): the headers as fromproof::fromproof, and each back end that is named (openssl,
# mbedtls, sodium) with its library, as fromproof::openssl.

include(${CMAKE_CURRENT_LIST_DIR}/fromproof-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/back_end.cmake)
foreach(name IN LISTS fromproof_FIND_COMPONENTS)
  if(NOT TARGET fromproof::${name})
    add_library(fromproof::${name} INTERFACE IMPORTED)
    target_link_libraries(fromproof::${name} INTERFACE fromproof::fromproof)
    fromproof_link_back_end(fromproof::${name} ${name})
  endif()
endforeach()
