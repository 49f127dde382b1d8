// Codecs between text and bytes: utf-8, ascii, latin-1, utf-16 and utf-32, with the usual error handlers. A text in any
// other encoding is unknown.
#include <algorithm>
#include <array>

#include "interp/imports.hpp"
#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/shared.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

namespace {

enum class Encoding : std::uint8_t {
  Utf8,
  Utf8Sig,
  Ascii,
  Latin1,
  Utf16,
  Utf16Le,
  Utf16Be,
  Utf32,
  Utf32Le,
  Utf32Be,
  Other,
  None
};
enum class Errors : std::uint8_t {
  Strict,
  Ignore,
  Replace,
  BackslashReplace,
  XmlCharRefReplace,
  SurrogateEscape,
  SurrogatePass,
  Other
};

struct EncodingName {
  std::string_view alias, shown;
  Encoding encoding;
};
// docs: "Standard Encodings" of the codecs module; aliases in lower case with '-' for '_' and ' '.
constexpr EncodingName kEncodings[] = {{"utf-8", "utf-8", Encoding::Utf8},
                                       {"utf8", "utf-8", Encoding::Utf8},
                                       {"u8", "utf-8", Encoding::Utf8},
                                       {"cp65001", "utf-8", Encoding::Utf8},
                                       {"utf-8-sig", "utf-8-sig", Encoding::Utf8Sig},
                                       {"ascii", "ascii", Encoding::Ascii},
                                       {"us-ascii", "ascii", Encoding::Ascii},
                                       {"646", "ascii", Encoding::Ascii},
                                       {"latin-1", "latin-1", Encoding::Latin1},
                                       {"latin1", "latin-1", Encoding::Latin1},
                                       {"iso-8859-1", "latin-1", Encoding::Latin1},
                                       {"iso8859-1", "latin-1", Encoding::Latin1},
                                       {"8859", "latin-1", Encoding::Latin1},
                                       {"l1", "latin-1", Encoding::Latin1},
                                       {"latin", "latin-1", Encoding::Latin1},
                                       {"utf-16", "utf-16", Encoding::Utf16},
                                       {"utf16", "utf-16", Encoding::Utf16},
                                       {"utf-16-le", "utf-16-le", Encoding::Utf16Le},
                                       {"utf-16le", "utf-16-le", Encoding::Utf16Le},
                                       {"utf-16-be", "utf-16-be", Encoding::Utf16Be},
                                       {"utf-16be", "utf-16-be", Encoding::Utf16Be},
                                       {"utf-32", "utf-32", Encoding::Utf32},
                                       {"utf32", "utf-32", Encoding::Utf32},
                                       {"utf-32-le", "utf-32-le", Encoding::Utf32Le},
                                       {"utf-32le", "utf-32-le", Encoding::Utf32Le},
                                       {"utf-32-be", "utf-32-be", Encoding::Utf32Be},
                                       {"utf-32be", "utf-32-be", Encoding::Utf32Be}};
// Encodings that Python knows and we do not model: what they make is unknown. Families go by their beginning.
constexpr std::string_view kOtherFamilies[] = {
    "cp",     "iso",     "windows", "koi8",    "mac",    "big5",      "gb",      "euc",    "shift",    "sjis",
    "s-jis",  "hz",      "johab",   "kz",      "ptcp",   "tis",       "hp-",     "idna",   "punycode", "utf-7",
    "u7",     "unicode", "raw",     "rot",     "base64", "hex",       "zlib",    "zip",    "bz2",      "quopri",
    "quoted", "uu",      "mbcs",    "dbcs",    "oem",    "undefined", "charmap", "palmos", "l2",       "l4",
    "latin",  "ibm",     "ks-c",    "ksc",     "ksx",    "jis",       "u-jis",   "ansi",   "greek",    "cyrillic",
    "hebrew", "arabic",  "thai",    "chinese", "korean", "roman"};
constexpr EncodingName kOtherEncoding = {"", "", Encoding::Other};
constexpr EncodingName kNoEncoding = {"", "", Encoding::None};

const EncodingName& find_encoding(std::string_view name) {
  std::string plain(name);
  for (char& c : plain) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == '_' || c == ' ') c = '-';
  }
  const auto* const found = std::find_if(std::begin(kEncodings), std::end(kEncodings),
                                         [&](const EncodingName& e) { return e.alias == plain; });
  if (found != std::end(kEncodings)) return *found;
  for (const std::string_view family : kOtherFamilies)
    if (plain.starts_with(family)) return kOtherEncoding;
  return kNoEncoding;
}

