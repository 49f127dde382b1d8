// str: finding, counting, replacing, stripping, translating.
#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "python/format.hpp"
#include "python/text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::NativeDef;
using value::NativeKind;
using value::Str;
using value::Value;

namespace {

Value unknown_in(Interp& in, const Value* a, std::size_t count, value::Type* kind) {
  const Value u = interp::first_unknown({a, count});
  return u.is_set() ? in.unknown_from(u, kind) : u;
}

std::size_t byte_of(const Str& s, std::int64_t character) {
  return s.ascii() ? static_cast<std::size_t>(character) : interp::offset_of(s, static_cast<std::size_t>(character));
}
std::int64_t character_of(const Str& s, std::size_t byte) {
  return static_cast<std::int64_t>(s.ascii() ? byte : unicode::count(s.view().substr(0, byte)));
}

// find, rfind, index, rindex: the place or -1; false after an error.
bool locate(Interp& in, const Value* a, bool from_right, std::int64_t& place) {
  if (!value::is_str(a[1])) return in.type_error("must be str, not {}", in.type_name(a[1])), false;
  const Str& s = *value::as<Str>(a[0]);
  const std::string_view wanted = value::text_of(a[1]);
  Window window;
  if (!read_window(in, a[2], a[3], s.length, window)) return false;
  place = -1;
  if (window.empty_range()) return true;
  const std::size_t from = byte_of(s, window.from);
  const std::string_view part = s.view().substr(from, byte_of(s, window.to) - from);
  const std::size_t at = from_right ? part.rfind(wanted) : part.find(wanted);
  if (at != std::string_view::npos) place = character_of(s, from + at);
  return true;
}

template <bool from_right, bool must_find>
Value find(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 3, in.types().int_); u.is_set()) return u;
  std::int64_t place = 0;
  if (!locate(in, a, from_right, place)) return Value::error();
  if (must_find && place < 0) return in.raise(Exc::ValueError, "substring not found");
  return Value::small_int(place);
}

Value str_count(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 3, in.types().int_); u.is_set()) return u;
  if (!value::is_str(a[1])) return in.type_error("must be str, not {}", in.type_name(a[1]));
  const Str& s = *value::as<Str>(a[0]);
  const std::string_view wanted = value::text_of(a[1]);
  Window window;
  if (!read_window(in, a[2], a[3], s.length, window)) return Value::error();
  if (window.empty_range()) return Value::small_int(0);
  if (wanted.empty()) return Value::small_int(window.to - window.from + 1);
  const std::size_t from = byte_of(s, window.from);
  const std::string_view part = s.view().substr(from, byte_of(s, window.to) - from);
  std::int64_t count = 0;
  for (std::size_t at = part.find(wanted); at != std::string_view::npos; at = part.find(wanted, at + wanted.size()))
    ++count;
  return Value::small_int(count);
}

template <bool at_end>
Value has_affix(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 3, in.types().bool_); u.is_set()) return u;
  constexpr std::string_view kName = at_end ? "endswith" : "startswith";
  const Str& s = *value::as<Str>(a[0]);
  Window window{0, s.length};
  std::string_view part = s.view();
  if (a[2].is_set() || a[3].is_set()) {
    if (!read_window(in, a[2], a[3], s.length, window)) return Value::error();
    if (!window.empty_range()) {
      const std::size_t from = byte_of(s, window.from);
      part = part.substr(from, byte_of(s, window.to) - from);
    }
  }
  const auto matches = [&](std::string_view affix) {
    return !window.empty_range() && (at_end ? part.ends_with(affix) : part.starts_with(affix));
  };
  if (value::is_str(a[1])) return Value::boolean(matches(value::text_of(a[1])));
  if (!value::is_tuple(a[1]))
    return in.type_error("{} first arg must be str or a tuple of str, not {}", kName, in.type_name(a[1]));
  for (const Value v : value::as<value::Tuple>(a[1])->items()) {
    if (value::is_unknown(v)) return in.unknown_from(v, in.types().bool_);
    if (!value::is_str(v)) return in.type_error("tuple for {} must only contain str, not {}", kName, in.type_name(v));
    if (matches(value::text_of(v))) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value str_replace(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 3, in.types().str); u.is_set()) return u;
  for (const int i : {1, 2})
    if (!value::is_str(a[i])) return in.type_error("replace() argument {} must be str, not {}", i, in.type_name(a[i]));
  std::int64_t limit = -1;
  if (!interp::want_index(in, a[3], limit)) return Value::error();
  const std::string_view text = value::text_of(a[0]);
  const std::string_view old = value::text_of(a[1]);
  const std::string_view with = value::text_of(a[2]);
  auto left = limit < 0 ? UINT64_MAX : static_cast<std::uint64_t>(limit);
  std::string out;
  std::size_t at = 0;
  if (old.empty()) {
    for (; left != 0; --left) {
      if (!room_for_text(in, out.size() + with.size())) return Value::error();
      out += with;
      if (at == text.size()) break;
      const std::size_t width = unicode::width_of(static_cast<unsigned char>(text[at]));
      out += text.substr(at, width);
      at += width;
    }
  } else {
    for (; left != 0; --left) {
      const std::size_t found = text.find(old, at);
      if (found == std::string_view::npos) break;
      out += text.substr(at, found - at);
      out += with;
      at = found + old.size();
      if (!room_for_text(in, out.size())) return Value::error();
    }
    if (at == 0 && out.empty() && a[0].object()->type == in.types().str) return a[0];
  }
  out += text.substr(at);
  return in.heap().str(out);
}

