// str: taking apart and putting together: split, partition, join, and padding to a width.
#include <algorithm>
#include <cstring>

#include "interp/native.hpp"
#include "python/format.hpp"
#include "python/text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::List;
using value::NativeDef;
using value::Str;
using value::Value;

namespace {

// False when the pieces ate the budget.
bool add(Interp& in, List& list, std::string_view part) {
  list.append(in.arena(), in.heap().str(part));
  return list.size % 4096 != 0 || in.poll();
}

// Pieces between runs of white space, at most `limit` cuts.
bool split_space(Interp& in, std::string_view text, std::uint64_t limit, List& out) {
  std::size_t at = 0;
  const auto skip = [&](bool spaces) {
    for (std::size_t next = at; at < text.size() && unicode::is_space(unicode::next(text, next)) == spaces;) at = next;
  };
  while (true) {
    skip(true);
    if (at == text.size()) return true;
    const std::size_t begin = at;
    if (limit-- == 0) return add(in, out, text.substr(begin));
    skip(false);
    if (!add(in, out, text.substr(begin, at - begin))) return false;
  }
}

bool rsplit_space(Interp& in, std::string_view text, std::uint64_t limit, List& out) {
  std::size_t at = text.size();
  const auto skip = [&](bool spaces) {
    for (std::size_t next = at; at > 0 && unicode::is_space(unicode::previous(text, next)) == spaces;) at = next;
  };
  while (true) {
    skip(true);
    if (at == 0) break;
    const std::size_t end = at;
    if (limit-- == 0) {
      add(in, out, text.substr(0, end));
      break;
    }
    skip(false);
    if (!add(in, out, text.substr(at, end - at))) return false;
  }
  std::reverse(out.items().begin(), out.items().end());
  return true;
}

template <bool from_right>
Value split(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().list);
  std::int64_t max_split = -1;
  if (!interp::want_index(in, a[2], max_split)) return Value::error();
  auto limit = max_split < 0 ? UINT64_MAX : static_cast<std::uint64_t>(max_split);
  std::string_view text = value::text_of(a[0]);
  List* const out = in.heap().list();
  if (a[1].is_unset() || a[1].is_none()) {
    const bool done = from_right ? rsplit_space(in, text, limit, *out) : split_space(in, text, limit, *out);
    return done ? Value(out) : Value::error();
  }
  if (!value::is_str(a[1])) return in.type_error("must be str or None, not {}", in.type_name(a[1]));
  const std::string_view separator = value::text_of(a[1]);
  if (separator.empty()) return in.raise(Exc::ValueError, "empty separator");
  for (; limit != 0; --limit) {
    const std::size_t at = from_right ? text.rfind(separator) : text.find(separator);
    if (at == std::string_view::npos) break;
    if (from_right) {
      if (!add(in, *out, text.substr(at + separator.size()))) return Value::error();
      text = text.substr(0, at);
    } else {
      if (!add(in, *out, text.substr(0, at))) return Value::error();
      text = text.substr(at + separator.size());
    }
  }
  add(in, *out, text);
  if (from_right) std::reverse(out->items().begin(), out->items().end());
  return out;
}

bool ends_line(char32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Value str_splitlines(Interp& in, const Value* a) {
  bool keep_ends = false;
  if (a[1].is_set()) {
    const int truth = in.truth(a[1]);
    if (truth < 0) return Value::error();
    keep_ends = truth != 0;
  }
  const std::string_view text = value::text_of(a[0]);
  List* const out = in.heap().list();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t end = at;
    while (at < text.size()) {
      const char32_t c = unicode::next(text, at);
      if (ends_line(c)) {
        if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
        break;
      }
      end = at;
    }
    if (!add(in, *out, text.substr(begin, (keep_ends ? at : end) - begin))) return Value::error();
  }
  return out;
}

template <bool from_right>
Value partition(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  if (!value::is_str(a[1])) return in.type_error("must be str, not {}", in.type_name(a[1]));
  const std::string_view text = value::text_of(a[0]);
  const std::string_view separator = value::text_of(a[1]);
  if (separator.empty()) return in.raise(Exc::ValueError, "empty separator");
  auto& heap = in.heap();
  const std::size_t at = from_right ? text.rfind(separator) : text.find(separator);
  if (at == std::string_view::npos) {
    const Value whole = heap.str(text);
    const Value none = heap.empty_str();
    return from_right ? heap.tuple({none, none, whole}) : heap.tuple({whole, none, none});
  }
  return heap.tuple({Value(heap.str(text.substr(0, at))), a[1], Value(heap.str(text.substr(at + separator.size())))});
}

