// Builtins that go over items: iter, next, sum, min, max, any, all, sorted.
#include <unordered_map>

#include "python/builtins.hpp"
#include "python/iterators.hpp"
#include "python/shared.hpp"
#include "python/sorting.hpp"

namespace shapetrace::python {

namespace {

Value builtin_iter(Interp& in, const Value* a) {
  if (a[1].is_unset()) return in.iterate(a[0]);
  if (a[0].is_object() && (has_layout(a[0], Layout::Function) || has_layout(a[0], Layout::NativeFunction) ||
                           has_layout(a[0], Layout::BoundMethod) || value::is_type(a[0]) || is_unknown(a[0]) ||
                           in.special(a[0], Special::Call).is_set()))
    return iterate_calls(in, a[0], a[1]);
  return in.type_error("iter(v, w): v must be callable");
}

// Whether an unknown iterator has more items is a choice, so that loops around next() end. The first few are taken to
// be there: programs that ask for one or two know what they do.
struct UnknownIterators {
  std::unordered_map<const Object*, int> asked;
};
Value next_of_unknown(Interp& in, Value iterator) {
  constexpr int kTakenToBeThere = 3;
  int& asked = in.state<UnknownIterators>().asked[iterator.object()];
  if (asked < kTakenToBeThere) {
    ++asked;
    return in.unknown_from(iterator);
  }
  const int more = in.truth(in.unknown_from(iterator, in.types().bool_));
  if (more < 0) return Value::error();
  return more > 0 ? in.unknown_from(iterator) : Value();
}

Value builtin_next(Interp& in, const Value* a) {
  Value v;
  if (has_layout(a[0], Layout::Iterator) && !a[0].object()->type->user_defined) {
    auto* const iterator = as<Iterator>(a[0]);
    v = iterator->next(in, *iterator);
  } else if (is_unknown(a[0])) {
    v = next_of_unknown(in, a[0]);
  } else if (has_layout(a[0], Layout::Generator)) {
    auto* const generator = as<value::Generator>(a[0]);
    const bool finished = generator->finished;
    v = in.resume(*generator, Value::none());
    if (v.is_unset() && a[1].is_unset()) return in.raise_stop_iteration(finished ? Value() : generator->result);
  } else {
    v = in.call_special(a[0], Special::Next);
    if (v.is_unset()) return in.type_error("'{}' object is not an iterator", in.type_name(a[0]));
    if (v.is_error() && a[1].is_set() && in.catch_pending(Exc::StopIteration)) return a[1];
    return v;
  }
  if (v.is_set()) return v;
  return a[1].is_set() ? a[1] : in.raise_stop_iteration(Value());
}

Value builtin_sum(Interp& in, const Value* a) {
  Value total = a[1].is_set() ? a[1] : Value::small_int(0);
  if (is_unknown(a[0])) return in.unknown_from(a[0]);
  if (value::is_str(total)) return in.type_error("sum() can't sum strings [use ''.join(seq) instead]");
  if (has_layout(total, Layout::Bytes)) return in.type_error("sum() can't sum bytes [use b''.join(seq) instead]");
  if (has_layout(total, Layout::ByteArray))
    return in.type_error("sum() can't sum bytearray [use b''.join(seq) instead]");
  const bool done = in.for_each(a[0], [&](Value v) {
    if (v.is_int() && total.is_int()) {
      total = in.heap().integer(total.as_int() + v.as_int());
    } else if (v.is_float() && total.is_float()) {
      total = Value::number(total.as_float() + v.as_float());
    } else {
      total = in.binary(BinaryOp::Add, total, v);
    }
    return !total.is_error();
  });
  return done ? total : Value::error();
}

// The item that comes first by `op`, which min() and max() share.
Value pick(Interp& in, const Value* a, CompareOp op, std::string_view name) {
  const std::span<const Value> arguments = items_of(a[0]);
  const Value key = a[1];
  if (arguments.empty()) return in.type_error("{} expected at least 1 argument, got 0", name);
  if (arguments.size() > 1 && a[2].is_set())
    return in.type_error("Cannot specify a default for {}() with multiple positional arguments", name);
  if (arguments.size() == 1 && is_unknown(arguments[0])) return in.unknown_from(arguments[0]);
  Value best;
  Value best_key;
  Value unknown;
  const auto visit = [&](Value item) {
    Value k = item;
    if (given(key)) {
      k = in.call(key, {item});
      if (k.is_error()) return false;
    }
    if (is_unknown(k)) {
      if (unknown.is_unset()) unknown = k;
      return true;
    }
    if (best.is_unset()) {
      best = item;
      best_key = k;
      return true;
    }
    bool better = false;
    if (k.is_int() && best_key.is_int()) {
      better = op == CompareOp::Lt ? k.as_int() < best_key.as_int() : k.as_int() > best_key.as_int();
    } else {
      const Value verdict = in.compare(op, k, best_key);
      if (verdict.is_error()) return false;
      if (is_unknown(verdict)) {
        if (unknown.is_unset()) unknown = verdict;
        return true;
      }
      const int truth = in.truth(verdict);
      if (truth < 0) return false;
      better = truth > 0;
    }
    if (better) {
      best = item;
      best_key = k;
    }
    return true;
  };
  if (arguments.size() == 1) {
    if (!in.for_each(arguments[0], visit)) return Value::error();
  } else {
    for (const Value item : arguments)
      if (!visit(item)) return Value::error();
  }
  if (unknown.is_set()) {
    // The kind is known where it does not depend on which item it is.
    Type* kind = as<value::Unknown>(unknown)->facts->kind;
    if (given(key) || (best.is_set() && in.type_of(best) != kind)) kind = nullptr;
    return in.unknown_from(unknown, kind);
  }
  if (best.is_set()) return best;
  return a[2].is_set() ? a[2] : in.value_error("{}() arg is an empty sequence", name);
}

Value builtin_min(Interp& in, const Value* a) { return pick(in, a, CompareOp::Lt, "min"); }
Value builtin_max(Interp& in, const Value* a) { return pick(in, a, CompareOp::Gt, "max"); }

Value any_or_all(Interp& in, Value iterable, bool wanted) {
  if (is_unknown(iterable)) return in.unknown_from(iterable, in.types().bool_);
  bool found = false;
  bool failed = false;
  Value unknown;
  in.for_each(iterable, [&](Value v) {
    if (is_unknown(v)) {
      if (unknown.is_unset()) unknown = v;
      return true;
    }
    const int truth = in.truth(v);
    failed = truth < 0;
    found = !failed && (truth > 0) == wanted;
    return !failed && !found;
  });
  if (failed || in.failed()) return Value::error();
  if (found) return Value::boolean(wanted);
  return unknown.is_set() ? in.unknown_from(unknown, in.types().bool_) : Value::boolean(!wanted);
}

Value builtin_any(Interp& in, const Value* a) { return any_or_all(in, a[0], true); }
Value builtin_all(Interp& in, const Value* a) { return any_or_all(in, a[0], false); }

Value builtin_sorted(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().list);
  const int reverse = a[2].is_unset() ? 0 : in.truth(a[2]);
  if (reverse < 0) return Value::error();
  List* const list = in.heap().list();
  if (!in.collect(a[0], *list)) return Value::error();
  std::vector<Value> items(list->items().begin(), list->items().end());
  if (!sort_values(in, items, a[1], reverse != 0)) return Value::error();
  std::copy(items.begin(), items.end(), list->data);
  return list;
}

constexpr NativeDef kFunctions[] = {
    {"iter", "object, sentinel=None, /", builtin_iter},
    {"next", "iterator, default=None, /", builtin_next},
    {"sum", "iterable, /, start=0", builtin_sum},
    {"min", "*args, key=None, default=None", builtin_min},
    {"max", "*args, key=None, default=None", builtin_max},
    {"any", "iterable, /", builtin_any},
    {"all", "iterable, /", builtin_all},
    {"sorted", "iterable, /, *, key=None, reverse=False", builtin_sorted},
};

}  // namespace

std::span<const NativeDef> iteration_builtins() { return kFunctions; }

}  // namespace shapetrace::python
