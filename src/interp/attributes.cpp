// Attribute access: lookup along the MRO with a cache, descriptors, and the rules of instances, classes, modules and
// super objects. docs: "Customizing attribute access" and "Invoking descriptors" of the language reference.
#include <algorithm>

#include "interp/builtin_attributes.hpp"
#include "interp/explorer.hpp"
#include "interp/imports.hpp"
#include "interp/interp.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"

namespace shapetrace::interp {

using value::Layout;
using value::Object;

namespace {

// object.__getattribute__ and its like, which `Interp` implements itself (user code may only override them).
bool is_builtin_slot(Value function) {
  if (function.is_unset()) return true;
  if (!value::has_layout(function, Layout::NativeFunction)) return false;
  const auto* const native = value::as<value::NativeFunction>(function);
  if (native->owner == nullptr || native->owner->layout == Layout::Custom) return false;
  // Another method may have been put there: `__setattr__ = dict.__setitem__`.
  constexpr std::string_view kSlots[] = {"__getattribute__", "__setattr__", "__delattr__",
                                         "__get__",          "__set__",     "__delete__"};
  return std::find(std::begin(kSlots), std::end(kSlots), native->def->name) != std::end(kSlots);
}

bool is_data_descriptor(Interp& in, Value v) {
  if (!v.is_object()) return false;
  Type* const type = v.object()->type;
  if (type->layout == Layout::Property) return true;
  if (!type->user_defined && type->layout != Layout::Custom) return false;
  return in.special(type, Special::Set).is_set() || in.special(type, Special::Delete).is_set();
}

bool has_slot(const Type& type, const Str* name) {
  if (type.slot_names == nullptr) return false;
  for (const Value slot : type.slot_names->items())
    if (slot == Value(name)) return true;
  return false;
}

void raise_attribute_error(Interp& in, Value object, const Str* name) {
  if (value::is_type(object)) {
    const auto* const type = value::as<Type>(object);
    in.raise(Exc::AttributeError, "type object '{}' has no attribute '{}'",
             (type->shown_name != nullptr ? type->shown_name : type->name)->view(), name->view());
    return;
  }
  // A method asks its function last, and that is who complains.
  if (value::has_layout(object, Layout::BoundMethod)) {
    const Value function = value::as<value::BoundMethod>(object)->function;
    if (!value::has_layout(function, Layout::NativeFunction)) object = function;
  }
  in.raise(Exc::AttributeError, "'{}' object has no attribute '{}'", in.type_name(object), name->view());
}

// In all of these: unset when absent (nothing raised), error when something was raised on the way.

Value find_in_instance(Interp& in, Value object, Type* type, Str* name) {
  const Value attribute = in.lookup(type, name);
  if (attribute.is_set() && is_data_descriptor(in, attribute)) return in.bind(attribute, object, type);
  if (object.is_object()) {
    if (const Dict* const attrs = object.object()->attrs; attrs != nullptr)
      if (const Value v = attrs->get(name); v.is_set()) return v;
  }
  if (attribute.is_set()) return in.bind(attribute, object, type);
  if (!object.is_object()) return {};
  // Methods and wrappers forward what they do not have themselves to their function.
  if (type->layout == Layout::BoundMethod) return in.find_attr(value::as<value::BoundMethod>(object)->function, name);
  return {};
}

Value find_in_type(Interp& in, Type* type, Str* name) {
  Type* const meta = type->type;
  const Value of_meta = in.lookup(meta, name);
  if (of_meta.is_set() && is_data_descriptor(in, of_meta)) return in.bind(of_meta, type, meta);
  if (const Value attribute = in.lookup(type, name); attribute.is_set()) return in.bind(attribute, Value(), type);
  if (of_meta.is_set()) return in.bind(of_meta, type, meta);
  return {};
}

Value find_in_module(Interp& in, Module& module, Str* name) {
  const Value v = find_in_instance(in, &module, module.type, name);
  if (v.is_set()) return v;
  const Value hook = module.attrs->get(in.names().getattr);
  if (hook.is_unset()) return {};
  return in.call(hook, {Value(name)});
}

Value find_in_super(Interp& in, value::Super& super, Str* name) {
  if (name == in.names().class_ || super.self_type == nullptr) return find_in_instance(in, &super, super.type, name);
  const Tuple& mro = *super.self_type->mro;
  std::uint32_t at = 0;
  while (at < mro.size && mro[at].object() != super.start) ++at;
  for (++at; at < mro.size; ++at) {
    const Value v = value::as<Type>(mro[at])->dict->get(name);
    if (v.is_unset()) continue;
    const bool through_class = super.self == Value(super.self_type);
    return in.bind(v, through_class ? Value() : super.self, super.self_type);
  }
  return find_in_instance(in, &super, super.type, name);
}

Value find_generic(Interp& in, Value object, Type* type, Str* name) {
  switch (type->layout) {
    case Layout::Type: return find_in_type(in, value::as<Type>(object), name);
    case Layout::Module: return find_in_module(in, *value::as<Module>(object), name);
    case Layout::Super: return find_in_super(in, *value::as<value::Super>(object), name);
    default: return find_in_instance(in, object, type, name);
  }
}

Value of_unknown(Interp& in, Value object, const Str* name) {
  const value::UnknownFacts* const u = value::as<value::Unknown>(object)->facts;
  if (u->kind != nullptr && name == in.names().class_) return u->kind;
  if (name->view() == "backward") in.explorer().note_lost_backward();
  return in.part_of_unknown(object, name);
}

// What is missing only because we do not know it: a name that the standard library has and our model of it does not,
// the documentation of a built-in type, an attribute that an unknown base class may have. Unset when it is surely
// absent.
Value unmodelled(Interp& in, Value object, Type* type, const Str* name) {
  if (name == in.names().doc) {
    if (type->layout == Layout::Module) return Value::none();
    return in.unknown(fmt::format("the documentation of {}", type->name->view()), in.types().str);
  }
  if (type->layout == Layout::Module) return in.importer().unmodelled(*value::as<Module>(object), *name);
  const Type* open = type;
  if (type->layout == Layout::Type) open = value::as<Type>(object);
  if (type->layout == Layout::Super) open = value::as<value::Super>(object)->self_type;
  if (open == nullptr || !open->open_ended || name->view().starts_with('_')) return {};
  return in.unknown(
      fmt::format("{}.{} may come from a base class that is not known", open->name->view(), name->view()));
}

// The whole of getattr() but for the error: unset when absent.
Value find(Interp& in, Value object, Str* name) {
  Type* const type = in.type_of(object);
  if (type->layout == Layout::Unknown) [[unlikely]]
    return of_unknown(in, object, name);
  const Value override = in.special(type, Special::GetAttribute);
  Value v;
  if (is_builtin_slot(override)) [[likely]] {
    v = find_generic(in, object, type, name);
  } else {
    v = in.call(override, {object, Value(name)});
  }
  if (v.is_set() && !v.is_error()) [[likely]]
    return v;
  if (v.is_error() && !in.pending_is(Exc::AttributeError)) return v;
  if (const Value hook = in.special(type, Special::GetAttr); hook.is_set()) {
    in.set_pending(nullptr);
    v = in.call(hook, {object, Value(name)});
    if (!v.is_error() || !in.pending_is(Exc::AttributeError)) return v;
  }
  value::Exception* const absent = in.pending();
  in.set_pending(nullptr);
  const Value rest = unmodelled(in, object, type, name);
  if (rest.is_unset()) in.set_pending(absent);
  return rest.is_set() ? rest : v;
}

void raise_absent(Interp& in, Value object, const Str* name) {
  if (!value::has_layout(object, Layout::Module)) return raise_attribute_error(in, object, name);
  const Module& module = *value::as<Module>(object);
  const Value module_name = module.attrs->get(in.names().name);
  if (!value::is_str(module_name)) {
    in.raise(Exc::AttributeError, "module has no attribute '{}'", name->view());
    return;
  }
  bool initializing = in.importer().is_loading(&module);
  if (const Value spec = module.attrs->get(in.names().spec); spec.is_object() && spec.object()->attrs != nullptr)
    initializing |= spec.object()->attrs->get(in.heap().intern("_initializing")).is_true();
  if (initializing) {
    in.raise(Exc::AttributeError,
             "partially initialized module '{}' has no attribute '{}' (most likely due to a circular import)",
             value::text_of(module_name), name->view());
  } else {
    in.raise(Exc::AttributeError, "module '{}' has no attribute '{}'", value::text_of(module_name), name->view());
  }
}

bool store_through_descriptor(Interp& in, Value attribute, Value object, Type* type, const Str* name, Value v) {
  Type* const kind = attribute.object()->type;
  if (kind->layout == Layout::Property && (!kind->user_defined || is_builtin_slot(in.special(kind, Special::Set)))) {
    const auto* const property = value::as<value::Property>(attribute);
    const Value function = v.is_set() ? property->setter : property->deleter;
    if (function.is_unset() || function.is_none()) {
      if (value::has_layout(property->getter, Layout::NativeFunction)) {
        const Type* const owner = value::as<value::NativeFunction>(property->getter)->owner;
        // What is a plain member of the C struct in CPython says less.
        const Layout layout = (owner != nullptr ? owner : type)->layout;
        if (layout == Layout::Range || layout == Layout::Slice || layout == Layout::Code || layout == Layout::Type ||
            layout == Layout::BoundMethod || layout == Layout::Range || layout == Layout::Slice)
          in.raise(Exc::AttributeError, std::string_view("readonly attribute"));
        else
          in.raise(Exc::AttributeError, "attribute '{}' of '{}' objects is not writable", name->view(),
                   (owner != nullptr ? owner : type)->name->view());
      } else {
        in.raise(Exc::AttributeError, "property '{}' of '{}' object has no {}", name->view(), type->qualname->view(),
                 v.is_set() ? "setter" : "deleter");
      }
      return false;
    }
    const Value result = v.is_set() ? in.call(function, {object, v}) : in.call(function, {object});
    return !result.is_error();
  }
  const Value method = in.special(kind, v.is_set() ? Special::Set : Special::Delete);
  if (method.is_unset()) {
    in.raise(Exc::AttributeError, std::string_view(v.is_set() ? "__set__" : "__delete__"));
    return false;
  }
  const Value result = v.is_set() ? in.call(method, {attribute, object, v}) : in.call(method, {attribute, object});
  return !result.is_error();
}

void clear_specials(Type& type) {
  if (type.specials != nullptr) std::fill_n(type.specials, value::kSpecialCount, Value());
}

void changed(Interp& in, Type& type, bool specials_too) {
  type.version = in.heap().next_type_version();
  if (specials_too) clear_specials(type);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i) changed(in, *type.subclasses[i], specials_too);
}

}  // namespace

