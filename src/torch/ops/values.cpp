// What operators make of small tensors with known elements, where the rule of their shape does not say so itself: they
// move, pick and count elements, or compute with whole numbers.
#include "torch/ops/values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "torch/elements.hpp"

namespace shapetrace::torch {

namespace {

using Indices = std::vector<std::int64_t>;

// The places of a tensor of known sizes, in row-major order.
class Places {
 public:
  explicit Places(const Tensor& t) {
    for (const Size& s : t.shape()) sizes_.push_back(s.n.value());
  }
  std::int64_t count() const {
    return std::accumulate(sizes_.begin(), sizes_.end(), std::int64_t{1}, std::multiplies<>());
  }
  Indices at(std::int64_t flat) const {
    Indices place(sizes_.size());
    for (std::size_t d = sizes_.size(); d-- > 0;) {
      place[d] = flat % sizes_[d];
      flat /= sizes_[d];
    }
    return place;
  }
  std::int64_t flat(std::span<const std::int64_t> place) const {
    std::int64_t flat = 0;
    for (std::size_t d = 0; d < sizes_.size(); ++d) flat = flat * sizes_[d] + place[d];
    return flat;
  }
  bool holds(std::span<const std::int64_t> place) const {
    for (std::size_t d = 0; d < sizes_.size(); ++d)
      if (place[d] < 0 || place[d] >= sizes_[d]) return false;
    return true;
  }
  std::int64_t size(std::size_t d) const { return sizes_[d]; }

 private:
  Indices sizes_;
};

// A call whose tensor arguments are known, and the elements of its result that are to be found.
struct Filling {
  Op& op;
  const Tensor& result;
  std::span<Word> out;
  bool good = true;  // false: they stay unknown

