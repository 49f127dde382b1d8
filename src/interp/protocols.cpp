// Types of values, isinstance, truth, text and the index protocol.
#include "interp/protocols.hpp"

#include "interp/dispatch.hpp"
#include "interp/explorer.hpp"
#include "interp/frame.hpp"
#include "interp/loops.hpp"
#include "interp/names.hpp"
#include "interp/native.hpp"
#include "interp/numbers.hpp"
#include "interp/questions.hpp"
#include "interp/symbolic.hpp"

namespace shapetrace::interp {

using value::Layout;
using value::NativeFunction;

Type* Interp::type_of_constant(Value v) const {
  const value::Types& t = types();
  if (v.is_int()) return t.int_;
  if (v.is_float()) return t.float_;
  if (v.is_bool()) return t.bool_;
  if (v.is_ellipsis()) return t.ellipsis;
  return v.is_not_implemented() ? t.not_implemented : t.none;
}

namespace {

// CPython's own C types are called by module and name in messages, classes written in Python by name alone. Classes of
// the prelude that stand for C types say so by __shown_name__.
std::string_view shown_name(Interp& in, Type& type) {
  if (type.shown_name != nullptr) return type.shown_name->view();
  type.shown_name = type.name;
  if (type.user_defined || type.layout == Layout::Tensor) return type.name->view();
  const Value module = type.dict->get(in.names().module);
  if (value::is_str(module) && value::text_of(module) != "builtins")
    type.shown_name = in.heap().intern(fmt::format("{}.{}", value::text_of(module), type.name->view()));
  return type.shown_name->view();
}

}  // namespace

std::string_view Interp::type_name(Value v) const {
  if (value::is_unknown(v) && value::as<value::Unknown>(v)->facts->kind != nullptr)
    return value::as<value::Unknown>(v)->facts->kind->name->view();
  Type* const type = visible_type(*this, v);
  if (type->shown_name != nullptr) [[likely]]
    return type->shown_name->view();
  return shown_name(const_cast<Interp&>(*this), *type);  // fills a cache
}

// --- isinstance and issubclass ---

namespace {

std::span<const Value> members(Interp& in, Value v) {
  if (value::is_tuple(v)) return std::as_const(*value::as<Tuple>(v)).items();
  if (in.type_of(v) == in.types().union_type && v.object()->attrs != nullptr)
    if (const Value args = v.object()->attrs->get(in.names().args); value::is_tuple(args))
      return std::as_const(*value::as<Tuple>(args)).items();
  return {};
}

bool is_group(Interp& in, Value v) { return value::is_tuple(v) || in.type_of(v) == in.types().union_type; }

// A hook of the metaclass (or of a special form of typing); `type` itself has none that matters.
Value hook_of(Interp& in, Value cls, Special which) {
  const Value hook = in.special(cls, which);
  if (hook.is_unset()) return hook;
  if (value::has_layout(hook, Layout::NativeFunction) && value::as<NativeFunction>(hook)->owner == in.types().type)
    return {};
  return hook;
}

int called(Interp& in, Value hook, Value cls, Value subject) {
  const Value result = call_found(in, hook, {cls, subject});
  return result.is_error() ? -1 : in.truth(result);
}

}  // namespace

int Interp::instance_check(Value v, Value cls) {
  if (value::is_type(cls) && type_of(v) == cls.object() && type_of(v) != types().bound_method) return 1;
  if (is_group(*this, cls)) {
    const RecursionGuard guard(*this, " in __instancecheck__");
    if (guard.failed()) return -1;
    for (const Value c : members(*this, cls))
      if (const int found = instance_check(v, c.is_none() ? Value(types().none) : c); found != 0) return found;
    return 0;
  }
  if (value::is_unknown(cls)) return truth(unknown_from(cls, types().bool_));
  if (const Value known = known_constant(v); known.is_set()) v = known;
  const bool unknown = value::is_unknown(v);
  Type* const type = known_type(*this, v);
  if (type == nullptr) return truth(isinstance_unknown(*this, v, cls));
  if (const Value hook = hook_of(*this, cls, Special::InstanceCheck); hook.is_set() && !unknown)
    return called(*this, hook, cls, v);
  if (!value::is_type(cls)) {
    if (type_of(cls) == types().generic_alias)
      type_error("isinstance() argument 2 cannot be a parameterized generic");
    else
      type_error("isinstance() arg 2 must be a type, a tuple of types, or a union");
    return -1;
  }
  const auto* const wanted = value::as<Type>(cls);
  if (value::is_subtype(type, wanted)) return 1;
  // An object may claim another class (a proxy's __class__).
  if (type->user_defined && !unknown) {
    const Value claim = lookup(type, names().class_);
    if (value::has_layout(claim, Layout::Property) &&
        !value::has_layout(value::as<value::Property>(claim)->getter, Layout::NativeFunction)) {
      const Value claimed = find_attr(v, names().class_);
      if (claimed.is_error()) return -1;
      if (value::is_type(claimed)) return value::is_subtype(value::as<Type>(claimed), wanted) ? 1 : 0;
    }
  }
  return 0;
}

int Interp::subclass_check(Value cls, Value group) {
  if (is_group(*this, group)) {
    for (const Value c : members(*this, group))
      if (const int found = subclass_check(cls, c.is_none() ? Value(types().none) : c); found != 0) return found;
    return 0;
  }
  if (value::is_unknown(cls) || value::is_unknown(group))
    return truth(unknown_from(value::is_unknown(cls) ? cls : group, types().bool_));
  if (const Value hook = hook_of(*this, group, Special::SubclassCheck); hook.is_set())
    return called(*this, hook, group, cls);
  if (!value::is_type(cls)) {
    type_error("issubclass() arg 1 must be a class");
    return -1;
  }
  if (!value::is_type(group)) {
    if (type_of(group) == types().generic_alias)
      type_error("issubclass() argument 2 cannot be a parameterized generic");
    else
      type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return -1;
  }
  return value::is_subtype(value::as<Type>(cls), value::as<Type>(group)) ? 1 : 0;
}

// --- truth ---

bool Interp::choose(Value unknown, bool preferred) {
  const Location where = user_location();
  const value::UnknownFacts& facts = *value::as<value::Unknown>(unknown)->facts;
  const bool on_sizes = facts.expression != nullptr && dim::presentable(dim::Dim::of(facts.expression));
  const bool way = explorer().choose({where.file, where.node}, where.line, preferred, facts.reason->view(),
                                     asker_of(frame_), on_sizes);
  assume_truth(unknown, way);
  return way;
}

int Interp::truth(Value v) {
  if (v.is_bool()) return v.as_bool() ? 1 : 0;
  if (v.is_none()) return 0;
  if (v.is_int()) return v.as_int() != 0 ? 1 : 0;
  if (v.is_float()) return v.as_float() != 0 ? 1 : 0;
  if (!v.is_object()) return 1;
  Type* const type = v.object()->type;
  if (type->layout == Layout::Unknown) {
    if (const dim::Truth proved = symbolic_truth(v); proved != dim::Truth::Open)
      return proved == dim::Truth::Yes ? 1 : 0;
    // Whether a loop goes on is asked to be answered differently some time.
    const bool leaving = LoopWatch::may_leave(*this);
    if (!leaving)
      if (const int known = remembered_truth(*this, v); known >= 0) return known;
    const bool way = choose(v, true);
    remember_truth(v, way, !leaving);
    loops().decided(*this, v, way);
    return way ? 1 : 0;
  }
  const Value method = special(type, Special::Bool);
  if (!is_core_method(*this, method)) {
    const Value result = call_found(*this, method, {v});
    if (result.is_bool()) return result.as_bool() ? 1 : 0;
    if (result.is_error()) return -1;
    if (value::is_unknown(result)) return truth(result);
    type_error("__bool__ should return bool, returned {}", type_name(result));
    return -1;
  }
  switch (type->layout) {
    case Layout::Int: return int_is_zero(v) ? 0 : 1;
    case Layout::Float: return value::float_of(v) != 0 ? 1 : 0;
    case Layout::Complex:
      return value::as<value::Complex>(v)->real != 0 || value::as<value::Complex>(v)->imag != 0 ? 1 : 0;
    default: break;
  }
  const Value length_method = special(type, Special::Len);
  if (length_method.is_unset() && builtin_length(*this, v).is_not_implemented()) return 1;
  const Value n = length(v);
  if (n.is_error()) return -1;
  return n.is_int() ? (n.as_int() != 0 ? 1 : 0) : truth(n);
}

// --- text ---

namespace {

// Natives with nothing but self are called without any binding.
Value call_text(Interp& in, Value method, Value v) {
  if (value::has_layout(method, Layout::NativeFunction)) {
    const auto* const f = value::as<NativeFunction>(method);
    if (f->raw == nullptr) return f->def->function(in, &v);
  }
  return call_found(in, method, {v});
}

Value want_text(Interp& in, Value result, std::string_view method) {
  if (value::is_str(result) || result.is_error() || value::is_unknown(result)) return result;
  return in.type_error("{} returned non-string (type {})", method, in.type_name(result));
}

}  // namespace

Value Interp::str_of(Value v) {
  if (v.is_object()) {
    const Type* const type = v.object()->type;
    if (type == types().str) return v;
    if (type->layout == Layout::Unknown)
      return value::as<value::Unknown>(v)->facts->text != nullptr ? v : unknown_from(v, types().str);
  }
  const Value method = special(v, Special::Str);
  if (method.is_set() && !is_object_method(*this, method))
    return want_text(*this, call_text(*this, method, v), "__str__");
  const Value repr = special(v, Special::Repr);
  return repr.is_set() ? want_text(*this, call_text(*this, repr, v), "__str__") : repr_of(v);
}

Value Interp::repr_of(Value v) {
  if (value::is_unknown(v)) return unknown_from(v, types().str);
  const RecursionGuard guard(*this, " while getting the repr of an object");
  if (guard.failed()) return Value::error();
  const Value method = special(v, Special::Repr);
  if (method.is_set()) return want_text(*this, call_text(*this, method, v), "__repr__");
  return heap_.str(fmt::format("<{} object at 0x{:x}>", type_name(v), identity(*this, v)));
}

Value Interp::ascii_of(Value v) {
  const Value text = repr_of(v);
  if (!value::is_str(text) || value::as<Str>(text)->ascii()) return text;
  std::string out;
  const std::string_view s = value::text_of(text);
  for (std::size_t i = 0; i < s.size();) {
    const auto lead = static_cast<unsigned char>(s[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    std::uint32_t c = size == 1 ? lead : lead & (0x7fu >> size);
    for (std::size_t k = 1; k < size && i + k < s.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(s[i + k]) & 0x3f);
    i += size;
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      out += c < 0x100     ? fmt::format("\\x{:02x}", c)
             : c < 0x10000 ? fmt::format("\\u{:04x}", c)
                           : fmt::format("\\U{:08x}", c);
    }
  }
  return heap_.str(out);
}

Value Interp::format_value(Value v, std::string_view spec) {
  if (value::is_unknown(v)) return spec.empty() ? str_of(v) : unknown_from(v, types().str);
  if (spec.empty() && (!v.is_object() || v.object()->type == types().str)) return str_of(v);
  const Value method = special(v, Special::Format);
  if (method.is_unset() || (is_object_method(*this, method) && spec.empty())) return str_of(v);
  const Value result = call_found(*this, method, {v, Value(heap_.str(spec))});
  if (value::is_str(result) || result.is_error() || value::is_unknown(result)) return result;
  return type_error("__format__ must return a str, not {}", type_name(result));
}

namespace {

std::string shown(Interp& in, Value text) {
  if (value::is_str(text)) return std::string(value::text_of(text));
  if (!text.is_error()) return std::string(value::shown_text(text));
  if (!in.abandoned()) in.set_pending(nullptr);
  return "<error>";
}

}  // namespace

std::string Interp::display(Value v) {
  Exception* const before = pending_;
  std::string text = shown(*this, str_of(v));
  if (!abandoned_) pending_ = before;
  return text;
}

std::string Interp::display_repr(Value v) {
  Exception* const before = pending_;
  std::string text = shown(*this, repr_of(v));
  if (!abandoned_) pending_ = before;
  return text;
}

// --- integers ---

Value Interp::index_value(Value v) {
  if (v.is_int()) return v;
  if (value::is_integer(v)) return plain_int(*this, v);
  if (value::is_unknown(v))
    return value::as<value::Unknown>(v)->facts->kind == types().int_ ? v : unknown_from(v, types().int_);
  const Value method = special(v, Special::Index);
  if (method.is_unset()) return type_error("'{}' object cannot be interpreted as an integer", type_name(v));
  const Value result = call_found(*this, method, {v});
  if (result.is_error() || value::is_unknown(result)) return result;
  if (value::is_integer(result)) return plain_int(*this, result);
  return type_error("__index__ returned non-int (type {})", type_name(result));
}

bool Interp::index(Value v, std::int64_t& out) {
  if (v.is_int()) return out = v.as_int(), true;
  const Value i = index_value(v);
  if (i.is_error()) return false;
  if (value::is_unknown(i)) {
    no_answer(i);
    return false;
  }
  if (value::to_int64(i, out)) return true;
  raise(Exc::OverflowError, std::string_view("Python int too large to convert to C ssize_t"));
  return false;
}

}  // namespace shapetrace::interp
