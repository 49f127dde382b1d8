// The data attributes of all objects and of classes; those of functions and the like are in function_attributes.cpp.
// docs: "The standard type hierarchy" of the language reference.
#include "interp/builtin_attributes.hpp"

#include <algorithm>

#include "interp/dispatch.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::BoundMethod;
using value::Layout;
using value::Object;
using value::Property;

namespace {

template <class T>
T* self_of(const Value* a) {
  return value::as<T>(a[0]);
}
template <class T>
Value or_none(T* object) {
  return object != nullptr ? Value(object) : Value::none();
}

Value view_of(Interp& in, Dict* dict) {
  auto* const view = in.heap().make<value::View>(in.types().mapping_proxy);
  view->dict = dict;
  view->kind = value::ViewKind::Proxy;
  return view;
}

// --- every object ---

Value object_class(Interp& in, const Value* a) { return visible_type(in, a[0]); }

Value object_set_class(Interp& in, const Value* a) {
  if (!value::is_type(a[1]))
    return in.type_error("__class__ must be set to a class, not '{}' object", in.type_name(a[1]));
  auto* const to = value::as<Type>(a[1]);
  const Type* const from = in.type_of(a[0]);
  // torch.Tensor is a class written in Python there; modules are a case of their own in CPython.
  const auto changeable = [&](const Type& type) {
    return type.user_defined || from->layout == Layout::Module || type.layout == Layout::Tensor;
  };
  if (!a[0].is_object() || !changeable(*to) || !changeable(*from))
    return in.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (to->layout != from->layout || to->has_dict != from->has_dict)
    return in.type_error("__class__ assignment: '{}' object layout differs from '{}'", to->name->view(),
                         from->name->view());
  a[0].object()->type = to;
  if (to->layout == Layout::Module && to->user_defined) adopt_instance_dict(in, *a[0].object()->attrs);
  return Value::none();
}

Value object_dict(Interp& in, const Value* a) {
  if (value::has_layout(a[0], Layout::BoundMethod))
    return in.get_attr(self_of<BoundMethod>(a)->function, in.names().dict);
  if (!a[0].is_object() || !in.type_of(a[0])->has_dict)
    return in.raise(Exc::AttributeError, "'{}' object has no attribute '__dict__'", in.type_name(a[0]));
  return in.instance_dict(a[0].object());
}

Value object_set_dict(Interp& in, const Value* a) {
  if (!a[0].is_object() || !in.type_of(a[0])->has_dict)
    return in.raise(Exc::AttributeError, "'{}' object has no attribute '__dict__'", in.type_name(a[0]));
  if (!value::is_dict(a[1]))
    return in.type_error("__dict__ must be set to a dictionary, not a '{}'", in.type_name(a[1]));
  auto* const dict = value::as<Dict>(a[1]);
  adopt_instance_dict(in, *dict);
  a[0].object()->attrs = dict;
  return Value::none();
}

// --- classes ---

Value type_own(Type* type, const Str* name) { return type->dict->get(name); }

Value type_dict(Interp& in, const Value* a) { return view_of(in, self_of<Type>(a)->dict); }
Value type_name_get(Interp&, const Value* a) { return self_of<Type>(a)->name; }
Value type_qualname(Interp&, const Value* a) { return self_of<Type>(a)->qualname; }
Value type_mro(Interp&, const Value* a) { return self_of<Type>(a)->mro; }
Value type_bases(Interp&, const Value* a) { return self_of<Type>(a)->bases; }
Value type_base(Interp&, const Value* a) { return or_none(self_of<Type>(a)->base); }

Value set_type_text(Interp& in, const Value* a, std::string_view attribute, Str* Type::*field) {
  auto* const type = self_of<Type>(a);
  if (!value::is_str(a[1]))
    return in.type_error("can only assign string to {}.{}, not '{}'", type->name->view(), attribute,
                         in.type_name(a[1]));
  type->*field = value::as<Str>(a[1]);
  type->shown_name = nullptr;
  return Value::none();
}
Value type_set_name(Interp& in, const Value* a) { return set_type_text(in, a, "__name__", &Type::name); }
Value type_set_qualname(Interp& in, const Value* a) { return set_type_text(in, a, "__qualname__", &Type::qualname); }

Value type_module(Interp& in, const Value* a) {
  const Value v = type_own(self_of<Type>(a), in.names().module);
  return v.is_set() ? v : Value(in.heap().intern("builtins"));
}
Value type_doc(Interp& in, const Value* a) {
  auto* const type = self_of<Type>(a);
  const Value v = type_own(type, in.names().doc);
  return v.is_set() ? in.bind(v, Value(), type) : Value::none();
}
Value set_type_own(Interp& in, const Value* a, Str* name) {
  auto* const type = self_of<Type>(a);
  type->dict->set(in.arena(), name, a[1]);
  in.type_changed(type);
  return Value::none();
}
Value type_set_module(Interp& in, const Value* a) { return set_type_own(in, a, in.names().module); }
Value type_set_doc(Interp& in, const Value* a) { return set_type_own(in, a, in.names().doc); }

Value type_annotations(Interp& in, const Value* a) {
  auto* const type = self_of<Type>(a);
  if (const Value v = type_own(type, in.names().annotations); v.is_set()) return v;
  if (!type->user_defined)
    return in.raise(Exc::AttributeError, "type object '{}' has no attribute '__annotations__'", type->name->view());
  Dict* const fresh = in.heap().dict();
  type->dict->set(in.arena(), in.names().annotations, fresh);
  in.type_changed(type);
  return fresh;
}
Value type_set_annotations(Interp& in, const Value* a) { return set_type_own(in, a, in.names().annotations); }

Value type_set_bases(Interp& in, const Value* a) {
  if (!value::is_tuple(a[1]))
    return in.type_error("can only assign tuple to {}.__bases__, not {}", self_of<Type>(a)->name->view(),
                         in.type_name(a[1]));
  return in.abandon("the bases of a class were replaced");
}

constexpr AttributeDef kTypeAttributes[] = {
    attribute("__dict__", type_dict),
    attribute("__name__", type_name_get, type_set_name),
    attribute("__qualname__", type_qualname, type_set_qualname),
    attribute("__mro__", type_mro),
    attribute("__bases__", type_bases, type_set_bases),
    attribute("__base__", type_base),
    attribute("__module__", type_module, type_set_module),
    attribute("__doc__", type_doc, type_set_doc),
    attribute("__annotations__", type_annotations, type_set_annotations),
};

constexpr AttributeDef kObjectAttributes[] = {
    attribute("__class__", object_class, object_set_class),
    attribute("__dict__", object_dict, object_set_dict),
};

}  // namespace

