// Unknown values: how they are made and how they spread; see DESIGN "Unknown is a value with a reason".
#include "interp/explorer.hpp"
#include "interp/interp.hpp"
#include "interp/tracer.hpp"

namespace shapetrace::interp {

Value Interp::unknown(std::string_view reason, Type* kind) {
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  u->reason = heap_.str(reason);
  u->kind = kind;
  const Location where = user_location();
  u->file = where.file;
  u->line = where.line;
  return u;
}

Value Interp::unknown_from(Value cause, Type* kind) {
  if (!value::is_unknown(cause)) return unknown("a value that is not known", kind);
  auto* const from = value::as<value::Unknown>(cause);
  if (from->kind == kind && from->text == nullptr) return cause;
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  u->reason = from->reason;
  u->kind = kind;
  u->file = from->file;
  u->line = from->line;
  return u;
}

Value Interp::unknown_text(Value cause, std::string_view shown) {
  const Value result = unknown_from(cause, types().str);
  if (shown == "<unknown>") return result;
  auto* const u = heap_.make<value::Unknown>(types().unknown);
  *u = *value::as<value::Unknown>(result);
  u->text = heap_.str(shown);
  return u;
}

void Interp::gap(std::string_view reason) { tracer().gap(user_location(), reason); }

}  // namespace shapetrace::interp
