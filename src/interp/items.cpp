// x[key], x[key] = v and del x[key]. docs: "Emulating container types" of the language reference.
#include <algorithm>

#include "interp/dispatch.hpp"
#include "interp/loops.hpp"
#include "interp/names.hpp"
#include "interp/numbers.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"

namespace shapetrace::interp {

using value::Bytes;
using value::Layout;
using value::Range;
using value::Slice;
using value::View;

namespace {

bool is_slice(Value v) { return value::has_layout(v, Layout::Slice); }

Value unknown_part(Interp& in, Value key) {
  if (value::is_unknown(key)) return key;
  if (!is_slice(key)) {
    // A tensor whose number nobody knows, say. What it raises is raised where its place is asked for.
    if (value::is_integer(key) || !key.is_object() || in.special(key, Special::Index).is_unset()) return {};
    const Value index = in.index_value(key);
    if (index.is_error()) in.take_pending();
    return value::is_unknown(index) ? index : Value();
  }
  const auto* const s = value::as<Slice>(key);
  for (const Value v : {s->start, s->stop, s->step})
    if (value::is_unknown(v)) return v;
  return {};
}

// The place of an integer key in a sequence: 1 = `at` set, 0 = out of range, -1 = error.
int place(Interp& in, Value key, std::int64_t length, std::string_view kind, std::int64_t& at) {
  if (key.is_int()) [[likely]] {
    at = key.as_int();
  } else if (value::is_integer(key)) {
    if (!value::to_int64(key, at)) {
      in.raise(Exc::IndexError, "cannot fit '{}' into an index-sized integer", in.type_name(key));
      return -1;
    }
  } else if (in.special(key, Special::Index).is_set()) {
    const Value i = in.index_value(key);
    if (i.is_error()) return -1;
    if (value::is_unknown(i)) {
      in.abandon("an index that is not known");
      return -1;
    }
    return place(in, i, length, kind, at);
  } else {
    if (kind == "string" || kind == "byte" || kind == "bytearray") {
      if (kind == "string")
        in.type_error("string indices must be integers, not '{}'", in.type_name(key));
      else
        in.type_error("{} indices must be integers or slices, not {}", kind, in.type_name(key));
    } else {
      in.type_error("{} indices must be integers or slices, not {}", kind, in.type_name(key));
    }
    return -1;
  }
  if (at < 0) at += length;
  return at >= 0 && at < length ? 1 : 0;
}

Value out_of_range(Interp& in, std::string_view text) { return in.raise(Exc::IndexError, text); }

Value slice_of(Interp& in, std::span<const Value> items, Value key, bool as_list) {
  SliceBounds s;
  if (!slice_bounds(in, key, static_cast<std::int64_t>(items.size()), s)) return Value::error();
  const auto count = static_cast<std::uint32_t>(s.count);
  if (s.step == 1) {
    const auto part = items.subspan(static_cast<std::size_t>(s.count > 0 ? s.start : 0), count);
    return as_list ? Value(in.heap().list(part)) : Value(in.heap().tuple(part));
  }
  Tuple* const picked = in.heap().tuple(count);
  for (std::uint32_t i = 0; i < count; ++i)
    picked->data()[i] = items[static_cast<std::size_t>(s.start + std::int64_t{i} * s.step)];
  if (!as_list) return count == 0 ? Value(in.heap().empty_tuple()) : Value(picked);
  return in.heap().list(std::as_const(*picked).items());
}

Value str_item(Interp& in, const Str& text, Value key) {
  if (!is_slice(key)) {
    std::int64_t at = 0;
    const int found = place(in, key, text.length, "string", at);
    if (found == 1) return character_at(in, text, static_cast<std::size_t>(at));
    return found == 0 ? out_of_range(in, "string index out of range") : Value::error();
  }
  SliceBounds s;
  if (!slice_bounds(in, key, text.length, s)) return Value::error();
  if (s.step == 1)
    return s.count == text.length && text.type == in.types().str
               ? Value(&text)
               : Value(substring(in, text, static_cast<std::size_t>(s.start),
                                 static_cast<std::size_t>(s.start + s.count)));
  std::string picked;
  for (std::int64_t i = 0; i < s.count; ++i) {
    const auto at = static_cast<std::size_t>(s.start + i * s.step);
    if (text.ascii()) {
      picked += text.data()[at];
    } else {
      picked += character_at(in, text, at)->view();
    }
  }
  return in.heap().str(picked);
}

Value bytes_item(Interp& in, const Bytes& b, Value key, bool mutable_) {
  if (!is_slice(key)) {
    std::int64_t at = 0;
    const int found = place(in, key, b.size, mutable_ ? "bytearray" : "byte", at);
    if (found == 1) return Value::small_int(b.data[at]);
    return found == 0 ? out_of_range(in, mutable_ ? "bytearray index out of range" : "index out of range")
                      : Value::error();
  }
  SliceBounds s;
  if (!slice_bounds(in, key, b.size, s)) return Value::error();
  std::string picked;
  for (std::int64_t i = 0; i < s.count; ++i) picked += static_cast<char>(b.data[s.start + i * s.step]);
  Bytes* const result = in.heap().bytes(picked);
  if (mutable_) result->type = in.types().bytearray;
  return result;
}

// The length does not fit in 64 bits: everything in big integers.
Value huge_range_item(Interp& in, const Range& r, Value key) {
  using syntax::BinaryOp;
  const bool negative = int_compare(key, Value::small_int(0)) < 0;
  Value count = int_binary(in, BinaryOp::Sub, r.stop, r.start);
  count = int_binary(in, BinaryOp::Sub, count, Value::small_int(int_compare(r.step, Value::small_int(0)) > 0 ? 1 : -1));
  count = int_binary(in, BinaryOp::Add, int_binary(in, BinaryOp::FloorDiv, count, r.step), Value::small_int(1));
  if (negative) key = int_binary(in, BinaryOp::Add, key, count);
  if (int_compare(key, Value::small_int(0)) < 0 || int_compare(key, count) >= 0)
    return out_of_range(in, "range object index out of range");
  return int_binary(in, BinaryOp::Add, r.start, int_binary(in, BinaryOp::Mul, key, r.step));
}

Value range_get(Interp& in, const Range& r, Value key) {
  const std::int64_t length = range_length(in, r);
  if (length == INT64_MAX && value::is_integer(key)) return huge_range_item(in, r, key);
  if (!is_slice(key)) {
    std::int64_t at = 0;
    if (value::is_integer(key) && !value::to_int64(key, at)) {
      // A range may have more numbers than fit in 64 bits.
      using syntax::BinaryOp;
      const Value item = int_binary(in, BinaryOp::Add, r.start, int_binary(in, BinaryOp::Mul, key, r.step));
      const int direction = int_compare(r.step, Value::small_int(0));
      if (int_compare(key, Value::small_int(0)) > 0 && int_compare(item, r.stop) * direction < 0) return item;
      return out_of_range(in, "range object index out of range");
    }
    const int found = place(in, key, length, "range", at);
    if (found == 1) return range_item(in, r, at);
    return found == 0 ? out_of_range(in, "range object index out of range") : Value::error();
  }
  SliceBounds s;
  if (!slice_bounds(in, key, length, s)) return Value::error();
  auto* const result = in.heap().make<Range>(in.types().range);
  result->start = range_item(in, r, s.start);
  result->stop = range_item(in, r, s.stop);
  result->step = int_binary(in, syntax::BinaryOp::Mul, r.step, in.heap().integer(s.step));
  return result;
}

// What is known of container[key] when the key is not: all items may be alike.
Value some_item(Interp& in, Value container, Value key, Value unknown) {
  const Layout layout = container.object()->type->layout;
  if (is_slice(key) || layout == Layout::Str) return in.unknown_from(unknown, in.type_of(container));
  if (layout != Layout::List && layout != Layout::Tuple) return in.unknown_from(unknown, in.types().int_);
  const std::span<const Value> items = layout == Layout::List ? std::as_const(*value::as<List>(container)).items()
                                                              : std::as_const(*value::as<Tuple>(container)).items();
  return items.empty() ? in.unknown_from(unknown) : any_of(in, items, unknown);
}

Value dict_item(Interp& in, Value container, Value key) {
  const auto* const dict = value::as<Dict>(container);
  const Value v = dict_get(in, *dict, key);
  if (v.is_set()) return v;
  if (dict->type != in.types().dict) {
    const Value missing = in.special(container, Special::Missing);
    if (missing.is_set()) return call_found(in, missing, {container, key});
  }
  return in.raise_key_error(key);
}

bool set_list_slice(Interp& in, List& list, Value key, Value v) {
  SliceBounds s;
  List* const items = in.heap().list();
  if (value::is_unknown(v)) {
    in.lose(list, v);
    return true;
  }
  if (in.special(v, Special::Iter).is_unset() && in.special(v, Special::GetItem).is_unset() &&
      !in.type_of(v)->user_defined && builtin_iterate(in, v).is_not_implemented()) {
    const Value step = value::as<Slice>(key)->step;
    const bool plain = step.is_none() || step.is_unset();
    in.raise(Exc::TypeError,
             std::string_view(plain ? "can only assign an iterable" : "must assign iterable to extended slice"));
    return false;
  }
  if (!in.collect(v, *items)) return false;
  if (!slice_bounds(in, key, list.size, s)) return false;
  if (s.step == 1) {
    const auto from = static_cast<std::uint32_t>(s.start);
    const auto to = static_cast<std::uint32_t>(std::max(s.start, s.stop));
    list.replace(in.arena(), from, to, items->items());
    return true;
  }
  if (static_cast<std::int64_t>(items->size) != s.count) {
    in.value_error("attempt to assign sequence of size {} to extended slice of size {}", items->size, s.count);
    return false;
  }
  for (std::int64_t i = 0; i < s.count; ++i) list.data[s.start + i * s.step] = items->data[i];
  return true;
}

void delete_list_slice(Interp& in, List& list, const SliceBounds& s) {
  if (s.count == 0) return;
  const std::int64_t step = s.step < 0 ? -s.step : s.step;
  const std::int64_t first = s.step < 0 ? s.start + (s.count - 1) * s.step : s.start;
  if (step == 1)
    return list.replace(in.arena(), static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + s.count), {});
  std::uint32_t kept = 0;
  for (std::int64_t i = 0; i < list.size; ++i)
    if (i < first || (i - first) % step != 0 || (i - first) / step >= s.count) list.data[kept++] = list.data[i];
  list.size = kept;
}

}  // namespace

