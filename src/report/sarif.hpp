// SARIF 2.1.0 (docs: OASIS, "Static Analysis Results Interchange Format"): what code hosts and editors read.
#pragma once

#include <string>
#include <vector>

#include "interp/trace.hpp"

namespace shapetrace::report {

// The findings of one file as `result` objects, separated by commas. `uri` names the analysed file.
std::string sarif_results(const interp::Trace& trace, const std::string& uri);

// A file that cannot be read or parsed.
std::string sarif_unusable(const std::string& uri, std::uint32_t line, std::uint32_t column,
                           const std::string& message);

// The whole log around the results of all files.
std::string sarif_log(const std::vector<std::string>& results);

}  // namespace shapetrace::report
