// What the numeric built-in types share with the built-in functions about numbers.
#pragma once

#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::python {

// int(text, base) of a text or of bytes; ValueError "invalid literal for int() with base 10: 'x'".
interp::Value integer_of_text(interp::Interp& in, interp::Value text, int base);
// float(text)
interp::Value float_of_text(interp::Interp& in, interp::Value text);
// str() of any integer, with the error for too many digits.
interp::Value text_of_integer(interp::Interp& in, interp::Value v);
// bin(), oct(), hex(): digits with their prefix.
interp::Value prefixed_digits(interp::Interp& in, interp::Value v, int base);
// An int or float as cls, a subclass of its type (cls may be the type itself).
interp::Value integer_as(interp::Interp& in, interp::Type* cls, interp::Value v);
interp::Value float_as(interp::Interp& in, interp::Type* cls, double d);

}  // namespace shapetrace::python
