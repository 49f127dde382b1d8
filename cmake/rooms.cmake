# The rooms of src/, in the order in which data flows. New files are found by themselves.
#
# base and syntax are a library of their own because the tool that packs the prelude at build time needs them.
set(syntax_rooms base syntax)
set(core_rooms dim value interp python torch packages explore explain report lsp)

function(collect_sources out)
  set(all)
  foreach(room IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.cpp)
    list(APPEND all ${found})
  endforeach()
  set(${out} ${all} PARENT_SCOPE)
endfunction()

collect_sources(syntax_sources ${syntax_rooms})
add_library(shapetrace_syntax STATIC ${syntax_sources})
target_link_libraries(shapetrace_syntax PUBLIC shapetrace_options fmt::fmt PRIVATE tree_sitter gmp)
precompile_standard_headers(shapetrace_syntax)

collect_sources(core_sources ${core_rooms})
if(core_sources)
  add_library(shapetrace_core STATIC ${core_sources})
  precompile_standard_headers(shapetrace_core)
  set(core_scope PUBLIC)
else()
  add_library(shapetrace_core INTERFACE)
  set(core_scope INTERFACE)
endif()
target_link_libraries(shapetrace_core ${core_scope}
  shapetrace_options shapetrace_syntax fmt::fmt nlohmann_json::nlohmann_json gmp pcre2 utf8proc Threads::Threads)