Value any_of(Interp& in, std::span<const Value> items, Value cause) {
  Type* const type = known_type(in, items[0]);
  bool identical = true, tuples = type == in.types().tuple;
  for (const Value v : items) {
    if (known_type(in, v) != type) return in.unknown_from(cause);
    identical = identical && v == items[0];
    tuples = tuples && value::is_tuple(v) && value::as<Tuple>(v)->size == value::as<Tuple>(items[0])->size;
  }
  if (identical) return items[0];
  if (!tuples) return in.unknown_from(cause, type);
  Tuple* const parts = in.heap().tuple(value::as<Tuple>(items[0])->size);
  std::vector<Value> column(items.size());
  for (std::uint32_t i = 0; i < parts->size; ++i) {
    for (std::size_t k = 0; k < items.size(); ++k) column[k] = (*value::as<Tuple>(items[k]))[i];
    parts->data()[i] = any_of(in, column, cause);
  }
  return parts;
}

Value builtin_get_item(Interp& in, Value container, Value key) {
  if (!container.is_object()) return Value::not_implemented();
  const Layout layout = container.object()->type->layout;
  if (layout <= Layout::Range && layout != Layout::Dict)
    if (const Value u = unknown_part(in, key); u.is_set()) return some_item(in, container, key, u);
  switch (layout) {
    case Layout::List: {
      const auto* const list = value::as<List>(container);
      if (is_slice(key)) return slice_of(in, list->items(), key, true);
      std::int64_t at = 0;
      const int found = place(in, key, list->size, "list", at);
      if (found == 1) return list->data[at];
      return found == 0 ? out_of_range(in, "list index out of range") : Value::error();
    }
    case Layout::Tuple: {
      const auto* const tuple = value::as<Tuple>(container);
      if (is_slice(key)) return slice_of(in, tuple->items(), key, false);
      std::int64_t at = 0;
      const int found = place(in, key, tuple->size, "tuple", at);
      if (found == 1) return tuple->data()[at];
      return found == 0 ? out_of_range(in, "tuple index out of range") : Value::error();
    }
    case Layout::Str: return str_item(in, *value::as<Str>(container), key);
    case Layout::Dict: return dict_item(in, container, key);
    case Layout::Range: return range_get(in, *value::as<Range>(container), key);
    case Layout::Bytes: return bytes_item(in, *value::as<Bytes>(container), key, false);
    case Layout::ByteArray: return bytes_item(in, *value::as<Bytes>(container), key, true);
    case Layout::View: {
      const auto* const view = value::as<View>(container);
      if (view->kind != value::ViewKind::Proxy) return Value::not_implemented();
      const Value v = dict_get(in, *view->dict, key);
      return v.is_set() ? v : in.raise_key_error(key);
    }
    default: return Value::not_implemented();
  }
}

