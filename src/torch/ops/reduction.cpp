// Reductions: rows of a table, with the rule that they share. docs: torch "Reduction Ops".
#include <algorithm>
#include <cmath>
#include <optional>

#include "torch/elements.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

enum class Out : std::uint8_t { Same, Sum, Float, Bool, Index, Real };

struct Row {
  std::string_view name;
  Out out;
  double (*fold)(double, double) = nullptr;  // over known elements
  double start = 0;
};

DType reduced_dtype(Op& op, Out out, DType t) {
  switch (out) {
    case Out::Same: return t;
    case Out::Sum: return is_whole(t) ? DType::Int64 : t;
    case Out::Float: return t;
    case Out::Bool: return t == DType::UInt8 ? DType::UInt8 : DType::Bool;
    case Out::Index: return DType::Int64;
    case Out::Real: return t == DType::Complex64 ? DType::Float32 : t == DType::Complex128 ? DType::Float64 : t;
  }
  (void)op;
  return t;
}

}  // namespace

std::optional<std::vector<bool>> reduced_dims(Op& op, const Tensor& self, std::span<const Dim> dims) {
  std::vector<bool> reduced(self.rank, dims.empty());
  if (self.rank > 64) {
    op.runtime_error("only tensors with up to 64 dims are supported");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < dims.size(); ++i) {
    std::int64_t at = dims[i].known() ? dims[i].value() : 0;
    if (!op.wrap_dim(at, self.rank)) return std::nullopt;
    if (self.rank == 0) {
      if (i == 0) continue;
      op.runtime_error("dim 0 appears multiple times in the list of dims");
      return std::nullopt;
    }
    if (reduced[static_cast<std::size_t>(at)]) {
      op.runtime_error("dim {} appears multiple times in the list of dims", at);
      return std::nullopt;
    }
    reduced[static_cast<std::size_t>(at)] = true;
  }
  return reduced;
}

std::vector<Size> reduced_shape(Op& op, const Tensor& self, const std::vector<bool>& reduced, bool keepdim) {
  std::vector<Size> shape;
  for (std::size_t i = 0; i < self.rank; ++i) {
    if (!reduced[i]) {
      shape.push_back(self.sizes[i]);
    } else if (keepdim) {
      shape.push_back(op.computed(1, OriginKind::Computed, {}));
    }
  }
  return shape;
}

