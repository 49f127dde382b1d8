// Builtins that look at objects: attributes, classes, identity.
#include <algorithm>

#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "interp/questions.hpp"
#include "python/builtins.hpp"
#include "python/namespaces.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

bool want_name(Interp& in, Value name) {
  if (value::is_str(name)) return true;
  in.type_error("attribute name must be string, not '{}'", in.type_name(name));
  return false;
}

Value builtin_getattr(Interp& in, const Value* a) {
  if (is_unknown(a[1]) || (is_unknown(a[0]) && !value::is_str(a[1])))
    return in.unknown_from(is_unknown(a[0]) ? a[0] : a[1]);
  if (!want_name(in, a[1])) return Value::error();
  if (a[2].is_unset()) return in.get_attr(a[0], as<Str>(a[1]));
  const Value v = in.find_attr(a[0], as<Str>(a[1]));
  return v.is_set() ? v : a[2];
}

Value builtin_hasattr(Interp& in, const Value* a) {
  if (is_unknown(a[0]) && value::is_str(a[1])) {
    // Nothing is added to numbers, texts and containers: their type says what they have.
    value::Type* const kind = as<value::Unknown>(a[0])->facts->kind;
    if (kind != nullptr && !kind->user_defined && kind->layout >= Layout::Int && kind->layout <= Layout::Range)
      return Value::boolean(in.lookup(kind, in.heap().intern(as<Str>(a[1]))).is_set());
    return interp::answer_to(in, a[0], fmt::format("hasattr {}", value::text_of(a[1])), in.types().bool_);
  }
  if (is_unknown(a[0]) || is_unknown(a[1])) return in.unknown_from(is_unknown(a[0]) ? a[0] : a[1], in.types().bool_);
  if (!want_name(in, a[1])) return Value::error();
  const Value v = in.find_attr(a[0], as<Str>(a[1]));
  return v.is_error() ? v : Value::boolean(v.is_set());
}

Value builtin_setattr(Interp& in, const Value* a) {
  if (is_unknown(a[1])) {
    in.gap("an attribute whose name is not known was set");
    return Value::none();
  }
  if (!want_name(in, a[1]) || !in.set_attr(a[0], as<Str>(a[1]), a[2])) return Value::error();
  return Value::none();
}

Value builtin_delattr(Interp& in, const Value* a) {
  if (is_unknown(a[1])) {
    in.gap("an attribute whose name is not known was deleted");
    return Value::none();
  }
  if (!want_name(in, a[1]) || !in.delete_attr(a[0], as<Str>(a[1]))) return Value::error();
  return Value::none();
}

// What is known of an unknown value's class decides where it can.
Value check_unknown(Interp& in, Value v, Value classes) {
  const Type* const kind = as<value::Unknown>(v)->facts->kind;
  if (kind != nullptr && value::is_type(classes)) {
    const auto* const type = as<Type>(classes);
    if (value::is_subtype(kind, type)) return Value::boolean(true);
    // An instance of the kind may be of a subclass, but of none that shares no layout with it.
    if (kind->layout != type->layout && kind->layout != Layout::Plain && type->layout != Layout::Plain)
      return Value::boolean(false);
    if (kind->final_type || kind == in.types().none) return Value::boolean(false);
    // Nor are numbers and texts taken for those of a class of somebody's own, where no abstract class asks otherwise.
    const bool simple = kind->layout >= Layout::Int && kind->layout <= Layout::Bytes && !kind->user_defined;
    if (simple && in.type_of(classes) == in.types().type) return Value::boolean(false);
  }
  return interp::isinstance_unknown(in, v, classes);
}

Value builtin_isinstance(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  if (const Value known = interp::known_constant(a[0]); known.is_set())
    return truth_value(in.instance_check(known, a[1]));
  if (is_unknown(a[0])) {
    if (!value::is_tuple(a[1])) return check_unknown(in, a[0], a[1]);
    bool open = false;
    for (const Value cls : items_of(a[1])) {
      const Value verdict = check_unknown(in, a[0], cls);
      if (verdict.is_true()) return verdict;
      open = open || is_unknown(verdict);
    }
    return open ? interp::isinstance_unknown(in, a[0], a[1]) : Value::boolean(false);
  }
  return truth_value(in.instance_check(a[0], a[1]));
}

