# Developer mode: warnings, tests, fuzz targets. The preset of a build tree chooses among them.

option(FROMPROOF_FUZZ "Fuzz targets for libFuzzer instead of the tests" OFF)
set(FROMPROOF_FUZZ_RUNS 10000 CACHE STRING "How many inputs the test of a fuzz target tries")

set(CMAKE_CXX_EXTENSIONS OFF)
add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Wsign-conversion -Wmissing-field-initializers
                    -Woverlength-strings)
# Each header compiles alone: by CMake's own target, or by one call for half of them. em++ takes longer to begin than to
# compile one, and where nothing runs there is nothing to gain from a call for each.
if(CMAKE_CROSSCOMPILING)
  get_directory_property(warnings COMPILE_OPTIONS)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
  set(half 0)
  foreach(header IN LISTS headers)
    list(APPEND headers_${half} ${header})
    math(EXPR half "1 - ${half}")
  endforeach()
  add_custom_target(headers_alone)
  foreach(half 0 1)
    add_custom_target(headers_alone_${half}
      COMMAND ${CMAKE_CXX_COMPILER} ${flags} -std=c++20 -Werror ${warnings} -fsyntax-only -I${PROJECT_SOURCE_DIR}/include
              -I${PROJECT_BINARY_DIR}/include -x c++ ${headers_${half}}
      COMMENT "Half of the headers, each alone"
      VERBATIM)
    add_dependencies(headers_alone_${half} public_suffix_table)
    add_dependencies(headers_alone headers_alone_${half})
  endforeach()
else()
  set_target_properties(fromproof PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endif()

find_program(ccache ccache)
if(ccache)
  # By the dependencies, so that no file is preprocessed twice. A precompiled header is the same for the same text.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${ccache})
endif()

enable_testing()
# script/test runs the tests of all build trees together, so their names begin with the tree's.
cmake_path(GET PROJECT_BINARY_DIR FILENAME tree)

if(FROMPROOF_FUZZ)
  add_subdirectory(fuzz)
elseif(CMAKE_SYSTEM_PROCESSOR STREQUAL cortex-m4)
  add_subdirectory(tests/embedded)
  add_subdirectory(examples/cortex_m)
elseif(NOT EMSCRIPTEN)
  add_subdirectory(tests)
  # The tree "fuzz" replays the kept inputs with sanitizers. This tree does where there is no Clang for that one.
  find_program(FROMPROOF_CLANG clang++)
  if(NOT FROMPROOF_CLANG)
    add_subdirectory(fuzz)
  endif()
endif()

if(tree STREQUAL dev)
  add_test(NAME ${tree}/format COMMAND ${PROJECT_SOURCE_DIR}/script/format --check)
  add_test(NAME ${tree}/tidy COMMAND ${PROJECT_SOURCE_DIR}/script/tidy)
  set_tests_properties(${tree}/format ${tree}/tidy PROPERTIES LABELS style TIMEOUT 900)
  # The API reference is made from the comments of the headers, without a warning.
  add_test(NAME ${tree}/reference COMMAND ${PROJECT_SOURCE_DIR}/script/build-reference ${PROJECT_BINARY_DIR}/reference)
  set_tests_properties(${tree}/reference PROPERTIES LABELS docs TIMEOUT 120)
endif()
