// bytes and bytearray: the methods that read them as ASCII text (case, kinds of characters, padding, translate).
#include <array>

#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Type* type_like(Interp& in, Value self) {
  return has_layout(self, Layout::ByteArray) ? in.types().bytearray : in.types().bytes;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 128; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c & ~0x20) : c; }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }
char swap_case(char c) { return is_alpha(c) ? static_cast<char>(c ^ 0x20) : c; }

template <char (*change)(char)>
Value mapped(Interp& in, const Value* a) {
  std::string out(bytes_of(a[0]));
  for (char& c : out) c = change(c);
  return make_bytes(in, type_like(in, a[0]), out);
}
Value bytes_capitalize(Interp& in, const Value* a) {
  std::string out(bytes_of(a[0]));
  for (char& c : out) c = to_lower(c);
  if (!out.empty()) out[0] = to_upper(out[0]);
  return make_bytes(in, type_like(in, a[0]), out);
}
Value bytes_title(Interp& in, const Value* a) {
  std::string out(bytes_of(a[0]));
  bool in_word = false;
  for (char& c : out) {
    c = in_word ? to_lower(c) : to_upper(c);
    in_word = is_alpha(c);
  }
  return make_bytes(in, type_like(in, a[0]), out);
}

template <bool (*test)(char), bool of_empty>
Value all_are(Interp&, const Value* a) {
  const std::string_view data = bytes_of(a[0]);
  for (const char c : data)
    if (!test(c)) return Value::boolean(false);
  return Value::boolean(of_empty || !data.empty());
}
template <bool (*wanted)(char)>
Value is_case(Interp&, const Value* a) {
  bool found = false;
  for (const char c : bytes_of(a[0])) {
    if (is_alpha(c) && !wanted(c)) return Value::boolean(false);
    found |= wanted(c);
  }
  return Value::boolean(found);
}
Value bytes_istitle(Interp&, const Value* a) {
  bool found = false;
  bool in_word = false;
  for (const char c : bytes_of(a[0])) {
    if (is_alpha(c) && is_upper(c) == in_word) return Value::boolean(false);
    in_word = is_alpha(c);
    found |= in_word;
  }
  return Value::boolean(found);
}

template <char align>
Value justify(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, type_like(in, a[0]));
  std::int64_t width = 0;
  if (!in.index(a[1], width)) return Value::error();
  std::string_view fill = " ";
  if (a[2].is_set() && (!is_bytes_like(a[2]) || bytes_of(a[2]).size() != 1))
    return in.type_error("{}() argument 2 must be a byte string of length 1, not {}",
                         align == '<'   ? "ljust"
                         : align == '>' ? "rjust"
                                        : "center",
                         in.type_name(a[2]));
  if (a[2].is_set()) fill = bytes_of(a[2]);
  const std::string_view data = bytes_of(a[0]);
  const std::int64_t missing = std::max<std::int64_t>(width - static_cast<std::int64_t>(data.size()), 0);
  if (!room_for_text(in, missing)) return Value::error();
  const std::int64_t left = align == '>' ? missing : align == '^' ? missing / 2 + (missing & width & 1) : 0;
  std::string out(static_cast<std::size_t>(left), fill[0]);
  out += data;
  out.append(static_cast<std::size_t>(missing - left), fill[0]);
  return make_bytes(in, type_like(in, a[0]), out);
}

Value bytes_zfill(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], type_like(in, a[0]));
  std::int64_t width = 0;
  if (!in.index(a[1], width)) return Value::error();
  std::string out(bytes_of(a[0]));
  const std::int64_t missing = width - static_cast<std::int64_t>(out.size());
  if (missing > 0 && !room_for_text(in, missing)) return Value::error();
  const std::size_t sign = !out.empty() && (out[0] == '+' || out[0] == '-') ? 1 : 0;
  if (missing > 0) out.insert(sign, static_cast<std::size_t>(missing), '0');
  return make_bytes(in, type_like(in, a[0]), out);
}

Value bytes_expandtabs(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], type_like(in, a[0]));
  std::int64_t tab = 8;
  if (!interp::want_index(in, a[1], tab)) return Value::error();
  std::string out;
  std::int64_t column = 0;
  for (const char c : bytes_of(a[0])) {
    if (c == '\t') {
      const std::int64_t step = tab > 0 ? tab - column % tab : 0;
      if (!room_for_text(in, step) || !room_for_text(in, out.size())) return Value::error();
      out.append(static_cast<std::size_t>(step), ' ');
      column += step;
    } else {
      out += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return make_bytes(in, type_like(in, a[0]), out);
}

Value bytes_translate(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, type_like(in, a[0]));
  std::string_view table;
  std::string_view dropped;
  if (!a[1].is_none()) {
    if (!want_bytes(in, a[1], table)) return Value::error();
    if (table.size() != 256) return in.raise(Exc::ValueError, "translation table must be 256 characters long");
  }
  if (a[2].is_set() && !want_bytes(in, a[2], dropped)) return Value::error();
  std::string out;
  for (const char c : bytes_of(a[0]))
    if (dropped.find(c) == std::string_view::npos) out += table.empty() ? c : table[static_cast<unsigned char>(c)];
  return make_bytes(in, type_like(in, a[0]), out);
}

Value bytes_maketrans(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a, 2}); u.is_set()) return in.unknown_from(u, in.types().bytes);
  std::string_view from;
  std::string_view to;
  if (!want_bytes(in, a[0], from) || !want_bytes(in, a[1], to)) return Value::error();
  if (from.size() != to.size()) return in.raise(Exc::ValueError, "maketrans arguments must have same length");
  std::array<char, 256> table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
  for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
  return in.heap().bytes({table.data(), table.size()});
}

constexpr NativeDef kMethods[] = {
    {"upper", "self, /", mapped<to_upper>},
    {"lower", "self, /", mapped<to_lower>},
    {"swapcase", "self, /", mapped<swap_case>},
    {"capitalize", "self, /", bytes_capitalize},
    {"title", "self, /", bytes_title},
    {"isalpha", "self, /", all_are<is_alpha, false>},
    {"isdigit", "self, /", all_are<is_digit, false>},
    {"isalnum", "self, /", all_are<is_alnum, false>},
    {"isspace", "self, /", all_are<is_space, false>},
    {"isascii", "self, /", all_are<is_ascii, true>},
    {"isupper", "self, /", is_case<is_upper>},
    {"islower", "self, /", is_case<is_lower>},
    {"istitle", "self, /", bytes_istitle},
    {"center", "self, width, fillchar=b' ', /", justify<'^'>},
    {"ljust", "self, width, fillchar=b' ', /", justify<'<'>},
    {"rjust", "self, width, fillchar=b' ', /", justify<'>'>},
    {"zfill", "self, width, /", bytes_zfill},
    {"expandtabs", "self, /, tabsize=8", bytes_expandtabs},
    {"translate", "self, table, /, delete=b''", bytes_translate},
    {"maketrans", "frm, to, /", bytes_maketrans, NativeKind::Static},
};

}  // namespace

std::span<const NativeDef> bytes_text_methods() { return kMethods; }

}  // namespace shapetrace::python
