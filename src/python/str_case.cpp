// str: upper and lower case, and questions about the kind of characters.
#include "interp/native.hpp"
#include "python/format.hpp"
#include "python/text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using unicode::Case;
using value::NativeDef;
using value::Str;
using value::Value;

namespace {

constexpr std::uint16_t kCased = unicode::kLower | unicode::kUpper | unicode::kTitle;
constexpr char32_t kSigma = 0x3a3;

// Unicode's Final_Sigma: a cased letter before (past ignorable characters), none behind.
bool final_sigma(std::string_view text, std::size_t begin, std::size_t end) {
  bool before = false;
  for (std::size_t at = begin; at > 0;) {
    const char32_t c = unicode::previous(text, at);
    if (unicode::is(c, unicode::kCaseIgnorable)) continue;
    before = unicode::is(c, kCased);
    break;
  }
  if (!before) return false;
  for (std::size_t at = end; at < text.size();) {
    const char32_t c = unicode::next(text, at);
    if (!unicode::is(c, unicode::kCaseIgnorable)) return !unicode::is(c, kCased);
  }
  return true;
}

void append_lower(std::string& out, std::string_view text, std::size_t begin, std::size_t end, char32_t c) {
  if (c == kSigma && final_sigma(text, begin, end)) return unicode::append(out, 0x3c2);
  unicode::append_case(out, c, Case::Lower);
}

template <Case to>
Value change_case(Interp& in, const Value* a) {
  const Str& s = *value::as<Str>(a[0]);
  const std::string_view text = s.view();
  if (!room_for_text(in, text.size())) return Value::error();
  if (s.ascii()) {
    std::string out(text);
    for (char& c : out) {
      if (to == Case::Upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') c = static_cast<char>(c ^ 0x20);
    }
    return in.heap().str(out);
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (to == Case::Lower) {
      append_lower(out, text, begin, at, c);
    } else {
      unicode::append_case(out, c, to);
    }
  }
  return in.heap().str(out);
}

Value str_capitalize(Interp& in, const Value* a) {
  const std::string_view text = value::text_of(a[0]);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (begin == 0) {
      unicode::append_case(out, c, Case::Title);
    } else {
      append_lower(out, text, begin, at, c);
    }
  }
  return in.heap().str(out);
}

Value str_title(Interp& in, const Value* a) {
  const std::string_view text = value::text_of(a[0]);
  std::string out;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (in_word) {
      append_lower(out, text, begin, at, c);
    } else {
      unicode::append_case(out, c, Case::Title);
    }
    in_word = unicode::is(c, kCased);
  }
  return in.heap().str(out);
}

Value str_swapcase(Interp& in, const Value* a) {
  const std::string_view text = value::text_of(a[0]);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = unicode::next(text, at);
    if (unicode::is(c, unicode::kUpper)) {
      append_lower(out, text, begin, at, c);
    } else if (unicode::is(c, unicode::kLower)) {
      unicode::append_case(out, c, Case::Upper);
    } else {
      unicode::append(out, c);
    }
  }
  return in.heap().str(out);
}

template <class Test>
bool every(std::string_view text, Test&& test) {
  for (std::size_t at = 0; at < text.size();)
    if (!test(unicode::next(text, at))) return false;
  return true;
}

// True of text that is not empty and has only characters with one of the flags.
template <std::uint16_t flags>
Value all_are(Interp&, const Value* a) {
  const std::string_view text = value::text_of(a[0]);
  return Value::boolean(!text.empty() && every(text, [](char32_t c) { return unicode::is(c, flags); }));
}

Value str_isprintable(Interp&, const Value* a) {
  return Value::boolean(every(value::text_of(a[0]), unicode::is_printable));
}
Value str_isascii(Interp&, const Value* a) { return Value::boolean(value::as<Str>(a[0])->ascii()); }

// All cased characters are of `wanted` case, and there is one.
template <std::uint16_t wanted>
Value is_case(Interp&, const Value* a) {
  bool found = false;
  const bool all = every(value::text_of(a[0]), [&](char32_t c) {
    const std::uint16_t flags = unicode::record_of(c).flags;
    if ((flags & kCased & ~wanted) != 0) return false;
    found |= (flags & wanted) != 0;
    return true;
  });
  return Value::boolean(all && found);
}

Value str_istitle(Interp&, const Value* a) {
  bool found = false;
  bool in_word = false;
  const bool all = every(value::text_of(a[0]), [&](char32_t c) {
    const bool starts = unicode::is(c, unicode::kUpper | unicode::kTitle);
    const bool continues = unicode::is(c, unicode::kLower);
    if ((starts && in_word) || (continues && !in_word)) return false;
    in_word = starts || continues;
    found |= in_word;
    return true;
  });
  return Value::boolean(all && found);
}

Value str_isidentifier(Interp&, const Value* a) {
  const std::string_view text = value::text_of(a[0]);
  if (text.empty()) return Value::boolean(false);
  std::size_t at = 0;
  if (!unicode::is(unicode::next(text, at), unicode::kIdStart)) return Value::boolean(false);
  return Value::boolean(every(text.substr(at), [](char32_t c) { return unicode::is(c, unicode::kIdContinue); }));
}

constexpr NativeDef kMethods[] = {
    {"upper", "self, /", change_case<Case::Upper>},
    {"lower", "self, /", change_case<Case::Lower>},
    {"casefold", "self, /", change_case<Case::Fold>},
    {"capitalize", "self, /", str_capitalize},
    {"title", "self, /", str_title},
    {"swapcase", "self, /", str_swapcase},
    {"isalpha", "self, /", all_are<unicode::kAlpha>},
    {"isdecimal", "self, /", all_are<unicode::kDecimal>},
    {"isdigit", "self, /", all_are<unicode::kDigit>},
    {"isnumeric", "self, /", all_are<unicode::kNumeric>},
    {"isspace", "self, /", all_are<unicode::kSpace>},
    {"isalnum", "self, /", all_are<unicode::kAlpha | unicode::kDecimal | unicode::kDigit | unicode::kNumeric>},
    {"isprintable", "self, /", str_isprintable},
    {"isascii", "self, /", str_isascii},
    {"isupper", "self, /", is_case<unicode::kUpper>},
    {"islower", "self, /", is_case<unicode::kLower>},
    {"istitle", "self, /", str_istitle},
    {"isidentifier", "self, /", str_isidentifier},
};

}  // namespace

std::span<const NativeDef> str_case_methods() { return kMethods; }

}  // namespace shapetrace::python