void adopt_instance_dict(Interp& in, Dict& dict) {
  for (std::uint32_t i = 0; i < dict.used; ++i) {
    Value& key = dict.entries[i].key;
    if (key.is_unset() || !value::is_str(key)) continue;
    Str* const name = in.heap().intern(value::as<Str>(key));
    name->names_instance_attribute = true;
    key = name;
  }
  dict.is_instance_dict = true;
}

void add_attributes(Interp& in, Type* type, std::span<const AttributeDef> table) {
  Heap& heap = in.heap();
  type->dict->reserve(in.arena(), type->dict->used + static_cast<std::uint32_t>(table.size()));
  for (const AttributeDef& def : table) {
    auto* const p = heap.make<Property>(in.types().property);
    p->getter = heap.native(def.get, type);
    p->setter = def.set.function != nullptr ? Value(heap.native(def.set, type)) : Value::none();
    p->deleter = p->doc = Value::none();
    type->dict->set(in.arena(), heap.intern(def.get.name), p);
  }
}

void install_builtin_attributes(Interp& in) {
  const value::Types& t = in.types();
  add_attributes(in, t.object, kObjectAttributes);
  add_attributes(in, t.type, kTypeAttributes);
  install_function_attributes(in);
}

Value list_attributes(Interp& in, Value v) {
  std::vector<Str*> names;
  const auto add = [&](const Dict* dict) {
    if (dict == nullptr) return;
    for (std::uint32_t i = 0; i < dict->used; ++i)
      if (value::is_str(dict->entries[i].key)) names.push_back(value::as<Str>(dict->entries[i].key));
  };
  const auto add_classes = [&](const Type* type) {
    for (const Value c : type->mro->items()) add(value::as<Type>(c)->dict);
  };
  if (value::is_type(v)) {
    add_classes(value::as<Type>(v));
  } else {
    if (v.is_object()) add(v.object()->attrs);
    if (!value::has_layout(v, Layout::Module)) add_classes(in.type_of(v));
  }
  std::ranges::sort(names, {}, [](const Str* s) { return s->view(); });
  names.erase(std::ranges::unique(names, {}, [](const Str* s) { return s->view(); }).begin(), names.end());
  List* const result = in.heap().list();
  for (Str* const name : names) result->append(in.arena(), name);
  return result;
}

}  // namespace shapetrace::interp