namespace {

double larger(double a, double b) { return std::isnan(a) || a > b ? a : b; }
double smaller(double a, double b) { return std::isnan(a) || a < b ? a : b; }

constexpr Row kRows[] = {
    {"sum", Out::Sum, [](double a, double b) { return a + b; }, 0},
    {"nansum", Out::Sum},
    {"mean", Out::Float, [](double a, double b) { return a + b; }, 0},
    {"nanmean", Out::Float},
    {"amax", Out::Same, larger, -INFINITY},
    {"amin", Out::Same, smaller, INFINITY},
    {"logsumexp", Out::Float},
    {"all", Out::Bool, [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; }, 1},
    {"any", Out::Bool, [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; }, 0},
    {"count_nonzero", Out::Index, [](double a, double b) { return a + (b != 0 ? 1 : 0); }, 0},
};

// Known elements by the element of the result that they go into.
std::vector<std::vector<double>> gathered(const Tensor& self, const std::vector<bool>& reduced) {
  std::int64_t cells = 1;
  for (std::size_t d = 0; d < self.rank; ++d) cells *= reduced[d] ? 1 : self.size(d).value();
  std::vector<std::vector<double>> result(static_cast<std::size_t>(cells));
  for (std::int64_t i = 0; i < element_count(self).value(); ++i) {
    std::int64_t rest = i, cell = 0, step = 1;
    for (std::size_t d = self.rank; d-- > 0; rest /= self.size(d).value()) {
      if (reduced[d]) continue;
      cell += rest % self.size(d).value() * step;
      step *= self.size(d).value();
    }
    result[static_cast<std::size_t>(cell)].push_back(word_to_double(*element(self, i), self.dtype));
  }
  return result;
}

// Whether numbers add up to the same float in any order: all are multiples of a power of two, and few of them.
bool sums_exactly(std::span<const double> numbers, DType t) {
  double total = 0;
  int lowest = 1024;
  for (const double x : numbers) {
    if (!std::isfinite(x)) return false;
    if (x == 0) continue;
    int exponent = 0;
    double fraction = std::frexp(std::fabs(x), &exponent);
    for (; fraction != std::floor(fraction); fraction *= 2) --exponent;
    lowest = std::min(lowest, exponent);
    total += std::fabs(x);
  }
  return total < std::ldexp(1.0, lowest + (is_floating(t) && t != DType::Float64 ? 24 : 53));
}

// How far a sum in another order may be off, relative to the sum itself.
double sum_error(std::span<const double> numbers, double sum, DType t) {
  if (!std::isfinite(sum) || sums_exactly(numbers, t)) return 0;
  if (t != DType::Float32 && t != DType::Float64) return INFINITY;
  double total = 0;
  for (const double x : numbers) total += std::fabs(x);
  const double step = t == DType::Float64 ? 0x1p-51 : 0x1p-22;
  return sum == 0 ? INFINITY : static_cast<double>(numbers.size()) * step * total / std::fabs(sum);
}

void fold(Op& op, const Row& row, const std::vector<bool>& reduced, DType dtype, Tensor& result) {
  const Tensor& self = op.tensor(0);
  constexpr std::int64_t kMostFolded = 65536;
  if (!elements_known(self) || element_count(self).value() > kMostFolded) return;
  Word* const words = make_elements(op.in, result);
  if (words == nullptr) return;
  const auto cells = gathered(self, reduced);
  const bool adds = row.out == Out::Sum || row.out == Out::Float;
  double slack = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    double folded = row.start;
    for (const double x : cells[i]) folded = row.fold(folded, x);
    if (!adds && row.out == Out::Same && cells[i].empty()) return forget_elements(result);
    if (adds) slack = std::max(slack, sum_error(cells[i], folded, dtype));
    if (row.out == Out::Float)
      folded = word_to_double(double_to_word(folded, dtype), dtype) / static_cast<double>(cells[i].size());
    words[i] = double_to_word(folded, dtype);
  }
  if (slack > kMostSlack) return forget_elements(result);
  result.storage->slack = slack;
}

std::size_t parameter(const Op& op, std::string_view name) {
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i)
    if (op.schema.parameters[i].name == name) return i;
  return op.schema.parameters.size();
}

// Extremes of nothing do not exist (zero_numel_check_dims).
bool check_not_empty(Op& op, const Tensor& self, bool all, const std::vector<bool>& reduced) {
  if (!element_count(self).is(0)) return true;
  if (all) {
    op.runtime_error(
        "{}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' "
        "argument.",
        op.schema.name);
    return false;
  }
  for (std::size_t d = 0; d < self.rank; ++d)
    if (reduced[d] && self.size(d).is(0)) {
      op.index_error("{}(): Expected reduction dim {} to have non-zero size.",
                     op.schema.name == "nanmedian" ? "median" : op.schema.name, d);
      return false;
    }
  return true;
}

}  // namespace

bool check_not_empty(Op& op, const Tensor& self, std::span<const Dim> dims) {
  if (dims.empty() || !element_count(self).is(0)) return check_not_empty(op, self, dims.empty(), {});
  for (const Dim d : dims) {
    std::int64_t at = d.known() ? d.value() : 0;
    if (!op.wrap_dim(at, self.rank)) return false;
    if (!d.known() || !self.size(static_cast<std::size_t>(at)).is(0)) continue;
    op.index_error("{} Expected reduction dim {} to have non-zero size.", op.schema.name == "hash_tensor" ? "hash_tensor:" : std::string(op.schema.name) + "():", d.value());
    return false;
  }
  return true;
}

