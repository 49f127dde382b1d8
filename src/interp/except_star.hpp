// except*: a group of exceptions goes from clause to clause, each takes the part that it names. docs: PEP 654.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::interp {

// The state while clauses run: a list of the exception as it came, what no clause has taken yet (or None), and what the
// clauses have raised.
Value star_begin(Interp& in, Value exception);
// The part that a clause for `type` takes, None for nothing; it leaves the rest. Error after an exception.
Value star_match(Interp& in, Value state, Value type);
// What is to be raised at the end; None when all was taken.
Value star_end(Interp& in, Value state);

}  // namespace shapetrace::interp
