// What the files about text share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "interp/interp.hpp"
#include "value/functions.hpp"

namespace shapetrace::python {

// repr of text: quotes, escapes, what is not printable.
std::string str_repr(std::string_view utf8);
// The same with everything beyond ASCII escaped (of a text that is a repr already).
std::string escape_non_ascii(std::string_view repr);

// A text as an instance of `cls`, str or a subclass of it.
interp::Value text_as(interp::Interp& in, interp::Type* cls, std::string_view utf8);

// The arguments from `start` to `stop` of find, count, startswith ... as a window of a sequence of `length` items.
struct Window {
  std::int64_t from = 0, to = 0;
  bool empty_range() const { return from > to; }
};
bool read_window(interp::Interp& in, interp::Value start, interp::Value stop, std::int64_t length, Window& out);

// Tables of methods of str by subject; install_str adds them all.
std::span<const value::NativeDef> str_search_methods();
std::span<const value::NativeDef> str_split_methods();
std::span<const value::NativeDef> str_case_methods();

}  // namespace shapetrace::python
