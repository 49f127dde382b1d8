// What is known of a failure while its run is still there, copied into plain data (interp::Failure): the operands, the
// variables around, and where the two numbers were written. Fixes and patterns read only this.
#pragma once

#include <memory>

#include "interp/trace.hpp"
#include "torch/tensor.hpp"

namespace shapetrace::explain {

std::shared_ptr<const interp::Failure> describe_failure(interp::Interp& in, const interp::Exception& error);

}  // namespace shapetrace::explain
