// list[int] and int | str as objects. interp/generics.cpp makes them, with __origin__, __args__ and __parameters__ as
// attributes; here is what they can do.
#include "interp/names.hpp"
#include "python/python.hpp"
#include "python/set.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Value part(const Value* a, Str* name) {
  const Dict* const attrs = a[0].object()->attrs;
  return attrs == nullptr ? Value() : attrs->get(name);
}
Value args_of(Interp& in, const Value* a) { return part(a, in.names().args); }
Value origin_of(Interp& in, const Value* a) { return part(a, in.names().origin); }

// A type as it stands in an annotation: "int", "torch.Tensor", "...", "[int, str]".
bool append_annotation(Interp& in, std::string& out, Value v) {
  if (v.is_ellipsis()) return out += "...", true;
  if (v == Value(in.types().none)) return out += "None", true;
  if (value::is_list(v)) {
    out += '[';
    for (std::uint32_t i = 0; i < as<List>(v)->size; ++i) {
      if (i != 0) out += ", ";
      if (!append_annotation(in, out, as<List>(v)->data[i])) return false;
    }
    out += ']';
    return true;
  }
  if (value::is_type(v)) return out += full_name(in, as<Type>(v)), true;
  Value unknown;
  if (!append_repr(in, out, v, unknown)) return false;
  return true;
}

// `args` with type variables replaced by what stands in brackets.
Value substitute(Interp& in, const Value* a) {
  Str* const parameters_name = in.heap().intern("__parameters__");
  const std::span<const Value> parameters = items_of(part(a, parameters_name));
  if (parameters.empty()) return in.type_error("{} is not a generic class", in.display_repr(a[0]));
  const std::span<const Value> with = value::is_tuple(a[1]) ? items_of(a[1]) : std::span<const Value>(a + 1, 1);
  if (with.size() != parameters.size())
    return in.type_error("Too {} arguments for {}; actual {}, expected {}",
                         with.size() > parameters.size() ? "many" : "few", in.display_repr(a[0]), with.size(),
                         parameters.size());
  const auto replaced = [&](Value variable) {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      if (parameters[i] == variable) return with[i];
    return variable;
  };
  std::vector<Value> result;
  for (const Value arg : items_of(args_of(in, a))) {
    Value fresh = replaced(arg);
    if (fresh == arg && arg.is_object() && !value::is_type(arg) && arg.object()->attrs != nullptr) {
      const std::span<const Value> inner = items_of(arg.object()->attrs->get(parameters_name));
      if (!inner.empty()) {
        std::vector<Value> chosen;
        for (const Value variable : inner) chosen.push_back(replaced(variable));
        fresh = in.get_item(arg, in.heap().tuple(std::span<const Value>(chosen)));
        if (fresh.is_error()) return fresh;
      }
    }
    result.push_back(fresh);
  }
  return in.heap().tuple(std::span<const Value>(result));
}

Value type_or(Interp& in, const Value* a) { return interp::union_of(in, a[0], a[1]); }
Value type_ror(Interp& in, const Value* a) { return interp::union_of(in, a[1], a[0]); }

// --- list[int] ---

Value alias_new(Interp& in, const Value* a) { return interp::generic_alias(in, a[1], a[2]); }

Value alias_repr(Interp& in, const Value* a) {
  std::string out;
  if (!append_annotation(in, out, origin_of(in, a))) return Value::error();
  out += '[';
  const std::span<const Value> args = items_of(args_of(in, a));
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (i != 0) out += ", ";
    if (!append_annotation(in, out, args[i])) return Value::error();
  }
  out += args.empty() ? "()]" : "]";
  return text(in, out);
}

Value alias_getitem(Interp& in, const Value* a) {
  const Value args = substitute(in, a);
  return args.is_error() ? args : interp::generic_alias(in, origin_of(in, a), args);
}

Value alias_call(Interp& in, const Value* a) {
  const Value made = in.call_dict(origin_of(in, a), items_of(a[1]), as<Dict>(a[2]));
  if (made.is_object() && in.type_of(made)->user_defined && in.type_of(made)->has_dict)
    if (!in.set_attr(made, in.heap().intern("__orig_class__"), a[0])) in.catch_pending(Exc::AttributeError);
  return made;
}

Value alias_mro_entries(Interp& in, const Value* a) { return in.heap().tuple({origin_of(in, a)}); }

Value alias_getattr(Interp& in, const Value* a) {
  const std::string_view name = value::text_of(a[1]);
  if (name.starts_with("__") && name.ends_with("__") && name != "__name__" && name != "__qualname__" &&
      name != "__module__" && name != "__doc__" && name != "__init__")
    return in.raise(Exc::AttributeError, "'types.GenericAlias' object has no attribute '{}'", name);
  return in.get_attr(origin_of(in, a), as<Str>(a[1]));
}