Value str_join(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  const Str& separator = *value::as<Str>(a[0]);
  List collected;
  std::span<const Value> items;
  if (value::is_list(a[1])) {
    items = value::as<List>(a[1])->items();
  } else if (value::is_tuple(a[1])) {
    items = value::as<value::Tuple>(a[1])->items();
  } else {
    if (in.special(a[1], value::Special::Iter).is_unset() && in.special(a[1], value::Special::GetItem).is_unset())
      return in.raise(Exc::TypeError, "can only join an iterable");
    if (!in.collect(a[1], collected)) return Value::error();
    items = collected.items();
  }
  std::uint64_t size = 0;
  std::uint64_t length = 0;
  Value unknown;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (value::is_unknown(items[i])) {
      unknown = items[i];
      continue;
    }
    if (!value::is_str(items[i]))
      return in.type_error("sequence item {}: expected str instance, {} found", i, in.type_name(items[i]));
    const auto* const s = value::as<Str>(items[i]);
    size += s->size;
    length += s->length;
  }
  if (unknown.is_set()) {
    std::string shown;
    for (std::size_t i = 0; i < items.size() && shown.size() < 4096; ++i) {
      if (i != 0) shown += separator.view();
      shown += value::shown_text(items[i]);
    }
    return in.unknown_text(unknown, shown);
  }
  if (items.empty()) return in.heap().empty_str();
  if (items.size() == 1 && items[0].object()->type == in.types().str) return items[0];
  size += (items.size() - 1) * std::uint64_t{separator.size};
  length += (items.size() - 1) * std::uint64_t{separator.length};
  if (size <= 1) return in.heap().str(items.size() == 1 ? value::text_of(items[0]) : std::string_view());
  if (!room_for_text(in, size)) return Value::error();
  Str* const out = in.heap().allocate_str(size);
  char* to = out->data();
  bool first = true;
  for (const Value v : items) {
    if (!first) to = static_cast<char*>(std::memcpy(to, separator.data(), separator.size)) + separator.size;
    first = false;
    const auto* const s = value::as<Str>(v);
    to = static_cast<char*>(std::memcpy(to, s->data(), s->size)) + s->size;
  }
  out->length = static_cast<std::uint32_t>(length);
  return out;
}

template <char align>
Value justify(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().str);
  std::int64_t width = 0;
  if (!in.index(a[1], width)) return Value::error();
  char32_t fill = ' ';
  if (a[2].is_set()) {
    if (!value::is_str(a[2]))
      return in.type_error("The fill character must be a unicode character, not {}", in.type_name(a[2]));
    if (value::as<Str>(a[2])->length != 1)
      return in.raise(Exc::TypeError, "The fill character must be exactly one character long");
    std::size_t at = 0;
    fill = unicode::next(value::text_of(a[2]), at);
  }
  const Str& s = *value::as<Str>(a[0]);
  const std::int64_t missing = width - s.length;
  if (missing <= 0) return s.type == in.types().str ? a[0] : Value(in.heap().str(s.view()));
  if (!room_for_text(in, width)) return Value::error();
  // str.center gives the odd place to the left where the width is odd (unlike format's ^).
  const std::int64_t left = align == '>' ? missing : align == '^' ? missing / 2 + (missing & width & 1) : 0;
  std::string out;
  append_fill(out, fill, left);
  out += s.view();
  append_fill(out, fill, missing - left);
  return in.heap().str(out);
}

Value str_zfill(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  std::int64_t width = 0;
  if (!in.index(a[1], width)) return Value::error();
  const Str& s = *value::as<Str>(a[0]);
  if (width <= s.length) return s.type == in.types().str ? a[0] : Value(in.heap().str(s.view()));
  if (!room_for_text(in, width)) return Value::error();
  std::string out(s.view());
  const std::size_t sign = !out.empty() && (out[0] == '+' || out[0] == '-') ? 1 : 0;
  out.insert(sign, static_cast<std::size_t>(width - s.length), '0');
  return in.heap().str(out);
}

Value str_expandtabs(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  std::int64_t tab = 8;
  if (!interp::want_index(in, a[1], tab)) return Value::error();
  const std::string_view text = value::text_of(a[0]);
  std::string out;
  std::int64_t column = 0;
  for (const char c : text) {
    if (c == '\t') {
      const std::int64_t step = tab > 0 ? tab - column % tab : 0;
      if (!room_for_text(in, step) || !room_for_text(in, out.size())) return Value::error();
      out.append(static_cast<std::size_t>(step), ' ');
      column += step;
      continue;
    }
    out += c;
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) ++column;
    if (c == '\n' || c == '\r') column = 0;
  }
  return in.heap().str(out);
}

constexpr NativeDef kMethods[] = {
    {"split", "self, /, sep=None, maxsplit=-1", split<false>},
    {"rsplit", "self, /, sep=None, maxsplit=-1", split<true>},
    {"splitlines", "self, /, keepends=False", str_splitlines},
    {"partition", "self, sep, /", partition<false>},
    {"rpartition", "self, sep, /", partition<true>},
    {"join", "self, iterable, /", str_join},
    {"center", "self, width, fillchar=' ', /", justify<'^'>},
    {"ljust", "self, width, fillchar=' ', /", justify<'<'>},
    {"rjust", "self, width, fillchar=' ', /", justify<'>'>},
    {"zfill", "self, width, /", str_zfill},
    {"expandtabs", "self, /, tabsize=8", str_expandtabs},
};

}  // namespace

std::span<const NativeDef> str_split_methods() { return kMethods; }

}  // namespace shapetrace::python
