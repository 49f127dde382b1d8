// bytes, and what bytearray has in common with it: making them, operators, hex and decode.
#include "python/bytes.hpp"

#include <algorithm>

#include "python/format.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using value::Bytes;

namespace {

Value bytes_unknown(Interp& in, Value cause) { return in.unknown_from(cause, in.types().bytes); }

// The constructor of both types, from its arguments (cls, source, encoding, errors).
Value construct(Interp& in, const Value* a, const Type* base) {
  Type* const cls = want_class(in, a[0], base);
  if (cls == nullptr) return Value::error();
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, const_cast<Type*>(base));
  std::string data;
  if (a[1].is_set() && value::is_str(a[1])) {
    if (a[2].is_unset()) return in.raise(Exc::TypeError, "string argument without an encoding");
    std::string_view encoding;
    std::string_view errors = "strict";
    if (!interp::want_str(in, a[2], "bytes", encoding)) return Value::error();
    if (a[3].is_set() && !interp::want_str(in, a[3], "bytes", errors)) return Value::error();
    const Value encoded = encode_text(in, a[1], encoding, errors);
    if (encoded.is_error() || is_unknown(encoded)) return encoded;
    data = bytes_of(encoded);
  } else if (a[2].is_set() || a[3].is_set()) {
    return in.raise(Exc::TypeError,
                    a[2].is_set() ? "encoding without a string argument" : "errors without a string argument");
  } else if (a[1].is_set()) {
    Value result;
    if (base == in.types().bytes && in.special(a[1], Special::Bytes).is_set() && !is_bytes_like(a[1])) {
      result = in.call_special(a[1], Special::Bytes);
      if (result.is_error() || is_unknown(result)) return result;
      if (!has_layout(result, Layout::Bytes))
        return in.type_error("__bytes__ returned non-bytes (type {})", in.type_name(result));
      data = bytes_of(result);
    } else if (!bytes_from(in, a[1], data, result)) {
      return is_unknown(result) ? in.unknown_from(result, const_cast<Type*>(base)) : result;
    }
  }
  return make_bytes(in, cls, data);
}

Value bytes_new(Interp& in, const Value* a) {
  if (a[0].object() == in.types().bytes && a[2].is_unset() && a[1].is_object() &&
      a[1].object()->type == in.types().bytes)
    return a[1];
  return construct(in, a, in.types().bytes);
}
Value bytearray_new(Interp& in, const Value* a) { return construct(in, a, in.types().bytearray); }

Value bytes_repr_method(Interp& in, const Value* a) {
  if (!room_for_text(in, bytes_of(a[0]).size() * 2)) return Value::error();
  return text(in, bytes_repr(bytes_of(a[0])));
}
Value bytearray_repr(Interp& in, const Value* a) {
  // Unlike in bytes, a single quote is escaped even between double quotes.
  std::string shown = bytes_repr(bytes_of(a[0]));
  if (shown[1] == '"')
    for (std::size_t at = shown.find('\''); at != std::string::npos; at = shown.find('\'', at + 2))
      shown.insert(at, 1, '\\');
  return text(in, fmt::format("{}({})", in.type_name(a[0]), shown));
}

Value bytes_contains(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  if (value::is_integer(a[1])) {
    std::int64_t byte = 0;
    if (!value::to_int64(a[1], byte) || byte < 0 || byte > 255)
      return in.raise(Exc::ValueError, "byte must be in range(0, 256)");
    return Value::boolean(bytes_of(a[0]).find(static_cast<char>(byte)) != std::string_view::npos);
  }
  std::string_view wanted;
  if (!want_bytes(in, a[1], wanted)) return Value::error();
  return Value::boolean(bytes_of(a[0]).find(wanted) != std::string_view::npos);
}

Value bytes_mod(Interp& in, const Value* a) {
  const Value formatted = format_percent(in, bytes_of(a[0]), a[1], true);
  if (formatted.is_error() || is_unknown(formatted) || has_layout(a[0], Layout::Bytes)) return formatted;
  return make_bytes(in, in.types().bytearray, bytes_of(formatted));
}

Value bytes_add(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  if (!is_bytes_like(a[1])) return Value::not_implemented();
  const std::string both = std::string(bytes_of(a[0])) + std::string(bytes_of(a[1]));
  return make_bytes(in, has_layout(a[0], Layout::ByteArray) ? in.types().bytearray : in.types().bytes, both);
}

Value bytes_decode(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().str);
  std::string_view encoding = "utf-8";
  std::string_view errors = "strict";
  if (a[1].is_set() && !interp::want_str(in, a[1], "decode", encoding)) return Value::error();
  if (a[2].is_set() && !interp::want_str(in, a[2], "decode", errors)) return Value::error();
  return decode_bytes(in, a[0], encoding, errors);
}

Value bytes_hex(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().str);
  std::string_view separator;
  std::int64_t group = 1;
  if (a[1].is_set()) {
    if (value::is_str(a[1])) {
      separator = value::text_of(a[1]);
    } else if (!want_bytes(in, a[1], separator)) {
      return Value::error();
    }
    if (separator.size() != 1) return in.raise(Exc::ValueError, "sep must be length 1.");
  }
  if (!interp::want_index(in, a[2], group)) return Value::error();
  const std::string_view data = bytes_of(a[0]);
  if (!room_for_text(in, data.size() * 3)) return Value::error();
  std::string out;
  for (std::size_t i = 0; i < data.size(); ++i) {
    // Positive groups count from the right.
    const auto behind = static_cast<std::int64_t>(group > 0 ? data.size() - i : i);
    if (i != 0 && !separator.empty() && group != 0 && behind % group == 0) out += separator;
    out += fmt::format("{:02x}", static_cast<unsigned char>(data[i]));
  }
  return text(in, out);
}

