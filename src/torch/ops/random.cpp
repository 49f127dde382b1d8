// Operators that draw random numbers, from tensors or into them. docs: torch "Random sampling", torch.Tensor.uniform_;
// errors: aten/src/ATen/native/DistributionTemplates.h.
#include "torch/ops/random.hpp"

#include <algorithm>
#include <cmath>

#include "torch/ops/elementwise.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// What random fills demand of their one number. docs: aten/src/ATen/native/DistributionTemplates.h
struct Demand {
  std::string_view name, parameter, text;
  bool (*holds)(double);
};
constexpr bool is_positive(double d) { return d > 0; }
constexpr bool is_probability(double d) { return d >= 0 && d <= 1; }
constexpr Demand kDemands[] = {
    {"bernoulli", "p", "bernoulli_ expects p to be in [0, 1], but got p=", is_probability},
    {"bernoulli_", "p", "bernoulli_ expects p to be in [0, 1], but got p=", is_probability},
    {"geometric_", "p", "geometric_ expects p to be in (0, 1), but got p=", [](double d) { return d > 0 && d < 1; }},
    {"exponential_", "lambd", "exponential_ expects lambda > 0.0, but found lambda=", is_positive},
    {"cauchy_", "sigma", "cauchy_ expects sigma > 0.0, but found sigma=", is_positive},
    {"log_normal_", "std", "log_normal_ expects std > 0.0, but found std=", is_positive},
};
bool refused_by_demand(Op& op) {
  const auto* const demand = std::ranges::find(kDemands, op.schema.name, &Demand::name);
  if (demand == std::end(kDemands)) return false;
  double number = 0;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i)
    if (op.schema.parameters[i].name == demand->parameter && op.given(i) && value::to_double(op.value(i), number) &&
        !demand->holds(number)) {
      op.runtime_error("{}{:.6g}", demand->text, number);
      return true;
    }
  return false;
}

// Random numbers of the shape of the argument: bernoulli, poisson, normal with tensors.
Value random_like(Op& op) {
  if (refused_by_demand(op)) return Value::error();
  const Tensor& self = op.tensor(0);
  const Value v = op.output(self.shape(), self.dtype);
  tensor_of(v).rank_known = self.rank_known;
  tensor_of(v).requires_grad = false;
  return v;
}

