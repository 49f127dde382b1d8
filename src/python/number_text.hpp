// Numbers to text and back, exactly as Python does it. Nothing here knows the interpreter: whatever can fail says so by
// its result.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "value/heap.hpp"

namespace shapetrace::python {

// --- floats ---

// The shortest text that reads back as the same float; "1.0", "1e+16", "inf", "nan".
std::string float_repr(double d);

struct FloatStyle {
  char code = 'r';  // e E f F g G, or r: shortest
  int precision = 6;
  bool alternate = false;     // keep the point, and for g the zeros
  bool add_dot_zero = false;  // "1.0", not "1"
};
// The sign is a leading '-' or nothing.
std::string float_text(double d, FloatStyle style);

// float() of a text: white space around it, underscores between digits, digits of any script, inf and nan.
bool parse_float(std::string_view utf8, double& out);
// What float() and complex() share: the longest float at the beginning of plain ASCII (no underscores left); 0 if none.
std::size_t scan_float(std::string_view ascii, double& out);
// White space off both ends, digits of other scripts made ASCII, underscores between digits taken out; false where an
// underscore stands elsewhere.
bool normalize_number(std::string_view utf8, std::string& out);

// float.__round__ with digits: the decimal fraction nearest to d (ties by the exact value of d), read back.
// An infinite result of a finite d means "rounded value too large to represent".
double round_float(double d, std::int64_t digits);

// float.hex
std::string float_hex(double d);
// float.fromhex; 0 = fine, 1 = not a number in that notation, 2 = too large.
int parse_float_hex(std::string_view text, double& out);

// --- integers ---

// Digits of an integer in a base up to 36, with a leading '-'; nothing before the digits.
std::string int_digits(value::Value v, int base);
// str() of an integer; false when it has more than `max_digits` digits (0: no limit).
bool int_repr(value::Value v, std::size_t max_digits, std::string& out);

enum class ParsedInt : std::uint8_t { Good, Bad, TooLong };
// int(text, base), base 0 or 2..36; `digits` counts the digits when they are more than `max_digits` (0: no limit).
ParsedInt parse_int(value::Heap& heap, std::string_view utf8, int base, std::size_t max_digits, value::Value& out,
                    std::size_t& digits);

// --- complex ---

std::string complex_repr(double real, double imag);
bool parse_complex(std::string_view utf8, double& real, double& imag);

}  // namespace shapetrace::python