Errors find_errors(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {
      "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"};
  return static_cast<Errors>(std::find(kNames.begin(), kNames.end(), name) - kNames.begin());
}

bool is_surrogate(char32_t c) { return c >= 0xd800 && c <= 0xdfff; }

void append_number(std::string& out, std::uint32_t number, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * (big ? bytes - 1 - i : i)));
}

bool wide_big(Encoding e) { return e == Encoding::Utf16Be || e == Encoding::Utf32Be; }
int unit_of(Encoding e) {
  switch (e) {
    case Encoding::Utf16:
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: return 2;
    case Encoding::Utf32:
    case Encoding::Utf32Le:
    case Encoding::Utf32Be: return 4;
    default: return 1;
  }
}

bool can_encode(Encoding e, char32_t c) {
  switch (e) {
    case Encoding::Ascii: return c < 0x80;
    case Encoding::Latin1: return c < 0x100;
    default: return !is_surrogate(c);
  }
}

void encode_character(std::string& out, Encoding e, char32_t c) {
  const int unit = unit_of(e);
  if (e == Encoding::Ascii || e == Encoding::Latin1) {
    out += static_cast<char>(c);
  } else if (unit == 1) {
    unicode::append(out, c);
  } else if (unit == 2 && c > 0xffff) {
    append_number(out, 0xd7c0 + (static_cast<std::uint32_t>(c) >> 10), 2, wide_big(e));
    append_number(out, 0xdc00 + (static_cast<std::uint32_t>(c) & 0x3ff), 2, wide_big(e));
  } else {
    append_number(out, static_cast<std::uint32_t>(c), unit, wide_big(e));
  }
}

std::string escaped(char32_t c) {
  const auto code = static_cast<std::uint32_t>(c);
  return c < 0x100     ? fmt::format("\\x{:02x}", code)
         : c < 0x10000 ? fmt::format("\\u{:04x}", code)
                       : fmt::format("\\U{:08x}", code);
}

Value unicode_error(Interp& in, Exc type, const EncodingName& name, Value object, std::size_t begin, std::size_t end,
                    std::string_view reason) {
  const Value args[] = {text(in, name.shown), object, in.heap().integer(static_cast<std::int64_t>(begin)),
                        in.heap().integer(static_cast<std::int64_t>(end)), text(in, reason)};
  return in.raise_with(in.types().exception(type), args);
}

// Bad bytes at `at`: how many they are, and what is wrong with them. Good ones: 0.
struct BadBytes {
  std::size_t count = 0;
  std::string_view reason;
};

// The sequence at `at` by the table of well-formed UTF-8 (Unicode, table 3-7); `width` for good ones.
BadBytes check_utf8(std::string_view data, std::size_t at, std::size_t& width) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  const unsigned first = byte(at);
  width = 1;
  if (first < 0x80) return {};
  if (first < 0xc2 || first > 0xf4) return {1, "invalid start byte"};
  width = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (std::size_t i = 1; i < width; ++i) {
    if (at + i == data.size()) return {i, "unexpected end of data"};
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (i == 1) {
      if (first == 0xe0) low = 0xa0;
      if (first == 0xed) high = 0x9f;
      if (first == 0xf0) low = 0x90;
      if (first == 0xf4) high = 0x8f;
    }
    if (byte(at + i) < low || byte(at + i) > high) return {i, "invalid continuation byte"};
  }
  return {};
}

