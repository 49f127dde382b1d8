# Compiler options: for our own code (target shapetrace_options), and for every file (sanitizers).
add_library(shapetrace_options INTERFACE)
target_compile_features(shapetrace_options INTERFACE cxx_std_20)
target_compile_options(shapetrace_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Werror>)
target_include_directories(shapetrace_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(shapetrace_options INTERFACE SHAPETRACE_VERSION="${PROJECT_VERSION}")

if(SHAPETRACE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # GCC 12 takes parts of std::regex for uninitialized when it instruments them.
  target_compile_options(shapetrace_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(SHAPETRACE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A program without dynamic linking starts in a fraction of a millisecond.
set(static_link_options)
if(NOT SHAPETRACE_SANITIZE AND NOT SHAPETRACE_FUZZ AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  set(static_link_options -static)
endif()

if(SHAPETRACE_LTO)
  include(CheckIPOSupported)
  check_ipo_supported()
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

# Standard headers are half of what a file of ours costs to compile. Headers of our own are not among them: a change of
# one must not compile everything again.
function(precompile_standard_headers target)
  if(SHAPETRACE_PCH)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cmath> <cstdint> <cstring> <functional> <map> <memory> <optional> <span> <string>
      <string_view> <unordered_map> <utility> <variant> <vector> <fmt/core.h> <gmp.h>)
    # Precompiled, they are no system headers any more for GCC 12, which warns of copies inside std::string that no
    # program makes (GCC bugs 105329 and 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      target_compile_options(${target} PRIVATE
        $<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds -Wno-restrict -Wno-stringop-overflow>)
    endif()
  endif()
endfunction()