namespace {

Value reduce(Op& op) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.name == op.schema.name; });
  const Tensor& self = op.tensor(0);
  const std::size_t dtype_at = parameter(op, "dtype"), dim_at = parameter(op, "dim"),
                    keep_at = parameter(op, "keepdim");
  if (op.schema.name == "nanmean" && is_whole(self.dtype))
    return op.runtime_error("nanmean(): expected input to have floating point or complex dtype but got {}",
                            info(self.dtype).legacy);
  DType dtype = reduced_dtype(op, row->out, self.dtype);
  if (self.dtype == DType::Complex32 && row->out != Out::Bool) return op.unknown_tensor(dtype, kComplex32);
  if (dtype_at < op.schema.parameters.size()) dtype = op.dtype(dtype_at, dtype);
  if (op.schema.name == "mean" && !is_floating(dtype) && !is_complex(dtype) && dtype != DType::Unknown)
    return op.runtime_error(
        "mean(): could not infer output dtype. {} dtype must be either a floating point or complex dtype. Got: {}",
        op.given(dtype_at) ? "Optional" : "Input", info(dtype).legacy);
  if (row->out == Out::Float && is_whole(dtype)) dtype = default_dtype(op.in);
  const bool keepdim = keep_at < op.schema.parameters.size() && op.boolean(keep_at);
  const bool has_dim = dim_at < op.schema.parameters.size() && op.given(dim_at);
  if (!self.rank_known) {
    if (has_dim) return op.unknown_tensor(dtype, "the rank of a reduced tensor is not known");
    return op.scalar(dtype);
  }
  const std::vector<Dim> dims = has_dim ? op.integers(dim_at) : std::vector<Dim>();
  if (row->out == Out::Same && !check_not_empty(op, self, dims)) return Value::error();
  const auto reduced = reduced_dims(op, self, dims);
  if (!reduced) return Value::error();
  const Value v = op.output(reduced_shape(op, self, *reduced, keepdim), dtype);
  if (row->fold != nullptr) fold(op, *row, *reduced, dtype, tensor_of(v));
  return v;
}

// One dim (or none: all): argmax, prod, std, var, median ...
Value with_dim(Op& op, DType dtype) {
  const Tensor& self = op.tensor(0);
  const std::size_t dim_at = parameter(op, "dim"), keep_at = parameter(op, "keepdim");
  const bool has_dim =
      dim_at < op.schema.parameters.size() && (op.given(dim_at) || op.schema.parameters[dim_at].default_text == "-1");
  if (!self.rank_known)
    return has_dim ? op.unknown_tensor(dtype, "the rank of a reduced tensor is not known") : op.scalar(dtype);
  const auto reduced = reduced_dims(op, self, has_dim ? op.integers(dim_at) : std::vector<Dim>());
  if (!reduced) return Value::error();
  const bool keepdim = keep_at < op.schema.parameters.size() && op.boolean(keep_at);
  return op.output(reduced_shape(op, self, *reduced, keepdim), dtype);
}

// Position of the first largest or smallest number; NaN is both.
std::size_t extreme(std::span<const double> numbers, bool largest) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < numbers.size() && !std::isnan(numbers[best]); ++i)
    if (std::isnan(numbers[i]) || (largest ? numbers[i] > numbers[best] : numbers[i] < numbers[best])) best = i;
  return best;
}

// Fills values (may be null) and their places along the reduced dimension (may be null).
void find_extremes(Op& op, const Tensor& self, const std::vector<bool>& reduced, bool largest, Tensor* values,
                   Tensor* indices) {
  if (!elements_known(self) || element_count(self).value() > kMaxKnownElements) return;
  const auto cells = gathered(self, reduced);
  Word* const words = values != nullptr ? make_elements(op.in, *values) : nullptr;
  Word* const places = indices != nullptr ? make_elements(op.in, *indices) : nullptr;
  constexpr double kExactInteger = 0x1p53;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    bool usable = !cells[i].empty();
    if (!is_floating(self.dtype))
      for (const double x : cells[i]) usable &= std::fabs(x) < kExactInteger;
    if (!usable) {
      for (Tensor* const t : {values, indices})
        if (t != nullptr) forget_elements(*t);
      return;
    }
    const std::size_t best = extreme(cells[i], largest);
    if (words != nullptr) words[i] = double_to_word(cells[i][best], self.dtype);
    if (places != nullptr) places[i] = best;
  }
}

// The dimension that a `dim` argument names, as the others of its operator want it.
std::vector<bool> chosen_dims(Op& op, const Tensor& self) {
  std::vector<bool> reduced(self.rank, !op.given(1));
  std::int64_t at = op.index(1);
  if (op.given(1) && self.rank != 0) reduced[static_cast<std::size_t>(at < 0 ? at + self.rank : at)] = true;
  return reduced;
}

