// unicodedata: normal forms, categories, combining classes and directions of characters, from utf8proc's tables.
// What else CPython's module has (names, numbers) is not modelled. docs: unicodedata.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>

#include "interp/native.hpp"
#include "python/modules.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

struct Form {
  std::string_view name;
  int options;
};
constexpr std::array kForms{
    Form{"NFC", UTF8PROC_STABLE | UTF8PROC_COMPOSE},
    Form{"NFD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE},
    Form{"NFKC", UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
    Form{"NFKD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT},
};

// The text in a normal form; unset after an error.
Value normal_form(Interp& in, const Value* a) {
  const auto form =
      std::ranges::find(kForms, value::as<Str>(a[0])->view(), [](const Form& candidate) { return candidate.name; });
  if (form == kForms.end()) return in.raise(Exc::ValueError, "invalid normalization form");
  const Str& text = *value::as<Str>(a[1]);
  if (text.ascii()) return a[1];
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), text.size, &made,
                                 static_cast<utf8proc_option_t>(form->options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, std::free);
  // A lone surrogate has no normal form but itself.
  if (size < 0) return a[1];
  return in.heap().str(std::string_view(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)));
}

bool known_texts(const Value* a) { return !is_unknown(a[0]) && !is_unknown(a[1]); }

bool are_texts(Interp& in, std::string_view function, const Value* a) {
  for (int i = 0; i < 2; ++i) {
    if (value::is_str(a[i])) continue;
    in.type_error("{}() argument {} must be str, not {}", function, i + 1, in.type_name(a[i]));
    return false;
  }
  return true;
}

Value normalize(Interp& in, const Value* a) {
  if (!known_texts(a)) return in.unknown_from(is_unknown(a[0]) ? a[0] : a[1], in.types().str);
  return are_texts(in, "normalize", a) ? normal_form(in, a) : Value::error();
}

Value is_normalized(Interp& in, const Value* a) {
  if (!known_texts(a)) return in.unknown_from(is_unknown(a[0]) ? a[0] : a[1], in.types().bool_);
  if (!are_texts(in, "is_normalized", a)) return Value::error();
  const Value form = normal_form(in, a);
  if (form.is_error()) return form;
  return Value::boolean(value::as<Str>(form)->view() == value::as<Str>(a[1])->view());
}

// What `property` says of the one character in a[0].
template <class Property>
Value of_character(Interp& in, std::string_view function, const Value* a, Type* kind, Property&& property) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], kind);
  if (!value::is_str(a[0]) || value::as<Str>(a[0])->length != 1)
    return in.type_error("{}() argument must be a unicode character, not {}", function, in.type_name(a[0]));
  const Str& text = *value::as<Str>(a[0]);
  utf8proc_int32_t character = 0;
  if (utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), text.size, &character) < 0)
    return in.unknown("what unicodedata says of a lone surrogate", kind);
  return property(character);
}

Value category(Interp& in, const Value* a) {
  return of_character(in, "category", a, in.types().str, [&](utf8proc_int32_t character) {
    return Value(in.heap().str(std::string_view(utf8proc_category_string(character), 2)));
  });
}

Value combining(Interp& in, const Value* a) {
  return of_character(in, "combining", a, in.types().int_, [](utf8proc_int32_t character) {
    return Value::small_int(utf8proc_get_property(character)->combining_class);
  });
}

Value bidirectional(Interp& in, const Value* a) {
  // In the order of utf8proc_bidi_class_t.
  static constexpr std::array<std::string_view, 24> kNames{"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                                           "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                                           "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  return of_character(in, "bidirectional", a, in.types().str, [&](utf8proc_int32_t character) {
    return Value(in.heap().str(kNames[utf8proc_get_property(character)->bidi_class]));
  });
}

constexpr NativeDef kFunctions[] = {
    {"normalize", "form, unistr, /", normalize},
    {"is_normalized", "form, unistr, /", is_normalized},
    {"category", "chr, /", category},
    {"combining", "chr, /", combining},
    {"bidirectional", "chr, /", bidirectional},
};

void init_unicodedata(Interp& in, Module& module) {
  interp::set(in, module, "unidata_version", in.heap().str(std::string_view("14.0.0")));
}

}  // namespace

const interp::NativeModule kUnicodedataModule = {"unicodedata", kFunctions, init_unicodedata};

}  // namespace shapetrace::python
