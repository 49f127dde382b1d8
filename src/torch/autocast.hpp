// torch.autocast: what operators do with the element types of their arguments inside such a block.
// docs: "CPU Op-Specific Behavior" of torch.amp; lists: aten/src/ATen/autocast_mode.h
#pragma once

#include <span>
#include <string_view>

#include "torch/op.hpp"

namespace shapetrace::torch {

// Casts the tensors among the arguments as the operator of this name wants them; nothing outside of a block.
void autocast(Interp& in, std::string_view op, std::span<Value> arguments);

}  // namespace shapetrace::torch
