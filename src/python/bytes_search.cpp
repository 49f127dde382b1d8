// bytes and bytearray: finding, counting, replacing, splitting, joining, stripping.
#include <algorithm>

#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/shared.hpp"
#include "python/text.hpp"

namespace shapetrace::python {

namespace {

bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }

Type* type_like(Interp& in, Value self) {
  return has_layout(self, Layout::ByteArray) ? in.types().bytearray : in.types().bytes;
}
Value like(Interp& in, Value self, std::string_view data) { return make_bytes(in, type_like(in, self), data); }

// A bytes-like argument or a single byte given as int.
bool want_pattern(Interp& in, Value v, std::string& out) {
  if (is_bytes_like(v)) return out = bytes_of(v), true;
  if (!value::is_integer(v) && in.special(v, Special::Index).is_unset()) {
    in.type_error("argument should be integer or bytes-like object, not '{}'", in.type_name(v));
    return false;
  }
  std::int64_t byte = 0;
  if (!in.index(v, byte)) return false;
  if (byte < 0 || byte > 255) return in.raise(Exc::ValueError, "byte must be in range(0, 256)"), false;
  out = static_cast<char>(byte);
  return true;
}

template <bool from_right, bool must_find>
Value find(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().int_);
  std::string wanted;
  const std::string_view data = bytes_of(a[0]);
  Window window;
  if (!want_pattern(in, a[1], wanted) || !read_window(in, a[2], a[3], static_cast<std::int64_t>(data.size()), window))
    return Value::error();
  std::size_t at = std::string_view::npos;
  if (!window.empty_range()) {
    const std::string_view part =
        data.substr(static_cast<std::size_t>(window.from), static_cast<std::size_t>(window.to - window.from));
    at = from_right ? part.rfind(wanted) : part.find(wanted);
  }
  if (at != std::string_view::npos) return Value::small_int(window.from + static_cast<std::int64_t>(at));
  return must_find ? in.raise(Exc::ValueError, "subsection not found") : Value::small_int(-1);
}

Value bytes_count(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().int_);
  std::string wanted;
  const std::string_view data = bytes_of(a[0]);
  Window window;
  if (!want_pattern(in, a[1], wanted) || !read_window(in, a[2], a[3], static_cast<std::int64_t>(data.size()), window))
    return Value::error();
  if (window.empty_range()) return Value::small_int(0);
  if (wanted.empty()) return Value::small_int(window.to - window.from + 1);
  const std::string_view part =
      data.substr(static_cast<std::size_t>(window.from), static_cast<std::size_t>(window.to - window.from));
  std::int64_t count = 0;
  for (std::size_t at = part.find(wanted); at != std::string_view::npos; at = part.find(wanted, at + wanted.size()))
    ++count;
  return Value::small_int(count);
}

template <bool at_end>
Value has_affix(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().bool_);
  const std::string_view data = bytes_of(a[0]);
  Window window;
  if (!read_window(in, a[2], a[3], static_cast<std::int64_t>(data.size()), window)) return Value::error();
  const auto matches = [&](std::string_view affix) {
    if (window.empty_range()) return false;
    const std::string_view part =
        data.substr(static_cast<std::size_t>(window.from), static_cast<std::size_t>(window.to - window.from));
    return at_end ? part.ends_with(affix) : part.starts_with(affix);
  };
  if (is_bytes_like(a[1])) return Value::boolean(matches(bytes_of(a[1])));
  if (!value::is_tuple(a[1]))
    return in.type_error("{} first arg must be bytes or a tuple of bytes, not {}", at_end ? "endswith" : "startswith",
                         in.type_name(a[1]));
  for (const Value v : items_of(a[1])) {
    std::string_view affix;
    if (is_unknown(v)) return in.unknown_from(v, in.types().bool_);
    if (!want_bytes(in, v, affix)) return Value::error();
    if (matches(affix)) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value bytes_replace(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, type_like(in, a[0]));
  std::string_view old;
  std::string_view with;
  std::int64_t limit = -1;
  if (!want_bytes(in, a[1], old) || !want_bytes(in, a[2], with) || !interp::want_index(in, a[3], limit))
    return Value::error();
  auto left = limit < 0 ? UINT64_MAX : static_cast<std::uint64_t>(limit);
  const std::string_view data = bytes_of(a[0]);
  std::string out;
  std::size_t at = 0;
  for (; left != 0; --left) {
    const std::size_t found = old.empty() ? at : data.find(old, at);
    if (found == std::string_view::npos) break;
    out += data.substr(at, found - at);
    out += with;
    at = found + old.size();
    if (!room_for_text(in, out.size() + with.size())) return Value::error();
    if (old.empty()) {
      if (at == data.size()) break;
      out += data[at++];
    }
  }
  out += data.substr(std::min(at, data.size()));
  return like(in, a[0], out);
}