enum Sides { kLeft = 1, kRight = 2 };

template <int sides>
Value strip(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 1, in.types().str); u.is_set()) return u;
  constexpr std::string_view kName = sides == kLeft ? "lstrip" : sides == kRight ? "rstrip" : "strip";
  const std::string_view text = value::text_of(a[0]);
  std::size_t begin = 0;
  std::size_t end = text.size();
  const auto strip_where = [&](auto&& removed) {
    if constexpr ((sides & kLeft) != 0)
      for (std::size_t at = begin; at < end && removed(unicode::next(text, at));) begin = at;
    if constexpr ((sides & kRight) != 0)
      for (std::size_t at = end; at > begin && removed(unicode::previous(text, at));) end = at;
  };
  if (a[1].is_unset() || a[1].is_none()) {
    strip_where(unicode::is_space);
  } else if (value::is_str(a[1])) {
    const std::string_view set = value::text_of(a[1]);
    strip_where([set](char32_t c) {
      if (c < 128) return set.find(static_cast<char>(c)) != std::string_view::npos;
      std::string encoded;
      unicode::append(encoded, c);
      return set.find(encoded) != std::string_view::npos;
    });
  } else {
    return in.type_error("{} arg must be None or str", kName);
  }
  if (begin == 0 && end == text.size() && a[0].object()->type == in.types().str) return a[0];
  return in.heap().str(text.substr(begin, end - begin));
}

template <bool at_end>
Value remove_affix(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 1, in.types().str); u.is_set()) return u;
  std::string_view affix;
  if (!interp::want_str(in, a[1], at_end ? "removesuffix" : "removeprefix", affix)) return Value::error();
  std::string_view text = value::text_of(a[0]);
  if (!affix.empty() && (at_end ? text.ends_with(affix) : text.starts_with(affix)))
    text = at_end ? text.substr(0, text.size() - affix.size()) : text.substr(affix.size());
  return in.heap().str(text);
}

// What translate's table has for a character: unset = keep it, None = drop it, else an int or a str.
Value translation(Interp& in, Value table, char32_t c) {
  const Value key = Value::small_int(static_cast<std::int64_t>(c));
  if (table.is_object() && table.object()->type == in.types().dict)
    return interp::dict_get(in, *value::as<value::Dict>(table), key);
  const Value v = in.get_item(table, key);
  if (v.is_error() && in.catch_pending(Exc::LookupError)) return {};
  return v;
}

