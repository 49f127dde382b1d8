// Schemas of operators: parsing them, and binding Python's arguments with PyTorch's own words for wrong ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "torch/argument_parser.hpp"
#include "torch/op.hpp"

namespace shapetrace::torch {

Schema parse_schema(const OpDef& def);

// One operator with its overloads, in the order in which they are tried.
struct Operator {
  std::string_view name;
  std::vector<const OpDef*> defs;
  bool function_only = false;   // no method of tensors, whatever the rows say
  std::vector<Schema> schemas;  // parsed on first call, as are these
  ArgumentParser function_parser, method_parser;

  void prepare();
};

// A function that has no schema here, with what PyTorch's parser says to its arguments.
struct ParsedNative {
  const value::NativeFunction* native = nullptr;
  std::string_view name;
  bool method = false;
  ArgumentParser parser;  // made on first call
};

// Calls it as a function (`self` is called input) or as a method (the first argument is self).
Value call_operator(Interp& in, Operator& op, bool method, std::span<const Value> arguments,
                    const interp::Tuple* keywords);

// Whether a value can be taken for a parameter, as PyTorch's argument parser decides it.
bool accepts(Interp& in, const Parameter& parameter, Value v);
// One of numpy's scalars: they count as numbers for PyTorch.
bool is_numpy_scalar(Interp& in, Value v);
// An array of numpy, of any rank: it is no number even where it holds one.
bool is_numpy_array(Interp& in, Value v);

}  // namespace shapetrace::torch