  const Tensor& tensor(std::size_t i) const { return op.tensor(i); }
  Word zero() const { return int_to_word(0, result.dtype); }
  Word converted(const Tensor& from, std::int64_t i) const {
    const Word w = *element(from, i);
    if (from.dtype == result.dtype) return w;
    if (is_floating(from.dtype)) return double_to_word(word_to_double(w, from.dtype), result.dtype);
    return int_to_word(static_cast<std::int64_t>(w), result.dtype);
  }
  // A dim argument, counted from the front.
  std::size_t dim(std::size_t i, std::size_t rank) const {
    const std::int64_t d = op.index(i);
    return static_cast<std::size_t>(d < 0 ? d + static_cast<std::int64_t>(rank) : d);
  }
  void give_up() { good = false; }
  // Where an index has taken us, if that is inside.
  Word* place(std::int64_t at) {
    const bool inside = at >= 0 && at < static_cast<std::int64_t>(out.size());
    if (!inside) give_up();
    return inside ? &out[static_cast<std::size_t>(at)] : nullptr;
  }
};

std::int64_t whole(const Tensor& t, std::int64_t i) { return static_cast<std::int64_t>(*element(t, i)); }
std::int64_t wrapped(std::int64_t index, std::int64_t size) { return index < 0 ? index + size : index; }
std::int64_t modulo(std::int64_t a, std::int64_t n) { return n == 0 ? 0 : (a % n + n) % n; }

// Every element of the result is one of `from`, whose place `source` tells.
template <class Source>
void pick(Filling& f, const Tensor& from, Source&& source) {
  const Places to(f.result), in(from);
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const Indices place = source(to.at(static_cast<std::int64_t>(i)));
    if (!in.holds(place)) return f.give_up();
    f.out[i] = f.converted(from, in.flat(place));
  }
}

void in_order(Filling& f) {
  for (std::size_t i = 0; i < f.out.size(); ++i) f.out[i] = f.converted(f.tensor(0), static_cast<std::int64_t>(i));
}

// Whole numbers go on as such; what was computed with fractions may be rounded otherwise than here.
bool exact(Filling& f, double number) {
  constexpr double kMostInFloat = 1 << 24;
  const bool good = number == std::trunc(number) && std::fabs(number) < kMostInFloat;
  if (!good) f.give_up();
  return good;
}
double number(const Tensor& t, std::int64_t i) { return word_to_double(*element(t, i), t.dtype); }

// --- order and shape ---

void roll(Filling& f) {
  const Tensor& self = f.tensor(0);
  const std::vector<Dim> shifts = f.op.integers(1), dims = f.op.integers(2);
  if (dims.empty()) {
    const auto n = static_cast<std::int64_t>(f.out.size());
    for (std::int64_t i = 0; i < n; ++i)
      f.out[static_cast<std::size_t>(i)] = f.converted(self, modulo(i - shifts[0].value(), n));
    return;
  }
  pick(f, self, [&](Indices place) {
    for (std::size_t k = 0; k < dims.size(); ++k) {
      const auto d = static_cast<std::size_t>(wrapped(dims[k].value(), self.rank));
      place[d] = modulo(place[d] - shifts[k].value(), self.size(d).value());
    }
    return place;
  });
}

void repeat(Filling& f) {
  const Tensor& self = f.tensor(0);
  pick(f, self, [&](const Indices& place) {
    Indices from(self.rank);
    for (std::size_t d = 0; d < self.rank; ++d) from[d] = place[place.size() - self.rank + d] % self.size(d).value();
    return from;
  });
}

void repeat_interleave(Filling& f) {
  const Tensor& self = f.tensor(0);
  if (f.op.schema.parameters.size() < 4) {  // how often each index comes
    std::size_t at = 0;
    for (std::int64_t i = 0; i < self.size(0).value(); ++i)
      for (std::int64_t k = 0; k < whole(self, i); ++k)
        if (Word* const w = f.place(static_cast<std::int64_t>(at++))) *w = int_to_word(i, f.result.dtype);
    return;
  }
  const bool flat = !f.op.given(2);
  const std::size_t dim = flat ? 0 : f.dim(2, self.rank);
  const std::int64_t n = flat ? element_count(self).value() : self.size(dim).value();
  constexpr std::int64_t kMostLookedAt = 1 << 12;  // another dimension of 0 does not make a long one short
  const std::int64_t length = flat ? static_cast<std::int64_t>(f.out.size()) : f.result.size(dim).value();
  if (length > kMostLookedAt) return f.give_up();
  Indices order;
  for (std::int64_t i = 0; i < n; ++i) {
    std::int64_t times = 0;
    if (f.op.schema.overload == "self_int") {
      times = f.op.integer(1).value();
    } else {
      times = whole(f.tensor(1), element_count(f.tensor(1)).is(1) ? 0 : i);
    }
    if (times < 0 || times > length - static_cast<std::int64_t>(order.size())) return f.give_up();
    order.insert(order.end(), static_cast<std::size_t>(times), i);
  }
  if (static_cast<std::int64_t>(order.size()) != length) return f.give_up();
  if (flat) {
    for (std::size_t i = 0; i < f.out.size(); ++i) f.out[i] = f.converted(self, order[i]);
    return;
  }
  pick(f, self, [&](Indices place) {
    place[dim] = order[static_cast<std::size_t>(place[dim])];
    return place;
  });
}

void constant_pad(Filling& f) {
  const Tensor& self = f.tensor(0);
  const bool modes = f.op.schema.parameters.size() == 4;  // pad(self, pad, mode, value)
  if (modes && f.op.text(2, "constant") != "constant") return f.give_up();
  const std::size_t fill = modes ? 3 : 2;
  const std::vector<Dim> pad = f.op.integers(1);
  const Places to(f.result), in(self);
  const Word value = f.op.given(fill) ? double_to_word(f.op.real(fill), f.result.dtype) : f.zero();
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    Indices place = to.at(static_cast<std::int64_t>(i));
    bool inside = true;
    for (std::size_t d = 0; d < place.size(); ++d) {
      const std::size_t pair = place.size() - 1 - d;  // the last dimension's pair comes first
      if (2 * pair < pad.size()) place[d] -= pad[2 * pair].value();
      inside &= place[d] >= 0 && place[d] < in.size(d);
    }
    f.out[i] = inside ? f.converted(self, in.flat(place)) : value;
  }
}

void diag(Filling& f) {
  const Tensor& self = f.tensor(0);
  const std::int64_t above = f.op.index(1, 0), row = std::max<std::int64_t>(-above, 0),
                     column = std::max<std::int64_t>(above, 0);
  if (self.rank == 2)
    return pick(f, self, [&](const Indices& place) { return Indices{place[0] + row, place[0] + column}; });
  const Places to(f.result);
  std::ranges::fill(f.out, f.zero());
  for (std::int64_t i = 0; i < self.size(0).value(); ++i)
    if (Word* const w = f.place(to.flat(Indices{i + row, i + column}))) *w = f.converted(self, i);
}

