// str: making it, operators, items, formatting. Its other methods are in str_search.cpp, str_split.cpp, str_case.cpp.
#include <cstring>

#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

namespace {

void append_escape(std::string& out, char32_t c) {
  if (c < 0x100) {
    out += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(c));
  } else if (c < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  } else {
    out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c));
  }
}

Value unknown_str(Interp& in, Value cause) { return in.unknown_from(cause, in.types().str); }

Value str_new(Interp& in, const Value* a) {
  auto* const cls = value::as<Type>(a[0]);
  if (a[1].is_unset() && a[2].is_unset() && a[3].is_unset()) return text_as(in, cls, "");
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return unknown_str(in, u);
  Value v = a[1];
  if (a[2].is_unset() && a[3].is_unset()) {
    v = in.str_of(v);
  } else {
    std::string_view encoding = "utf-8";
    std::string_view errors = "strict";
    if (a[2].is_set() && !interp::want_str(in, a[2], "str", encoding)) return Value::error();
    if (a[3].is_set() && !interp::want_str(in, a[3], "str", errors)) return Value::error();
    if (v.is_set() && value::is_str(v)) return in.raise(Exc::TypeError, "decoding str is not supported");
    if (v.is_unset()) return text_as(in, cls, "");
    if (!is_bytes_like(v)) return in.type_error("decoding to str: need a bytes-like object, {} found", in.type_name(v));
    v = decode_bytes(in, v, encoding, errors);
  }
  if (v.is_error() || value::is_unknown(v) || cls == in.types().str) return v;
  return text_as(in, cls, value::text_of(v));
}

Value str_mod(Interp& in, const Value* a) { return format_percent(in, value::text_of(a[0]), a[1], false); }
Value str_rmod(Interp& in, const Value* a) {
  return value::is_str(a[1]) ? format_percent(in, value::text_of(a[1]), a[0], false) : Value::not_implemented();
}

Value str_repr_method(Interp& in, const Value* a) {
  if (!room_for_text(in, std::size_t{as<Str>(a[0])->size})) return Value::error();
  return in.heap().str(str_repr(value::text_of(a[0])));
}
Value str_str(Interp& in, const Value* a) {
  if (a[0].object()->type == in.types().str) return a[0];
  return in.heap().str(value::text_of(a[0]));
}

Value str_dunder_format(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return unknown_str(in, a[1]);
  std::string_view spec;
  if (!interp::want_str(in, a[1], "__format__", spec)) return Value::error();
  if (!spec.empty()) return format_text(in, a[0], spec);
  return a[0].object()->type == in.types().str ? a[0] : in.str_of(a[0]);
}

Value str_format(Interp& in, const Value* a) {
  return format_fields(in, value::text_of(a[0]), value::as<value::Tuple>(a[1]), value::as<value::Dict>(a[2]), {});
}
Value str_format_map(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return unknown_str(in, a[1]);
  return format_fields(in, value::text_of(a[0]), nullptr, nullptr, a[1]);
}

Value str_encode(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().bytes);
  std::string_view encoding = "utf-8";
  std::string_view errors = "strict";
  if (a[1].is_set() && !interp::want_str(in, a[1], "encode", encoding)) return Value::error();
  if (a[2].is_set() && !interp::want_str(in, a[2], "encode", errors)) return Value::error();
  return encode_text(in, a[0], encoding, errors);
}

Value str_getnewargs(Interp& in, const Value* a) {
  return in.heap().tuple({Value(in.heap().str(value::text_of(a[0])))});
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, object='', encoding='utf-8', errors='strict'", str_new, NativeKind::Static},
    {"__add__", "self, value, /", native_binary<BinaryOp::Add>},
    {"__mul__", "self, value, /", native_binary<BinaryOp::Mul>},
    {"__rmul__", "self, value, /", native_reflected<BinaryOp::Mul>},
    {"__mod__", "self, value, /", str_mod},
    {"__rmod__", "self, value, /", str_rmod},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>},
    {"__hash__", "self, /", native_hash},
    {"__len__", "self, /", native_length},
    {"__contains__", "self, key, /", native_contains},
    {"__getitem__", "self, key, /", native_get_item},
    {"__iter__", "self, /", native_iterate},
    {"__repr__", "self, /", str_repr_method},
    {"__str__", "self, /", str_str},
    {"__format__", "self, format_spec, /", str_dunder_format},
    {"__getnewargs__", "self, /", str_getnewargs},
    {"format", "self, /, *args, **kwargs", str_format},
    {"format_map", "self, mapping, /", str_format_map},
    {"encode", "self, /, encoding='utf-8', errors='strict'", str_encode},
};

}  // namespace

std::string str_repr(std::string_view text) {
  // Single quotes, unless only double ones avoid a backslash.
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out;
  out.reserve(text.size() + 2);
  out += quote;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (c == static_cast<char32_t>(quote) || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (unicode::is_printable(c)) {
      out += text.substr(begin, at - begin);
    } else {
      append_escape(out, c);
    }
  }
  return out += quote;
}

std::string escape_non_ascii(std::string_view repr) {
  std::string out;
  for (std::size_t at = 0; at < repr.size();) {
    const char32_t c = unicode::next(repr, at);
    if (c < 128) {
      out += static_cast<char>(c);
    } else {
      append_escape(out, c);
    }
  }
  return out;
}

Value text_as(Interp& in, Type* cls, std::string_view utf8) {
  if (cls == in.types().str) return in.heap().str(utf8);
  Str* const s = in.heap().allocate_str(utf8.size());
  std::memcpy(s->data(), utf8.data(), utf8.size());
  s->length = static_cast<std::uint32_t>(unicode::count(utf8));
  s->type = cls;
  return s;
}

bool read_window(Interp& in, Value start, Value stop, std::int64_t length, Window& out) {
  out = {0, length};
  const auto read = [&](Value v, std::int64_t& bound) {
    if (v.is_unset() || v.is_none()) return true;
    if (!v.is_int() && !value::is_integer(v) && in.special(v, value::Special::Index).is_unset()) {
      in.raise(Exc::TypeError, "slice indices must be integers or None or have an __index__ method");
      return false;
    }
    const Value whole = in.index_value(v);
    if (whole.is_error()) return false;
    if (!value::to_int64(whole, bound)) bound = value::as<value::Int>(whole)->count < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
    if (bound < 0) bound = std::max<std::int64_t>(bound + length, 0);
    return true;
  };
  if (!read(start, out.from) || !read(stop, out.to)) return false;
  out.to = std::min(out.to, length);
  return true;
}

void install_str(Interp& in) {
  Type* const type = in.types().str;
  in.heap().add_methods(type, kMethods);
  in.heap().add_methods(type, str_search_methods());
  in.heap().add_methods(type, str_split_methods());
  in.heap().add_methods(type, str_case_methods());
}

}  // namespace shapetrace::python