void Interp::prepare() {
  names_ = std::make_shared<Names>(heap_);
  attribute_cache_.resize(kCachedAttributes);
  install_builtin_attributes(*this);
  install_exception_attributes(*this);
}

Value Interp::lookup(Type* type, Str* name) {
  if (names_ == nullptr) [[unlikely]]
    prepare();
  const std::size_t slot =
      (reinterpret_cast<std::uintptr_t>(name) >> 4 ^ type->version * std::size_t{0x9e3779b1}) & (kCachedAttributes - 1);
  CachedAttribute& cached = attribute_cache_[slot];
  if (cached.type_version == type->version && cached.name == name) return cached.attribute;
  if (!name->interned) return lookup(type, heap_.intern(name));
  Value found;
  for (const Value c : type->mro->items()) {
    found = value::as<Type>(c)->dict->get(name);
    if (found.is_set()) break;
  }
  cached = {type->version, name, found};
  return found;
}

Value Interp::find_special(Type* type, Special special) {
  if (type->specials == nullptr) {
    if (names_ == nullptr) prepare();
    type->specials = static_cast<Value*>(arena().allocate(value::kSpecialCount * sizeof(Value)));
    std::uninitialized_fill_n(type->specials, value::kSpecialCount, Value());
  }
  const Value found = lookup(type, heap_.special_names[static_cast<std::size_t>(special)]);
  type->specials[static_cast<std::size_t>(special)] = found.is_set() ? found : Value::error();
  return found;
}

