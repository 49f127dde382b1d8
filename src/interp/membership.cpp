// len(x) and `in`. docs: "Emulating container types" and "Membership test operations" of the language reference.
#include "interp/dispatch.hpp"
#include "interp/loops.hpp"
#include "interp/numbers.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"

namespace shapetrace::interp {

using value::Bytes;
using value::Layout;
using value::Range;
using value::View;

// --- len() ---

namespace {
// Unknown keys may be equal to others.
Value dict_length(Interp& in, const Dict& dict) {
  if (dict.has_unknown_key && dict.live > 1) return in.unknown_from(dict_doubt(dict, {}), in.types().int_);
  return Value::small_int(dict.live);
}
}  // namespace

Value builtin_length(Interp& in, Value v) {
  if (!v.is_object()) return Value::not_implemented();
  switch (v.object()->type->layout) {
    case Layout::Str: return Value::small_int(value::as<Str>(v)->length);
    case Layout::Bytes:
    case Layout::ByteArray: return Value::small_int(value::as<Bytes>(v)->size);
    case Layout::Tuple: return Value::small_int(value::as<Tuple>(v)->size);
    case Layout::List: return Value::small_int(value::as<List>(v)->size);
    case Layout::Dict: return dict_length(in, *value::as<Dict>(v));
    case Layout::Set: {
      const auto& set = *value::as<value::Set>(v);
      if (set.has_unknown_item && set.used > 1) return in.unknown_from(set_doubt(set, {}), in.types().int_);
      return Value::small_int(set.used);
    }
    case Layout::View: return dict_length(in, *value::as<View>(v)->dict);
    case Layout::Range: {
      const std::int64_t n = range_length(in, *value::as<Range>(v));
      if (n == INT64_MAX)
        return in.raise(Exc::OverflowError, std::string_view("Python int too large to convert to C ssize_t"));
      return in.heap().integer(n);
    }
    default: return Value::not_implemented();
  }
}

Value Interp::length(Value v) {
  if (value::is_unknown(v)) return loops().length_of(*this, v);
  const Value method = special(v, Special::Len);
  if (is_core_method(*this, method)) {
    const Value n = builtin_length(*this, v);
    if (!n.is_not_implemented()) return n;
  }
  if (method.is_unset()) return type_error("object of type '{}' has no len()", type_name(v));
  const Value n = call_found(*this, method, {v});
  if (n.is_int() && n.as_int() >= 0) return n;
  if (n.is_error() || value::is_unknown(n)) return n;
  if (!value::is_integer(n) && special(n, Special::Index).is_unset())
    return type_error("'{}' object cannot be interpreted as an integer", type_name(n));
  std::int64_t size = 0;
  if (!index(n, size)) return Value::error();
  if (size < 0) return raise(Exc::ValueError, std::string_view("__len__() should return >= 0"));
  return heap_.integer(size);
}

// --- in ---

namespace {

Value contains_by_iteration(Interp& in, Value container, Value item) {
  Value doubt;
  bool found = false;
  const bool ok = in.for_each(container, [&](Value candidate) {
    const Value same = same_value(in, candidate, item);
    if (same.is_error()) return false;
    if (value::is_unknown(same)) doubt = same;
    return !(found = same.is_true());
  });
  if (found) return Value::boolean(true);
  if (!ok && in.failed()) return Value::error();
  return doubt.is_set() ? in.unknown_from(doubt, in.types().bool_) : Value::boolean(false);
}

Value contains_in_sequence(Interp& in, Value container, Value item) {
  Value doubt;
  const bool is_list = container.object()->type->layout == Layout::List;
  for (std::uint32_t i = 0;; ++i) {  // size read afresh: comparing may change a list
    const std::span<const Value> items = is_list ? std::as_const(*value::as<List>(container)).items()
                                                 : std::as_const(*value::as<Tuple>(container)).items();
    if (i >= items.size()) break;
    const Value same = same_value(in, items[i], item);
    if (same.is_true() || same.is_error()) return same;
    if (value::is_unknown(same)) doubt = same;
  }
  return doubt.is_set() ? in.unknown_from(doubt, in.types().bool_) : Value::boolean(false);
}

Value found_or_error(int found) { return found < 0 ? Value::error() : Value::boolean(found == 1); }

Value key_in_dict(Interp& in, const Dict& dict, Value key) {
  std::uint32_t at = 0;
  if (!dict_find(in, dict, key, at)) return Value::error();
  if (at != Dict::kNotFound) return Value::boolean(true);
  const Value doubt = dict_doubt(dict, key);
  return doubt.is_set() ? in.unknown_from(doubt, in.types().bool_) : Value::boolean(false);
}

Value builtin_contains_value(Interp& in, Value container, Value item) {
  if (!container.is_object()) return Value::not_implemented();
  switch (container.object()->type->layout) {
    case Layout::List:
    case Layout::Tuple: return contains_in_sequence(in, container, item);
    case Layout::Dict: return key_in_dict(in, *value::as<Dict>(container), item);
    case Layout::Set: {
      const auto& set = *value::as<value::Set>(container);
      const int found = set_contains(in, set, item);
      if (found == 0)
        if (const Value doubt = set_doubt(set, item); doubt.is_set()) return in.unknown_from(doubt, in.types().bool_);
      return found_or_error(found);
    }
    case Layout::Str: {
      if (value::is_unknown(item)) return in.unknown_from(item, in.types().bool_);
      if (!value::is_str(item))
        return in.type_error("'in <string>' requires string as left operand, not {}", in.type_name(item));
      return Value::boolean(value::text_of(container).find(value::text_of(item)) != std::string_view::npos);
    }
    case Layout::Bytes:
    case Layout::ByteArray: {
      const std::string_view data = value::as<Bytes>(container)->view();
      if (value::is_unknown(item)) return in.unknown_from(item, in.types().bool_);
      if (value::has_layout(item, Layout::Bytes) || value::has_layout(item, Layout::ByteArray))
        return Value::boolean(data.find(value::as<Bytes>(item)->view()) != std::string_view::npos);
      std::int64_t byte = 0;
      if (!value::is_integer(item) && in.special(item, Special::Index).is_unset())
        return in.type_error("a bytes-like object is required, not '{}'", in.type_name(item));
      if (!in.index(item, byte)) return Value::error();
      if (byte < 0 || byte > 255) return in.value_error("byte must be in range(0, 256)");
      return Value::boolean(data.find(static_cast<char>(byte)) != std::string_view::npos);
    }
    case Layout::Range: {
      const auto& r = *value::as<Range>(container);
      if (value::is_unknown(item)) return in.unknown_from(item, in.types().bool_);
      if (!value::is_integer(item)) {
        if (value::is_float(item)) {
          double d = value::float_of(item);
          if (d != static_cast<double>(static_cast<std::int64_t>(d))) return Value::boolean(false);
          item = in.heap().integer(static_cast<std::int64_t>(d));
        } else if (in.type_of(item)->user_defined) {
          return contains_by_iteration(in, container, item);
        } else {
          return Value::boolean(false);
        }
      }
      using syntax::BinaryOp;
      const bool up = int_compare(r.step, Value::small_int(0)) > 0;
      if (int_compare(item, r.start) * (up ? 1 : -1) < 0 || int_compare(item, r.stop) * (up ? 1 : -1) >= 0)
        return Value::boolean(false);
      return Value::boolean(
          int_is_zero(int_binary(in, BinaryOp::Mod, int_binary(in, BinaryOp::Sub, item, r.start), r.step)));
    }
    case Layout::View: {
      const auto& view = *value::as<View>(container);
      if (value::is_unknown(item)) return in.unknown_from(item, in.types().bool_);
      if (view.kind == value::ViewKind::Values) return contains_by_iteration(in, container, item);
      if (view.kind != value::ViewKind::Items) {
        return key_in_dict(in, *view.dict, item);
      }
      if (!value::is_tuple(item) || value::as<Tuple>(item)->size != 2) return Value::boolean(false);
      const Value v = dict_get(in, *view.dict, (*value::as<Tuple>(item))[0]);
      if (v.is_error()) return v;
      return v.is_unset() ? Value::boolean(false) : same_value(in, v, (*value::as<Tuple>(item))[1]);
    }
    default: return Value::not_implemented();
  }
}

}  // namespace

Value contains_value(Interp& in, Value container, Value item) {
  if (value::is_unknown(container)) {
    const Value known = known_constant(container);
    return known.is_set() ? contains_value(in, known, item) : contains_unknown(in, container, item);
  }
  if (const Value known = known_constant(item); known.is_set()) item = known;
  const Value method = in.special(container, Special::Contains);
  if (method.is_none()) return in.type_error("'{}' object is not a container", in.type_name(container));
  if (is_core_method(in, method)) {
    const Value found = builtin_contains_value(in, container, item);
    if (!found.is_not_implemented())
      return value::is_unknown(found) && value::is_unknown(item) ? contains_unknown(in, container, item) : found;
  }
  if (method.is_set()) {
    const Value found = call_found(in, method, {container, item});
    if (found.is_bool() || found.is_error() || value::is_unknown(found)) return found;
    return found_or_error(in.truth(found));
  }
  if (in.special(container, Special::Iter).is_unset() && in.special(container, Special::GetItem).is_unset() &&
      builtin_iterate(in, container).is_not_implemented())
    return in.type_error("argument of type '{}' is not iterable", in.type_name(container));
  return contains_by_iteration(in, container, item);
}

int builtin_contains(Interp& in, Value container, Value item) {
  const Value found = builtin_contains_value(in, container, item);
  if (found.is_bool()) return found.as_bool() ? 1 : 0;
  return value::is_unknown(found) ? in.truth(found) : -1;
}

int Interp::contains(Value container, Value item) {
  const Value found = contains_value(*this, container, item);
  if (found.is_bool()) return found.as_bool() ? 1 : 0;
  return value::is_unknown(found) ? truth(found) : -1;
}

}  // namespace shapetrace::interp
