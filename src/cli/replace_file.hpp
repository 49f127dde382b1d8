// Writing files so that a reader sees the old text or the new one, never a part.
#pragma once

#include <string>
#include <string_view>

namespace shapetrace::cli {

// Written beside the file and put in its place. A link stays a link, permissions stay as they are; false (with errno)
// when it cannot be done, and nothing has changed then.
bool replace_file(const std::string& path, std::string_view text);

}  // namespace shapetrace::cli
