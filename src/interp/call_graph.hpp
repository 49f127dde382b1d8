// The program as a graph of calls with the tensors that run between them: what pictures are drawn from. Plain data;
// recorded only when asked for (Options::record_calls).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "interp/trace.hpp"

namespace shapetrace::interp {

// How a call came to one size of its result. Numbers that are not known are -1.
struct SizeStep {
  enum class Kind : std::uint8_t {
    Kept,        // as it was in an input
    Window,      // convolution or pooling
    Product,     // of `parts`
    Quotient,    // of parts[0]
    Sum,         // of `parts`
    Difference,  // a part of parts[0]
    Given,       // written by someone at `line`: an argument of a creation or of a layer
    Computed,    // from `parts` in another way
  } kind = Kind::Kept;
  std::int64_t size = -1;
  std::vector<std::int64_t> parts;
  std::int64_t kernel = 0, stride = 1, padding = 0, dilation = 1;
  std::uint32_t file = 0, line = 0;
};

// A tensor that a call was given.
struct CallInput {
  std::uint32_t from = 0;  // CallGraph::calls
  TracedValue value;
  std::uint64_t hits = 1;
  friend bool operator==(const CallInput&, const CallInput&) = default;
};

struct Call {
  enum class Kind : std::uint8_t {
    Operation,
    Layer,      // a module of torch that is shown as one
    Tensor,     // made outside of what was recorded: data, constants
    Parameter,  // of a module
  } kind = Kind::Operation;
  std::string name;         // "Conv2d", "relu", "view"; what a tensor or parameter is called
  std::string path;         // of a layer in its network: "features.3"
  std::uint32_t group = 0;  // CallGraph::groups
  std::uint32_t file = 0, line = 0, node = 0;
  std::vector<CallInput> inputs;
  std::vector<TracedValue> outputs;  // distinct ones of several executions, the first one first
  std::vector<SizeStep> sizes;       // of the first output
  std::vector<std::pair<std::string, std::string>> settings;    // kernel_size: (3, 3)
  std::vector<std::pair<std::string, TracedValue>> parameters;  // weight: [20, 10, 3, 3]
  std::uint64_t hits = 0;
  bool fails = false;
  // Whether it belongs to the history of the tensor with the actual number and of the one with the expected number.
  bool leads_to_actual = false, leads_to_expected = false;
};

// A module whose forward calls others.
struct CallGroup {
  std::uint32_t parent = 0;
  std::string path;  // "layer1.0"; empty for a network itself
  std::string type;  // "Bottleneck"
  std::uint32_t file = 0, line = 0;
};

struct CallGraph {
  std::vector<CallGroup> groups{CallGroup{}};  // the first is the program
  std::vector<Call> calls;
  std::uint64_t left_out = 0;  // calls beyond the limit
};

}  // namespace shapetrace::interp