void pad_sequence(Filling& f) {
  const bool batch_first = f.op.boolean(1);
  if (f.op.text(3, "right") != "right") return f.give_up();
  std::ranges::fill(f.out, double_to_word(f.op.real(2, 0), f.result.dtype));
  const Places to(f.result);
  std::int64_t row = 0;
  for (const Value v : f.op.tensors(0)) {
    const Tensor& part = tensor_of(v);
    const Places from(part);
    for (std::int64_t i = 0; i < from.count(); ++i) {
      Indices place = from.at(i);
      place.insert(place.begin() + (batch_first ? 0 : 1), row);
      if (!to.holds(place)) return f.give_up();
      f.out[static_cast<std::size_t>(to.flat(place))] = f.converted(part, i);
    }
    ++row;
  }
}

// --- picking ---

void where(Filling& f) {
  const bool method = f.op.schema.parameters[0].name == "self";
  const Tensor& condition = f.tensor(method ? 1 : 0);
  const Value branches[] = {f.op.value(method ? 0 : 1), f.op.value(2)};
  const Places to(f.result);
  const auto broadcast = [](const Tensor& t, std::span<const std::int64_t> place) {
    Indices from(t.rank);
    for (std::size_t d = 0; d < t.rank; ++d) from[d] = t.size(d).is(1) ? 0 : place[place.size() - t.rank + d];
    return Places(t).flat(from);
  };
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const Indices place = to.at(static_cast<std::int64_t>(i));
    const bool holds = *element(condition, broadcast(condition, place)) != 0;
    const Value v = branches[holds ? 0 : 1];
    if (is_tensor(v)) {
      f.out[i] = f.converted(tensor_of(v), broadcast(tensor_of(v), place));
    } else if (!value_to_word(v, f.result.dtype, f.out[i])) {
      return f.give_up();
    }
  }
}

void index_select(Filling& f) {
  const Tensor &self = f.tensor(0), &index = f.tensor(2);
  const std::size_t dim = f.dim(1, self.rank);
  pick(f, self, [&](Indices place) {
    if (self.rank != 0) place[dim] = wrapped(whole(index, place[dim]), self.size(dim).value());
    return place;
  });
}

void gather_along(Filling& f, const Tensor& index, std::size_t dim_argument) {
  const Tensor& self = f.tensor(0);
  const std::size_t dim = f.dim(dim_argument, self.rank);
  const Places to(f.result);
  pick(f, self, [&](Indices place) {
    if (self.rank != 0) place[dim] = wrapped(whole(index, to.flat(place)), self.size(dim).value());
    return place;
  });
}

void gather(Filling& f) { gather_along(f, f.tensor(2), 1); }

void take(Filling& f) {
  const std::int64_t n = element_count(f.tensor(0)).value();
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const std::int64_t at = wrapped(whole(f.tensor(1), static_cast<std::int64_t>(i)), n);
    if (at < 0 || at >= n) return f.give_up();
    f.out[i] = f.converted(f.tensor(0), at);
  }
}

void take_along_dim(Filling& f) {
  const Tensor& index = f.tensor(1);
  if (!f.op.given(2)) return take(f);
  if (!std::ranges::equal(index.shape(), f.result.shape(), {}, &Size::n, &Size::n)) return f.give_up();
  gather_along(f, index, 2);
}

void masked_select(Filling& f) {
  const Tensor &self = f.tensor(0), &mask = f.tensor(1);
  if (!std::ranges::equal(self.shape(), mask.shape(), {}, &Size::n, &Size::n)) return f.give_up();
  std::size_t at = 0;
  for (std::int64_t i = 0; i < element_count(self).value(); ++i)
    if (*element(mask, i) != 0)
      if (Word* const w = f.place(static_cast<std::int64_t>(at++))) *w = f.converted(self, i);
}

void masked_fill(Filling& f) {
  const Tensor &self = f.tensor(0), &mask = f.tensor(1);
  const bool alike = std::ranges::equal(self.shape(), mask.shape(), {}, &Size::n, &Size::n);
  Word value = 0;
  const Value given = f.op.value(2);
  if (!alike) return f.give_up();
  if (is_tensor(given)) {
    value = f.converted(tensor_of(given), 0);
  } else if (!value_to_word(given, f.result.dtype, value)) {
    return f.give_up();
  }
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    f.out[i] = *element(mask, at) != 0 ? value : f.converted(self, at);
  }
}

void scatter(Filling& f) {
  const Tensor &self = f.tensor(0), &index = f.tensor(2);
  const std::size_t dim = f.dim(1, self.rank);
  in_order(f);
  const Places from(index), to(f.result);
  Word value = 0;
  const Value given = f.op.value(3);
  const bool one = !is_tensor(given);
  if (self.rank == 0 || (one && !value_to_word(given, f.result.dtype, value))) return f.give_up();
  for (std::int64_t i = 0; i < from.count(); ++i) {
    Indices place = from.at(i);
    const Word w = one ? value : f.converted(tensor_of(given), Places(tensor_of(given)).flat(place));
    place[dim] = whole(index, i);
    if (!to.holds(place)) return f.give_up();
    f.out[static_cast<std::size_t>(to.flat(place))] = w;
  }
}