Value bytes_fromhex(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return bytes_unknown(in, a[1]);
  std::string_view digits;
  if (!interp::want_str(in, a[1], "fromhex", digits)) return Value::error();
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t at = 0; at < digits.size();) {
    if (unicode::is_space(static_cast<unsigned char>(digits[at]))) {
      ++at;
      continue;
    }
    for (const std::size_t i : {at, at + 1})
      if (i >= digits.size() || digit(digits[i]) < 0)
        return in.value_error("non-hexadecimal number found in fromhex() arg at position {}", i);
    out += static_cast<char>(digit(digits[at]) * 16 + digit(digits[at + 1]));
    at += 2;
  }
  Type* const cls = as<Type>(a[0]);
  if (cls == in.types().bytes || cls == in.types().bytearray) return make_bytes(in, cls, out);
  return in.call(a[0], {Value(in.heap().bytes(out))});
}

Value bytes_itself(Interp& in, const Value* a) { return make_bytes(in, in.types().bytes, bytes_of(a[0])); }
Value bytes_getnewargs(Interp& in, const Value* a) { return in.heap().tuple({bytes_itself(in, a)}); }

constexpr NativeDef kShared[] = {
    {"__add__", "self, value, /", bytes_add},
    {"__mul__", "self, value, /", native_binary<BinaryOp::Mul>},
    {"__rmul__", "self, value, /", native_reflected<BinaryOp::Mul>},
    {"__mod__", "self, value, /", bytes_mod},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>},
    {"__len__", "self, /", native_length},
    {"__contains__", "self, key, /", bytes_contains},
    {"__getitem__", "self, key, /", native_get_item},
    {"__iter__", "self, /", native_iterate},
    {"decode", "self, /, encoding='utf-8', errors='strict'", bytes_decode},
    {"hex", "self, /, sep=None, bytes_per_sep=1", bytes_hex},
    {"fromhex", "cls, string, /", bytes_fromhex, NativeKind::ClassMethod},
};
constexpr NativeDef kBytes[] = {
    {"__new__", "cls, source=None, encoding=None, errors=None", bytes_new, NativeKind::Static},
    {"__hash__", "self, /", native_hash},
    {"__repr__", "self, /", bytes_repr_method},
    {"__str__", "self, /", bytes_repr_method},
    {"__bytes__", "self, /", bytes_itself},
    {"__getnewargs__", "self, /", bytes_getnewargs},
};
constexpr NativeDef kByteArray[] = {
    {"__new__", "cls, source=None, encoding=None, errors=None", bytearray_new, NativeKind::Static},
    {"__repr__", "self, /", bytearray_repr},
    {"__str__", "self, /", bytearray_repr},
};

}  // namespace

std::string bytes_repr(std::string_view data) {
  const char quote = data.find('\'') != std::string_view::npos && data.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out = "b";
  out += quote;
  for (const char c : data) {
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (c >= 32 && c < 127) {
      out += c;
    } else {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return out += quote;
}

Value make_bytes(Interp& in, Type* cls, std::string_view data) {
  if (cls == in.types().bytes) return in.heap().bytes(data);
  auto* const b = in.heap().make<Bytes>(cls);
  b->size = static_cast<std::uint32_t>(data.size());
  // A bytearray's block may grow and be given back: its capacity is that of its size class.
  b->capacity = std::bit_ceil(std::max<std::uint32_t>(b->size, 16));
  b->data = static_cast<std::uint8_t*>(in.arena().allocate_block(b->capacity));
  std::copy(data.begin(), data.end(), b->data);
  return b;
}

bool want_bytes(Interp& in, Value v, std::string_view& out) {
  if (is_bytes_like(v)) return out = bytes_of(v), true;
  in.type_error("a bytes-like object is required, not '{}'", in.type_name(v));
  return false;
}

bool bytes_from(Interp& in, Value v, std::string& data, Value& result) {
  if (is_bytes_like(v)) return data = bytes_of(v), true;
  if (is_unknown(v)) return result = v, false;
  result = Value::error();
  if (value::is_integer(v) || in.special(v, Special::Index).is_set()) {
    std::int64_t count = 0;
    if (in.index(v, count)) {
      if (count < 0) return in.raise(Exc::ValueError, "negative count"), false;
      if (!room_for_text(in, count)) return false;
      data.assign(static_cast<std::size_t>(count), '\0');
      return true;
    }
    if (!in.catch_pending(Exc::TypeError)) return false;
  }
  if (value::is_str(v) || in.special(v, Special::Iter).is_unset())
    return in.type_error("cannot convert '{}' object to bytes", in.type_name(v)), false;
  List items;
  if (!in.collect(v, items)) return false;
  for (const Value item : items.items()) {
    if (is_unknown(item)) return result = item, false;
    std::int64_t byte = 0;
    if (!in.index(item, byte)) return false;
    if (byte < 0 || byte > 255) return in.raise(Exc::ValueError, "bytes must be in range(0, 256)"), false;
    data += static_cast<char>(byte);
  }
  return true;
}

void install_bytes(Interp& in) {
  for (Type* const type : {in.types().bytes, in.types().bytearray}) {
    in.heap().add_methods(type, kShared);
    in.heap().add_methods(type, bytes_search_methods());
    in.heap().add_methods(type, bytes_text_methods());
  }
  in.heap().add_methods(in.types().bytes, kBytes);
  in.heap().add_methods(in.types().bytearray, kByteArray);
}

}  // namespace shapetrace::python
