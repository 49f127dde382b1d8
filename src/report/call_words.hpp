// What a call of the graph is called in pictures.
#pragma once

#include <string>

#include "interp/call_graph.hpp"

namespace shapetrace::report {

struct CallWords {
  std::string title;   // "Conv2d", "relu", "+", "fc.weight"
  std::string detail;  // "conv1", "parameter"; may be empty
};
CallWords call_words(const interp::Call& call);

// "[1, 20, 16, 16]", "([4, 8], [2, 4, 16])", with the element type where it is not float32.
std::string shape_text(const interp::TracedValue& v);

}  // namespace shapetrace::report
