# The pages about findings (docs/findings/**/*.md) are put into the program, for `shapetrace help CODE`.
file(GLOB_RECURSE finding_pages RELATIVE ${CMAKE_SOURCE_DIR}/docs/findings CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/docs/findings/*.md)
list(SORT finding_pages)
set(pages_text "")
foreach(page IN LISTS finding_pages)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/findings/${page})
  file(READ ${CMAKE_SOURCE_DIR}/docs/findings/${page} page_text)
  string(REGEX REPLACE "\\.md$" "" page_code "${page}")
  string(APPEND pages_text "    {\"${page_code}\", R\"=page=(${page_text})=page=\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/finding_pages.cpp @ONLY CONTENT [[
// Made from docs/findings by cmake/findings.cmake.
#include "cli/pages.hpp"

namespace shapetrace::cli {

static constexpr Page kPages[] = {
@pages_text@};

std::span<const Page> finding_pages() { return kPages; }

}  // namespace shapetrace::cli
]])
