// Functions, native functions, bound methods, code objects, cells and modules: how they show and are called.
#include "interp/builtin_attributes.hpp"
#include "interp/compiler.hpp"
#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::BoundMethod;
using value::Function;
using value::NativeFunction;

namespace {

std::uint64_t address(Interp& in, Value v) { return interp::identity(in, v); }

bool is_dunder(std::string_view name) { return name.starts_with("__") && name.ends_with("__"); }

Value call_self(Interp& in, const Value* a) { return in.call_dict(a[0], items_of(a[1]), as<Dict>(a[2])); }

// function.__get__(instance, owner)
Value function_get(Interp& in, const Value* a) {
  if (a[1].is_none()) return a[0];
  return in.heap().bound_method(a[0], a[1]);
}

// --- functions ---

Value function_repr(Interp& in, const Value* a) {
  return text(in, fmt::format("<function {} at {:#x}>", as<Function>(a[0])->qualname->view(), address(in, a[0])));
}

// types.FunctionType(code, globals, name=None, argdefs=None, closure=None)
Value function_new(Interp& in, const Value* a) {
  if (!has_layout(a[1], Layout::Code))
    return in.type_error("function() argument 'code' must be code, not {}", in.type_name(a[1]));
  if (!value::is_dict(a[2]))
    return in.type_error("function() argument 'globals' must be dict, not {}", in.type_name(a[2]));
  auto* const function = in.heap().make<Function>(as<Type>(a[0]));
  function->code = as<value::Code>(a[1])->body;
  function->globals = as<Dict>(a[2]);
  function->name = value::is_str(a[3]) ? as<Str>(a[3]) : function->code->name;
  function->qualname = value::is_str(a[3]) ? as<Str>(a[3]) : function->code->qualname;
  if (value::is_tuple(a[4])) function->defaults = as<Tuple>(a[4]);
  if (value::is_tuple(a[5])) function->closure = as<Tuple>(a[5]);
  in.codes().ensure_compiled(*function->code);  // only then is it known what it closes over
  const std::size_t wanted = function->code->free_names.size();
  if (function->closure == nullptr && wanted != 0) return in.type_error("arg 5 (closure) must be tuple");
  const std::size_t given_cells = function->closure != nullptr ? function->closure->size : 0;
  if (given_cells != wanted)
    return in.value_error("{} requires closure of length {}, not {}", function->code->name->view(), wanted,
                          given_cells);
  const Value module = function->globals->get(in.names().name);
  function->module = module.is_set() ? module : Value::none();
  function->doc = function->code->doc;
  return function;
}

constexpr NativeDef kFunctionMethods[] = {
    {"__new__", "cls, code, globals, name=None, argdefs=None, closure=None", function_new, NativeKind::Static},
    {"__repr__", "self, /", function_repr, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", call_self, NativeKind::Method},
    {"__get__", "self, instance, owner=None, /", function_get, NativeKind::Method},
};

// --- native functions ---

Value native_function_repr(Interp& in, const Value* a) {
  const NativeFunction& f = *as<NativeFunction>(a[0]);
  if (f.owner == nullptr) return text(in, fmt::format("<built-in function {}>", f.def->name));
  return text(in, fmt::format("<{} '{}' of '{}' objects>", is_dunder(f.def->name) ? "slot wrapper" : "method",
                              f.def->name, f.owner->name->view()));
}

Value native_get(Interp& in, const Value* a) {
  if (a[1].is_none() || as<NativeFunction>(a[0])->owner == nullptr) return a[0];
  return in.heap().bound_method(a[0], a[1]);
}

constexpr NativeDef kNativeMethods[] = {
    {"__repr__", "self, /", native_function_repr, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", call_self, NativeKind::Method},
    {"__get__", "self, instance, owner=None, /", native_get, NativeKind::Method},
};

// --- bound methods ---

Value method_new(Interp& in, const Value* a) {
  if (a[2].is_none()) return in.type_error("instance must not be None");
  return in.heap().bound_method(a[1], a[2]);
}

Value method_repr(Interp& in, const Value* a) {
  const BoundMethod& method = *as<BoundMethod>(a[0]);
  if (has_layout(method.function, Layout::NativeFunction)) {
    const std::string_view name = as<NativeFunction>(method.function)->def->name;
    const std::string_view form =
        is_dunder(name) ? "<method-wrapper '{}' of {} object at {:#x}>" : "<built-in method {} of {} object at {:#x}>";
    return text(in, fmt::format(fmt::runtime(form), name, in.type_name(method.self), address(in, method.self)));
  }
  const Value self = in.repr_of(method.self);
  if (!value::is_str(self)) return self;
  Value name = in.find_attr(method.function, in.names().qualname);
  if (name.is_unset()) name = in.find_attr(method.function, in.names().name);
  if (name.is_error()) return name;
  return text(in, fmt::format("<bound method {} of {}>", value::is_str(name) ? value::text_of(name) : "?",
                              value::text_of(self)));
}

bool same_method(Value a, Value b) {
  return has_layout(b, Layout::BoundMethod) && as<BoundMethod>(a)->function == as<BoundMethod>(b)->function &&
         as<BoundMethod>(a)->self == as<BoundMethod>(b)->self;
}

Value method_eq(Interp&, const Value* a) {
  return has_layout(a[1], Layout::BoundMethod) ? Value::boolean(same_method(a[0], a[1])) : Value::not_implemented();
}

Value method_ne(Interp&, const Value* a) {
  return has_layout(a[1], Layout::BoundMethod) ? Value::boolean(!same_method(a[0], a[1])) : Value::not_implemented();
}

constexpr NativeDef kMethodMethods[] = {
    {"__new__", "cls, function, instance, /", method_new, NativeKind::Static},
    {"__repr__", "self, /", method_repr, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", call_self, NativeKind::Method},
    {"__eq__", "self, value, /", method_eq, NativeKind::Method},
    {"__ne__", "self, value, /", method_ne, NativeKind::Method},
    {"__hash__", "self, /", native_hash, NativeKind::Method},
};

// --- code and cells ---

Value code_repr(Interp& in, const Value* a) {
  const interp::CodeBody& body = *as<value::Code>(a[0])->body;
  return text(in, fmt::format("<code object {} at {:#x}, file \"{}\", line {}>", body.name->view(), address(in, a[0]),
                              body.file != nullptr ? body.file->path : "<string>", body.first_line));
}

Value cell_new(Interp& in, const Value* a) {
  auto* const cell = in.heap().make<value::Cell>(as<Type>(a[0]));
  cell->value = a[1];
  return cell;
}

Value cell_repr(Interp& in, const Value* a) {
  const Value v = as<value::Cell>(a[0])->value;
  if (v.is_unset()) return text(in, fmt::format("<cell at {:#x}: empty>", address(in, a[0])));
  return text(in,
              fmt::format("<cell at {:#x}: {} object at {:#x}>", address(in, a[0]), in.type_name(v), address(in, v)));
}

constexpr NativeDef kCodeMethods[] = {{"__repr__", "self, /", code_repr, NativeKind::Method}};
constexpr NativeDef kCellMethods[] = {
    {"__new__", "cls, contents=None, /", cell_new, NativeKind::Static},
    {"__repr__", "self, /", cell_repr, NativeKind::Method},
};

// --- modules ---

Value module_new(Interp& in, const Value* a) {
  auto* const module = in.heap().make<Module>(as<Type>(a[0]));
  module->attrs = in.heap().dict();
  if (module->type->user_defined) interp::adopt_instance_dict(in, *module->attrs);
  module->name = in.heap().empty_str();
  return module;
}

Value module_init(Interp& in, const Value* a) {
  if (!value::is_str(a[1]))
    return in.type_error("module.__init__() argument 1 must be str, not {}", in.type_name(a[1]));
  Module& module = *as<Module>(a[0]);
  module.name = as<Str>(a[1]);
  interp::set(in, module, "__name__", a[1]);
  interp::set(in, module, "__doc__", a[2].is_set() ? a[2] : Value::none());
  for (const std::string_view name : {"__package__", "__loader__", "__spec__"})
    interp::set(in, module, name, Value::none());
  return Value::none();
}

Value module_repr(Interp& in, const Value* a) {
  const Module& module = *as<Module>(a[0]);
  const Value name = module.attrs->get(in.names().name);
  const Value file = module.attrs->get(in.heap().intern("__file__"));
  const std::string_view shown = value::is_str(name) ? value::text_of(name) : module.name->view();
  // One that a program made of nothing has no loader.
  if (const Value loader = module.attrs->get(in.heap().intern("__loader__")); loader.is_set() && loader.is_none())
    return text(in, fmt::format("<module '{}'>", shown));
  if (!value::is_str(file)) return text(in, fmt::format("<module '{}' (built-in)>", shown));
  return text(in, fmt::format("<module '{}' from '{}'>", shown, value::text_of(file)));
}

Value module_dir(Interp& in, const Value* a) {
  const Value hook = as<Module>(a[0])->attrs->get(in.heap().intern("__dir__"));
  return hook.is_set() ? in.call(hook, std::span<const Value>()) : interp::list_attributes(in, a[0]);
}

constexpr NativeDef kModuleMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", module_new, NativeKind::Static},
    {"__init__", "self, name, doc=None", module_init, NativeKind::Method},
    {"__repr__", "self, /", module_repr, NativeKind::Method},
    {"__dir__", "self, /", module_dir, NativeKind::Method},
};

}  // namespace

void install_functions(Interp& in) {
  const value::Types& t = in.types();
  value::Heap& heap = in.heap();
  heap.add_methods(t.function, kFunctionMethods);
  heap.add_methods(t.native_function, kNativeMethods);
  heap.add_methods(t.native_method, kNativeMethods);
  heap.add_methods(t.bound_method, kMethodMethods);
  heap.add_methods(t.code, kCodeMethods);
  heap.add_methods(t.cell, kCellMethods);
  heap.add_methods(t.module, kModuleMethods);
  for (Type* const type : {t.function, t.native_function, t.native_method, t.bound_method, t.code, t.cell})
    type->final_type = true;
}

}  // namespace shapetrace::python
