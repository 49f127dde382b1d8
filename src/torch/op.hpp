// How an operator is written.
//
// An operator is a schema, as PyTorch's native_functions.yaml has it, and a rule:
//
//   Value flip(Op& op) {
//     const Tensor& self = op.tensor(0);
//     ...
//     return op.output(self.shape(), self.dtype);
//   }
//   constexpr OpDef kShapeOps[] = {
//       {"flip(Tensor self, int[] dims) -> Tensor", flip},
//   };
//
// Overloads are several rows of one name ("add.Tensor", "add.Scalar"), tried in their order. PyTorch's argument
// parser has had its say before (argument_parser.hpp); the schema decides what the rule gets. `self` as first parameter
// makes a method of Tensor too, unless the row says otherwise.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "interp/native.hpp"
#include "torch/kernel_types.hpp"
#include "torch/not_differentiable.hpp"
#include "torch/number_overflow.hpp"
#include "torch/tensor.hpp"

namespace shapetrace::torch {

class Op;
using Rule = Value (*)(Op&);

enum class Variants : std::uint8_t { Both, Function, Method };

struct OpDef {
  std::string_view schema;
  Rule rule;
  Variants variants = Variants::Both;
  // For operators that are rows of a table (ops/elementwise.hpp, ops/reduction.hpp): their name, when the schema begins
  // with its parenthesis, and the row itself.
  std::string_view name = {};
  const void* row = nullptr;
};

enum class ArgType : std::uint8_t {
  Tensor,
  TensorList,
  OptionalTensorList,
  Int,
  IntList,
  Float,
  FloatList,
  Bool,
  BoolList,
  Scalar,
  ScalarList,
  DType,
  Device,
  Layout,
  MemoryFormat,
  Generator,
  Str,
  Dimname,
  Storage,
  Any,
};

struct Parameter {
  std::string_view name;
  ArgType type = ArgType::Any;
  std::int8_t list_size = 0;  // int[2]: a single int stands for that many
  bool optional = false;      // "Tensor?": None is taken
  bool keyword_only = false;
  bool has_default = false;
  bool symbolic = false;          // "SymInt"
  std::string_view default_text;  // as the schema has it
  std::string_view type_text;     // as PyTorch's messages show it: "Tensor", "tuple of ints", ...
};

// A parsed schema; made once per run, when the operator is first called.
struct Schema {
  std::string_view name;  // without overload name
  std::string_view overload;
  std::vector<Parameter> parameters;
  const OpDef* def = nullptr;
  bool takes_numbers = false;                      // as the first tensor, and as copy_'s source
  std::span<const MissingKernel> missing = {};     // element types that its kernel does not have
  std::span<const ConstantTensor> constants = {};  // arguments that it has no derivative with respect to
  std::vector<LimitedNumber> limited_numbers;      // what its kernel converts
};

// One call of an operator: its arguments, and what rules need to answer.
class Op {
 public:
  Op(Interp& in, const Schema& schema, std::span<const Value> arguments, History& history)
      : in(in), schema(schema), history(history), arguments_(arguments) {}

  Interp& in;
  const Schema& schema;
  History& history;

  // --- arguments, by position in the schema ---
  bool given(std::size_t i) const { return arguments_[i].is_set() && !arguments_[i].is_none(); }
  Value value(std::size_t i) const { return arguments_[i]; }  // unset when not given
  const Tensor& tensor(std::size_t i) const { return tensor_of(arguments_[i]); }
  Tensor& mutable_tensor(std::size_t i) const { return tensor_of(arguments_[i]); }
  const Tensor* tensor_or_null(std::size_t i) const { return given(i) ? &tensor_of(arguments_[i]) : nullptr; }
  std::vector<Value> tensors(std::size_t i) const;  // of a list
  // A size or index as given, the schema's default otherwise. Symbolic and unknown ints are Dims too.
  Dim integer(std::size_t i) const;
  // For arguments that must be known (dim): where one is not, the answer of the rule does not count.
  // `otherwise` stands for one that is not given and has no default.
  std::int64_t index(std::size_t i, std::int64_t otherwise = 0) const;
  Value unknown_index() const { return unknown_index_; }  // unset: all that was asked for was known
  std::vector<Dim> integers(std::size_t i) const;         // a single int is repeated as the schema says
  std::size_t count_given(std::size_t i) const;           // of numbers: a list of one is not repeated
  std::vector<Size> sizes(std::size_t i) const;           // the same with origins: the arguments of a creation
  double real(std::size_t i, double otherwise = 0) const;
  bool boolean(std::size_t i, bool otherwise = false) const;
  std::string_view text(std::size_t i, std::string_view otherwise = {}) const;
  DType dtype(std::size_t i, DType otherwise) const;
  // Whether a statement about sizes holds, on this path. One about sizes that the user has met may do both: then both
  // ways are gone through. What data decide goes `otherwise`.
  bool decide(Dim statement, bool otherwise) const;
  // Whether an argument (or an item of it) is an unknown value: rules that need it answer `unknown`.
  bool is_unknown(std::size_t i) const;