void Interp::type_changed(Type* type) { changed(*this, *type, true); }

Dict* Interp::instance_dict(Object* object) {
  if (object->attrs == nullptr) {
    object->attrs = heap_.dict();
    object->attrs->is_instance_dict = true;
    if (object->type->usual_attributes != 0) object->attrs->reserve(arena(), object->type->usual_attributes);
  }
  return object->attrs;
}

Value Interp::bind(Value attribute, Value self, Type* owner) {
  if (!attribute.is_object()) return attribute;
  Type* const type = attribute.object()->type;
  if (!type->user_defined) {
    switch (type->layout) {
      case Layout::Function: return self.is_set() ? Value(heap_.bound_method(attribute, self)) : attribute;
      case Layout::NativeFunction:
        if (self.is_unset() || value::as<value::NativeFunction>(attribute)->owner == nullptr) return attribute;
        return heap_.bound_method(attribute, self);
      case Layout::Property: {
        if (self.is_unset()) return attribute;
        const Value getter = value::as<value::Property>(attribute)->getter;
        if (value::has_layout(getter, Layout::NativeFunction))
          return value::as<value::NativeFunction>(getter)->def->function(*this, &self);
        if (getter.is_none() || getter.is_unset())
          return raise(Exc::AttributeError, "property of '{}' object has no getter", type_of(self)->qualname->view());
        return call(getter, {self});
      }
      case Layout::StaticMethod: return value::as<value::Wrapper>(attribute)->function;
      case Layout::ClassMethod: {
        const Value inner = value::as<value::Wrapper>(attribute)->function;
        if (value::has_layout(inner, Layout::Property)) return bind(inner, owner, owner->type);
        return heap_.bound_method(inner, owner);
      }
      case Layout::Custom: break;
      case Layout::Plain:
        // The member of a slot (see classes.cpp): a slot that holds something was found in the instance before.
        if (type == types().getset_descriptor) return self.is_set() ? Value() : attribute;
        break;
      default: return attribute;
    }
  }
  const Value get = special(type, Special::Get);
  if (get.is_unset() || is_builtin_slot(get)) {
    // A subclass of property, staticmethod or classmethod that leaves __get__ alone.
    if (type->base == nullptr || type->layout == Layout::Plain) return attribute;
    switch (type->layout) {
      case Layout::Property: {
        if (self.is_unset()) return attribute;
        const Value getter = value::as<value::Property>(attribute)->getter;
        if (getter.is_none() || getter.is_unset())
          return raise(Exc::AttributeError, "property of '{}' object has no getter", type_of(self)->qualname->view());
        return call(getter, {self});
      }
      case Layout::StaticMethod: return value::as<value::Wrapper>(attribute)->function;
      case Layout::ClassMethod: return heap_.bound_method(value::as<value::Wrapper>(attribute)->function, owner);
      default: return attribute;
    }
  }
  return call(get, {attribute, self.is_set() ? self : Value::none(), Value(owner)});
}

