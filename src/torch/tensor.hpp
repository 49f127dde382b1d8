// The torch room: the torch package's native part. Tensors as evaluation holds them.
//
// A tensor has sizes, strides and an element type; its elements only where they are few and known. Every size carries
// its origin: a link to how it came about, turned into words when something must be explained (explain/).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dim/dim.hpp"
#include "interp/interp.hpp"
#include "interp/trace.hpp"
#include "torch/dtype.hpp"

namespace shapetrace::torch {

using dim::Dim;
using interp::Interp;
using value::Type;
using value::Value;

using OriginId = std::uint32_t;  // index into History::origins; 0 = nothing known

// One extent of a tensor, with its history.
struct Size {
  Dim n;
  OriginId origin = 0;
};

enum class DeviceKind : std::uint8_t { Cpu, Cuda, Mps, Meta, Xpu, Unknown };

struct Device : value::Object {
  DeviceKind kind = DeviceKind::Cpu;
  std::int16_t index = -1;  // -1 = none given
};

struct DTypeObject : value::Object {
  DType dtype = DType::Float32;
};

// Elements are words: int64 for integers and bool, the bits of a double (rounded to the dtype) for floats.
using Word = std::uint64_t;

struct Storage : value::Object {
  Word* elements = nullptr;  // null: not known
  std::int64_t count = 0;    // how many of them
  // Where the elements are not known: they are integers from 0 on and below this; 0 = nothing known.
  Dim beyond = 0;
  // Relative error that elements may have: PyTorch's exp, sin or sqrt differ in their last bits from machine to
  // machine. Such elements are only printed, where the error does not show.
  double slack = 0;
  std::uint32_t version = 0;  // in-place operations so far
  bool resized = false;       // by resize_ or as out=: it may hold more than its tensor has elements
};

// Elements of tensors up to this many are kept.
inline constexpr std::int64_t kMaxKnownElements = 65536;

// What autograd remembers of how a view was made: some may not be written to.
enum class ViewKind : std::uint8_t {
  Plain,
  WithoutGrad,    // under no_grad
  InferenceMode,  // of an ordinary tensor under inference_mode
  OneOfMany,      // by an operator that gives several (split, unbind), or a view of such a one
};

struct Tensor : value::Object {
  Size* sizes = nullptr;
  Dim* strides = nullptr;
  std::uint16_t rank = 0;
  bool rank_known = true;  // false: nothing is known of the shape
  DType dtype = DType::Float32;
  DeviceKind device = DeviceKind::Cpu;
  std::int16_t device_index = -1;
  bool requires_grad = false;
  bool is_leaf = true;
  bool is_view = false;
  bool conj = false;
  bool inference = false;  // made under inference_mode
  ViewKind view_kind = ViewKind::Plain;
  std::uint16_t output = 0;    // which of the views that an operator gave,
  Storage* storage = nullptr;  // shared by views
  Dim offset = 0;              // into the storage, in elements
  Dim number = 0;  // of a 0-d integer tensor whose element is not known: the symbol that stands for it; 0 = none
  const char* node = nullptr;  // and what autograd calls that operator; null for all other tensors
  Tensor* base = nullptr;      // of a view
  Value grad;                  // unset = None
  std::uint32_t event = 0;     // the operation that made it (History::events)

  std::span<const Size> shape() const { return {sizes, rank}; }
  Dim size(std::size_t i) const { return sizes[i].n; }
};

// How sizes came about: a few words per event, no text.
enum class OriginKind : std::uint8_t {
  Argument,    // given as the index-th size of a creation (torch.randn, a layer's parameter)
  Window,      // convolution or pooling: parameters kernel, stride, padding, dilation; parent = input's size
  Product,     // of the parents (view, flatten)
  Quotient,    // parent divided by value (view with -1, chunk)
  Sum,         // of the parents (cat, pad)
  Difference,  // a slice of the parent
  Computed,    // by an operator that has no better word; parents in order
};

struct Origin {
  OriginKind kind = OriginKind::Computed;
  std::uint32_t event = 0;
  std::uint32_t first_parent = 0, parent_count = 0;  // in History::parents
  std::int64_t values[4] = {0, 0, 0, 0};             // kernel, stride, padding, dilation; or index, ...
  Dim size = 0;                                      // the number itself
};

// An operation at a place in the user's source.
struct Event {
  const char* op = "";       // name of the operator
  interp::Location where;    // innermost user line
  std::uint32_t module = 0;  // History::modules: the nn.Module whose forward or constructor this was, 0 = none
};

// The two numbers that an error is about, and what each of them is.
struct Blame {
  Size actual, expected;
  std::string actual_is, expected_is;
  const value::Exception* exception = nullptr;  // the error itself: an earlier one may have been caught
  bool set = false;
};

// The last call of an operator that raised.
struct FailedCall {
  std::string_view op;
  std::vector<Value> arguments;
  const value::Exception* exception = nullptr;
};

class CallRecorder;  // recorder.hpp

// Per run; see Interp::state.
struct History {
  CallRecorder* recorder = nullptr;  // set when calls are recorded for a picture
  FailedCall failed;
  Blame blame;  // of the last error
  std::vector<Origin> origins{Origin{}};
  std::vector<OriginId> parents;
  std::vector<Event> events{Event{}};

  OriginId add(OriginKind kind, std::uint32_t event, Dim size, std::span<const OriginId> from = {},
               std::array<std::int64_t, 4> values = {});
};

inline bool is_tensor(Value v) { return value::has_layout(v, value::Layout::Tensor); }
inline Tensor& tensor_of(Value v) { return *value::as<Tensor>(v); }

// --- questions about tensors ---

Dim element_count(const Tensor& t);
bool all_known(const Tensor& t);  // rank and every size
// "[1, 3, 32, 32]" as messages show sizes.
std::string shape_text(std::span<const Size> shape);
// Why sizes do not broadcast to those of a place, in the words of Tensor.expand; empty where they may.
std::string expand_refusal(DType dtype, std::span<const Size> given, std::span<const Size> place);
std::string shape_text(std::span<const Dim> dims);  // of strides
bool is_contiguous(const Tensor& t);
// Where element i (in row-major order) of a tensor with known elements lies; null when elements are not known.
const Word* element(const Tensor& t, std::int64_t i);
// Whether all elements are known, and exactly.
bool elements_known(const Tensor& t);
// The same where an element may be off by the storage's slack.
const Word* near_element(const Tensor& t, std::int64_t i);
bool elements_near(const Tensor& t);
// The element of a 0-d integer tensor as a size: known, or a symbol that stays with the tensor.
Dim number_of(Interp& in, Tensor& t);

}  // namespace shapetrace::torch