Value arg_extreme(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!op.given(1) && all_known(self) && element_count(self).is(0))
    return op.index_error("{}(): Expected reduction dim to be specified for input.numel() == 0.", op.schema.name);
  const Value v = with_dim(op, DType::Int64);
  if (v.is_error() || !self.rank_known) return v;
  if (op.given(1) && self.rank != 0 && !check_not_empty(op, self, false, chosen_dims(op, self))) return Value::error();
  find_extremes(op, self, chosen_dims(op, self), op.schema.name == "argmax", nullptr, &tensor_of(v));
  return v;
}

// max(x), min(x): the element.
Value extreme_all(Op& op) {
  const Tensor& self = op.tensor(0);
  const bool extreme = op.schema.name == "max" || op.schema.name == "min";  // the median of nothing is NaN
  if (extreme && all_known(self) && element_count(self).is(0))
    return op.runtime_error(
        "{}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' "
        "argument.",
        op.schema.name);
  const Value v = op.scalar(self.dtype);
  if (self.rank_known && extreme)
    find_extremes(op, self, std::vector<bool>(self.rank, true), op.schema.name == "max", &tensor_of(v), nullptr);
  return v;
}

// values and indices along a dim: max, min, median, mode, sort, kthvalue, cummax.
Value named_pair(Op& op, Value values, Value indices) {
  return named_result(op.in, op.schema.name, {"values", "indices"}, {values, indices});
}

// max(a, b) and min(a, b) of two tensors.
Value larger_of_two(Op& op) {
  const Value arguments[] = {op.value(0), op.value(1)};
  return call_op(op.in, op.schema.name == "max" ? "maximum" : "minimum", arguments);
}

// False after the error about a k-th value that is not there.
bool check_k(Op& op) {
  const Tensor& self = op.tensor(0);
  if (op.schema.name != "kthvalue" || !self.rank_known) return true;
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return false;
  const Dim k = op.integer(1), n = self.rank == 0 ? Dim(1) : self.size(static_cast<std::size_t>(at));
  if (!k.known() || (k.value() >= 1 && !dim::refutes_at_least(n, k))) return true;
  op.runtime_error("kthvalue(): selected number k out of range for dimension {}", at);
  return false;
}

Value extreme_dim(Op& op) {
  const Tensor& of = op.tensor(0);
  const std::size_t dim_at = parameter(op, "dim");
  std::int64_t along = op.index(dim_at, -1);
  if (of.rank_known && of.rank != 0) {
    if (!op.wrap_dim(along, of.rank)) return Value::error();
    std::vector<bool> reduced(of.rank, false);
    reduced[static_cast<std::size_t>(along)] = true;
    if (!check_not_empty(op, of, false, reduced)) return Value::error();
  }
  if (!check_k(op)) return Value::error();
  const Value values = with_dim(op, op.tensor(0).dtype);
  if (values.is_error()) return values;
  const Value indices = with_dim(op, DType::Int64);
  tensor_of(indices).requires_grad = false;
  if (op.tensor(0).rank_known && (op.schema.name == "max" || op.schema.name == "min"))
    find_extremes(op, op.tensor(0), chosen_dims(op, op.tensor(0)), op.schema.name == "max", &tensor_of(values),
                  &tensor_of(indices));
  return named_pair(op, values, indices);
}

// Steps over the lines of a shape along one dimension: visit(first place, step between places, length).
template <class Visit>
void for_each_line(const Tensor& t, std::size_t dim, Visit visit) {
  if (t.rank == 0) return visit(std::int64_t{0}, std::int64_t{1}, std::int64_t{1});
  std::int64_t step = 1;
  for (std::size_t d = dim + 1; d < t.rank; ++d) step *= t.size(d).value();
  const std::int64_t length = t.size(dim).value(), total = element_count(t).value();
  for (std::int64_t outer = 0; outer < total; outer += step * length)
    for (std::int64_t inner = 0; inner < step; ++inner) visit(outer + inner, step, length);
}