// docs: aten/src/ATen/native/DistributionTemplates.h: mean and std broadcast.
Value normal(Op& op) {
  if (double deviation = 0; value::to_double(op.value(1), deviation) && !(deviation >= 0))
    return op.runtime_error("normal expects std >= 0.0, but found std {}", deviation);
  if (is_tensor(op.value(1)) && is_complex(op.tensor(1).dtype))
    return op.runtime_error("normal expects standard deviation to be non-complex");
  const Value operands[] = {op.value(0), op.value(1)};
  const Value& like = is_tensor(operands[0]) ? operands[0] : operands[1];
  const Value broadcast = broadcast_result(op, operands, tensor_of(like).dtype);
  if (broadcast.is_error() || !tensor_of(broadcast).rank_known) return broadcast;
  const DType type = tensor_of(like).dtype;
  if (is_tensor(operands[0]) && is_whole(type) && !element_count(tensor_of(broadcast)).is(0))
    return op.not_implemented("\"normal_kernel_cpu\" not implemented for '{}'", info(type).legacy);
  const Value v = op.output(tensor_of(broadcast).shape(), type);
  tensor_of(v).requires_grad = false;
  return v;
}
Value multinomial(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(DType::Int64, "the rank of a tensor is not known");
  if (self.rank == 0 || self.rank > 2) return op.runtime_error("prob_dist must be 1 or 2 dim");
  if (!is_floating(self.dtype) && self.dtype != DType::Unknown)
    return op.runtime_error("multinomial only supports floating-point dtypes for input, got: {}",
                            info(self.dtype).legacy);
  std::vector<Size> shape(self.shape().begin(), self.shape().end() - 1);
  const Dim n = op.integer(1);
  if (n.known() && n.value() <= 0) return op.runtime_error("cannot sample n_sample <= 0 samples");
  if (dim::refutes_at_least(1 << 24, self.size(self.rank - 1U)))
    return op.runtime_error("number of categories cannot exceed 2^24");
  if (!op.boolean(2) && dim::refutes_at_least(self.size(self.rank - 1U), n))
    return op.runtime_error("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
  if (self.size(self.rank - 1U).is(0) && !(self.rank == 2 && self.size(0).is(0)))
    return op.runtime_error("invalid multinomial distribution (sum of probabilities <= 0)");
  shape.push_back(op.computed(n, OriginKind::Argument, {}));
  return op.output(shape, DType::Int64);
}

// random_(to), random_(from, to)
Value random_between(Op& op) {
  const Value v = op.in_place(0);
  if (v.is_error()) return v;
  const bool from_zero = op.schema.overload == "to";
  const Dim from = from_zero ? Dim(0) : op.integer(1), to = op.integer(from_zero ? 1 : 2);
  if (!from_zero && !op.given(2)) return v;
  return lie_between(op, from, to) && are_of_type(op, from, to, op.tensor(0).dtype) ? v : Value::error();
}

Value random_(Op& op) {
  if (refused_by_demand(op)) return Value::error();
  const DType dtype = op.tensor(0).dtype;
  const bool cauchy = op.schema.name == "cauchy_";
  const bool exponential = op.schema.name == "exponential_" && !element_count(op.tensor(0)).is(0);
  if ((cauchy || exponential) && !is_floating(dtype) && dtype != DType::Unknown)
    return op.runtime_error(
        "{} distribution is a continuous probability distribution. dtype must be a floating point but you specified {}",
        cauchy ? "Cauchy" : "Exponential", cauchy ? cpp_name(dtype) : info(dtype).legacy);
  return op.in_place(0);
}

// errors: aten/src/ATen/native/DistributionTemplates.h.
Value uniform_(Op& op) {
  double from = 0, to = 1;
  const bool known =
      (!op.given(1) || value::to_double(op.value(1), from)) && (!op.given(2) || value::to_double(op.value(2), to));
  for (const auto& [number, what] : {std::pair{from, "from"}, std::pair{to, "to"}})
    if (known && !std::isfinite(number) && is_floating(op.tensor(0).dtype))
      return op.runtime_error("{} is out of bounds for {}", what, cpp_name(op.tensor(0).dtype));
  if (is_whole(op.tensor(0).dtype))
    return op.not_implemented("\"check_uniform_bounds\" not implemented for '{}'", info(op.tensor(0).dtype).legacy);
  if (known && from > to)
    return op.runtime_error("uniform_ expects to return a [from, to) range, but found from={:.6g} > to={:.6g}", from,
                            to);
  return random_(op);
}
Value normal_(Op& op) {
  if (double deviation = 1; op.given(2) && value::to_double(op.value(2), deviation) && !(deviation >= 0))
    return op.runtime_error("normal expects std >= 0.0, but found std {:.6g}", deviation);
  return random_(op);
}

constexpr OpDef kOps[] = {
    {"bernoulli(Tensor self, *, Generator? generator=None, Tensor? out=None) -> Tensor", random_like},
    {"bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor", random_like},
    {"poisson(Tensor self, Generator? generator=None) -> Tensor", random_like, Variants::Function},
    {"normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None, Tensor? out=None) -> Tensor", normal,
     Variants::Function},
    {"normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None, Tensor? out=None) -> Tensor", normal,
     Variants::Function},
    {"normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None, Tensor? out=None) -> Tensor", normal,
     Variants::Function},
    {"multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor",
     multinomial},
    {"normal_(Tensor(a!) self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor(a!)", normal_,
     Variants::Method},
    {"uniform_(Tensor(a!) self, float from=0, float to=1, *, Generator? generator=None) -> Tensor(a!)", uniform_,
     Variants::Method},
    {"bernoulli_(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)", random_, Variants::Method},
    {"bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)", random_,
     Variants::Method},
    {"exponential_(Tensor(a!) self, float lambd=1, *, Generator? generator=None) -> Tensor(a!)", random_,
     Variants::Method},
    {"cauchy_(Tensor(a!) self, float median=0, float sigma=1, *, Generator? generator=None) -> Tensor(a!)", random_,
     Variants::Method},
    {"log_normal_(Tensor(a!) self, float mean=1, float std=2, *, Generator? generator=None) -> Tensor(a!)", random_,
     Variants::Method},
    {"geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)", random_, Variants::Method},
    {"random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)", random_, Variants::Method},
    {"random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)", random_between,
     Variants::Method},
    {"random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)", random_between,
     Variants::Method},
};

}  // namespace

bool lie_between(Op& op, Dim from, Dim to) {
  if (!from.known() || !to.known() || from.value() < to.value()) return true;
  op.runtime_error("random_ expects 'from' to be less than 'to', but got from={} >= to={}", dim::text(from),
                   dim::text(to));
  return false;
}

bool are_of_type(Op& op, Dim from, Dim to, DType dtype) {
  if (is_complex(dtype)) {
    op.runtime_error("check_random_bounds handles only integral, floating-point and boolean types");
    return false;
  }
  constexpr double kMostHalf = 65504;
  const double bits = 8.0 * info(dtype).bytes;
  const double most = is_bool(dtype)            ? 1
                      : dtype == DType::UInt8   ? 255
                      : is_integral(dtype)      ? std::exp2(bits - 1) - 1
                      : dtype == DType::Float16 ? kMostHalf
                                                : INFINITY;
  const double least = is_bool(dtype) || dtype == DType::UInt8 ? 0 : is_integral(dtype) ? -most - 1 : -most;
  for (const auto& [number, what] : {std::pair{from, "from"}, std::pair{to - 1, "to - 1"}}) {
    if (!number.known() || dtype == DType::Unknown) continue;
    const auto n = static_cast<double>(number.value());
    if (n >= least && n <= most) continue;
    op.runtime_error("{} is out of bounds for {}", what, cpp_name(dtype));
    return false;
  }
  return true;
}

std::span<const OpDef> random_ops() { return kOps; }

}  // namespace shapetrace::torch
