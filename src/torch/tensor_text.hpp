// How tensors are printed.
#pragma once

#include <optional>
#include <string>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// torch.set_printoptions
struct PrintOptions {
  std::int64_t precision = 4;
  double threshold = 1000;
  std::int64_t edge_items = 3;
  std::int64_t line_width = 80;
  std::optional<bool> scientific;
};

// The text of repr(tensor) behind `prefix` ("tensor("); nothing when something in it is not known.
std::optional<std::string> tensor_text(Interp& in, const Tensor& t, std::string_view prefix);

}  // namespace shapetrace::torch
