// What others need of set and frozenset. The results are as CPython makes them, down to the order in which they
// iterate.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::python {

// A new set of that type with the items of an iterable; Unknown where one of them is.
value::Value set_from(interp::Interp& in, value::Type* type, value::Value iterable);
// New sets of the type of `left`, from it and any iterable.
value::Value set_union(interp::Interp& in, value::Set& left, value::Value right);
value::Value set_intersection(interp::Interp& in, value::Set& left, value::Value right);
value::Value set_difference(interp::Interp& in, value::Set& left, value::Value right);
value::Value set_symmetric_difference(interp::Interp& in, value::Set& left, value::Value right);
value::Value set_is_disjoint(interp::Interp& in, value::Set& left, value::Value right);

}  // namespace shapetrace::python
