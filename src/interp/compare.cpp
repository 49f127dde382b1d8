// Comparison and equality. docs: "Value comparisons" and "Membership test operations" of the language reference.
#include <array>

#include "interp/dispatch.hpp"
#include "interp/numbers.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"
#include "interp/symbolic.hpp"

namespace shapetrace::interp {

using syntax::CompareOp;
using value::Layout;

namespace {

constexpr std::array<std::string_view, 6> kSymbols = {"==", "!=", "<", "<=", ">", ">="};
constexpr std::array<CompareOp, 6> kSwapped = {CompareOp::Eq, CompareOp::Ne, CompareOp::Gt,
                                               CompareOp::Ge, CompareOp::Lt, CompareOp::Le};

Special special_of(CompareOp op) { return static_cast<Special>(static_cast<int>(Special::Eq) + static_cast<int>(op)); }

Value ordered(CompareOp op, int order) {
  switch (op) {
    case CompareOp::Eq: return Value::boolean(order == 0);
    case CompareOp::Ne: return Value::boolean(order != 0);
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    default: return Value::boolean(order >= 0);
  }
}

Value compare_doubles(CompareOp op, double a, double b) {
  switch (op) {
    case CompareOp::Eq: return Value::boolean(a == b);
    case CompareOp::Ne: return Value::boolean(a != b);
    case CompareOp::Lt: return Value::boolean(a < b);
    case CompareOp::Le: return Value::boolean(a <= b);
    case CompareOp::Gt: return Value::boolean(a > b);
    default: return Value::boolean(a >= b);
  }
}

bool is_real(Value v) { return value::is_integer(v) || value::is_float(v); }

Value compare_numbers(CompareOp op, Value a, Value b) {
  const bool int_a = value::is_integer(a), int_b = value::is_integer(b);
  if (int_a && int_b) return ordered(op, int_compare(a, b));
  if (is_real(a) && is_real(b)) {
    if (!int_a && !int_b) return compare_doubles(op, value::float_of(a), value::float_of(b));
    const int order = int_a ? compare_int_float(a, value::float_of(b)) : compare_int_float(b, value::float_of(a));
    if (order == 2) return Value::boolean(op == CompareOp::Ne);
    return ordered(op, int_a ? order : -order);
  }
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
  double ar = 0, ai = 0, br = 0, bi = 0;
  if (!complex_parts(a, ar, ai) || !complex_parts(b, br, bi)) return Value::not_implemented();
  return Value::boolean((ar == br && ai == bi) == (op == CompareOp::Eq));
}

int compare_text(std::string_view a, std::string_view b) { return a.compare(b); }

// The first place at which two sequences differ decides. Items are read afresh each time: comparing may change a list.
template <class Sequence>
Value compare_sequences(Interp& in, CompareOp op, const Sequence& a, const Sequence& b) {
  const bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (equality && a.size != b.size) return Value::boolean(op == CompareOp::Ne);
  Value doubt;
  std::optional<dim::Dim> all = dim::Dim(1);  // that all items are the same, as a statement about sizes
  for (std::uint32_t i = 0; i < a.size && i < b.size; ++i) {
    const Value x = a.items()[i], y = b.items()[i];
    const Value same = same_value(in, x, y);
    if (same.is_error()) return same;
    if (value::is_unknown(same)) {
      if (!equality) return in.unknown(value::as<value::Unknown>(same)->facts->reason->view(), in.types().bool_);
      doubt = same;
      const auto statement = symbolic_of(same);
      all = all && statement ? std::optional(*all * *statement) : std::nullopt;
    } else if (same.is_false()) {
      if (equality) return Value::boolean(op == CompareOp::Ne);
      return in.compare(op, x, y);
    }
  }
  if (doubt.is_set() && all) return symbolic_value(in, op == CompareOp::Eq ? *all : 1 - *all, in.types().bool_);
  if (doubt.is_set()) return in.unknown(value::as<value::Unknown>(doubt)->facts->reason->view(), in.types().bool_);
  return ordered(op, a.size < b.size ? -1 : a.size > b.size ? 1 : 0);
}

Value compare_dicts(Interp& in, CompareOp op, const Dict& a, const Dict& b) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
  if (a.live != b.live) return Value::boolean(op == CompareOp::Ne);
  Value doubt;
  for (std::uint32_t i = 0; i < a.used; ++i) {
    const Dict::Entry e = a.entries[i];
    if (e.key.is_unset()) continue;
    const Value other = dict_get(in, b, e.key);
    if (other.is_error()) return other;
    if (other.is_unset()) return Value::boolean(op == CompareOp::Ne);
    const Value same = same_value(in, e.value, other);
    if (same.is_error()) return same;
    if (value::is_unknown(same)) {
      doubt = same;
    } else if (same.is_false()) {
      return Value::boolean(op == CompareOp::Ne);
    }
  }
  if (doubt.is_set()) return in.unknown_from(doubt, in.types().bool_);
  return Value::boolean(op == CompareOp::Eq);
}

// Every item of the smaller one is in the other: 1, 0, -1. `contains` takes an item.
template <class Contains>
int all_of_set(const value::Set& a, const Contains& contains) {
  if (a.table == nullptr) return 1;
  for (std::uint32_t i = 0; i <= a.mask; ++i) {
    if (a.table[i].key.is_unset()) continue;
    const int found = contains(a.table[i].key);
    if (found != 1) return found;
  }
  return 1;
}

Value compare_sets(Interp& in, CompareOp op, const value::Set& a, const value::Set& b) {
  const auto subset = [&](const value::Set& x, const value::Set& y) {
    return all_of_set(x, [&](Value v) { return set_contains(in, y, v); });
  };
  int result = 0;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne: result = a.used == b.used ? subset(a, b) : 0; break;
    case CompareOp::Lt: result = a.used < b.used ? subset(a, b) : 0; break;
    case CompareOp::Le: result = a.used <= b.used ? subset(a, b) : 0; break;
    case CompareOp::Gt: result = a.used > b.used ? subset(b, a) : 0; break;
    default: result = a.used >= b.used ? subset(b, a) : 0; break;
  }
  if (result < 0) return Value::error();
  return Value::boolean(op == CompareOp::Ne ? result == 0 : result == 1);
}