template <bool from_right>
Value split(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().list);
  std::int64_t max_split = -1;
  if (!interp::want_index(in, a[2], max_split)) return Value::error();
  auto limit = max_split < 0 ? UINT64_MAX : static_cast<std::uint64_t>(max_split);
  std::string_view data = bytes_of(a[0]);
  List* const out = in.heap().list();
  const auto add = [&](std::string_view part) { out->append(in.arena(), like(in, a[0], part)); };
  const bool by_space = a[1].is_unset() || a[1].is_none();
  std::string_view separator;
  if (!by_space && !want_bytes(in, a[1], separator)) return Value::error();
  if (!by_space && separator.empty()) return in.raise(Exc::ValueError, "empty separator");
  const auto trim = [&](bool front) {
    while (!data.empty() && is_space(front ? data.front() : data.back()))
      front ? data.remove_prefix(1) : data.remove_suffix(1);
  };
  while (true) {
    if (by_space) trim(!from_right);
    if (by_space && data.empty()) break;
    if (limit-- == 0) {
      add(data);
      break;
    }
    std::size_t at = std::string_view::npos;
    std::size_t width = separator.size();
    if (by_space) {
      width = 1;
      for (std::size_t i = 0; i < data.size() && at == std::string_view::npos; ++i)
        if (const std::size_t place = from_right ? data.size() - 1 - i : i; is_space(data[place])) at = place;
    } else {
      at = from_right ? data.rfind(separator) : data.find(separator);
    }
    if (at == std::string_view::npos) {
      add(data);
      break;
    }
    add(from_right ? data.substr(at + width) : data.substr(0, at));
    if (out->size % 4096 == 0 && !in.poll()) return Value::error();
    data = from_right ? data.substr(0, at) : data.substr(at + width);
  }
  if (from_right) std::reverse(out->items().begin(), out->items().end());
  return out;
}

Value bytes_splitlines(Interp& in, const Value* a) {
  bool keep_ends = false;
  if (a[1].is_set()) {
    const int truth = in.truth(a[1]);
    if (truth < 0) return Value::error();
    keep_ends = truth != 0;
  }
  const std::string_view data = bytes_of(a[0]);
  List* const out = in.heap().list();
  for (std::size_t at = 0; at < data.size();) {
    const std::size_t end = std::min(data.find_first_of("\r\n", at), data.size());
    std::size_t next = std::min(end + 1, data.size());
    if (end < data.size() && data[end] == '\r' && next < data.size() && data[next] == '\n') ++next;
    out->append(in.arena(), like(in, a[0], data.substr(at, (keep_ends ? next : end) - at)));
    if (out->size % 4096 == 0 && !in.poll()) return Value::error();
    at = next;
  }
  return out;
}