// docs: aten/src/ATen/native/cpu/SortingKernel.cpp: stable, NaN is larger than every number.
void sort_elements(Op& op, std::size_t dim, bool descending, Tensor& values, Tensor& indices) {
  const Tensor& self = op.tensor(0);
  if (!elements_known(self) || !is_contiguous(values)) return;
  Word* const words = make_elements(op.in, values);
  Word* const places = make_elements(op.in, indices);
  if (words == nullptr || places == nullptr) return;
  for_each_line(self, dim, [&](std::int64_t first, std::int64_t step, std::int64_t length) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(length));
    for (std::int64_t i = 0; i < length; ++i) order[static_cast<std::size_t>(i)] = i;
    const auto less = [&](std::int64_t i, std::int64_t j) {
      const Word a = *element(self, first + i * step), b = *element(self, first + j * step);
      if (!is_floating(self.dtype)) return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b);
      const double x = word_to_double(a, self.dtype), y = word_to_double(b, self.dtype);
      return (!std::isnan(x) && std::isnan(y)) || x < y;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::int64_t i, std::int64_t j) { return descending ? less(j, i) : less(i, j); });
    for (std::int64_t i = 0; i < length; ++i) {
      const std::int64_t from = order[static_cast<std::size_t>(i)];
      words[first + i * step] = *element(self, first + from * step);
      places[first + i * step] = static_cast<Word>(from);
    }
  });
}

Value scan_pair(Op& op) {  // same shape as the input
  const Tensor& self = op.tensor(0);
  std::int64_t at = op.index(parameter(op, "dim"), -1);
  // docs: aten/src/ATen/native/ReduceOpsUtils.h (zero_numel_check_dims)
  if (self.rank_known && self.rank == 0 && at != 0 && at != -1 && op.schema.name.starts_with("cum"))
    return op.index_error("{}(): Expected reduction dim -1 or 0 for scalar but got {}", op.schema.name, at);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  const bool sorts = op.schema.name == "sort";  // keeps strides, the running extremes do not
  const auto output = [&](DType t) {
    return sorts || !self.rank_known ? op.output_like(self, t) : op.output(self.shape(), t);
  };
  const Value values = output(self.dtype), indices = output(DType::Int64);
  tensor_of(indices).requires_grad = false;
  if (sorts)
    sort_elements(op, static_cast<std::size_t>(at), op.boolean(parameter(op, "descending")), tensor_of(values),
                  tensor_of(indices));
  return named_pair(op, values, indices);
}

Value topk(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the rank of a tensor is not known");
  const Dim k = op.integer(1);
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  const Dim n = self.rank == 0 ? Dim(1) : shape[static_cast<std::size_t>(at)].n;
  if (k.known() && (k.value() < 0 || dim::refutes_at_least(n, k)))
    return op.runtime_error("selected index k out of range");
  if (self.rank != 0) shape[static_cast<std::size_t>(at)] = op.computed(k, OriginKind::Argument, {});
  return named_pair(op, op.output(shape, self.dtype), op.output(shape, DType::Int64));
}

Value float_reduction(Op& op) {
  const DType t = op.tensor(0).dtype;
  if (is_integral(t) || t == DType::Bool)
    return op.schema.name.ends_with("_mean")
               ? op.runtime_error("{} only support floating point and complex dtypes", op.schema.name)
           : op.schema.name.starts_with("std") || op.schema.name.starts_with("var")
               ? op.runtime_error("std and var only support floating point and complex dtypes")
               : op.runtime_error("{}(): input dtype should be either floating point or complex dtypes. Got {} instead",
                                  op.schema.name, info(t).legacy);
  return with_dim(op, reduced_dtype(op, Out::Real, t));
}

// std_mean and var_mean: the mean of complex numbers is complex.
Value pair_of_floats(Op& op) {
  const Value spread = float_reduction(op);
  return spread.is_error() ? spread : op.tuple({spread, with_dim(op, op.tensor(0).dtype)});
}