// One character of a UTF-16 or UTF-32 text.
BadBytes read_wide(std::string_view data, std::size_t at, int unit, bool big, char32_t& c, std::size_t& width) {
  const auto read = [&](std::size_t from) {
    std::uint32_t number = 0;
    for (int i = 0; i < unit; ++i)
      number |= std::uint32_t{static_cast<unsigned char>(data[from + static_cast<std::size_t>(i)])}
                << (8 * (big ? unit - 1 - i : i));
    return number;
  };
  width = static_cast<std::size_t>(unit);
  if (data.size() - at < width) return {data.size() - at, "truncated data"};
  c = read(at);
  if (unit == 4) {
    if (c > 0x10ffff) return {4, "code point not in range(0x110000)"};
    if (is_surrogate(c)) return {4, "code point in surrogate code point range(0xd800, 0xe000)"};
    return {};
  }
  if (!is_surrogate(c)) return {};
  if (c >= 0xdc00) return {2, "illegal encoding"};
  if (data.size() - at < 4) return {data.size() - at, "unexpected end of data"};
  const std::uint32_t second = read(at + 2);
  if (second < 0xdc00 || second > 0xdfff) return {2, "illegal UTF-16 surrogate"};
  c = 0x10000 + ((c & 0x3ff) << 10) + (second & 0x3ff);
  width = 4;
  return {};
}