// Views of keys and items compare as sets do, with each other and with sets.
bool view_like_set(Value v) {
  if (value::is_set(v)) return true;
  return value::has_layout(v, Layout::View) && (value::as<value::View>(v)->kind == value::ViewKind::Keys ||
                                                value::as<value::View>(v)->kind == value::ViewKind::Items);
}
value::Set* as_set(Interp& in, Value v) {
  if (value::is_set(v)) return value::as<value::Set>(v);
  auto* const set = in.heap().set();
  return in.for_each(v, [&](Value item) { return set_add(in, *set, item); }) ? set : nullptr;
}

Value compare_ranges(Interp& in, CompareOp op, const value::Range& a, const value::Range& b) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
  const std::int64_t n = range_length(in, a);
  bool same = n == range_length(in, b);
  if (same && n > 0) same = int_compare(a.start, b.start) == 0;
  if (same && n > 1) same = int_compare(a.step, b.step) == 0;
  return Value::boolean(same == (op == CompareOp::Eq));
}

}  // namespace

Value builtin_compare(Interp& in, CompareOp op, Value a, Value b) {
  const auto layout = [](Value v) {
    if (v.is_int() || v.is_bool()) return Layout::Int;
    if (v.is_float()) return Layout::Float;
    return v.is_object() ? v.object()->type->layout : Layout::Plain;
  };
  const Layout x = layout(a), y = layout(b);
  const auto numeric = [](Layout l) { return l == Layout::Int || l == Layout::Float || l == Layout::Complex; };
  if (numeric(x)) return numeric(y) ? compare_numbers(op, a, b) : Value::not_implemented();
  const auto bytes = [](Layout l) { return l == Layout::Bytes || l == Layout::ByteArray; };
  if (bytes(x) && bytes(y))
    return ordered(op, compare_text(value::as<value::Bytes>(a)->view(), value::as<value::Bytes>(b)->view()));
  if (x == Layout::View || y == Layout::View) {
    if (x == Layout::View && value::as<value::View>(a)->kind == value::ViewKind::Proxy)
      return in.compare(op, value::as<value::View>(a)->dict, b);
    if (!view_like_set(a) || !view_like_set(b)) return Value::not_implemented();
    const auto* const left = as_set(in, a);
    const auto* const right = left != nullptr ? as_set(in, b) : nullptr;
    return right != nullptr ? compare_sets(in, op, *left, *right) : Value::error();
  }
  if (x != y) return Value::not_implemented();
  switch (x) {
    case Layout::Str: {
      const auto *s = value::as<Str>(a), *t = value::as<Str>(b);
      if (op == CompareOp::Eq || op == CompareOp::Ne)
        return Value::boolean((s == t || (!(s->interned && t->interned) && s->view() == t->view())) ==
                              (op == CompareOp::Eq));
      return ordered(op, compare_text(s->view(), t->view()));
    }
    case Layout::Tuple: return compare_sequences(in, op, *value::as<Tuple>(a), *value::as<Tuple>(b));
    case Layout::List: return compare_sequences(in, op, *value::as<List>(a), *value::as<List>(b));
    case Layout::Dict: return compare_dicts(in, op, *value::as<Dict>(a), *value::as<Dict>(b));
    case Layout::Set: return compare_sets(in, op, *value::as<value::Set>(a), *value::as<value::Set>(b));
    case Layout::Range: return compare_ranges(in, op, *value::as<value::Range>(a), *value::as<value::Range>(b));
    case Layout::Slice: {
      const auto *s = value::as<value::Slice>(a), *t = value::as<value::Slice>(b);
      return compare_sequences(in, op, *in.heap().tuple({s->start, s->stop, s->step}),
                               *in.heap().tuple({t->start, t->stop, t->step}));
    }
    case Layout::BoundMethod: {
      if (op != CompareOp::Eq && op != CompareOp::Ne) return Value::not_implemented();
      const auto *m = value::as<value::BoundMethod>(a), *n = value::as<value::BoundMethod>(b);
      return Value::boolean((m->self == n->self && m->function == n->function) == (op == CompareOp::Eq));
    }
    default: return Value::not_implemented();
  }
}

