// Characters by name, for \N{...}: those that programs print. The full table would be larger than the rest of the
// program; a name that is missing here gives U+FFFD.
#pragma once

#include <optional>
#include <string_view>

namespace shapetrace::syntax {

std::optional<char32_t> character_by_name(std::string_view name);

}  // namespace shapetrace::syntax
