// What others need of dict.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::python {

// dict.update(from): from is a mapping or an iterable of pairs.
bool merge_into_dict(interp::Interp& in, value::Dict& dict, value::Value from);
// Entries of `from` into the empty dict `to`.
void copy_entries(interp::Interp& in, const value::Dict& from, value::Dict& to);
// Which entry an operation touched is not known: all values may have changed, and more keys may be there.
void forget_entries(interp::Interp& in, value::Dict& dict, value::Value cause);
value::Value make_view(interp::Interp& in, value::Dict& dict, value::ViewKind kind);

}  // namespace shapetrace::python
