// str.format: replacement fields. The grammar is in the library reference, "Format String Syntax".
#include "python/format.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::Value;

namespace {

struct Field {
  std::string_view name;
  char32_t conversion = 0;
  std::string_view spec;
  bool nested_spec = false;
};

// One call of format: where values come from, and how fields have been numbered so far.
struct Formatter {
  Interp& in;
  const interp::Tuple* arguments;
  const interp::Dict* keywords;
  Value mapping;
  enum class Numbering : std::uint8_t { Unset, Automatic, Manual } numbering = Numbering::Unset;
  std::size_t next_number = 0;
  Value unknown;  // set when an unknown value made the result unknown

  bool fail(std::string_view message) { return in.raise(Exc::ValueError, message), false; }

  bool expand(std::string_view text, int depth, std::string& out);
  bool parse_field(std::string_view text, std::size_t& at, Field& field);
  bool put_field(const Field& field, int depth, std::string& out);
  Value find_value(std::string_view name);
  Value first_value(std::string_view name);
  // -1: no number; -2: error.
  std::int64_t number_of(std::string_view digits);
};

bool Formatter::expand(std::string_view text, int depth, std::string& out) {
  if (depth <= 0) return fail("Max string recursion exceeded");
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t brace = text.find_first_of("{}", at);
    out += text.substr(at, brace - at);
    if (brace == std::string_view::npos) return true;
    at = brace + 1;
    const char c = text[brace];
    if (at < text.size() && text[at] == c) {
      out += c;
      ++at;
      continue;
    }
    if (c == '}') return fail("Single '}' encountered in format string");
    if (at == text.size()) return fail("Single '{' encountered in format string");
    Field field;
    if (!parse_field(text, at, field) || !put_field(field, depth, out)) return false;
  }
  return true;
}

// `at` stands behind the opening brace, and in the end behind the closing one.
bool Formatter::parse_field(std::string_view text, std::size_t& at, Field& field) {
  const std::size_t begin = at;
  bool in_brackets = false;
  char stop = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{') return fail("unexpected '{' in field name");
    if (c == '[') in_brackets = true;
    if (c == ']') in_brackets = false;
    if (!in_brackets && (c == '}' || c == ':' || c == '!')) {
      stop = c;
      break;
    }
  }
  field.name = text.substr(begin, at - begin);
  if (stop == 0) return fail("expected '}' before end of string");
  ++at;
  if (stop == '}') return true;
  if (stop == '!') {
    if (at == text.size()) return fail("end of string while looking for conversion specifier");
    field.conversion = unicode::next(text, at);
    if (at < text.size()) {
      const char c = text[at++];
      if (c == '}') return true;
      if (c != ':') return fail("expected ':' after conversion specifier");
    }
  }
  const std::size_t spec = at;
  int open = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '{') {
      ++open;
      field.nested_spec = true;
    } else if (text[at] == '}' && --open == 0) {
      field.spec = text.substr(spec, at - spec);
      ++at;
      return true;
    }
  }
  return fail("unmatched '{' in format spec");
}

std::int64_t Formatter::number_of(std::string_view digits) {
  if (digits.empty()) return -1;
  std::int64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    if (number > (INT64_MAX - 9) / 10) return fail("Too many decimal digits in format string"), -2;
    number = number * 10 + (c - '0');
  }
  return number;
}

Value Formatter::first_value(std::string_view name) {
  std::int64_t number = number_of(name);
  if (number == -2) return Value::error();
  const Numbering wanted = name.empty() ? Numbering::Automatic : number >= 0 ? Numbering::Manual : Numbering::Unset;
  if (wanted != Numbering::Unset) {
    if (numbering == Numbering::Unset) numbering = wanted;
    if (numbering != wanted) {
      fail(wanted == Numbering::Automatic
               ? "cannot switch from manual field specification to automatic field numbering"
               : "cannot switch from automatic field numbering to manual field specification");
      return Value::error();
    }
    if (name.empty()) number = static_cast<std::int64_t>(next_number++);
    if (arguments == nullptr) return fail("Format string contains positional fields"), Value::error();
    if (number >= arguments->size)
      return in.raise(Exc::IndexError, "Replacement index {} out of range for positional args tuple", number);
    return (*arguments)[static_cast<std::size_t>(number)];
  }
  interp::Str* const key = in.heap().str(name);
  if (mapping.is_set()) return in.get_item(mapping, key);
  const Value found = keywords != nullptr ? keywords->get(key) : Value();
  return found.is_set() ? found : in.raise_key_error(key);
}

Value Formatter::find_value(std::string_view name) {
  std::size_t at = std::min(name.find_first_of(".["), name.size());
  Value v = first_value(name.substr(0, at));
  while (at < name.size() && !v.is_error() && !value::is_unknown(v)) {
    std::string_view part;
    if (name[at] == '.') {
      const std::size_t end = std::min(name.find_first_of(".[", at + 1), name.size());
      part = name.substr(at + 1, end - at - 1);
      if (part.empty()) return fail("Empty attribute in format string"), Value::error();
      v = in.get_attr(v, part);
      at = end;
      continue;
    }
    if (name[at] != '[') return fail("Only '.' or '[' may follow ']' in format field specifier"), Value::error();
    const std::size_t end = name.find(']', at);
    if (end == std::string_view::npos) return fail("Missing ']' in format string"), Value::error();
    part = name.substr(at + 1, end - at - 1);
    if (part.empty()) return fail("Empty attribute in format string"), Value::error();
    const std::int64_t number = number_of(part);
    if (number == -2) return Value::error();
    v = in.get_item(v, number >= 0 ? in.heap().integer(number) : Value(in.heap().str(part)));
    at = end + 1;
  }
  return v;
}

bool Formatter::put_field(const Field& field, int depth, std::string& out) {
  Value v = find_value(field.name);
  if (!v.is_error() && !value::is_unknown(v) && field.conversion != 0) {
    switch (field.conversion) {
      case 'r': v = in.repr_of(v); break;
      case 's': v = in.str_of(v); break;
      case 'a': v = in.ascii_of(v); break;
      default:
        if (field.conversion > 32 && field.conversion < 127) {
          in.value_error("Unknown conversion specifier {}", static_cast<char>(field.conversion));
        } else {
          in.value_error("Unknown conversion specifier \\x{:x}", static_cast<std::uint32_t>(field.conversion));
        }
        return false;
    }
  }
  if (v.is_error()) return false;
  std::string expanded;
  std::string_view spec = field.spec;
  if (field.nested_spec) {
    const Value before = std::exchange(unknown, Value());
    if (!expand(field.spec, depth - 1, expanded)) return false;
    if (unknown.is_set() && !value::is_unknown(v)) v = in.unknown_from(unknown, in.types().str);
    if (unknown.is_unset()) unknown = before;
    spec = expanded;
  }
  v = in.format_value(v, spec);
  if (v.is_error()) return false;
  if (value::is_unknown(v)) unknown = v;
  out += value::shown_text(v);
  return room_for_text(in, out.size());
}

}  // namespace

Value format_fields(Interp& in, std::string_view text, const interp::Tuple* arguments, const interp::Dict* keywords,
                    Value mapping) {
  Formatter formatter{in, arguments, keywords, mapping, Formatter::Numbering::Unset, 0, {}};
  std::string out;
  if (!formatter.expand(text, 2, out)) return Value::error();
  return formatter.unknown.is_set() ? in.unknown_text(formatter.unknown, out) : Value(in.heap().str(out));
}

}  // namespace shapetrace::python