Value Interp::get_attr(Value object, Str* name) {
  if (!name->interned) [[unlikely]]
    name = heap_.intern(name);
  const Value v = find(*this, object, name);
  if (v.is_set()) [[likely]]
    return v;
  raise_absent(*this, object, name);
  return Value::error();
}

Value Interp::find_attr(Value object, Str* name) {
  if (!name->interned) [[unlikely]]
    name = heap_.intern(name);
  const Value v = find(*this, object, name);
  return v.is_error() && catch_pending(Exc::AttributeError) ? Value() : v;
}

Value Interp::generic_get_attr(Value object, Str* name) {
  if (!name->interned) [[unlikely]]
    name = heap_.intern(name);
  Type* const type = type_of(object);
  if (type->layout == Layout::Unknown) return of_unknown(*this, object, name);
  const Value v = find_generic(*this, object, type, name);
  if (v.is_set()) return v;
  raise_absent(*this, object, name);
  return Value::error();
}

Value type_get_attr(Interp& in, Type* type, Str* name) { return in.generic_get_attr(type, name); }
Value super_get_attr(Interp& in, value::Super& super, Str* name) { return in.generic_get_attr(&super, name); }
Value module_get_attr(Interp& in, Module& module, Str* name) { return in.generic_get_attr(&module, name); }

