// Comments that say what shape a tensor has: `x = conv(x)  # (B, 16, H, W)`.
#pragma once

#include "interp/trace.hpp"

namespace shapetrace::explain {

// Adds a note for each comment beside an assignment or return that contradicts every shape that was seen there.
void note_shape_comments(interp::Trace& trace);

}  // namespace shapetrace::explain