Value Interp::get_item(Value container, Value key) {
  if (container.is_object()) [[likely]] {
    Type* const type = container.object()->type;
    if (type == types().list && key.is_int()) {
      const auto* const list = value::as<List>(container);
      const std::int64_t i = key.as_int(), at = i < 0 ? i + list->size : i;
      if (at >= 0 && at < list->size) return list->data[at];
    } else if (type == types().dict) {
      return dict_item(*this, container, key);
    }
    if (type->layout == Layout::Unknown) {
      if (!is_slice(key))
        if (const Value given = LoopWatch::given_item(*this, container); given.is_set()) return given;
      if (key.is_int()) return part_of_unknown(container, heap_.intern(fmt::format("[{}]", key.as_int())));
      if (value::is_str(key))
        return part_of_unknown(container, heap_.intern(fmt::format("['{}']", value::text_of(key))));
      return unknown_from(container);
    }
    if (type->layout == Layout::Type) {
      auto* const cls = value::as<Type>(container);
      // A metaclass comes before the class's own __class_getitem__.
      if (const Value method = special(type, Special::GetItem); method.is_set())
        return call_found(*this, method, {container, key});
      const Value hook = lookup(cls, names().class_getitem);
      if (hook.is_set()) {
        const Value bound =
            value::has_layout(hook, Layout::Function) ? Value(heap_.bound_method(hook, cls)) : bind(hook, Value(), cls);
        return bound.is_error() ? bound : call(bound, {key});
      }
      if (!cls->user_defined && cls->layout >= Layout::Tuple && cls->layout != Layout::Range &&
          cls->layout != Layout::Slice)
        return generic_alias(*this, container, key);
      return type_error("type '{}' is not subscriptable", cls->name->view());
    }
    const Value method = special(type, Special::GetItem);
    if (is_core_method(*this, method)) {
      const Value v = builtin_get_item(*this, container, key);
      if (!v.is_not_implemented()) return v;
    }
    if (method.is_set()) return call_found(*this, method, {container, key});
  }
  return type_error("'{}' object is not subscriptable", type_name(container));
}

