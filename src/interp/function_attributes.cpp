// The data attributes of functions, methods, wrappers, properties, code objects, cells, generators and super objects.
// docs: "The standard type hierarchy" of the language reference.
#include <algorithm>

#include "interp/builtin_attributes.hpp"
#include "interp/compiler.hpp"
#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "interp/native.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::BoundMethod;
using value::Function;
using value::Layout;
using value::NativeFunction;
using value::Property;
using value::Wrapper;

namespace {

template <class T>
T* self_of(const Value* a) {
  return value::as<T>(a[0]);
}
Value or_none(Value v) { return v.is_set() ? v : Value::none(); }
template <class T>
Value or_none(T* object) {
  return object != nullptr ? Value(object) : Value::none();
}

// --- functions ---

Value function_name(Interp&, const Value* a) { return self_of<Function>(a)->name; }
Value function_qualname(Interp&, const Value* a) { return self_of<Function>(a)->qualname; }
Value function_module(Interp&, const Value* a) { return or_none(self_of<Function>(a)->module); }
Value function_doc(Interp&, const Value* a) { return or_none(self_of<Function>(a)->doc); }
Value function_defaults(Interp&, const Value* a) { return or_none(self_of<Function>(a)->defaults); }
Value function_kwdefaults(Interp&, const Value* a) { return or_none(self_of<Function>(a)->kwdefaults); }
Value function_globals(Interp&, const Value* a) { return self_of<Function>(a)->globals; }
Value function_closure(Interp&, const Value* a) { return or_none(self_of<Function>(a)->closure); }
Value function_builtins(Interp& in, const Value*) { return in.builtins(); }

Value function_code(Interp& in, const Value* a) { return code_object(in, *self_of<Function>(a)->code); }

Value function_set_name(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return Value::none();
  if (!value::is_str(a[1])) return in.type_error("__name__ must be set to a string object");
  self_of<Function>(a)->name = value::as<Str>(a[1]);
  return Value::none();
}
Value function_set_qualname(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return Value::none();
  if (!value::is_str(a[1])) return in.type_error("__qualname__ must be set to a string object");
  self_of<Function>(a)->qualname = value::as<Str>(a[1]);
  return Value::none();
}
Value function_set_module(Interp&, const Value* a) {
  self_of<Function>(a)->module = a[1];
  return Value::none();
}
Value function_set_doc(Interp&, const Value* a) {
  self_of<Function>(a)->doc = a[1];
  return Value::none();
}
Value function_set_defaults(Interp& in, const Value* a) {
  if (!a[1].is_none() && !value::is_tuple(a[1])) return in.type_error("__defaults__ must be set to a tuple object");
  self_of<Function>(a)->defaults = a[1].is_none() ? nullptr : value::as<Tuple>(a[1]);
  return Value::none();
}
Value function_set_kwdefaults(Interp& in, const Value* a) {
  if (!a[1].is_none() && !value::is_dict(a[1])) return in.type_error("__kwdefaults__ must be set to a dict object");
  self_of<Function>(a)->kwdefaults = a[1].is_none() ? nullptr : value::as<Dict>(a[1]);
  return Value::none();
}
Value function_set_code(Interp& in, const Value* a) {
  if (!value::has_layout(a[1], Layout::Code)) return in.type_error("__code__ must be set to a code object");
  self_of<Function>(a)->code = value::as<value::Code>(a[1])->body;
  return Value::none();
}

Value function_annotations(Interp& in, const Value* a) { return in.function_annotations(*self_of<Function>(a)); }
Value function_set_annotations(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return Value::none();
  if (!a[1].is_none() && !value::is_dict(a[1])) return in.type_error("__annotations__ must be set to a dict object");
  self_of<Function>(a)->annotations = a[1].is_none() ? Value(in.heap().dict()) : a[1];
  return Value::none();
}

constexpr AttributeDef kFunctionAttributes[] = {
    attribute("__name__", function_name, function_set_name),
    attribute("__qualname__", function_qualname, function_set_qualname),
    attribute("__module__", function_module, function_set_module),
    attribute("__doc__", function_doc, function_set_doc),
    attribute("__defaults__", function_defaults, function_set_defaults),
    attribute("__kwdefaults__", function_kwdefaults, function_set_kwdefaults),
    attribute("__code__", function_code, function_set_code),
    attribute("__globals__", function_globals),
    attribute("__builtins__", function_builtins),
    attribute("__closure__", function_closure),
    attribute("__annotations__", function_annotations, function_set_annotations),
};

// --- native functions ---

Value native_name(Interp& in, const Value* a) { return in.heap().intern(self_of<NativeFunction>(a)->def->name); }
Value native_qualname(Interp& in, const Value* a) {
  const auto* const f = self_of<NativeFunction>(a);
  if (f->owner == nullptr) return in.heap().intern(f->def->name);
  return in.heap().str(fmt::format("{}.{}", f->owner->qualname->view(), f->def->name));
}
Value native_module(Interp& in, const Value* a) {
  const auto* const f = self_of<NativeFunction>(a);
  if (f->owner != nullptr) return Value::none();
  return f->module != nullptr ? Value(f->module) : Value(in.heap().intern("builtins"));
}
Value native_owner(Interp& in, const Value* a) {
  const auto* const f = self_of<NativeFunction>(a);
  if (f->owner == nullptr)
    return in.raise(Exc::AttributeError, "'{}' object has no attribute '__objclass__'", in.type_name(a[0]));
  return f->owner;
}
Value always_none(Interp&, const Value*) { return Value::none(); }

constexpr AttributeDef kNativeAttributes[] = {
    attribute("__name__", native_name),      attribute("__qualname__", native_qualname),
    attribute("__module__", native_module),  attribute("__doc__", always_none),
    attribute("__objclass__", native_owner), attribute("__self__", always_none),
};

// --- methods, wrappers and properties ---

Value method_self(Interp&, const Value* a) { return self_of<BoundMethod>(a)->self; }
Value method_function(Interp& in, const Value* a) {
  const Value f = self_of<BoundMethod>(a)->function;
  if (value::has_layout(f, Layout::NativeFunction))
    return in.raise(Exc::AttributeError,
                    std::string_view("'builtin_function_or_method' object has no attribute '__func__'"));
  return f;
}

constexpr AttributeDef kMethodAttributes[] = {
    attribute("__self__", method_self),
    attribute("__func__", method_function),
};

Value wrapper_function(Interp&, const Value* a) { return self_of<Wrapper>(a)->function; }
Value wrapper_forward(Interp& in, const Value* a, std::string_view name) {
  return in.get_attr(self_of<Wrapper>(a)->function, name);
}
Value wrapper_name(Interp& in, const Value* a) { return wrapper_forward(in, a, "__name__"); }
Value wrapper_qualname(Interp& in, const Value* a) { return wrapper_forward(in, a, "__qualname__"); }
Value wrapper_doc(Interp& in, const Value* a) { return wrapper_forward(in, a, "__doc__"); }
Value is_abstract(Interp& in, Value v) {
  if (!v.is_object()) return Value::boolean(false);
  const Value flag = in.find_attr(v, "__isabstractmethod__");
  return flag.is_set() ? flag : Value::boolean(false);
}
Value wrapper_abstract(Interp& in, const Value* a) { return is_abstract(in, self_of<Wrapper>(a)->function); }

constexpr AttributeDef kWrapperAttributes[] = {
    attribute("__func__", wrapper_function), attribute("__wrapped__", wrapper_function),
    attribute("__name__", wrapper_name),     attribute("__qualname__", wrapper_qualname),
    attribute("__doc__", wrapper_doc),       attribute("__isabstractmethod__", wrapper_abstract),
};

Value property_getter(Interp&, const Value* a) { return or_none(self_of<Property>(a)->getter); }
Value property_setter(Interp&, const Value* a) { return or_none(self_of<Property>(a)->setter); }
Value property_deleter(Interp&, const Value* a) { return or_none(self_of<Property>(a)->deleter); }
Value property_doc(Interp& in, const Value* a) {
  const auto* const p = self_of<Property>(a);
  if (p->doc.is_set() && !p->doc.is_none()) return p->doc;
  if (p->getter.is_unset() || p->getter.is_none()) return Value::none();
  return or_none(in.find_attr(p->getter, in.names().doc));
}
Value property_set_doc(Interp&, const Value* a) {
  self_of<Property>(a)->doc = a[1];
  return Value::none();
}
Value property_abstract(Interp& in, const Value* a) {
  const auto* const p = self_of<Property>(a);
  for (const Value f : {p->getter, p->setter, p->deleter})
    if (const Value flag = is_abstract(in, f); flag.is_error() || in.truth(flag) == 1) return flag;
  return Value::boolean(false);
}

constexpr AttributeDef kPropertyAttributes[] = {
    attribute("fget", property_getter),
    attribute("fset", property_setter),
    attribute("fdel", property_deleter),
    attribute("__doc__", property_doc, property_set_doc),
    attribute("__isabstractmethod__", property_abstract),
};

// --- code objects, cells, generators ---

const CodeBody& body_of(const Value* a) { return *self_of<value::Code>(a)->body; }
// Its names are known once it is compiled.
const CodeBody& compiled_body(Interp& in, const Value* a) {
  CodeBody& body = *self_of<value::Code>(a)->body;
  in.codes().ensure_compiled(body);
  return body;
}
Value count(std::size_t n) { return Value::small_int(static_cast<std::int64_t>(n)); }
Value names_tuple(Interp& in, std::span<Str* const> names) {
  Tuple* const t = in.heap().tuple(static_cast<std::uint32_t>(names.size()));
  std::ranges::copy(names, t->data());
  return t;
}
std::uint32_t parameter_count(const CodeBody& c) {
  return c.positional + c.keyword_only + (c.has_var_args ? 1 : 0) + (c.has_var_keywords ? 1 : 0);
}

Value code_name(Interp&, const Value* a) { return body_of(a).name; }
Value code_qualname(Interp&, const Value* a) { return body_of(a).qualname; }
Value code_filename(Interp& in, const Value* a) {
  return in.heap().str(body_of(a).file != nullptr ? std::string_view(body_of(a).file->path) : "<string>");
}
Value code_line(Interp&, const Value* a) { return count(body_of(a).first_line); }
Value code_argcount(Interp& in, const Value* a) { return count(compiled_body(in, a).positional); }
Value code_posonly(Interp& in, const Value* a) { return count(compiled_body(in, a).positional_only); }
Value code_kwonly(Interp& in, const Value* a) { return count(compiled_body(in, a).keyword_only); }
Value code_varnames(Interp& in, const Value* a) {
  const CodeBody& c = compiled_body(in, a);
  std::size_t n = c.free_names.empty() ? c.slot_names.size() : c.first_free_slot;
  n = std::min(n, c.slot_names.size());
  // Cells that are no parameters are not among the locals.
  std::vector<Str*> names;
  for (std::uint32_t i = 0; i < n; ++i)
    if (i < parameter_count(c) || std::ranges::find(c.cell_slots, i) == c.cell_slots.end())
      names.push_back(c.slot_names[i]);
  return names_tuple(in, names);
}
Value code_nlocals(Interp& in, const Value* a) { return count(value::as<Tuple>(code_varnames(in, a))->size); }
Value code_freevars(Interp& in, const Value* a) { return names_tuple(in, compiled_body(in, a).free_names); }
Value code_cellvars(Interp& in, const Value* a) {
  std::vector<Str*> names;
  for (const std::uint32_t slot : compiled_body(in, a).cell_slots) names.push_back(body_of(a).slot_names[slot]);
  return names_tuple(in, names);
}
Value code_flags(Interp& in, const Value* a) {
  const CodeBody& c = compiled_body(in, a);
  const unsigned kind = c.is_generator && c.is_coroutine ? 0x200u : c.is_generator ? 0x20u : c.is_coroutine ? 0x80u : 0;
  return count(3u | (c.has_var_args ? 0x04u : 0) | (c.has_var_keywords ? 0x08u : 0) | kind);
}

constexpr AttributeDef kCodeAttributes[] = {
    attribute("co_name", code_name),
    attribute("co_qualname", code_qualname),
    attribute("co_filename", code_filename),
    attribute("co_firstlineno", code_line),
    attribute("co_argcount", code_argcount),
    attribute("co_posonlyargcount", code_posonly),
    attribute("co_kwonlyargcount", code_kwonly),
    attribute("co_varnames", code_varnames),
    attribute("co_nlocals", code_nlocals),
    attribute("co_freevars", code_freevars),
    attribute("co_cellvars", code_cellvars),
    attribute("co_flags", code_flags),
};

// The same code with other names runs in the same way; with other instructions nobody knows how.
Value code_replace(Interp& in, const Value* a) {
  constexpr std::string_view kOnlyNames[] = {"co_name", "co_qualname", "co_filename", "co_firstlineno"};
  const value::Dict& changes = *value::as<value::Dict>(a[1]);
  for (std::uint32_t i = 0; i < changes.used; ++i)
    if (const Value key = changes.entries[i].key;
        key.is_set() && std::ranges::find(kOnlyNames, value::text_of(key)) == std::end(kOnlyNames))
      return in.unknown("code that the program has put together");
  return a[0];
}
constexpr NativeDef kCodeMethods[] = {{"replace", "self, /, **changes", code_replace, NativeKind::Method}};

Value cell_contents(Interp& in, const Value* a) {
  const Value v = self_of<value::Cell>(a)->value;
  return v.is_set() ? v : in.value_error("Cell is empty");
}
Value cell_set_contents(Interp&, const Value* a) {
  self_of<value::Cell>(a)->value = a[1];
  return Value::none();
}
constexpr AttributeDef kCellAttributes[] = {attribute("cell_contents", cell_contents, cell_set_contents)};

Value generator_name(Interp&, const Value* a) { return or_none(self_of<value::Generator>(a)->name); }
Value generator_running(Interp&, const Value* a) { return Value::boolean(self_of<value::Generator>(a)->running); }
constexpr AttributeDef kGeneratorAttributes[] = {
    attribute("__name__", generator_name),
    attribute("__qualname__", generator_name),
    attribute("gi_running", generator_running),
};

Value super_self(Interp&, const Value* a) { return or_none(self_of<value::Super>(a)->self); }
Value super_class(Interp&, const Value* a) { return or_none(self_of<value::Super>(a)->start); }
Value super_self_class(Interp&, const Value* a) { return or_none(self_of<value::Super>(a)->self_type); }
constexpr AttributeDef kSuperAttributes[] = {
    attribute("__self__", super_self),
    attribute("__thisclass__", super_class),
    attribute("__self_class__", super_self_class),
};

}  // namespace

Value code_object(Interp& in, CodeBody& body) {
  if (body.object == nullptr) {
    body.object = in.heap().make<value::Code>(in.types().code);
    body.object->body = &body;
  }
  return body.object;
}

void install_function_attributes(Interp& in) {
  const value::Types& t = in.types();
  add_attributes(in, t.function, kFunctionAttributes);
  add_attributes(in, t.native_function, kNativeAttributes);
  add_attributes(in, t.native_method, kNativeAttributes);
  add_attributes(in, t.bound_method, kMethodAttributes);
  add_attributes(in, t.static_method, kWrapperAttributes);
  add_attributes(in, t.class_method, kWrapperAttributes);
  add_attributes(in, t.property, kPropertyAttributes);
  add_attributes(in, t.code, kCodeAttributes);
  in.heap().add_methods(t.code, kCodeMethods);
  add_attributes(in, t.cell, kCellAttributes);
  add_attributes(in, t.generator, kGeneratorAttributes);
  add_attributes(in, t.coroutine, kGeneratorAttributes);
  add_attributes(in, t.async_generator, kGeneratorAttributes);
  add_attributes(in, t.super, kSuperAttributes);
}

}  // namespace shapetrace::interp
