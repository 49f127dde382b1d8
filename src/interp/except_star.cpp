#include "interp/except_star.hpp"

#include <algorithm>

#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::as;

namespace {

enum Part : std::uint32_t { kOriginal, kRest, kRaised };

bool is_group(Interp& in, Value v) { return in.is_instance(v, as<Type>(in.builtin("BaseExceptionGroup"))); }

Value make_group(Interp& in, std::span<const Value> members) {
  const bool plain =
      std::ranges::all_of(members, [&](Value v) { return in.is_instance(v, in.types().exception(Exc::Exception)); });
  return in.call(in.builtin(plain ? "ExceptionGroup" : "BaseExceptionGroup"),
                 {Value(in.heap().intern("")), Value(in.heap().list(members))});
}

void collect_leaves(Interp& in, Value v, List& leaves) {
  if (!is_group(in, v)) return leaves.append(in.arena(), v);
  for (const Value member : as<Tuple>(as<Exception>(v)->value)->items()) collect_leaves(in, member, leaves);
}

// The group with only those of its exceptions that are among `keep`; None without any.
Value projection(Interp& in, Value group, const List& keep) {
  List members;
  for (const Value member : as<Tuple>(as<Exception>(group)->value)->items()) {
    Value part = member;
    if (is_group(in, member)) {
      part = projection(in, member, keep);
      if (part.is_error()) return part;
    } else if (std::ranges::find(keep.items(), member) == keep.items().end()) {
      part = Value::none();
    }
    if (!part.is_none()) members.append(in.arena(), part);
  }
  if (members.size == 0) return Value::none();
  const Value made = in.call_method(group, "derive", {Value(in.heap().list(members.items()))});
  if (!value::has_layout(made, value::Layout::Exception)) return made;
  as<Exception>(made)->cause = as<Exception>(group)->cause;
  as<Exception>(made)->context = as<Exception>(group)->context;
  return made;
}

// A part of the group that came, raised on as it was.
bool same_metadata(const Exception& a, const Exception& b) { return a.cause == b.cause && a.context == b.context; }

}  // namespace

Value star_begin(Interp& in, Value exception) {
  List* const state = in.heap().list();
  state->append(in.arena(), exception);
  state->append(in.arena(), exception);
  return state;
}

Value star_match(Interp& in, Value state, Value type) {
  List& s = *as<List>(state);
  const Value rest = s.items()[kRest];
  if (value::is_unknown(type) || rest.is_none()) return Value::none();
  const Type* const group = as<Type>(in.builtin("BaseExceptionGroup"));
  const auto types = value::is_tuple(type) ? as<Tuple>(type)->items() : std::span(&type, 1);
  for (const Value t : types) {
    if (!value::is_type(t) || !value::is_subtype(as<Type>(t), in.types().exception(Exc::BaseException)))
      return in.type_error("catching classes that do not inherit from BaseException is not allowed");
    if (value::is_subtype(as<Type>(t), group))
      return in.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  if (!is_group(in, rest)) {
    const int matches = in.instance_check(rest, type);
    if (matches <= 0) return matches < 0 ? Value::error() : Value::none();
    s.items()[kRest] = Value::none();
    return make_group(in, {&rest, 1});
  }
  const Value parts = in.call_method(rest, "split", {type});
  if (!value::is_tuple(parts)) return parts;
  s.items()[kRest] = (*as<Tuple>(parts))[1];
  return (*as<Tuple>(parts))[0];
}

Value star_end(Interp& in, Value state) {
  const List& s = *as<List>(state);
  const Value original = s.items()[kOriginal], rest = s.items()[kRest];
  if (!is_group(in, original)) return !rest.is_none() ? rest : s.size > kRaised ? s.items()[kRaised] : Value::none();
  List raised, kept;
  for (const Value e : s.items().subspan(kRaised)) {
    if (is_group(in, e) && same_metadata(*as<Exception>(e), *as<Exception>(original))) {
      collect_leaves(in, e, kept);
    } else {
      raised.append(in.arena(), e);
    }
  }
  if (!rest.is_none()) collect_leaves(in, rest, kept);
  if (raised.size == 0 && kept.size == 0) return Value::none();
  const Value on = kept.size == 0 ? Value::none() : projection(in, original, kept);
  if (on.is_error() || raised.size == 0) return on;
  if (!on.is_none()) raised.append(in.arena(), on);
  return raised.size == 1 ? raised.items()[0] : make_group(in, raised.items());
}

}  // namespace shapetrace::interp
