// Parsed signatures of native functions and the argument checks that they share.
#include <cctype>
#include <vector>

#include "interp/native.hpp"

namespace shapetrace::interp {

namespace {

// Splits at commas outside brackets and quotes.
std::vector<std::string_view> split_parameters(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ',';
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '\'' || c == '"') quote = c;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c != ',' || (depth > 0 && i < text.size())) continue;
    std::string_view part = text.substr(begin, i - begin);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    begin = i + 1;
  }
  return parts;
}

std::string_view name_part(std::string_view parameter) {
  std::size_t end = 0;
  while (end < parameter.size() &&
         (std::isalnum(static_cast<unsigned char>(parameter[end])) != 0 || parameter[end] == '_'))
    ++end;
  return parameter.substr(0, end);
}

}  // namespace

const NativeSignature* parse_signature(Interp& in, std::string_view signature) {
  const std::vector<std::string_view> parts = split_parameters(signature);
  auto* const result = in.arena().make<NativeSignature>();
  auto* const parameters = static_cast<NativeSignature::Parameter*>(
      in.arena().allocate((parts.size() + 1) * sizeof(NativeSignature::Parameter)));
  std::uint32_t count = 0;
  bool keyword_only = false;
  for (const std::string_view part : parts) {
    if (part == "/") {
      result->positional_only = count;
    } else if (part == "*") {
      keyword_only = true;
    } else if (part.starts_with("**")) {
      result->var_keywords = static_cast<std::int32_t>(count);
      parameters[count++] = {in.heap().intern(name_part(part.substr(2))), false};
    } else if (part.starts_with("*")) {
      result->var_args = static_cast<std::int32_t>(count);
      keyword_only = true;
      parameters[count++] = {in.heap().intern(name_part(part.substr(1))), false};
    } else {
      const std::string_view name = name_part(part);
      const bool required = part.find('=', name.size()) == std::string_view::npos;
      if (!keyword_only) {
        ++result->positional;
        if (required) ++result->required;
      }
      parameters[count++] = {in.heap().intern(name), required};
    }
  }
  result->parameters = {parameters, count};
  return result;
}

bool want_str(Interp& in, Value v, std::string_view function, std::string_view& out) {
  if (value::is_str(v)) return out = value::text_of(v), true;
  in.type_error("{}() argument must be str, not {}", function, in.type_name(v));
  return false;
}

bool want_index(Interp& in, Value v, std::int64_t& out) {
  if (v.is_unset() || v.is_none()) return true;
  return in.index(v, out);
}

bool want_double(Interp& in, Value v, double& out) {
  if (v.is_float()) return out = v.as_float(), true;
  if (value::is_integer(v) || value::is_float(v)) {
    value::to_double(v, out);
    if (out - out == 0 || value::is_float(v)) return true;
    in.raise(Exc::OverflowError, std::string_view("int too large to convert to float"));
    return false;
  }
  for (const Special way : {Special::Float, Special::Index}) {
    if (in.special(v, way).is_unset()) continue;
    const Value converted = in.call_special(v, way);
    if (converted.is_error()) return false;
    if (value::is_integer(converted) || value::is_float(converted)) return want_double(in, converted, out);
    if (value::is_unknown(converted)) break;
    in.type_error("{}.__float__ returned non-float (type {})", in.type_name(v), in.type_name(converted));
    return false;
  }
  in.type_error("must be real number, not {}", in.type_name(v));
  return false;
}

Value first_unknown(std::span<const Value> arguments) {
  for (const Value v : arguments)
    if (value::is_unknown(v)) return v;
  return {};
}

}  // namespace shapetrace::interp