template <bool from_right>
Value partition(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  std::string_view separator;
  if (!want_bytes(in, a[1], separator)) return Value::error();
  if (separator.empty()) return in.raise(Exc::ValueError, "empty separator");
  const std::string_view data = bytes_of(a[0]);
  const std::size_t at = from_right ? data.rfind(separator) : data.find(separator);
  const auto part = [&](std::string_view piece) { return like(in, a[0], piece); };
  if (at == std::string_view::npos)
    return from_right ? in.heap().tuple({part({}), part({}), part(data)})
                      : in.heap().tuple({part(data), part({}), part({})});
  return in.heap().tuple({part(data.substr(0, at)), part(separator), part(data.substr(at + separator.size()))});
}

Value bytes_join(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], type_like(in, a[0]));
  if (in.special(a[1], Special::Iter).is_unset()) return in.raise(Exc::TypeError, "can only join an iterable");
  List items;
  if (!in.collect(a[1], items)) return Value::error();
  std::string out;
  for (std::uint32_t i = 0; i < items.size; ++i) {
    if (is_unknown(items.data[i])) return in.unknown_from(items.data[i], type_like(in, a[0]));
    if (!is_bytes_like(items.data[i]))
      return in.type_error("sequence item {}: expected a bytes-like object, {} found", i, in.type_name(items.data[i]));
    if (i != 0) out += bytes_of(a[0]);
    out += bytes_of(items.data[i]);
    if (!room_for_text(in, out.size())) return Value::error();
  }
  return like(in, a[0], out);
}

enum Sides { kLeft = 1, kRight = 2 };

template <int sides>
Value strip(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], type_like(in, a[0]));
  std::string_view set = " \t\n\r\v\f";
  if (given(a[1]) && !want_bytes(in, a[1], set)) return Value::error();
  std::string_view data = bytes_of(a[0]);
  const auto removed = [set](char c) { return set.find(c) != std::string_view::npos; };
  if constexpr ((sides & kLeft) != 0)
    while (!data.empty() && removed(data.front())) data.remove_prefix(1);
  if constexpr ((sides & kRight) != 0)
    while (!data.empty() && removed(data.back())) data.remove_suffix(1);
  return like(in, a[0], data);
}

template <bool at_end>
Value remove_affix(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], type_like(in, a[0]));
  std::string_view affix;
  if (!want_bytes(in, a[1], affix)) return Value::error();
  std::string_view data = bytes_of(a[0]);
  if (!affix.empty() && (at_end ? data.ends_with(affix) : data.starts_with(affix)))
    data = at_end ? data.substr(0, data.size() - affix.size()) : data.substr(affix.size());
  return like(in, a[0], data);
}

constexpr NativeDef kMethods[] = {
    {"find", "self, sub, start=None, end=None, /", find<false, false>},
    {"rfind", "self, sub, start=None, end=None, /", find<true, false>},
    {"index", "self, sub, start=None, end=None, /", find<false, true>},
    {"rindex", "self, sub, start=None, end=None, /", find<true, true>},
    {"count", "self, sub, start=None, end=None, /", bytes_count},
    {"startswith", "self, prefix, start=None, end=None, /", has_affix<false>},
    {"endswith", "self, suffix, start=None, end=None, /", has_affix<true>},
    {"replace", "self, old, new, count=-1, /", bytes_replace},
    {"split", "self, /, sep=None, maxsplit=-1", split<false>},
    {"rsplit", "self, /, sep=None, maxsplit=-1", split<true>},
    {"splitlines", "self, /, keepends=False", bytes_splitlines},
    {"partition", "self, sep, /", partition<false>},
    {"rpartition", "self, sep, /", partition<true>},
    {"join", "self, iterable_of_bytes, /", bytes_join},
    {"strip", "self, bytes=None, /", strip<kLeft | kRight>},
    {"lstrip", "self, bytes=None, /", strip<kLeft>},
    {"rstrip", "self, bytes=None, /", strip<kRight>},
    {"removeprefix", "self, prefix, /", remove_affix<false>},
    {"removesuffix", "self, suffix, /", remove_affix<true>},
};

}  // namespace

std::span<const NativeDef> bytes_search_methods() { return kMethods; }

}  // namespace shapetrace::python
