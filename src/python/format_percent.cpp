// printf-style formatting: text % values, bytes % values. Library reference, "printf-style String Formatting".
#include <algorithm>
#include <cmath>

#include "interp/native.hpp"
#include "interp/numbers.hpp"
#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/number_text.hpp"
#include "python/numeric.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::Layout;
using value::Special;
using value::Value;

namespace {

struct Conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  std::int64_t width = -1;
  std::int64_t precision = -1;
  char32_t code = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(Interp& in, std::string_view text, Value arguments, bool bytes)
      : in_(in), text_(text), arguments_(arguments), bytes_(bytes) {
    if (value::is_tuple(arguments)) {
      const auto* const tuple = value::as<value::Tuple>(arguments);
      items_ = tuple->items();
      return;
    }
    items_ = {&arguments_, 1};
    const bool is_text = value::is_str(arguments) || (bytes && is_bytes_like(arguments));
    mapping_ = value::is_unknown(arguments) || (!is_text && in.special(arguments, Special::GetItem).is_set());
  }

  Value run() {
    while (at_ < text_.size()) {
      const std::size_t percent = std::min(text_.find('%', at_), text_.size());
      out_ += text_.substr(at_, percent - at_);
      at_ = percent;
      if (at_ == text_.size()) break;
      ++at_;
      if (!convert()) return Value::error();
    }
    if (unknown_.is_set() && bytes_) return in_.unknown_from(unknown_, in_.types().bytes);
    if (unknown_.is_set()) return in_.unknown_text(unknown_, out_);
    if (used_ < items_.size() && !mapping_)
      return in_.type_error("not all arguments converted during {} formatting", bytes_ ? "bytes" : "string");
    if (bytes_) return in_.heap().bytes(out_);
    return in_.heap().str(out_);
  }

 private:
  Interp& in_;
  std::string_view text_;
  Value arguments_;
  bool bytes_;
  bool mapping_ = false;
  std::span<const Value> items_;
  std::size_t used_ = 0;
  std::size_t at_ = 0;
  Value keyed_;  // what %(key) found: stands for the arguments of this conversion
  std::string out_;
  Value unknown_;

  bool fail(Exc type, std::string_view message) { return in_.raise(type, message), false; }

  bool next_argument(Value& out) {
    if (value::is_unknown(arguments_)) {
      out = arguments_;  // maybe a tuple: then each of its items is unknown
    } else if (keyed_.is_set()) {
      out = std::exchange(keyed_, Value());
    } else if (used_ < items_.size()) {
      out = items_[used_++];
    } else {
      return fail(Exc::TypeError, "not enough arguments for format string");
    }
    if (value::is_unknown(out)) unknown_ = out;
    return true;
  }
  bool put_unknown(Value v) {
    unknown_ = v;
    out_ += value::shown_text(v);
    return true;
  }

  bool more() { return at_ < text_.size() || fail(Exc::ValueError, "incomplete format"); }