Value alias_eq(Interp& in, const Value* a) {
  if (in.type_of(a[1]) != in.types().generic_alias) return Value::not_implemented();
  const int same = in.equal(origin_of(in, a), origin_of(in, a + 1));
  if (same <= 0) return truth_value(same);
  return truth_value(in.equal(args_of(in, a), args_of(in, a + 1)));
}

Value alias_hash(Interp& in, const Value* a) {
  std::uint64_t origin = 0;
  std::uint64_t args = 0;
  if (!in.hash(origin_of(in, a), origin) || !in.hash(args_of(in, a), args)) return Value::error();
  return in.heap().integer(static_cast<std::int64_t>((origin ^ args) >> 3));
}

Value alias_no_check(Interp& in, const Value*) {
  return in.type_error("isinstance() argument 2 cannot be a parameterized generic");
}

constexpr NativeDef kAliasMethods[] = {
    {"__new__", "cls, origin, args, /", alias_new, NativeKind::Static},
    {"__repr__", "self, /", alias_repr, NativeKind::Method},
    {"__getitem__", "self, key, /", alias_getitem, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", alias_call, NativeKind::Method},
    {"__mro_entries__", "self, bases, /", alias_mro_entries, NativeKind::Method},
    {"__getattr__", "self, name, /", alias_getattr, NativeKind::Method},
    {"__eq__", "self, value, /", alias_eq, NativeKind::Method},
    {"__hash__", "self, /", alias_hash, NativeKind::Method},
    {"__or__", "self, value, /", type_or, NativeKind::Method},
    {"__ror__", "self, value, /", type_ror, NativeKind::Method},
    {"__instancecheck__", "self, instance, /", alias_no_check, NativeKind::Method},
};

// --- int | str ---

Value union_repr(Interp& in, const Value* a) {
  std::string out;
  for (const Value arg : items_of(args_of(in, a))) {
    if (!out.empty()) out += " | ";
    if (!append_annotation(in, out, arg)) return Value::error();
  }
  return text(in, out);
}

// The order of the members does not count.
Value union_eq(Interp& in, const Value* a) {
  if (in.type_of(a[1]) != in.types().union_type) return Value::not_implemented();
  const std::span<const Value> mine = items_of(args_of(in, a));
  const std::span<const Value> other = items_of(args_of(in, a + 1));
  if (mine.size() != other.size()) return Value::boolean(false);
  for (const Value x : mine) {
    bool found = false;
    for (const Value y : other) {
      const int same = in.equal(x, y);
      if (same < 0) return Value::error();
      found = found || same > 0;
    }
    if (!found) return Value::boolean(false);
  }
  return Value::boolean(true);
}

Value union_hash(Interp& in, const Value* a) {
  std::uint64_t sum = 0;
  for (const Value arg : items_of(args_of(in, a))) {
    std::uint64_t hash = 0;
    if (!in.hash(arg, hash)) return Value::error();
    sum += hash * 3;
  }
  return in.heap().integer(static_cast<std::int64_t>(sum >> 3));
}

Value union_getitem(Interp& in, const Value* a) {
  const Value args = substitute(in, a);
  if (args.is_error()) return args;
  Value result = (*as<Tuple>(args))[0];
  for (const Value member : items_of(args).subspan(1)) {
    result = in.binary(BinaryOp::Or, result, member);
    if (result.is_error()) return result;
  }
  return result;
}

Value union_instancecheck(Interp& in, const Value* a) { return truth_value(in.instance_check(a[1], a[0])); }
Value union_subclasscheck(Interp& in, const Value* a) { return truth_value(in.subclass_check(a[1], a[0])); }

constexpr NativeDef kUnionMethods[] = {
    {"__repr__", "self, /", union_repr, NativeKind::Method},
    {"__getitem__", "self, key, /", union_getitem, NativeKind::Method},
    {"__eq__", "self, value, /", union_eq, NativeKind::Method},
    {"__hash__", "self, /", union_hash, NativeKind::Method},
    {"__or__", "self, value, /", type_or, NativeKind::Method},
    {"__ror__", "self, value, /", type_ror, NativeKind::Method},
    {"__instancecheck__", "self, instance, /", union_instancecheck, NativeKind::Method},
    {"__subclasscheck__", "self, cls, /", union_subclasscheck, NativeKind::Method},
};

}  // namespace

void install_generics(Interp& in) {
  const value::Types& t = in.types();
  in.heap().add_methods(t.generic_alias, kAliasMethods);
  in.heap().add_methods(t.union_type, kUnionMethods);
  for (Type* const type : {t.generic_alias, t.union_type})
    type->dict->set(in.arena(), in.heap().intern("__module__"), text(in, "types"));
}

}  // namespace shapetrace::python
