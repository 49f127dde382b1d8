#include "cli/page_parts.hpp"

extern "C" {
extern const char shapetrace_page_frame[], shapetrace_page_style[], shapetrace_page_script[], shapetrace_page_end[];
}

namespace shapetrace::cli {

report::PageParts page_parts() {
  const auto between = [](const char* begin, const char* end) {
    return std::string_view(begin, static_cast<std::size_t>(end - begin));
  };
  return {between(shapetrace_page_frame, shapetrace_page_style), between(shapetrace_page_style, shapetrace_page_script),
          between(shapetrace_page_script, shapetrace_page_end)};
}

}  // namespace shapetrace::cli
