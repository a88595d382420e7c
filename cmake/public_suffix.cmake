# Makes fromproof/domain/public_suffix_table.hpp in the build folder from FROMPROOF_PSL_FILE and adds it to the headers
# of the library. Without a list there is no such header; everything else works.

if(NOT EXISTS ${FROMPROOF_PSL_FILE})
  message(STATUS "No public suffix list at \"${FROMPROOF_PSL_FILE}\": fromproof/domain/public_suffix_table.hpp is not made")
  return()
endif()

set(source ${PROJECT_SOURCE_DIR}/tools/generate_public_suffix_table.cpp)
set(folder ${PROJECT_BINARY_DIR}/include)
set(header ${folder}/fromproof/domain/public_suffix_table.hpp)
file(MAKE_DIRECTORY ${folder}/fromproof/domain)

# The generator runs on the build machine, whatever the target is.
if(CMAKE_CROSSCOMPILING)
  find_program(FROMPROOF_HOST_CXX NAMES c++ g++ clang++ REQUIRED NO_CMAKE_FIND_ROOT_PATH
               DOC "C++20 compiler for programs that run during the build")
  set(generator ${PROJECT_BINARY_DIR}/generate_public_suffix_table)
  add_custom_command(
    OUTPUT ${generator}
    COMMAND ${FROMPROOF_HOST_CXX} -std=c++20 -I${PROJECT_SOURCE_DIR}/include -o ${generator} ${source}
    DEPENDS ${source} ${headers}
    VERBATIM)
else()
  # Not linked to the library, which depends on the output of this program.
  add_executable(generate_public_suffix_table EXCLUDE_FROM_ALL ${source})
  target_include_directories(generate_public_suffix_table PRIVATE ${PROJECT_SOURCE_DIR}/include)
  target_compile_features(generate_public_suffix_table PRIVATE cxx_std_20)
  set(generator generate_public_suffix_table)
endif()

add_custom_command(
  OUTPUT ${header}
  COMMAND ${generator} ${FROMPROOF_PSL_FILE} ${header}
  DEPENDS ${generator} ${FROMPROOF_PSL_FILE}
  VERBATIM)
add_custom_target(public_suffix_table DEPENDS ${header})
target_sources(fromproof INTERFACE FILE_SET HEADERS BASE_DIRS ${folder} FILES ${header})
add_dependencies(fromproof public_suffix_table)