  // --- results ---
  // Whether the result is to have a gradient: that of a tensor argument, unless gradients are off.
  bool records_gradients() const;

  // A fresh contiguous tensor; device and requires_grad follow from the tensor arguments.
  Value output(std::span<const Size> shape, DType dtype);
  // Whether `out` is a tensor of another type than the result's, which is refused before any kernel looks at operands.
  bool out_differs(DType result) const;
  Value output(std::initializer_list<Size> shape, DType dtype) {
    return output(std::span<const Size>(shape.begin(), shape.size()), dtype);
  }
  // As output, with the strides that an elementwise operation gives for these inputs.
  Value output_like(const Tensor& like, DType dtype);
  // A view of a tensor: shares its storage.
  Value view(const Tensor& of, std::span<const Size> shape, std::span<const Dim> strides, Dim offset);
  // A tensor of which only the element type is known (DType::Unknown: not even that), with the reason as a gap.
  Value unknown_tensor(DType dtype, std::string_view reason);
  // A 0-d tensor.
  Value scalar(DType dtype) { return output(std::span<const Size>(), dtype); }
  Value tuple(std::initializer_list<Value> items);
  // An in-place operation on argument i: bumps the version, forgets elements, checks leaf rules; gives the argument.
  Value in_place(std::size_t i);
  // The same without writing yet: rules that refuse other things ask before.
  bool may_write_to(std::size_t i);

  // --- origins ---
  std::uint32_t event();                                 // this call's event, made on first use
  std::uint32_t event_so_far() const { return event_; }  // 0: not made yet
  Size computed(Dim n, OriginKind kind, std::initializer_list<OriginId> parents,
                std::array<std::int64_t, 4> values = {});

  // --- errors ---
  // Notes which numbers disagree before an error is raised about them, for the explanation under the finding.
  void blame(const Size& actual, std::string_view actual_is, const Size& expected, std::string_view expected_is);
  template <class... T>
  Value runtime_error(fmt::format_string<T...> format, T&&... values) {
    const Value error = in.raise(interp::Exc::RuntimeError, format, std::forward<T>(values)...);
    if (blamed_) history.blame.exception = in.pending();
    return error;
  }
  // An element type that a kernel does not have: "\"elu_cpu\" not implemented for 'Long'" and the like.
  template <class... T>
  Value not_implemented(fmt::format_string<T...> format, T&&... values) {
    return in.raise(interp::Exc::NotImplementedError, format, std::forward<T>(values)...);
  }
  template <class... T>
  Value index_error(fmt::format_string<T...> format, T&&... values) {
    return in.raise(interp::Exc::IndexError, format, std::forward<T>(values)...);
  }
  // Resolves a possibly negative dim: false after PyTorch's IndexError "Dimension out of range (expected to be in range
  // of [-2, 1], but got 5)". A 0-d tensor counts as 1-d.
  bool wrap_dim(std::int64_t& dim, std::size_t rank);

 private:
  bool any_requires_grad() const;

  std::span<const Value> arguments_;
  mutable Value unknown_index_;
  std::uint32_t event_ = 0;
  bool blamed_ = false;
};

// The families of operators, each a table in ops/<family>.cpp; listed in ops/tables.cpp.
std::span<const std::span<const OpDef>> all_ops();

// Calls an operator by name with arguments as Python would give them (rules and types that build on others).
Value call_op(Interp& in, std::string_view name, std::span<const Value> arguments);

// --- making tensors outside of rules ---
Tensor* new_tensor(Interp& in, std::span<const Size> shape, DType dtype);  // contiguous, own storage
History& history(Interp& in);

// --- rules shared by operators ---
// Broadcasts two shapes as PyTorch does; false after its RuntimeError "The size of tensor a (3) must match the size of
// tensor b (4) at non-singleton dimension 1".
bool broadcast(Op& op, std::span<const Size> a, std::span<const Size> b, std::vector<Size>& out);
// Result type of tensors and Python numbers by PyTorch's categories (0-d tensors and numbers count less).
DType result_type(std::span<const Value> operands, DType default_float);
// Whether the element types of two tensors are known and are not the same.
inline bool types_differ(const Tensor& a, const Tensor& b) {
  return a.dtype != b.dtype && a.dtype != DType::Unknown && b.dtype != DType::Unknown;
}
DType default_dtype(Interp& in);
// An unknown value that is one number for certain: others may be lists.
bool is_unknown_int(Interp& in, Value v);
// The element type that a value names, one of Python's types too (torch::toScalarType); unset where it is not known.
std::optional<DType> named_dtype(Interp& in, Value v);

}  // namespace shapetrace::torch
