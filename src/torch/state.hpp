// What the torch room keeps per run: its types, its operators by name, its global settings.
#pragma once

#include <array>
#include <deque>
#include <string_view>
#include <unordered_map>

#include <functional>
#include <memory>
#include "dim/table.hpp"

#include "torch/schema.hpp"
#include "torch/skipping.hpp"
#include "torch/tensor.hpp"
#include "torch/tensor_text.hpp"

namespace shapetrace::torch {

struct State {
  Type* tensor = nullptr;   // torch.Tensor
  Type* size = nullptr;     // torch.Size, a tuple
  Type* dtype = nullptr;    // torch.dtype
  Type* device = nullptr;   // torch.device
  Type* storage = nullptr;  // of untyped storages; not seen by programs
  std::array<DTypeObject*, kDTypeCount> dtypes{};
  std::unordered_map<std::string_view, Operator> operators;
  std::deque<ParsedNative> parsed_natives;
  DType default_dtype = DType::Float32;
  DType autocast = DType::Unknown;  // to which products are cast, inside of torch.autocast for processors
  bool grad_enabled = true;
  bool inference_mode = false;
  bool backward_ran = false;
  Value on_backward;            // who is told of backward(): torch.autograd._pending, once it has something to tell
  std::vector<Tensor*> leaves;  // what backward gives gradients (watch_leaf)
  Type *layout = nullptr, *memory_format = nullptr, *generator = nullptr;
  Value strided;
  std::vector<std::pair<std::string_view, Value>> markers;  // memory formats and layouts by name
  std::vector<IterationMark> iteration_marks;               // see skipping.hpp
  PrintOptions printing;
  bool installed = false;
  std::shared_ptr<CallRecorder> recorder;  // see Options::record_calls
  // Symbolic sizes of this run; who wants to look at them after it keeps them (explain/contract.cpp).
  std::shared_ptr<dim::Table> dims = std::make_shared<dim::Table>();
};

// The state of this run, with types and operators installed on first use (install.cpp).
State& state(Interp& in);

Value make_device(Interp& in, DeviceKind kind, std::int16_t index);
// "cuda:0"; false after PyTorch's RuntimeError about device strings.
bool parse_device(Interp& in, std::string_view text, DeviceKind& kind, std::int16_t& index);
Value cast(Interp& in, Value tensor, DType dtype);  // itself where it has that type
DTypeObject* dtype_object(Interp& in, DType t);
Value make_size(Interp& in, std::span<const Size> shape);  // torch.Size; symbolic sizes are unknown ints
Value dim_value(Interp& in, Dim d);                        // an int, or an unknown int that stands for d
Dim dim_of_unknown(Interp& in, Value unknown);             // and back
Dim fresh_dim(Interp& in, std::string_view what);          // a size of which nothing is known; what it is, for readers
Dim fresh_number(Interp& in);                              // an integer of which nothing is known, not even its sign
// Every operator that is a row of a table: visit(name, definition).
void for_each_row_operator(const std::function<void(std::string_view, const OpDef&)>& visit);
// Types besides Tensor (types.cpp): Size, dtype, device, Generator, ...
void install_types(Interp& in, State& state);
// Attributes of tensors that are no operators: shape, dtype, device, grad, requires_grad, data, T ... (tensor_type.cpp)
void install_tensor_attributes(Interp& in, State& state);
void install_tensor_operators(Interp& in, State& state);    // + - * ... (tensor_operators.cpp)
void install_tensor_conversions(Interp& in, State& state);  // to, item, float ... (tensor_convert.cpp)
void install_tensor_indexing(Interp& in, State& state);     // x[...] (indexing.cpp)
void fill_module(Interp& in, interp::Module& module);
void install_markers(Interp& in, State& state);  // module.cpp
void fill_module_functions(Interp& in, interp::Module& module);
// From now on backward gives the tensor a gradient: a parameter, or a leaf that was told to require one.
void watch_leaf(Interp& in, Tensor& t);
// Whether torch.Tensor has an attribute of this name (tensor_names.cpp).
bool is_tensor_name(std::string_view name);
// How a trace shows a tensor.
interp::TracedValue describe(Interp& in, const value::Object& tensor);

}  // namespace shapetrace::torch