  bool read_key() {
    if (!mapping_) return fail(Exc::TypeError, "format requires a mapping");
    const std::size_t begin = ++at_;
    int open = 1;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == ')' && --open == 0) break;
      if (text_[at_] == '(') ++open;
    }
    if (at_ == text_.size()) return fail(Exc::ValueError, "incomplete format key");
    const std::string_view key = text_.substr(begin, at_++ - begin);
    keyed_ = in_.get_item(arguments_, bytes_ ? Value(in_.heap().bytes(key)) : Value(in_.heap().str(key)));
    return !keyed_.is_error();
  }

  bool read_size(std::int64_t& out, bool is_precision, bool& left) {
    if (text_[at_] == '*') {
      ++at_;
      Value v;
      if (!next_argument(v)) return false;
      if (value::is_unknown(v)) return more();
      if (!value::is_integer(v)) return fail(Exc::TypeError, "* wants int");
      if (!value::to_int64(v, out)) return fail(Exc::OverflowError, "Python int too large to convert to C ssize_t");
      if (out < 0) {
        left |= !is_precision;
        out = is_precision ? 0 : -out;
      }
      return more();
    }
    std::int64_t number = 0;
    bool found = is_precision;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      found = true;
      number = number * 10 + (text_[at_] - '0');
      if (number > INT32_MAX) return fail(Exc::ValueError, is_precision ? "precision too big" : "width too big");
    }
    if (found) out = number;
    return more();
  }

  bool convert() {
    if (!more()) return false;
    if (text_[at_] == '%') return out_ += '%', ++at_, true;
    if (!bytes_ && text_[at_] == 's' && simple_text()) return room_for_text(in_, out_.size());
    Conversion c;
    if (text_[at_] == '(' && !(read_key() && more())) return false;
    for (bool flags = true; flags;) {
      switch (text_[at_]) {
        case '-': c.left = true; break;
        case '+': c.plus = true; break;
        case ' ': c.space = true; break;
        case '#': c.alternate = true; break;
        case '0': c.zero = true; break;
        default: flags = false;
      }
      if (flags && (++at_, !more())) return false;
    }
    if (!read_size(c.width, false, c.left)) return false;
    if (text_[at_] == '.') {
      ++at_;
      if (!more() || !read_size(c.precision, true, c.left)) return false;
    }
    if (text_[at_] == 'h' || text_[at_] == 'l' || text_[at_] == 'L') {
      ++at_;
      if (!more()) return false;
    }
    const std::size_t code_at = at_;
    c.code = unicode::next(text_, at_);
    const std::int64_t wanted = std::max(c.width, c.precision);
    if (!room_for_text(in_, wanted) || !room_for_text(in_, out_.size())) return false;
    Value v;
    if (!next_argument(v)) return false;
    if (value::is_unknown(v)) return put_unknown(v);
    switch (c.code) {
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X': return put_integer(v, c);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': return put_float(v, c);
      case 'c': return put_character(v, c);
      case 's':
      case 'r':
      case 'a': return put_text(v, c);
      case 'b':
        if (bytes_) return put_text(v, c);
        break;
      default: break;
    }
    in_.value_error("unsupported format character '{}' (0x{:x}) at index {}",
                    c.code >= 31 && c.code < 128 ? static_cast<char>(c.code) : '?', static_cast<std::uint32_t>(c.code),
                    bytes_ ? code_at : unicode::count(text_.substr(0, code_at)));
    return false;
  }

  // "%s" of a str is copied as it is. False, with nothing consumed, when it is anything else.
  bool simple_text() {
    if (used_ >= items_.size() || !items_[used_].is_object() || items_[used_].object()->type != in_.types().str)
      return false;
    out_ += value::text_of(items_[used_++]);
    ++at_;
    return true;
  }

  bool put_text(Value v, const Conversion& c) {
    std::string_view shown;
    if (bytes_ && (c.code == 's' || c.code == 'b')) {
      if (!is_bytes_like(v)) {
        const Value given = v;
        v = in_.call_special(v, Special::Bytes);
        if (v.is_error()) return false;
        if (v.is_unset()) {
          in_.type_error("%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                         in_.type_name(given));
          return false;
        }
        if (value::is_unknown(v)) return put_unknown(v);
      }
      shown = value::as<value::Bytes>(v)->view();
    } else {
      const bool as_ascii = c.code == 'a' || (bytes_ && c.code == 'r');
      const Value text = as_ascii ? in_.ascii_of(v) : c.code == 'r' ? in_.repr_of(v) : in_.str_of(v);
      if (text.is_error()) return false;
      if (value::is_unknown(text)) return put_unknown(text);
      shown = value::text_of(text);
    }
    std::int64_t length =
        bytes_ ? static_cast<std::int64_t>(shown.size()) : static_cast<std::int64_t>(unicode::count(shown));
    if (c.precision >= 0 && c.precision < length) {
      length = c.precision;
      const auto wanted = static_cast<std::size_t>(length);
      shown = shown.substr(0, bytes_ ? wanted : unicode::offset_of(shown, wanted));
    }
    append_padded(out_, shown, length, c.width, ' ', c.left ? '<' : '>');
    return room_for_text(in_, out_.size());
  }

  // Sign, prefix and digits, filled up to the width.
  void put_number(std::string_view number, std::string_view prefix, const Conversion& c) {
    std::string head;
    if (number[0] == '-') {
      head = "-";
      number.remove_prefix(1);
    } else if (c.plus) {
      head = "+";
    } else if (c.space) {
      head = " ";
    }
    head += prefix;
    const auto length = static_cast<std::int64_t>(head.size() + number.size());
    if (c.zero && !c.left) {
      out_ += head;
      append_padded(out_, number, static_cast<std::int64_t>(number.size()),
                    c.width - static_cast<std::int64_t>(head.size()), '0', '>');
      return;
    }
    head += number;
    append_padded(out_, head, length, c.width, ' ', c.left ? '<' : '>');
  }

  bool wrong_type(Value v, const Conversion& c, std::string_view wanted) {
    in_.type_error("%{} format: {} is required, not {}", static_cast<char>(c.code), wanted, in_.type_name(v));
    return false;
  }

  bool put_integer(Value v, const Conversion& c) {
    const bool other_base = c.code == 'o' || c.code == 'x' || c.code == 'X';
    const Value given = v;
    if (!value::is_integer(v)) {
      if (!other_base && value::is_float(v)) {
        v = interp::int_from_double(in_, value::float_of(v));
      } else {
        Value converted = other_base ? Value() : in_.call_special(v, Special::Int);
        if (converted.is_unset()) converted = in_.call_special(v, Special::Index);
        if (converted.is_unset()) return wrong_type(given, c, other_base ? "an integer" : "a real number");
        v = converted;
      }
      if (v.is_error()) return false;
      if (value::is_unknown(v)) return put_unknown(v);
      if (!value::is_integer(v)) return wrong_type(given, c, other_base ? "an integer" : "a real number");
    }
    std::string digits;
    if (other_base) {
      digits = int_digits(v, c.code == 'o' ? 8 : 16);
      if (c.code == 'X')
        std::transform(digits.begin(), digits.end(), digits.begin(),
                       [](char d) { return static_cast<char>(d >= 'a' ? d - 32 : d); });
    } else if (!int_repr(v, in_.max_int_digits, digits)) {
      in_.value_error(
          "Exceeds the limit ({} digits) for integer string conversion; "
          "use sys.set_int_max_str_digits() to increase the limit",
          in_.max_int_digits);
      return false;
    }
    const std::size_t sign = digits[0] == '-' ? 1 : 0;
    if (const auto have = static_cast<std::int64_t>(digits.size() - sign); have < c.precision)
      digits.insert(sign, static_cast<std::size_t>(c.precision - have), '0');
    const std::string_view prefix = !c.alternate || !other_base ? ""
                                    : c.code == 'o'             ? "0o"
                                    : c.code == 'x'             ? "0x"
                                                                : "0X";
    put_number(digits, prefix, c);
    return true;
  }

  bool put_float(Value v, const Conversion& c) {
    const Real real = real_argument(in_, v);
    if (!real.known()) return value::is_unknown(real.other) && put_unknown(real.other);
    FloatStyle style;
    style.code = static_cast<char>(c.code);
    style.precision = c.precision < 0 ? 6 : static_cast<int>(c.precision);
    style.alternate = c.alternate;
    put_number(float_text(real.number, style), "", c);
    return true;
  }

  bool put_character(Value v, const Conversion& c) {
    std::string text;
    if (bytes_) {
      std::int64_t code = 0;
      if (is_bytes_like(v) && value::as<value::Bytes>(v)->size == 1) {
        text = value::as<value::Bytes>(v)->view();
      } else if (!value::is_integer(v)) {
        return fail(Exc::TypeError, "%c requires an integer in range(256) or a single byte");
      } else if (!value::to_int64(v, code) || code < 0 || code > 255) {
        return fail(Exc::OverflowError, "%c arg not in range(256)");
      } else {
        text = static_cast<char>(code);
      }
    } else if (value::is_str(v)) {
      if (value::as<value::Str>(v)->length != 1) return fail(Exc::TypeError, "%c requires int or char");
      text = value::text_of(v);
    } else {
      std::int64_t code = 0;
      if (!value::is_integer(v)) {
        v = in_.call_special(v, Special::Index);
        if (v.is_error()) return false;
        if (v.is_unset() || !value::is_integer(v)) return fail(Exc::TypeError, "%c requires int or char");
      }
      if (!value::to_int64(v, code) || code < 0 || code > 0x10ffff)
        return fail(Exc::OverflowError, "%c arg not in range(0x110000)");
      unicode::append(text, static_cast<char32_t>(code));
    }
    append_padded(out_, text, 1, c.width, ' ', c.left ? '<' : '>');
    return true;
  }
};

}  // namespace

Value format_percent(Interp& in, std::string_view text, Value arguments, bool bytes) {
  return PercentFormatter(in, text, arguments, bytes).run();
}

}  // namespace shapetrace::python