bool builtin_set_item(Interp& in, Value container, Value key, Value v) {
  switch (container.object()->type->layout) {
    case Layout::List: {
      auto* const list = value::as<List>(container);
      if (const Value u = unknown_part(in, key); u.is_set()) {
        // It may have gone to any place: all of them are in doubt.
        for (Value& item : list->items()) item = in.unknown_from(u);
        return true;
      }
      if (is_slice(key)) return set_list_slice(in, *list, key, v);
      std::int64_t at = 0;
      const int found = place(in, key, list->size, "list", at);
      if (found == 1) list->data[at] = v;
      if (found == 0) out_of_range(in, "list assignment index out of range");
      return found == 1;
    }
    case Layout::Dict: return dict_set(in, *value::as<Dict>(container), key, v);
    default: in.type_error("'{}' object does not support item assignment", in.type_name(container)); return false;
  }
}

bool Interp::set_item(Value container, Value key, Value v) {
  if (container.is_object()) {
    Type* const type = container.object()->type;
    if (type == types().dict) return dict_set(*this, *value::as<Dict>(container), key, v);
    if (type == types().list && key.is_int()) {
      auto* const list = value::as<List>(container);
      const std::int64_t i = key.as_int(), at = i < 0 ? i + list->size : i;
      if (at >= 0 && at < list->size) {
        list->data[at] = v;
        return true;
      }
    }
    if (type->layout == Layout::Unknown) {
      forget_items(container);
      return true;
    }
    const Value method = special(type, Special::SetItem);
    if (is_core_method(*this, method) && type->layout != Layout::ByteArray)
      return builtin_set_item(*this, container, key, v);
    return !call_found(*this, method, {container, key, v}).is_error();
  }
  type_error("'{}' object does not support item assignment", type_name(container));
  return false;
}

bool builtin_delete_item(Interp& in, Value container, Value key) {
  switch (container.object()->type->layout) {
    case Layout::List: {
      auto* const list = value::as<List>(container);
      if (unknown_part(in, key).is_set()) {
        in.abandon("an item deleted at an index that is not known");
        return false;
      }
      if (is_slice(key)) {
        SliceBounds s;
        if (!slice_bounds(in, key, list->size, s)) return false;
        delete_list_slice(in, *list, s);
        return true;
      }
      std::int64_t at = 0;
      const int found = place(in, key, list->size, "list", at);
      if (found == 1) list->replace(in.arena(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1), {});
      if (found == 0) out_of_range(in, "list assignment index out of range");
      return found == 1;
    }
    case Layout::Dict: {
      const int erased = dict_erase(in, *value::as<Dict>(container), key);
      if (erased == 0) in.raise_key_error(key);
      return erased == 1;
    }
    default: {
      // Two places of CPython complain, in different words.
      const Layout layout = container.object()->type->layout;
      const bool sequence = layout == Layout::Tuple || layout == Layout::Str || layout == Layout::Bytes ||
                            layout == Layout::Range || container.object()->type->user_defined;
      in.type_error("'{}' object {} support item deletion", in.type_name(container),
                    sequence && value::is_integer(key) ? "doesn't" : "does not");
      return false;
    }
  }
}

bool Interp::delete_item(Value container, Value key) {
  if (container.is_object()) {
    if (value::is_unknown(container)) return true;
    const Type* const type = container.object()->type;
    const Value method = special(container, Special::DelItem);
    if (is_core_method(*this, method) && type->layout != Layout::ByteArray)
      return builtin_delete_item(*this, container, key);
    return !call_found(*this, method, {container, key}).is_error();
  }
  type_error("'{}' object does not support item deletion", type_name(container));
  return false;
}

}  // namespace shapetrace::interp