void one_hot(Filling& f) {
  std::ranges::fill(f.out, f.zero());
  const std::int64_t classes = f.result.size(f.result.rank - 1U).value();
  for (std::int64_t i = 0; i < element_count(f.tensor(0)).value(); ++i)
    if (Word* const w = f.place(i * classes + whole(f.tensor(0), i))) *w = 1;
}

void isin(Filling& f) {
  if (!is_tensor(f.op.value(0)) || !is_tensor(f.op.value(1))) return f.give_up();
  const Tensor &self = f.tensor(0), &tests = f.tensor(1);
  const bool inverted = f.op.boolean(3);
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    bool found = false;
    for (std::int64_t k = 0; k < element_count(tests).value(); ++k)
      found |= number(self, static_cast<std::int64_t>(i)) == number(tests, k);
    f.out[i] = found != inverted ? 1 : 0;
  }
}

void searchsorted(Filling& f) {
  const Tensor& sorted = f.tensor(0);
  if (sorted.rank != 1 || f.op.given(4) || f.op.given(5)) return f.give_up();
  const bool right = f.op.boolean(3), scalar = !is_tensor(f.op.value(1));
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const double wanted = scalar ? f.op.real(1) : number(f.tensor(1), static_cast<std::int64_t>(i));
    std::int64_t at = 0;
    while (at < sorted.size(0).value() && (right ? number(sorted, at) <= wanted : number(sorted, at) < wanted)) ++at;
    f.out[i] = int_to_word(at, f.result.dtype);
  }
}

// --- counting and whole numbers ---

void bitwise_not(Filling& f) {
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const std::int64_t n = whole(f.tensor(0), static_cast<std::int64_t>(i));
    f.out[i] = int_to_word(f.result.dtype == DType::Bool ? (n == 0 ? 1 : 0) : ~n, f.result.dtype);
  }
}

void bincount(Filling& f) {
  if (f.op.given(1)) return f.give_up();
  std::ranges::fill(f.out, f.zero());
  for (std::int64_t i = 0; i < element_count(f.tensor(0)).value(); ++i)
    if (Word* const w = f.place(whole(f.tensor(0), i))) ++*w;
}

void prod_of_all(Filling& f) {
  if (f.op.schema.overload != "") return f.give_up();
  double product = 1;
  for (std::int64_t i = 0; i < element_count(f.tensor(0)).value(); ++i) {
    product *= number(f.tensor(0), i);
    if (!exact(f, product)) return;
  }
  f.out[0] = double_to_word(product, f.result.dtype);
}

void median_of_all(Filling& f) {
  const Tensor& self = f.tensor(0);
  std::vector<double> sorted;
  for (std::int64_t i = 0; i < element_count(self).value(); ++i) sorted.push_back(number(self, i));
  if (f.op.schema.overload != "" || sorted.empty() || std::ranges::any_of(sorted, [](double d) { return d != d; }))
    return f.give_up();
  std::ranges::sort(sorted);
  f.out[0] = double_to_word(sorted[(sorted.size() - 1) / 2], f.result.dtype);
}

void outer(Filling& f) {
  const Places to(f.result);
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const Indices place = to.at(static_cast<std::int64_t>(i));
    const double product = number(f.tensor(0), place[0]) * number(f.tensor(1), place[1]);
    if (!exact(f, product)) return;
    f.out[i] = double_to_word(product, f.result.dtype);
  }
}

// mm, dot, mv and what matmul makes of up to two dimensions.
void products(Filling& f) {
  const Tensor &a = f.tensor(0), &b = f.tensor(1);
  if (a.rank == 0 || b.rank == 0 || a.rank > 2 || b.rank > 2) return f.give_up();
  const std::int64_t inner = a.size(a.rank - 1U).value(), columns = b.rank == 2 ? b.size(1).value() : 1;
  for (std::size_t i = 0; i < f.out.size(); ++i) {
    const std::int64_t row = static_cast<std::int64_t>(i) / columns, column = static_cast<std::int64_t>(i) % columns;
    double sum = 0;
    for (std::int64_t k = 0; k < inner; ++k) {
      const double product = number(a, row * inner + k) * number(b, k * columns + column);
      if (!exact(f, product) || !exact(f, sum += product)) return;
    }
    f.out[i] = double_to_word(sum, f.result.dtype);
  }
}

