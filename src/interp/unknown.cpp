// Unknown values: how they are made and how they spread; see DESIGN "Unknown is a value with a reason".
#include "interp/explorer.hpp"
#include "interp/interp.hpp"
#include "interp/questions.hpp"
#include "interp/tracer.hpp"

namespace shapetrace::interp {

Value Interp::unknown(std::string_view reason, Type* kind) {
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  const Location where = user_location();
  u->facts = arena().make<AskedFacts>(
      value::UnknownFacts{.reason = heap_.str(reason), .kind = kind, .file = where.file, .line = where.line});
  return u;
}

Value Interp::unknown_from(Value cause, Type* kind) {
  if (!value::is_unknown(cause)) return unknown("a value that is not known", kind);
  const value::UnknownFacts& from = *value::as<value::Unknown>(cause)->facts;
  // The conversion of a size gives the size. Anything else is another value: what a branch takes for granted of one
  // says nothing of the other.
  if (kind != nullptr && from.kind == kind && from.expression != nullptr) return cause;
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  u->facts = arena().make<AskedFacts>(
      value::UnknownFacts{.reason = from.reason, .kind = kind, .file = from.file, .line = from.line});
  return u;
}

Value Interp::part_of_unknown(Value whole, const Str* name) {
  auto* const u = value::as<value::Unknown>(whole);
  if (u->attrs == nullptr) u->attrs = heap_.dict();
  const Value known = u->attrs->get(name);
  if (known.is_set()) return known;
  const Value part = unknown_from(whole);
  AskedFacts& facts = asked_facts(part);
  facts.part_of = u;
  facts.part_name = name;
  u->attrs->set(arena(), heap_.intern(name->view()), part);
  return part;
}

Value Interp::unknown_text(Value cause, std::string_view shown) {
  const Value result = unknown_from(cause, types().str);
  if (shown == "<unknown>") return result;
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  u->facts = arena().make<AskedFacts>(asked_facts(result));
  u->facts->text = heap_.str(shown);
  return u;
}

void Interp::lose(value::List& list, Value cause) {
  const Value lost = unknown_from(cause, types().list);
  value::Object* const place = &list;
  *static_cast<value::Unknown*>(place) = *value::as<value::Unknown>(lost);
}

Value Interp::no_answer(Value cause) {
  if (abandoned_) return Value::error();
  if (no_answer_ == nullptr) no_answer_ = heap_.make<Exception>(types().exception(Exc::BaseException));
  no_answer_->value = cause;
  no_answer_->first = no_answer_->last = nullptr;
  pending_ = no_answer_;
  return Value::error();
}

Value Interp::take_unknown_answer() {
  pending_ = nullptr;
  return unknown_from(no_answer_->value);
}

void Interp::gap(std::string_view reason) { tracer().gap(user_location(), reason); }

}  // namespace shapetrace::interp