Value builtin_issubclass(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a, 2}); u.is_set()) return in.unknown_from(u, in.types().bool_);
  return truth_value(in.subclass_check(a[0], a[1]));
}

Value builtin_callable(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().bool_);
  if (!a[0].is_object()) return Value::boolean(false);
  switch (a[0].object()->type->layout) {
    case Layout::Function:
    case Layout::NativeFunction:
    case Layout::BoundMethod:
    case Layout::Type: return Value::boolean(true);
    default: return Value::boolean(in.special(a[0], Special::Call).is_set());
  }
}

Value builtin_len(Interp& in, const Value* a) { return in.length(a[0]); }

Value builtin_id(Interp& in, const Value* a) {
  return in.heap().integer(static_cast<std::int64_t>(interp::identity(in, a[0])));
}

Value builtin_hash(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().int_);
  std::uint64_t hash = 0;
  if (!in.hash(a[0], hash)) return Value::error();
  return in.heap().integer(static_cast<std::int64_t>(hash));
}

Value builtin_globals(Interp& in, const Value*) { return current_globals(in); }

Value builtin_locals(Interp& in, const Value*) { return current_locals(in); }

Value builtin_vars(Interp& in, const Value* a) {
  if (a[0].is_unset()) return current_locals(in);
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().dict);
  const Value v = in.find_attr(a[0], in.names().dict);
  if (v.is_unset()) return in.type_error("vars() argument must have __dict__ attribute");
  return v;
}

Value builtin_dir(Interp& in, const Value* a) {
  if (a[0].is_set()) {
    if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().list);
    const Value names = in.call_special(a[0], Special::Dir);
    if (names.is_error() || is_unknown(names)) return names;
    if (names.is_unset()) return interp::list_attributes(in, a[0]);
    const Value sorted = in.builtin("sorted");
    return sorted.is_error() ? sorted : in.call(sorted, {names});
  }
  const Value locals = current_locals(in);
  const Value sorted = in.builtin("sorted");
  return sorted.is_error() ? sorted : in.call(sorted, {locals});
}

constexpr NativeDef kFunctions[] = {
    {"getattr", "object, name, default=None, /", builtin_getattr},
    {"hasattr", "obj, name, /", builtin_hasattr},
    {"setattr", "obj, name, value, /", builtin_setattr},
    {"delattr", "obj, name, /", builtin_delattr},
    {"isinstance", "obj, class_or_tuple, /", builtin_isinstance},
    {"issubclass", "cls, class_or_tuple, /", builtin_issubclass},
    {"callable", "obj, /", builtin_callable},
    {"len", "obj, /", builtin_len},
    {"id", "obj, /", builtin_id},
    {"hash", "obj, /", builtin_hash},
    {"globals", "", builtin_globals},
    {"locals", "", builtin_locals},
    {"vars", "object=None, /", builtin_vars},
    {"dir", "object=None, /", builtin_dir},
};

}  // namespace

std::span<const NativeDef> object_builtins() { return kFunctions; }

Dict* current_globals(Interp& in) { return in.frame() != nullptr ? in.frame()->globals : in.builtins(); }

Dict* current_locals(Interp& in) { return in.frame() != nullptr ? locals_of(in, *in.frame()) : in.builtins(); }

Dict* locals_of(Interp& in, const interp::Frame& frame) {
  const interp::CodeBody& code = *frame.code;
  if (code.uses_namespace) return frame.namespace_ != nullptr ? frame.namespace_ : frame.globals;
  Dict* const result = in.heap().dict();
  for (std::uint32_t i = 0; i < code.slot_names.size() && i < code.slots; ++i) {
    Str* const name = code.slot_names[i];
    if (name == nullptr || name->size == 0 || name->view().front() == '.') continue;
    Value v = frame.locals[i];
    const bool is_cell = (!code.free_names.empty() && i >= code.first_free_slot) ||
                         std::find(code.cell_slots.begin(), code.cell_slots.end(), i) != code.cell_slots.end();
    if (is_cell && has_layout(v, Layout::Cell)) v = as<value::Cell>(v)->value;
    if (v.is_set()) result->set(in.arena(), name, v);
  }
  return result;
}

}  // namespace shapetrace::python
