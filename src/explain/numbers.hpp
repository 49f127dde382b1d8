// What two numbers can have to do with each other, when nothing but the numbers is known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shapetrace::explain {

// Lines of text: the ratio, what both share, and the ordinary causes for that ratio, the likeliest first.
std::vector<std::string> compare_numbers(std::int64_t actual, std::int64_t expected);

}  // namespace shapetrace::explain