// The greatest of elements that are all the same; what is padded with is less than any.
void greatest_of_equal(Filling& f) {
  const Tensor& self = f.tensor(0);
  const std::int64_t count = element_count(self).value();
  if (count == 0) return f.give_up();
  const Word first = f.converted(self, 0);
  for (std::int64_t i = 1; i < count; ++i)
    if (f.converted(self, i) != first) return f.give_up();
  std::ranges::fill(f.out, first);
}

void triangle_indices(Filling& f) {
  const bool upper = f.op.schema.name == "triu_indices";
  const std::int64_t rows = f.op.integer(0).value(), columns = f.op.integer(1).value(), above = f.op.index(2, 0);
  constexpr std::int64_t kMostLookedAt = 1 << 12;  // of each: few indices do not make a small matrix
  if (rows > kMostLookedAt || columns > kMostLookedAt) return f.give_up();
  const std::size_t half = f.out.size() / 2;
  std::size_t at = 0;
  for (std::int64_t r = 0; r < rows; ++r)
    for (std::int64_t c = 0; c < columns; ++c) {
      if (upper ? c - r < above : c - r > above) continue;
      if (at >= half) return f.give_up();
      f.out[at] = int_to_word(r, f.result.dtype);
      f.out[half + at++] = int_to_word(c, f.result.dtype);
    }
}

struct ValueRule {
  std::string_view op;
  void (*fill)(Filling&);
};
constexpr std::array kRules = {
    ValueRule{"bincount", bincount},
    ValueRule{"bitwise_not", bitwise_not},
    ValueRule{"constant_pad_nd", constant_pad},
    ValueRule{"contiguous", in_order},
    ValueRule{"diag", diag},
    ValueRule{"dot", products},
    ValueRule{"flatten", in_order},
    ValueRule{"gather", gather},
    ValueRule{"index_select", index_select},
    ValueRule{"isin", isin},
    ValueRule{"masked_fill", masked_fill},
    ValueRule{"masked_select", masked_select},
    ValueRule{"matmul", products},
    ValueRule{"max_pool1d", greatest_of_equal},
    ValueRule{"max_pool2d", greatest_of_equal},
    ValueRule{"max_pool3d", greatest_of_equal},
    ValueRule{"median", median_of_all},
    ValueRule{"mm", products},
    ValueRule{"mv", products},
    ValueRule{"one_hot", one_hot},
    ValueRule{"outer", outer},
    ValueRule{"pad", constant_pad},
    ValueRule{"pad_sequence", pad_sequence},
    ValueRule{"prod", prod_of_all},
    ValueRule{"ravel", in_order},
    ValueRule{"repeat", repeat},
    ValueRule{"repeat_interleave", repeat_interleave},
    ValueRule{"reshape", in_order},
    ValueRule{"roll", roll},
    ValueRule{"scatter", scatter},
    ValueRule{"searchsorted", searchsorted},
    ValueRule{"take", take},
    ValueRule{"take_along_dim", take_along_dim},
    ValueRule{"tile", repeat},
    ValueRule{"tril_indices", triangle_indices},
    ValueRule{"triu_indices", triangle_indices},
    ValueRule{"where", where},
};
static_assert(std::ranges::is_sorted(kRules, {}, &ValueRule::op));

bool arguments_known(const Op& op) {
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    if (op.given(i) && op.is_unknown(i)) return false;
    if (op.given(i) && is_tensor(op.value(i)) && !elements_known(op.tensor(i))) return false;
    if (op.schema.parameters[i].type != ArgType::TensorList) continue;
    for (const Value v : op.tensors(i))
      if (!elements_known(tensor_of(v))) return false;
  }
  return true;
}

}  // namespace

void fill_known_elements(Op& op, Value result) {
  if (!is_tensor(result) || tensor_of(result).storage == nullptr) return;
  Tensor& t = tensor_of(result);
  if (t.is_view || t.storage->elements != nullptr || !all_known(t) || !is_contiguous(t)) return;
  const auto rule = std::ranges::lower_bound(kRules, op.schema.name, {}, &ValueRule::op);
  if (rule == kRules.end() || rule->op != op.schema.name || !arguments_known(op)) return;
  Word* const words = make_elements(op.in, t);
  if (words == nullptr) return;
  Filling filling{op, t, {words, static_cast<std::size_t>(t.storage->count)}};
  rule->fill(filling);
  if (!filling.good) forget_elements(t);
}

}  // namespace shapetrace::torch
