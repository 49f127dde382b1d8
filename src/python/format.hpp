// The format mini-language: format(v, spec) of the built-in types, str.format and printf-style %.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::python {

// [[fill]align][sign][z][#][0][width][grouping][.precision][type]; library reference, "Format Specification
// Mini-Language".
struct FormatSpec {
  char32_t fill = ' ';
  char align = 0;     // < > ^ =, the type's default where none was given
  char sign = 0;      // + - or space; 0: none was given
  char grouping = 0;  // , or _
  bool align_given = false;
  bool no_negative_zero = false;
  bool alternate = false;
  std::int64_t width = -1;
  int precision = -1;
  char32_t type = 0;
};

// `type_name` is for the message. False after ValueError.
bool parse_format_spec(interp::Interp& in, std::string_view text, std::string_view type_name, char default_type,
                       char default_align, FormatSpec& out);

// str.__format__, int.__format__, float.__format__, complex.__format__ of values of those layouts. An empty spec is
// the caller's matter (str()).
interp::Value format_text(interp::Interp& in, interp::Value v, std::string_view spec);
interp::Value format_integer(interp::Interp& in, interp::Value v, std::string_view spec);
interp::Value format_real(interp::Interp& in, interp::Value v, std::string_view spec);
interp::Value format_complex(interp::Interp& in, interp::Value v, std::string_view spec);

void append_fill(std::string& out, char32_t fill, std::int64_t count);
// `text` of `length` characters, widened to `width` with `fill`; align is one of < > ^.
void append_padded(std::string& out, std::string_view text, std::int64_t length, std::int64_t width, char32_t fill,
                   char align);

// False after a gap when the program's memory has no room for making a text of this size (a negative one is none).
bool room_for_text(interp::Interp& in, std::int64_t bytes);
inline bool room_for_text(interp::Interp& in, std::size_t bytes) {
  return room_for_text(in, static_cast<std::int64_t>(bytes));
}

// str.format and str.format_map (which has a mapping and no positional arguments).
interp::Value format_fields(interp::Interp& in, std::string_view text, const interp::Tuple* arguments,
                            const interp::Dict* keywords, interp::Value mapping);

// text % arguments, for str and bytes.
interp::Value format_percent(interp::Interp& in, std::string_view text, interp::Value arguments, bool bytes);

}  // namespace shapetrace::python