Value prod(Op& op) {
  const std::size_t at = parameter(op, "dtype");
  const Value v = with_dim(op, op.dtype(at, reduced_dtype(op, Out::Sum, op.tensor(0).dtype)));
  const Tensor& self = op.tensor(0);
  if (!v.is_error() && elements_known(self) && self.rank <= 1)
    if (Word* const words = make_elements(op.in, tensor_of(v)); words != nullptr && tensor_of(v).storage->count == 1) {
      double product = 1;
      for (std::int64_t i = 0; i < element_count(self).value(); ++i)
        product *= word_to_double(*element(self, i), self.dtype);
      words[0] = double_to_word(product, tensor_of(v).dtype);
      // Products in another order, or past the integers that doubles hold, may be others.
      const double most = is_floating(tensor_of(v).dtype) ? 0x1p24 : 0x1p53;
      if (product != std::floor(product) || std::fabs(product) >= most) forget_elements(tensor_of(v));
    }
  return v;
}

// cumsum and cumprod keep the shape.
Value scan(Op& op) {
  const Tensor& self = op.tensor(0);
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  const std::size_t dtype_at = parameter(op, "dtype");
  const bool counts = op.schema.name.starts_with("cums") || op.schema.name.starts_with("cump");
  const DType same = counts ? reduced_dtype(op, Out::Sum, self.dtype) : self.dtype;
  const DType dtype = dtype_at < op.schema.parameters.size() ? op.dtype(dtype_at, same) : same;
  if (op.schema.name.ends_with('_')) {
    if (op.given(dtype_at) && dtype != self.dtype && dtype != DType::Unknown && self.dtype != DType::Unknown)
      return op.runtime_error("Bad in-place call: input tensor dtype {} and output tensor dtype {} should match",
                              cpp_name(self.dtype), cpp_name(dtype));
    return op.in_place(0);
  }
  const bool adds = op.schema.name == "cumsum";
  if (counts && is_bool(dtype) && self.rank_known && self.rank > 0 && !element_count(self).is(0))
    return op.not_implemented("\"{}_out_cpu\" not implemented for 'Bool'", op.schema.name);
  const Value v = self.rank_known ? op.output(self.shape(), dtype) : op.output_like(self, dtype);
  if (!elements_known(self) || !is_contiguous(tensor_of(v)) || (!adds && op.schema.name != "cumprod")) return v;
  Word* const words = make_elements(op.in, tensor_of(v));
  bool exact = words != nullptr;
  if (exact)
    for_each_line(self, static_cast<std::size_t>(at), [&](std::int64_t first, std::int64_t step, std::int64_t length) {
      // docs: aten/src/ATen/native/cpu/ReduceOpsKernel.cpp: one after the other, in double precision.
      double total = adds ? 0 : 1;
      for (std::int64_t i = 0; i < length; ++i) {
        const double x = word_to_double(*element(self, first + i * step), self.dtype);
        total = adds ? total + x : total * x;
        exact &= is_floating(dtype) || std::fabs(total) < 0x1p53;
        words[first + i * step] = double_to_word(total, dtype);
      }
    });
  if (!exact) forget_elements(tensor_of(v));
  return v;
}

// softmax and log_softmax.
Value softmax(Op& op) {
  const Tensor& self = op.tensor(0);
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  const DType dtype = op.dtype(2, self.dtype);
  return self.rank_known ? op.output(self.shape(), dtype) : op.output_like(self, dtype);
}

