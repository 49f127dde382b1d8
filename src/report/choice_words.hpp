// Choices at unknown conditions in the words of the source.
#pragma once

#include <string>

#include "interp/trace.hpp"

namespace shapetrace::report {

// "args.bidirectional"; of a condition in one of our models, the call that it was asked in.
std::string condition_text(const interp::Trace& trace, const interp::Choice& choice);
// "`args.bidirectional` is true"
std::string choice_words(const interp::Trace& trace, const interp::Choice& choice);
// "when `a` is true and `b` is false"; of many choices the last ones. Empty when there are none.
std::string when_words(const interp::Trace& trace, const interp::Finding& finding);

}  // namespace shapetrace::report
