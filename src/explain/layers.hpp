// Which argument of a layer or of a creation a size comes from.
#pragma once

#include <optional>
#include <string>

#include "explain/code.hpp"

namespace shapetrace::explain {

struct LayerArgument {
  std::string parameter;  // "in_features"; empty for creations
  NodeId expression = 0;
};

// What layers call the index-th size of their weight, and where it is given; nothing for what is no layer of torch.
struct LayerParameter {
  std::string_view name;
  int position = 0;
};
std::optional<LayerParameter> layer_parameter(std::string_view layer, std::int64_t index);

// The expression that a call is given for the index-th size of what it makes.
std::optional<LayerArgument> size_argument(const Code& code, NodeId call, std::int64_t index);

// "conv2" of `self.conv2 = nn.Conv2d(...)`: the target of the assignment around a call.
std::string assigned_name(const Code& code, NodeId call);

// The value of a literal, or of arithmetic on literals.
std::optional<std::int64_t> number_at(const Code& code, NodeId expression);

}  // namespace shapetrace::explain