namespace {

// What the class of `a` says, its own method or the built-in behaviour of its layout.
Value try_compare(Interp& in, CompareOp op, Value a, Value b) {
  const Value method = in.special(a, special_of(op));
  if (is_core_method(in, method) || is_object_method(in, method)) {
    // object.__ne__ negates the class's __eq__; str and the others have a __ne__ of their own.
    if (op == CompareOp::Ne && (method.is_unset() || is_object_method(in, method)) && a.is_object() &&
        a.object()->type->layout != Layout::Unknown) {
      const Value eq = in.special(a, Special::Eq);
      if (eq.is_set() && !is_core_method(in, eq) && !is_object_method(in, eq)) {
        const Value result = call_found(in, eq, {a, b});
        if (result.is_error() || result.is_not_implemented()) return result;
        return in.unary(syntax::UnaryOp::Not, result);
      }
    }
    return builtin_compare(in, op, a, b);
  }
  return call_found(in, method, {a, b});
}

bool defines(Interp& in, Value v, CompareOp op) {
  const Value method = in.special(v, special_of(op));
  return method.is_set() && !is_core_method(in, method) && !is_object_method(in, method);
}

Value rich_compare(Interp& in, CompareOp op, Value a, Value b) {
  const CompareOp swapped = kSwapped[static_cast<std::size_t>(op)];
  Type* const type_a = in.type_of(a);
  Type* const type_b = in.type_of(b);
  if (type_a->layout == Layout::Unknown || type_b->layout == Layout::Unknown) [[unlikely]] {
    if (type_a->layout != Layout::Unknown && defines(in, a, op)) {
      const Value result = try_compare(in, op, a, b);
      if (!result.is_not_implemented()) return result;
    }
    // None, text and the like never equal a value whose known type is another one.
    const Type *kind_a = known_type(in, a), *kind_b = known_type(in, b);
    const auto simple = [&](const Type* t) {
      const value::Types& types = in.types();
      return t == types.none || t == types.str || t == types.list || t == types.tuple || t == types.dict;
    };
    const auto plain = [&](const Type* t) { return simple(t) || t == in.types().int_ || t == in.types().float_; };
    if ((op == CompareOp::Eq || op == CompareOp::Ne) && kind_a != nullptr && kind_b != nullptr && kind_a != kind_b &&
        ((simple(kind_a) && plain(kind_b)) || (plain(kind_a) && simple(kind_b))))
      return Value::boolean(op == CompareOp::Ne);
    if (const Value exact = symbolic_compare(in, op, a, b); exact.is_set()) return exact;
    return compare_unknown(in, op, a, b);
  }
  const RecursionGuard guard(in, " in comparison");
  if (guard.failed()) return Value::error();
  bool tried = false;
  if (type_a != type_b && value::is_subtype(type_b, type_a) && defines(in, b, swapped)) {
    const Value result = try_compare(in, swapped, b, a);
    if (!result.is_not_implemented()) return result;
    tried = true;
  }
  Value result = try_compare(in, op, a, b);
  if (!result.is_not_implemented()) return result;
  if (!tried) {
    result = try_compare(in, swapped, b, a);
    if (!result.is_not_implemented()) return result;
  }
  if (op == CompareOp::Eq) return Value::boolean(a == b);
  if (op == CompareOp::Ne) return Value::boolean(a != b);
  return in.type_error("'{}' not supported between instances of '{}' and '{}'", kSymbols[static_cast<std::size_t>(op)],
                       in.type_name(a), in.type_name(b));
}

Value identical(Interp& in, Value a, Value b) {
  if (a == b) return Value::boolean(true);
  const bool unknown_a = value::is_unknown(a), unknown_b = value::is_unknown(b);
  if (!unknown_a && !unknown_b) return Value::boolean(false);
  const Type *kind_a = known_type(in, a), *kind_b = known_type(in, b);
  if (kind_a != nullptr && kind_b != nullptr && kind_a != kind_b) return Value::boolean(false);
  return compare_unknown(in, CompareOp::Is, a, b);
}

// The opposite of a truth that may not be known.
Value opposite(Interp& in, Value truth) {
  if (truth.is_bool()) return Value::boolean(!truth.as_bool());
  return value::is_unknown(truth) ? truth_of_unknown(in, truth, true) : truth;
}

}  // namespace

