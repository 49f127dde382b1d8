// What PyTorch's argument parser says to a call, before any operator runs: takes it, or refuses it with a TypeError.
//
// The signatures are PyTorch's own (signature_table.cpp); the rules are those of python_arg_parser.cpp and
// invalid_arguments.cpp, as conformance/arguments/recording.jsonl.gz holds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interp/native.hpp"

namespace shapetrace::torch {

using interp::Interp;
using value::Value;

// By name, overloads one after the other in the order in which they are tried.
std::span<const std::string_view> function_signatures();
std::span<const std::string_view> method_signatures();

// Whether the parser has functions, or methods of Tensor, of this name.
bool has_signature(std::string_view name, bool method);

class ArgumentParser {
 public:
  enum class Answer : std::uint8_t {
    Takes,
    Unsure,   // an argument is not known well enough
    Refuses,  // and the error has been raised
  };

  ArgumentParser() = default;
  // Of torch.NAME, of what torch.nn.functional, linalg and their like call so, or of a method of Tensor.
  ArgumentParser(std::string_view name, bool method);

  // Whether there is one: functions that PyTorch writes in Python have none.
  bool known() const { return !signatures_.empty(); }
  // The arguments without self, those with keywords last.
  Answer check(Interp& in, std::span<const Value> arguments, const value::Tuple* keywords) const;

 private:
  enum class Takes : std::uint8_t { Parsed, None, One };  // CPython itself counts the arguments of the last two

 public:
  // clang-format off
  enum class Kind : std::uint8_t {
    Tensor, TensorList, Scalar, ScalarList, Int, SymInt, IntList, SymIntList, Double, Complex, FloatList, Bool, String,
    DType, Device, Layout, MemoryFormat, Generator, Dimname, DimnameList, Storage, QScheme, Stream, Object,
  };
  // clang-format on
  struct Parameter {
    std::string_view name, default_text;
    Kind kind = Kind::Object;
    int size = 0;  // IntArrayRef[2]: a single int stands for a list
    bool optional = false, allows_none = false, keyword_only = false;
  };
  struct Signature {
    std::string_view name;
    std::vector<Parameter> parameters;
    std::size_t required = 0, positional = 0;
    bool hidden = false, deprecated = false, numbers_as_tensors = false;
  };

 private:
  std::vector<Signature> signatures_;
  std::string_view name_;
  Takes takes_ = Takes::Parsed;
};

}  // namespace shapetrace::torch
