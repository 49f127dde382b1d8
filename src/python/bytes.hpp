// Bytes and the codecs between them and text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::python {

inline bool is_bytes_like(value::Value v) {
  return value::has_layout(v, value::Layout::Bytes) || value::has_layout(v, value::Layout::ByteArray);
}
inline std::string_view bytes_of(value::Value v) { return value::as<value::Bytes>(v)->view(); }

// b'...' as repr shows it.
std::string bytes_repr(std::string_view data);

// A bytes or bytearray, or a subclass, with a copy of the data.
interp::Value make_bytes(interp::Interp& in, interp::Type* cls, std::string_view data);
// What bytes(v) and bytearray(v) hold; `result` is set instead where that is unknown or an error.
bool bytes_from(interp::Interp& in, interp::Value v, std::string& data, interp::Value& result);
// The data of a bytes-like argument, or TypeError "a bytes-like object is required, not 'str'".
bool want_bytes(interp::Interp& in, interp::Value v, std::string_view& out);

// Methods that bytes and bytearray share, by subject.
std::span<const value::NativeDef> bytes_search_methods();
std::span<const value::NativeDef> bytes_text_methods();

// str.encode and bytes.decode: a Bytes or Str, or error. `object` is the value that the error speaks of.
interp::Value encode_text(interp::Interp& in, interp::Value text, std::string_view encoding, std::string_view errors);
interp::Value decode_bytes(interp::Interp& in, interp::Value object, std::string_view encoding,
                           std::string_view errors);

}  // namespace shapetrace::python
