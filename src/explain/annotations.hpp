// Shapes that annotations say (jaxtyping, torchtyping), against those that calls had: warnings "shape/annotation".
#pragma once

#include "interp/trace.hpp"

namespace shapetrace::explain {

void check_annotations(interp::Trace& trace);

}  // namespace shapetrace::explain
