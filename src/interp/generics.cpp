// list[int] and int | str: objects that only remember what they were made of, in the attributes __origin__, __args__
// and __parameters__. docs: "Generic Alias Type" and "Union Type" of the library reference.
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

namespace {

bool is_type_variable(Interp& in, Value v) {
  const std::string_view name = in.type_name(v);
  return name == "TypeVar" || name == "ParamSpec" || name == "TypeVarTuple";
}

void add_unique(List& list, Value v, base::Arena& arena) {
  for (const Value seen : list.items())
    if (seen == v) return;
  list.append(arena, v);
}

Tuple* type_variables(Interp& in, const Tuple& args) {
  List found;
  Str* const parameters = in.heap().intern("__parameters__");
  for (const Value a : args.items()) {
    if (!a.is_object() || value::is_type(a)) continue;
    if (is_type_variable(in, a)) {
      add_unique(found, a, in.arena());
    } else if (a.object()->attrs != nullptr) {
      if (const Value inner = a.object()->attrs->get(parameters); value::is_tuple(inner))
        for (const Value v : value::as<Tuple>(inner)->items()) add_unique(found, v, in.arena());
    }
  }
  return in.heap().tuple(std::span<const Value>(found.items()));
}

bool is_generic(Interp& in, Value v) {
  return value::is_type(v) || v.is_none() || in.type_of(v) == in.types().generic_alias ||
         in.type_of(v) == in.types().union_type || is_type_variable(in, v);
}

void add_member(Interp& in, List& members, Value v) {
  if (in.type_of(v) == in.types().union_type) {
    for (const Value m : value::as<Tuple>(v.object()->attrs->get(in.names().args))->items()) add_member(in, members, m);
    return;
  }
  if (v.is_none()) v = in.types().none;
  for (const Value seen : members.items())
    if (in.equal(seen, v) == 1) return;
  members.append(in.arena(), v);
}

}  // namespace

Value generic_alias(Interp& in, Value origin, Value parameters) {
  auto* const alias = in.heap().make<value::NativeObject>(in.types().generic_alias);
  Tuple* const args = value::is_tuple(parameters) ? value::as<Tuple>(parameters) : in.heap().tuple({parameters});
  Dict* const attrs = in.instance_dict(alias);
  attrs->set(in.arena(), in.names().origin, origin);
  attrs->set(in.arena(), in.names().args, args);
  attrs->set(in.arena(), in.heap().intern("__parameters__"), type_variables(in, *args));
  return alias;
}

Value union_of(Interp& in, Value a, Value b) {
  if (!is_generic(in, a) || !is_generic(in, b)) return Value::not_implemented();
  List members;
  add_member(in, members, a);
  add_member(in, members, b);
  if (members.size == 1) return members.data[0];
  auto* const result = in.heap().make<value::NativeObject>(in.types().union_type);
  Tuple* const args = in.heap().tuple(std::span<const Value>(members.items()));
  Dict* const attrs = in.instance_dict(result);
  attrs->set(in.arena(), in.names().args, args);
  attrs->set(in.arena(), in.heap().intern("__parameters__"), type_variables(in, *args));
  return result;
}

}  // namespace shapetrace::interp
