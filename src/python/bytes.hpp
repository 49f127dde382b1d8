// Bytes and the codecs between them and text.
#pragma once

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

// str.encode and bytes.decode: a Bytes or Str, or error. `object` is the value that the error speaks of.
interp::Value encode_text(interp::Interp& in, interp::Value text, std::string_view encoding, std::string_view errors);
interp::Value decode_bytes(interp::Interp& in, interp::Value object, std::string_view encoding, std::string_view errors);

}  // namespace shapetrace::python
