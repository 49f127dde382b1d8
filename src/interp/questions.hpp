// What a path asks of unknown values is answered the same way every time: a flag that was taken to be true when a
// network was built is true when it runs. Attributes and items of an unknown object are the same values each time
// anyway (Interp::part_of_unknown); here it is comparisons with constants, membership, isinstance, hasattr, lengths,
// methods that only look, and the truth of all these. What may change an object (a method called, an attribute set)
// makes what was asked of it open again, and so does asking once more whether a loop ends.
#pragma once

#include <span>
#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::interp {

// What is known of every unknown value, and what a path took for granted of it.
struct AskedFacts : value::UnknownFacts {
  std::int8_t truth = -1;                 // 0, 1, or not asked yet
  bool negated = false;                   // `same_truth` is true when this one is not
  value::Object* same_truth = nullptr;    // the unknown value whose truth decides this one's; may be null
  Value equals;                           // the constant that it was found to be; may be unset
  value::Object* subject = nullptr;       // of a comparison: the unknown value that was compared ...
  Value compared_with;                    // ... for being equal to this constant
  value::Object* part_of = nullptr;       // the unknown object that it is an attribute of ...
  const value::Str* part_name = nullptr;  // ... under this name

  explicit AskedFacts(const value::UnknownFacts& facts) : value::UnknownFacts(facts) {}
};
// Interp::unknown and its like make no others.
inline AskedFacts& asked_facts(Value unknown) {
  return *static_cast<AskedFacts*>(value::as<value::Unknown>(unknown)->facts);
}

// The answer to a question about `unknown`: an unknown value, the same one for the same question.
Value answer_to(Interp& in, Value unknown, std::string_view question, Type* kind);

// Comparisons of which at least one operand is unknown; for ==, !=, <, <=, >, >=, `is` and `is not`.
Value compare_unknown(Interp& in, syntax::CompareOp op, Value a, Value b);
// `item in container` where one of them is unknown.
Value contains_unknown(Interp& in, Value container, Value item);
// What an operator gives for an unknown value and another one.
Value computed_with(Interp& in, Value unknown, std::string_view operation, Value other, Type* kind);
Value isinstance_unknown(Interp& in, Value v, Value cls);
// Calls a part of an unknown object: its methods.
Value call_unknown(Interp& in, Value callee, std::span<const Value> arguments);
// An unknown value with the truth of another, or the opposite one.
Value truth_of_unknown(Interp& in, Value unknown, bool negated);

// The constant that an unknown value was found to be equal to; unset for others.
Value known_constant(Value v);
// -1: not asked yet, or open again.
int remembered_truth(Interp& in, Value unknown);
// Not for good where it decides whether a loop goes on: the next round may find another answer.
void remember_truth(Value unknown, bool truth, bool for_good = true);
// Something may have changed it.
void forget_answers(Value unknown);
void forget_items(Value unknown);  // and what its items are

}  // namespace shapetrace::interp
