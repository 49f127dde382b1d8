// The page of `trace --html` as it was bundled when the program was built: cmake/page.cmake.
#pragma once

#include "report/page.hpp"

namespace shapetrace::cli {

report::PageParts page_parts();

}  // namespace shapetrace::cli
