// What rules are given: arguments, results, origins.
#include "torch/op.hpp"
#include "torch/autograd.hpp"

#include <algorithm>
#include <charconv>

#include "interp/symbolic.hpp"
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using value::as;
using value::Layout;

namespace {

// The defaults of schemas: "1", "[]", "[0]", "None", "True", "1e-05", "0".
std::int64_t default_integer(const Parameter& p) {
  std::string_view text = p.default_text;
  if (text.starts_with('[')) text = text.substr(1, text.size() - 2);
  std::int64_t n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

double default_real(const Parameter& p) {
  double d = 0;
  std::from_chars(p.default_text.data(), p.default_text.data() + p.default_text.size(), d);
  return d;
}

}  // namespace

Value dim_value(Interp& in, Dim d) { return interp::symbolic_value(in, d, in.types().int_); }

Dim fresh_dim(Interp& in, std::string_view) { return state(in).dims->fresh({0}); }

Dim fresh_number(Interp& in) { return state(in).dims->fresh(); }

Dim number_of(Interp& in, Tensor& t) {
  if (const Word* const w = element(t, 0)) return static_cast<std::int64_t>(*w);
  if (t.number.is(0)) t.number = fresh_number(in);
  return t.number;
}

Dim dim_of_unknown(Interp& in, Value v) {
  value::UnknownFacts& u = *as<value::Unknown>(v)->facts;
  // The same unknown value is the same size wherever it is used.
  if (u.expression == nullptr) u.expression = fresh_number(in).expr();
  return Dim::of(u.expression);
}

// An int, a 0-d integer tensor with a known element, or something symbolic.
static Dim to_dim(Interp& in, Value v) {
  std::int64_t n = 0;
  if (value::to_int64(v, n)) return n;
  if (is_tensor(v)) {
    if (const Word* const w = element(tensor_of(v), 0)) return static_cast<std::int64_t>(*w);
    return fresh_number(in);
  }
  if (value::is_unknown(v)) return dim_of_unknown(in, v);
  const Value as_int = in.index_value(v);
  if (value::to_int64(as_int, n)) return n;
  if (as_int.is_error()) in.take_pending();
  return fresh_number(in);
}

std::vector<Value> Op::tensors(std::size_t i) const {
  const auto items = items_of(arguments_[i]);
  return {items.begin(), items.end()};
}

Dim Op::integer(std::size_t i) const {
  return given(i) ? to_dim(in, arguments_[i]) : Dim(default_integer(schema.parameters[i]));
}

std::int64_t Op::index(std::size_t i, std::int64_t otherwise) const {
  if (!given(i))
    return schema.parameters[i].has_default && schema.parameters[i].default_text != "None"
               ? default_integer(schema.parameters[i])
               : otherwise;
  if (std::int64_t n = 0; value::to_int64(arguments_[i], n)) return n;
  const Dim d = to_dim(in, arguments_[i]);
  if (d.known()) return d.value();
  unknown_index_ = value::is_unknown(arguments_[i]) ? arguments_[i] : dim_value(in, integer(i));
  return otherwise;
}

bool is_unknown_int(Interp& in, Value v) {
  return value::is_unknown(v) && value::as<value::Unknown>(v)->facts->kind == in.types().int_;
}

std::size_t Op::count_given(std::size_t i) const {
  const bool list =
      given(i) && (value::is_tuple(arguments_[i]) || value::has_layout(arguments_[i], value::Layout::List));
  return list ? items_of(arguments_[i]).size() : integers(i).size();
}

std::vector<Dim> Op::integers(std::size_t i) const {
  const Parameter& p = schema.parameters[i];
  std::vector<Dim> result;
  if (!given(i)) {
    if (p.default_text.empty() || p.default_text == "[]" || p.default_text == "None") return result;
    // "[0, 1]" lists them, "1" and "[0]" stand for all.
    std::string_view text = p.default_text;
    if (text.starts_with('[')) text = text.substr(1, text.size() - 2);
    while (!text.empty()) {
      std::int64_t n = 0;
      std::from_chars(text.data(), text.data() + text.size(), n);
      result.emplace_back(n);
      const std::size_t comma = text.find(',');
      text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
      while (text.starts_with(' ')) text.remove_prefix(1);
    }
    if (result.size() == 1 && p.list_size > 1) result.assign(static_cast<std::size_t>(p.list_size), result[0]);
    return result;
  }
  const Value v = arguments_[i];
  // Which dimensions are meant, and how many sizes there are, has to be known.
  const bool dimensions =
      p.name.starts_with("dim") || p.name == "axis" || p.name == "source" || p.name == "destination";
  if (value::is_unknown(v) && p.list_size <= 1 && (dimensions || !is_unknown_int(in, v))) unknown_index_ = v;
  if (!value::is_tuple(v) && !value::is_list(v)) {
    result.assign(static_cast<std::size_t>(std::max<std::int8_t>(p.list_size, 1)), to_dim(in, v));
    return result;
  }
  for (const Value item : items_of(v)) {
    if (dimensions && value::is_unknown(item)) unknown_index_ = item;
    result.push_back(to_dim(in, item));
  }
  if (result.size() == 1 && p.list_size > 1) result.assign(static_cast<std::size_t>(p.list_size), result[0]);
  return result;
}

std::vector<Size> Op::sizes(std::size_t i) const {
  std::vector<Size> result;
  std::int64_t at = 0;
  auto& self = const_cast<Op&>(*this);
  for (const Dim d : integers(i)) result.push_back(self.computed(d, OriginKind::Argument, {}, {at++, 0, 0, 0}));
  return result;
}

double Op::real(std::size_t i, double otherwise) const {
  if (!given(i))
    return schema.parameters[i].has_default && schema.parameters[i].default_text != "None"
               ? default_real(schema.parameters[i])
               : otherwise;
  double d = otherwise;
  if (arguments_[i].is_bool()) return arguments_[i].is_true() ? 1 : 0;
  if (value::to_double(arguments_[i], d)) return d;
  if (is_tensor(arguments_[i]))
    if (const Word* const w = element(tensor_of(arguments_[i]), 0))
      return is_floating(tensor_of(arguments_[i]).dtype) ? std::bit_cast<double>(*w)
                                                         : static_cast<double>(static_cast<std::int64_t>(*w));
  return otherwise;
}

bool Op::decide(Dim statement, bool otherwise) const {
  if (const dim::Truth proved = dim::truth(statement); proved != dim::Truth::Open) return proved == dim::Truth::Yes;
  if (!dim::presentable(statement)) return otherwise;
  return in.choose(interp::symbolic_value(in, statement, in.types().bool_), otherwise);
}

bool Op::boolean(std::size_t i, bool otherwise) const {
  if (!given(i))
    return schema.parameters[i].default_text == "True"    ? true
           : schema.parameters[i].default_text == "False" ? false
                                                          : otherwise;
  if (value::is_unknown(arguments_[i])) return in.truth(arguments_[i]) == 1;
  return arguments_[i].is_bool() ? arguments_[i].as_bool() : otherwise;
}

std::string_view Op::text(std::size_t i, std::string_view otherwise) const {
  return given(i) && value::is_str(arguments_[i]) ? value::text_of(arguments_[i]) : otherwise;
}

DType Op::dtype(std::size_t i, DType otherwise) const {
  if (!given(i)) return otherwise;
  return named_dtype(in, arguments_[i]).value_or(DType::Unknown);
}

std::optional<DType> named_dtype(Interp& in, Value v) {
  if (value::has_layout(v, Layout::DType)) return as<DTypeObject>(v)->dtype;
  const auto& types = in.types();
  if (v == Value(types.float_)) return DType::Float64;
  if (v == Value(types.int_)) return DType::Int64;
  if (v == Value(types.bool_)) return DType::Bool;
  if (v == Value(types.complex_)) return DType::Complex128;
  return std::nullopt;
}

bool Op::is_unknown(std::size_t i) const {
  if (value::is_unknown(arguments_[i])) return true;
  for (const Value item : items_of(arguments_[i]))
    if (value::is_unknown(item)) return true;
  return false;
}

// --- results ---

Tensor* new_tensor(Interp& in, std::span<const Size> shape, DType dtype) {
  State& s = state(in);
  Tensor* const t = in.heap().make<Tensor>(s.tensor);
  t->rank = static_cast<std::uint16_t>(shape.size());
  t->dtype = dtype;
  t->sizes = static_cast<Size*>(in.arena().allocate(shape.size() * sizeof(Size)));
  t->strides = static_cast<Dim*>(in.arena().allocate(shape.size() * sizeof(Dim)));
  std::copy(shape.begin(), shape.end(), t->sizes);
  Dim stride = 1;
  for (std::size_t i = shape.size(); i-- > 0;) {
    t->strides[i] = stride;
    // docs: a size of 0 counts as 1 for strides, and so does one below, which resize_ may give.
    stride = stride * (shape[i].n.known() && shape[i].n.value() < 1 ? Dim(1) : shape[i].n);
  }
  t->storage = in.heap().make<Storage>(s.storage);
  t->inference = s.inference_mode;
  return t;
}

void watch_leaf(Interp& in, Tensor& t) {
  std::vector<Tensor*>& leaves = state(in).leaves;
  if (leaves.empty() || leaves.back() != &t) leaves.push_back(&t);
}

// Device and autograd follow from the operands.
static void inherit(Interp& in, Tensor& t, std::span<const Value> arguments) {
  State& s = state(in);
  bool requires_grad = false, device_known = false;
  const auto look = [&](Value v) {
    if (!is_tensor(v)) return;
    const Tensor& from = tensor_of(v);
    requires_grad |= torch::requires_grad(from);
    // A 0-d tensor of the CPU goes with any device.
    if (!device_known || (from.rank != 0 && t.device == DeviceKind::Cpu)) {
      t.device = from.device;
      t.device_index = from.device_index;
      device_known = true;
    }
  };
  for (const Value v : arguments) {
    look(v);
    for (const Value item : items_of(v)) look(item);
  }
  t.requires_grad =
      requires_grad && s.grad_enabled && (is_floating(t.dtype) || is_complex(t.dtype) || t.dtype == DType::Unknown);
  t.is_leaf = !t.requires_grad;
}

Value Op::output(std::span<const Size> shape, DType dtype) {
  // What no machine holds is refused by the allocator; sizes that overflow are refused by name.
  Tensor* const t = new_tensor(in, shape, dtype);
  inherit(in, *t, arguments_);
  t->event = event();
  return t;
}

Value Op::output_like(const Tensor& like, DType dtype) {
  const Value v = output(like.shape(), dtype);
  Tensor& t = tensor_of(v);
  t.rank_known = like.rank_known;
  const Tensor* const operands[] = {&like};
  if (like.rank_known) follow_strides(in, t, operands);
  return v;
}

bool Op::out_differs(DType result) const {
  const std::size_t last = schema.parameters.size() - 1;
  return schema.parameters[last].name == "out" && is_tensor(arguments_[last]) && tensor(last).dtype != result;
}

Value Op::view(const Tensor& of, std::span<const Size> shape, std::span<const Dim> strides, Dim offset) {
  Tensor* const t = new_tensor(in, shape, of.dtype);
  std::copy(strides.begin(), strides.end(), t->strides);
  inherit(in, *t, arguments_);
  t->device = of.device;
  t->device_index = of.device_index;
  t->storage = of.storage;
  t->offset = offset;
  begin_view(in, *t, of);
  t->event = event();
  return t;
}

Value Op::unknown_tensor(DType dtype, std::string_view reason) {
  in.gap(reason);
  Tensor* const t = new_tensor(in, {}, dtype);
  t->rank_known = false;
  inherit(in, *t, arguments_);
  t->event = event();
  return t;
}

Value Op::tuple(std::initializer_list<Value> items) { return in.heap().tuple(items); }

bool Op::any_requires_grad() const {
  bool any = false;
  for (const Value v : arguments_) {
    any |= is_tensor(v) && requires_grad(tensor_of(v));
    for (const Value item : items_of(v)) any |= is_tensor(item) && requires_grad(tensor_of(item));
  }
  return any;
}

bool Op::records_gradients() const { return state(in).grad_enabled && any_requires_grad(); }

// In-place operators that autograd does not see (torchgen's fallthrough: they are in no formula of derivatives.yaml).
static constexpr std::string_view kUnseenByAutograd[] = {"logical_and_", "logical_or_", "logical_xor_", "logical_not_"};
static bool seen_by_autograd(std::string_view name) {
  return std::ranges::find(kUnseenByAutograd, name) == std::end(kUnseenByAutograd);
}

bool Op::may_write_to(std::size_t i) {
  return !seen_by_autograd(schema.name) || may_write(in, mutable_tensor(i), any_requires_grad());
}

// What may write to an element of an expanded tensor more than once; for everything else PyTorch refuses that
// (at::assert_no_internal_overlap).
static constexpr std::string_view kWriteTwice[] = {"zero_",          "fill_",        "tril_",     "triu_",
                                                   "index_fill_",    "masked_fill_", "resize_",   "resize_as_",
                                                   "fill_diagonal_", "index_put_",   "threshold_"};

Value Op::in_place(std::size_t i) {
  Tensor& t = mutable_tensor(i);
  if (!may_write_to(i)) return Value::error();
  if (i == 0 && overlaps_itself(t) && std::ranges::find(kWriteTwice, schema.name) == std::end(kWriteTwice))
    return runtime_error("{}", kOverlaps);
  if (seen_by_autograd(schema.name)) join_graph(in, t, any_requires_grad());
  if (t.storage != nullptr) {
    ++t.storage->version;
    forget_elements(t);
  }
  return arguments_[i];
}

// --- origins ---

std::uint32_t Op::event() {
  if (event_ == 0) {
    history.events.push_back({schema.name.data(), in.user_location(), 0});
    event_ = static_cast<std::uint32_t>(history.events.size() - 1);
  }
  return event_;
}

Size Op::computed(Dim n, OriginKind kind, std::initializer_list<OriginId> parents, std::array<std::int64_t, 4> values) {
  return {n, history.add(kind, event(), n, std::span<const OriginId>(parents.begin(), parents.size()), values)};
}

void Op::blame(const Size& actual, std::string_view actual_is, const Size& expected, std::string_view expected_is) {
  history.blame = {actual, expected, std::string(actual_is), std::string(expected_is), nullptr, true};
  blamed_ = true;
}

bool Op::wrap_dim(std::int64_t& dim, std::size_t rank) {
  const auto n = static_cast<std::int64_t>(std::max<std::size_t>(rank, 1));
  if (dim < -n || dim >= n) {
    index_error("Dimension out of range (expected to be in range of [{}, {}], but got {})", -n, n - 1, dim::text(dim));
    return false;
  }
  if (dim < 0) dim += n;
  return true;
}

DType default_dtype(Interp& in) { return state(in).default_dtype; }

DTypeObject* dtype_object(Interp& in, DType t) { return state(in).dtypes[static_cast<std::size_t>(t)]; }

Value make_size(Interp& in, std::span<const Size> shape) {
  interp::Tuple* const t = in.heap().tuple(static_cast<std::uint32_t>(shape.size()));
  for (std::size_t i = 0; i < shape.size(); ++i) t->data()[i] = dim_value(in, shape[i].n);
  if (shape.empty()) {
    // The empty tuple is shared: a Size needs an object of its own.
    auto* const own = new (in.arena().allocate(sizeof(interp::Tuple))) interp::Tuple();
    own->type = state(in).size;
    return own;
  }
  t->type = state(in).size;
  return t;
}

Value call_op(Interp& in, std::string_view name, std::span<const Value> arguments) {
  State& s = state(in);
  const auto at = s.operators.find(name);
  if (at == s.operators.end()) return in.unknown(fmt::format("the operator {} is not modelled", name));
  // Some operators are only methods.
  const bool method =
      std::ranges::all_of(at->second.defs, [](const OpDef* d) { return d->variants == Variants::Method; });
  return call_operator(in, at->second, method, arguments, nullptr);
}

}  // namespace shapetrace::torch
