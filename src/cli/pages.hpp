// The pages about findings that the program carries: docs/findings.
#pragma once

#include <span>
#include <string_view>

namespace shapetrace::cli {

struct Page {
  std::string_view code, text;
};
std::span<const Page> finding_pages();

}  // namespace shapetrace::cli