bool Interp::set_attr(Value object, Str* name, Value v) {
  const Value override = special(type_of(object), Special::SetAttr);
  if (is_builtin_slot(override)) [[likely]]
    return generic_set_attr(object, name, v);
  if (!name->interned) name = heap_.intern(name);
  return !call(override, {object, Value(name), v}).is_error();
}

bool Interp::delete_attr(Value object, Str* name) {
  const Value override = special(type_of(object), Special::DelAttr);
  if (is_builtin_slot(override)) return generic_set_attr(object, name, Value());
  if (!name->interned) name = heap_.intern(name);
  return !call(override, {object, Value(name)}).is_error();
}

bool Interp::generic_set_attr(Value object, Str* name, Value v) {
  if (!name->interned) [[unlikely]]
    name = heap_.intern(name);
  Type* const type = type_of(object);
  if (type->layout == Layout::Type) return type_set_attr(*this, value::as<Type>(object), name, v);
  if (type->layout == Layout::Unknown) {
    auto* const u = value::as<value::Unknown>(object);
    forget_answers(object);
    if (u->attrs == nullptr) u->attrs = heap_.dict();
    if (v.is_set()) {
      u->attrs->set(arena(), name, v);
    } else {
      u->attrs->erase(name);
    }
    return true;
  }
  const Value attribute = lookup(type, name);
  if (attribute.is_set() && is_data_descriptor(*this, attribute))
    return store_through_descriptor(*this, attribute, object, type, name, v);
  const bool holds = object.is_object() && (type->has_dict || has_slot(*type, name));
  if (holds && v.is_set()) [[likely]] {
    instance_dict(object.object())->set(arena(), name, v);
    return true;
  }
  if (holds && object.object()->attrs != nullptr && object.object()->attrs->erase(name)) return true;
  if (attribute.is_set() && !holds) {
    raise(Exc::AttributeError, "'{}' object attribute '{}' is read-only", type->name->view(), name->view());
  } else {
    raise_attribute_error(*this, object, name);
  }
  return false;
}

bool type_set_attr(Interp& in, Type* type, Str* name, Value v) {
  if (!name->interned) name = in.heap().intern(name);
  // The types that CPython has as static C structs; types of native packages are classes that programs do patch.
  if (!type->user_defined && type->layout < Layout::Custom) {
    in.type_error("cannot set '{}' attribute of immutable type '{}'", name->view(), type->name->view());
    return false;
  }
  const Value of_meta = in.lookup(type->type, name);
  if (of_meta.is_set() && is_data_descriptor(in, of_meta))
    return store_through_descriptor(in, of_meta, type, type->type, name, v);
  if (v.is_set()) {
    type->dict->set(in.arena(), name, v);
  } else if (!type->dict->erase(name)) {
    raise_attribute_error(in, type, name);
    return false;
  }
  if (name == in.names().abstract_methods) {
    const Value size = v.is_set() ? in.length(v) : Value::small_int(0);
    if (size.is_error()) return false;
    type->abstract = size.is_int() && size.as_int() != 0;
  }
  changed(in, *type, name->view().starts_with("__"));
  return true;
}

}  // namespace shapetrace::interp