// What an error handler puts in the place of bad bytes; false when it leaves them to the error.
bool handle_bad_bytes(std::string& out, Errors errors, std::string_view bad) {
  switch (errors) {
    case Errors::Ignore: return true;
    case Errors::Replace: return unicode::append(out, 0xfffd), true;
    case Errors::BackslashReplace:
      for (const char c : bad) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
      return true;
    case Errors::SurrogateEscape:
      if (std::any_of(bad.begin(), bad.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return false;
      for (const char c : bad) unicode::append(out, 0xdc00 + static_cast<char32_t>(static_cast<unsigned char>(c)));
      return true;
    default: return false;
  }
}

bool handle_bad_character(std::string& out, Encoding e, Errors errors, char32_t c) {
  const auto put = [&](std::string_view shown) {
    for (const char s : shown) encode_character(out, e, static_cast<unsigned char>(s));
  };
  switch (errors) {
    case Errors::Ignore: return true;
    case Errors::Replace: return put("?"), true;
    case Errors::BackslashReplace: return put(escaped(c)), true;
    case Errors::XmlCharRefReplace: return put(fmt::format("&#{};", static_cast<std::uint32_t>(c))), true;
    case Errors::SurrogateEscape:
      if (c < 0xdc80 || c > 0xdcff) return false;
      out += static_cast<char>(c - 0xdc00);
      return true;
    case Errors::SurrogatePass:
      if (!is_surrogate(c) || e == Encoding::Ascii || e == Encoding::Latin1) return false;
      encode_character(out, e, c);
      return true;
    default: return false;
  }
}

// An encoding that is none of Python's: one of the program's own, where it has registered any (codecs.register).
Value foreign(Interp& in, std::string_view encoding, Type* kind) {
  const Value codecs = in.importer().modules()->get(in.heap().intern("codecs"));
  if (has_layout(codecs, Layout::Module))
    if (const Value searched = as<Module>(codecs)->attrs->get(in.heap().intern("_searched"));
        value::is_list(searched) && as<value::List>(searched)->size != 0)
      return in.unknown(fmt::format("the encoding {} is one of the program's own", encoding), kind);
  return in.raise(Exc::LookupError, "unknown encoding: {}", encoding);
}

}  // namespace

Value encode_text(Interp& in, Value source, std::string_view encoding, std::string_view errors_name) {
  const EncodingName& name = find_encoding(encoding);
  const Errors errors = find_errors(errors_name);
  const Encoding e = name.encoding;
  if (e == Encoding::None) return foreign(in, encoding, in.types().bytes);
  if (e == Encoding::Other || errors == Errors::Other)
    return in.unknown(fmt::format("the encoding {} ({}) is not modelled", encoding, errors_name), in.types().bytes);
  const Str& s = *as<Str>(source);
  const std::string_view shown = s.view();
  if (!room_for_text(in, shown.size() * static_cast<std::size_t>(unit_of(e)))) return Value::error();
  if (s.ascii() && unit_of(e) == 1 && e != Encoding::Utf8Sig) return in.heap().bytes(shown);
  std::string out;
  if (e == Encoding::Utf8Sig) out = "\xef\xbb\xbf";
  if (e == Encoding::Utf16) append_number(out, 0xfeff, 2, false);
  if (e == Encoding::Utf32) append_number(out, 0xfeff, 4, false);
  std::size_t number = 0;
  for (std::size_t at = 0; at < shown.size(); ++number) {
    const char32_t c = unicode::next(shown, at);
    if (can_encode(e, c)) {
      encode_character(out, e, c);
      continue;
    }
    if (handle_bad_character(out, e, errors, c)) continue;
    // The error speaks of all bad characters in a row.
    std::size_t end = number + 1;
    while (at < shown.size() && !can_encode(e, unicode::next(shown, at))) ++end;
    return unicode_error(in, Exc::UnicodeEncodeError, name, source, number, end,
                         e == Encoding::Ascii    ? "ordinal not in range(128)"
                         : e == Encoding::Latin1 ? "ordinal not in range(256)"
                                                 : "surrogates not allowed");
  }
  return in.heap().bytes(out);
}

Value decode_bytes(Interp& in, Value object, std::string_view encoding, std::string_view errors_name) {
  EncodingName name = find_encoding(encoding);
  const Errors errors = find_errors(errors_name);
  Encoding e = name.encoding;
  if (e == Encoding::None) return foreign(in, encoding, in.types().str);
  if (e == Encoding::Other || errors == Errors::Other)
    return in.unknown(fmt::format("the encoding {} ({}) is not modelled", encoding, errors_name), in.types().str);
  std::string_view data = bytes_of(object);
  if (!room_for_text(in, data.size())) return Value::error();
  std::size_t at = 0;
  if (e == Encoding::Utf8Sig) {
    name.shown = "utf-8";
    if (data.starts_with("\xef\xbb\xbf")) at = 3;
  }
  const int unit = unit_of(e);
  if (e == Encoding::Utf16 || e == Encoding::Utf32) {
    char32_t mark = 0;
    std::size_t width = 0;
    bool big = false;
    if (read_wide(data, 0, unit, false, mark, width).count == 0 && mark == 0xfeff) {
      at = width;
    } else if (read_wide(data, 0, unit, true, mark, width).count == 0 && mark == 0xfeff) {
      at = width;
      big = true;
    }
    name.shown = unit == 2 ? (big ? "utf-16-be" : "utf-16-le") : (big ? "utf-32-be" : "utf-32-le");
    e = unit == 2 ? (big ? Encoding::Utf16Be : Encoding::Utf16Le) : (big ? Encoding::Utf32Be : Encoding::Utf32Le);
  }
  std::string out;
  out.reserve(data.size());
  while (at < data.size()) {
    BadBytes bad;
    const auto first = static_cast<unsigned char>(data[at]);
    if (e == Encoding::Latin1) {
      unicode::append(out, first);
      ++at;
      continue;
    }
    std::size_t width = 1;
    if (unit > 1) {
      char32_t c = 0;
      bad = read_wide(data, at, unit, wide_big(e), c, width);
      if (bad.count == 0) unicode::append(out, c);
    } else if (e == Encoding::Ascii) {
      if (first >= 0x80) bad = {1, "ordinal not in range(128)"};
      if (first < 0x80) out += data[at];
    } else {
      bad = check_utf8(data, at, width);
      if (bad.count == 0) out += data.substr(at, width);
    }
    if (bad.count == 0) {
      at += width;
      continue;
    }
    if (!handle_bad_bytes(out, errors, data.substr(at, bad.count)))
      return unicode_error(in, Exc::UnicodeDecodeError, name, in.heap().bytes(data), at, at + bad.count, bad.reason);
    at += bad.count;
  }
  return text(in, out);
}

}  // namespace shapetrace::python