Value str_translate(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a + 1, 1, in.types().str); u.is_set()) return u;
  const std::string_view text = value::text_of(a[0]);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!room_for_text(in, out.size())) return Value::error();
    const char32_t c = unicode::next(text, at);
    const Value v = translation(in, a[1], c);
    if (v.is_error()) return v;
    if (value::is_unknown(v)) return in.unknown_from(v, in.types().str);
    if (v.is_unset()) {
      unicode::append(out, c);
    } else if (value::is_str(v)) {
      out += value::text_of(v);
    } else if (std::int64_t code = 0; value::is_integer(v)) {
      if (!value::to_int64(v, code) || code < 0 || code > 0x10ffff)
        return in.raise(Exc::ValueError, "character mapping must be in range(0x110000)");
      unicode::append(out, static_cast<char32_t>(code));
    } else if (!v.is_none()) {
      return in.raise(Exc::TypeError, "character mapping must return integer, None or str");
    }
  }
  return in.heap().str(out);
}

Value str_maketrans(Interp& in, const Value* a) {
  if (const Value u = unknown_in(in, a, 3, in.types().dict); u.is_set()) return u;
  auto& heap = in.heap();
  value::Dict* const table = heap.dict();
  const auto add = [&](char32_t from, Value to) {
    return interp::dict_set(in, *table, Value::small_int(static_cast<std::int64_t>(from)), to);
  };
  if (a[1].is_unset()) {
    if (!value::is_dict(a[0]))
      return in.raise(Exc::TypeError, "if you give only one argument to maketrans it must be a dict");
    const auto* const given = value::as<value::Dict>(a[0]);
    for (std::uint32_t i = 0; i < given->used; ++i) {
      Value key = given->entries[i].key;
      if (key.is_unset()) continue;
      if (value::is_str(key)) {
        if (value::as<Str>(key)->length != 1)
          return in.raise(Exc::ValueError, "string keys in translate table must be of length 1");
        std::size_t at = 0;
        key = Value::small_int(static_cast<std::int64_t>(unicode::next(value::text_of(key), at)));
      } else if (!value::is_integer(key)) {
        return in.raise(Exc::TypeError, "keys in translate table must be strings or integers");
      }
      if (!interp::dict_set(in, *table, key, given->entries[i].value)) return Value::error();
    }
    return table;
  }
  if (!value::is_str(a[0]))
    return in.raise(Exc::TypeError, "first maketrans argument must be a string if there is a second argument");
  for (const int i : {1, 2})
    if (a[i].is_set() && !value::is_str(a[i]))
      return in.type_error("maketrans() argument {} must be str, not {}", i + 1, in.type_name(a[i]));
  if (value::as<Str>(a[0])->length != value::as<Str>(a[1])->length)
    return in.raise(Exc::ValueError, "the first two maketrans arguments must have equal length");
  const std::string_view from = value::text_of(a[0]);
  const std::string_view to = value::text_of(a[1]);
  for (std::size_t i = 0, j = 0; i < from.size();) {
    const char32_t key = unicode::next(from, i);
    if (!add(key, Value::small_int(static_cast<std::int64_t>(unicode::next(to, j))))) return Value::error();
  }
  if (a[2].is_set()) {
    const std::string_view dropped = value::text_of(a[2]);
    for (std::size_t i = 0; i < dropped.size();)
      if (!add(unicode::next(dropped, i), Value::none())) return Value::error();
  }
  return table;
}

constexpr NativeDef kMethods[] = {
    {"find", "self, sub, start=None, end=None, /", find<false, false>},
    {"rfind", "self, sub, start=None, end=None, /", find<true, false>},
    {"index", "self, sub, start=None, end=None, /", find<false, true>},
    {"rindex", "self, sub, start=None, end=None, /", find<true, true>},
    {"count", "self, sub, start=None, end=None, /", str_count},
    {"startswith", "self, prefix, start=None, end=None, /", has_affix<false>},
    {"endswith", "self, suffix, start=None, end=None, /", has_affix<true>},
    {"replace", "self, old, new, count=-1, /", str_replace},
    {"strip", "self, chars=None, /", strip<kLeft | kRight>},
    {"lstrip", "self, chars=None, /", strip<kLeft>},
    {"rstrip", "self, chars=None, /", strip<kRight>},
    {"removeprefix", "self, prefix, /", remove_affix<false>},
    {"removesuffix", "self, suffix, /", remove_affix<true>},
    {"translate", "self, table, /", str_translate},
    {"maketrans", "x, y=None, z=None, /", str_maketrans, NativeKind::Static},
};

}  // namespace

std::span<const NativeDef> str_search_methods() { return kMethods; }

}  // namespace shapetrace::python
