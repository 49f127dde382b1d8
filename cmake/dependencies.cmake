# Everything that comes from elsewhere: Debian's packages, and from npm the parser's C sources and the page's bundler.
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)

# fmt: Debian ships its compiled half only as a shared library, so that half is compiled here from the installed
# headers; the program can then be linked statically.
find_path(FMT_INCLUDE_DIR fmt/format-inl.h REQUIRED)
add_library(fmt_static STATIC cmake/fmt_static.cpp)
target_include_directories(fmt_static SYSTEM PUBLIC ${FMT_INCLUDE_DIR})
add_library(fmt::fmt ALIAS fmt_static)

# find_static(name header library): an imported target from a static library where there is one, else the shared one.
function(find_static target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY NAMES lib${library}.a ${library} REQUIRED)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  target_link_libraries(${target} INTERFACE ${${target}_LIBRARY})
endfunction()
find_static(gmp gmp.h gmp)
find_static(pcre2 pcre2.h pcre2-8)
find_static(utf8proc utf8proc.h utf8proc)
target_compile_definitions(pcre2 INTERFACE PCRE2_CODE_UNIT_WIDTH=8)
find_package(Threads REQUIRED)

# What package-lock.json pins: fetched when it is missing or another version than pinned.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/package-lock.json)
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/npm_packages.sh RESULT_VARIABLE npm_failed)
if(npm_failed)
  message(FATAL_ERROR "npm could not fetch what package-lock.json pins")
endif()
set(tree_sitter_dir ${CMAKE_SOURCE_DIR}/node_modules/tree-sitter/vendor/tree-sitter/lib)
set(tree_sitter_python_dir ${CMAKE_SOURCE_DIR}/node_modules/tree-sitter-python/src)
if(NOT EXISTS ${tree_sitter_dir}/src/lib.c OR NOT EXISTS ${tree_sitter_python_dir}/parser.c)
  message(FATAL_ERROR "the parser's sources are missing: run `make setup` (or `npm ci --ignore-scripts`) first")
endif()
add_library(tree_sitter STATIC
  ${tree_sitter_dir}/src/lib.c ${tree_sitter_python_dir}/parser.c ${tree_sitter_python_dir}/scanner.c)
target_include_directories(tree_sitter SYSTEM PUBLIC ${tree_sitter_dir}/include
  PRIVATE ${tree_sitter_dir}/src ${tree_sitter_python_dir})
target_compile_options(tree_sitter PRIVATE -w)
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE _POSIX_C_SOURCE=200112L)