Value Interp::compare(CompareOp op, Value a, Value b) {
  if (a.is_int() && b.is_int() && op <= CompareOp::Ge) {
    const std::int64_t x = a.as_int(), y = b.as_int();
    return ordered(op, x < y ? -1 : x > y ? 1 : 0);
  }
  switch (op) {
    case CompareOp::Is: return identical(*this, a, b);
    case CompareOp::IsNot: return opposite(*this, identical(*this, a, b));
    case CompareOp::In: return contains_value(*this, b, a);
    case CompareOp::NotIn: return opposite(*this, contains_value(*this, b, a));
    default: break;
  }
  if (a.is_float() && b.is_float()) return compare_doubles(op, a.as_float(), b.as_float());
  if (a.is_object() && b.is_object() && a.object()->type == types().str && b.object()->type == types().str)
    return builtin_compare(*this, op, a, b);
  return rich_compare(*this, op, a, b);
}

Value same_value(Interp& in, Value a, Value b) {
  if (a == b) return Value::boolean(true);
  if (a.is_int() && b.is_int()) return Value::boolean(false);
  const Value result = in.compare(CompareOp::Eq, a, b);
  if (result.is_bool() || result.is_error() || value::is_unknown(result)) return result;
  const int t = in.truth(result);
  return t < 0 ? Value::error() : Value::boolean(t == 1);
}

int Interp::equal(Value a, Value b) {
  const Value same = same_value(*this, a, b);
  if (same.is_bool()) return same.as_bool() ? 1 : 0;
  return same.is_error() ? -1 : truth(same);
}

}  // namespace shapetrace::interp
