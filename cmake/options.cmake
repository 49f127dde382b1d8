# Compiler options: for our own code (target shapetrace_options), and for every file (sanitizers).
add_library(shapetrace_options INTERFACE)
target_compile_features(shapetrace_options INTERFACE cxx_std_20)
target_compile_options(shapetrace_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Werror>)
target_include_directories(shapetrace_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(shapetrace_options INTERFACE SHAPETRACE_VERSION="${PROJECT_VERSION}")

if(SHAPETRACE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
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