constexpr OpDef kOps[] = {
    {"sum(Tensor self, *, ScalarType? dtype=None) -> Tensor", reduce},
    {"sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None) -> "
     "Tensor",
     reduce},
    {"nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None) -> Tensor",
     reduce},
    {"mean(Tensor self, *, ScalarType? dtype=None) -> Tensor", reduce},
    {"mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None) -> Tensor",
     reduce},
    {"nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None) -> "
     "Tensor",
     reduce},
    {"amax(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor? out=None) -> Tensor", reduce},
    {"amin(Tensor self, int[1] dim=[], bool keepdim=False, *, Tensor? out=None) -> Tensor", reduce},
    {"logsumexp(Tensor self, int[1] dim, bool keepdim=False, *, Tensor? out=None) -> Tensor", reduce},
    {"all(Tensor self, *, Tensor? out=None) -> Tensor", reduce},
    {"all.dims(Tensor self, int[1]? dim=None, bool keepdim=False, *, Tensor? out=None) -> Tensor", reduce},
    {"any(Tensor self, *, Tensor? out=None) -> Tensor", reduce},
    {"any.dims(Tensor self, int[1]? dim=None, bool keepdim=False, *, Tensor? out=None) -> Tensor", reduce},
    {"count_nonzero(Tensor self, int[1]? dim=None) -> Tensor", reduce},
    {"argmax(Tensor self, int? dim=None, bool keepdim=False, *, Tensor? out=None) -> Tensor", arg_extreme},
    {"argmin(Tensor self, int? dim=None, bool keepdim=False, *, Tensor? out=None) -> Tensor", arg_extreme},
    {"max(Tensor self, *, Tensor? out=None) -> Tensor", extreme_all},
    {"max.other(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", larger_of_two},
    {"max.dim(Tensor self, int dim, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)",
     extreme_dim},
    {"min(Tensor self, *, Tensor? out=None) -> Tensor", extreme_all},
    {"min.other(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", larger_of_two},
    {"min.dim(Tensor self, int dim, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)",
     extreme_dim},
    {"median(Tensor self) -> Tensor", extreme_all},
    {"median.dim(Tensor self, int dim, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)",
     extreme_dim},
    {"nanmedian(Tensor self) -> Tensor", extreme_all},
    {"nanmedian.dim(Tensor self, int dim, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor "
     "indices)",
     extreme_dim},
    {"mode(Tensor self, int dim=-1, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)",
     extreme_dim},
    {"kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False, *, Tensor[]? out=None) -> (Tensor values, Tensor "
     "indices)",
     extreme_dim},
    {"sort(Tensor self, int dim=-1, bool descending=False, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)",
     scan_pair},
    {"sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False, Tensor[]? out=None) -> (Tensor "
     "values, Tensor indices)",
     scan_pair},
    {"cummax(Tensor self, int dim, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)", scan_pair},
    {"cummin(Tensor self, int dim, *, Tensor[]? out=None) -> (Tensor values, Tensor indices)", scan_pair},
    {"topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True, *, Tensor[]? out=None) -> (Tensor "
     "values, Tensor indices)",
     topk},
    {"std(Tensor self, bool unbiased=True) -> Tensor", float_reduction},
    {"std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor? out=None) -> Tensor",
     float_reduction},
    {"std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor? out=None) "
     "-> Tensor",
     float_reduction},
    {"var(Tensor self, bool unbiased=True) -> Tensor", float_reduction},
    {"var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor? out=None) -> Tensor",
     float_reduction},
    {"var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False, Tensor? out=None) "
     "-> Tensor",
     float_reduction},
    {"var_mean.unbiased(Tensor self, bool unbiased=True) -> (Tensor, Tensor)", pair_of_floats, Variants::Function},
    {"std_mean.unbiased(Tensor self, bool unbiased=True) -> (Tensor, Tensor)", pair_of_floats, Variants::Function},
    {"std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)",
     pair_of_floats, Variants::Function},
    {"var_mean(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     pair_of_floats, Variants::Function},
    {"var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)",
     pair_of_floats, Variants::Function},
    {"std_mean(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)",
     pair_of_floats, Variants::Function},
    {"prod(Tensor self, *, ScalarType? dtype=None) -> Tensor", prod},
    {"prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None, Tensor? out=None) -> Tensor",
     prod},
    {"cumsum(Tensor self, int dim, *, ScalarType? dtype=None, Tensor? out=None) -> Tensor", scan},
    {"cumprod(Tensor self, int dim, *, ScalarType? dtype=None, Tensor? out=None) -> Tensor", scan},
    {"logcumsumexp(Tensor self, int dim, *, Tensor? out=None) -> Tensor", scan},
    {"cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)", scan, Variants::Method},
    {"cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)", scan, Variants::Method},
    {"softmax(Tensor self, int dim, ScalarType? dtype=None, *, Tensor? out=None) -> Tensor", softmax},
    {"log_softmax(Tensor self, int dim, ScalarType? dtype=None, *, Tensor? out=None) -> Tensor", softmax},
    {"_softmax(Tensor self, int dim, bool half_to_float) -> Tensor", softmax, Variants::Function},
};

}  // namespace

std::span<const OpDef> reduction_ops() { return kOps; }

}  // namespace shapetrace::torch
