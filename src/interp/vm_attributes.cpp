// Attribute and name access of the machine: inline caches in front of the general protocols.
//
// What an InlineCache holds, by `kind`, valid while the object's type and that type's version are the cached ones:
//   1  the attribute stood in the instance's (or module's) dict at `entry`, and the type does not override that
//   2  the type has a plain value under that name
//   4  the type has a property whose getter is a Python function
//   5  the type has a function: a method call needs no bound method
// 2 and 5 hold as long as no instance has had an attribute of that name, or this one has not.
#include "interp/imports.hpp"
#include "interp/protocols.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Layout;
using value::Object;

namespace {

bool shadowed(const Object* object, const InlineCache& cache) {
  return cache.name->names_instance_attribute && object->attrs != nullptr &&
         object->attrs->find(cache.name) != Dict::kNotFound;
}

// Objects whose attributes follow the ordinary rules: type first, instance dict, type again.
bool ordinary(const Type* type) {
  switch (type->layout) {
    case Layout::Type:
    case Layout::Super:
    case Layout::Unknown:
    case Layout::Function:
    case Layout::NativeFunction:
    case Layout::BoundMethod:
    case Layout::Code:
    case Layout::Generator:
    case Layout::Exception: return false;
    default: return true;
  }
}

enum class Attribute { Absent, Plain, Method, PythonProperty, DataDescriptor, Other };

Attribute classify(Interp& in, Value attribute) {
  if (attribute.is_unset()) return Attribute::Absent;
  if (!attribute.is_object()) return Attribute::Plain;
  const Type* const t = attribute.object()->type;
  switch (t->layout) {
    case Layout::Function: return Attribute::Method;
    case Layout::NativeFunction: return t == in.types().native_method ? Attribute::Method : Attribute::Plain;
    case Layout::Property: {
      const Value getter = as<value::Property>(attribute)->getter;
      return t == in.types().property && value::has_layout(getter, Layout::Function) ? Attribute::PythonProperty
                                                                                     : Attribute::DataDescriptor;
    }
    case Layout::StaticMethod:
    case Layout::ClassMethod: return Attribute::Other;
    case Layout::Plain:
    case Layout::Custom: {
      Type* const type = attribute.object()->type;
      if (type == in.types().getset_descriptor) return Attribute::Other;  // the member of a slot
      if (in.special(type, Special::Set).is_set() || in.special(type, Special::Delete).is_set())
        return Attribute::DataDescriptor;
      return in.special(type, Special::Get).is_set() ? Attribute::Other : Attribute::Plain;
    }
    default: return Attribute::Plain;
  }
}

// So that the next instance's dict need not grow step by step.
void note_attributes(Type& type, const Dict& attributes) {
  if (attributes.live > type.usual_attributes && attributes.live <= Dict::kLinear)
    type.usual_attributes = static_cast<std::uint8_t>(attributes.live);
}

bool default_getattribute(Interp& in, Type* type) {
  return in.special(type, Special::GetAttribute) == in.special(in.types().object, Special::GetAttribute);
}

}  // namespace

Value Vm::load_attr(Value object, InlineCache& cache) {
  if (object.is_object()) [[likely]] {
    const Object* const o = object.object();
    if (cache.type == o->type && cache.type_version == o->type->version) [[likely]] {
      if (cache.kind == 1) {
        const Dict* const d = o->attrs;
        if (d != nullptr && cache.entry < d->used && d->entries[cache.entry].key == Value(cache.name))
          return d->entries[cache.entry].value;
      } else if (cache.kind == 2) {
        if (!shadowed(o, cache)) return cache.attribute;
      } else if (cache.kind == 4) {
        return in_.call(cache.attribute, {object});
      }
    }
  }
  return load_attr_slow(object, cache);
}

Value Vm::load_attr_slow(Value object, InlineCache& cache) {
  if (!object.is_object()) return in_.get_attr(object, cache.name);
  const Object* const o = object.object();
  Type* const type = o->type;
  if (!ordinary(type) || !default_getattribute(in_, type)) return in_.get_attr(object, cache.name);
  const Value attribute = in_.lookup(type, cache.name);
  const Attribute kind = classify(in_, attribute);
  const auto remember = [&](std::uint8_t cache_kind) {
    cache.type = type;
    cache.type_version = type->version;
    cache.kind = cache_kind;
    cache.attribute = attribute;
  };
  // Where the getter may fail with AttributeError, __getattr__ has the last word.
  if (kind == Attribute::PythonProperty && in_.special(type, Special::GetAttr).is_set())
    return in_.get_attr(object, cache.name);
  if (kind == Attribute::PythonProperty) {
    remember(4);
    cache.attribute = as<value::Property>(attribute)->getter;
    return in_.call(cache.attribute, {object});
  }
  if (kind == Attribute::DataDescriptor) return in_.get_attr(object, cache.name);
  if (o->attrs != nullptr) {
    if (const std::uint32_t at = o->attrs->find(cache.name); at != Dict::kNotFound) {
      remember(1);
      cache.entry = at;
      return o->attrs->entries[at].value;
    }
  }
  if (kind == Attribute::Plain) {
    remember(2);
    return attribute;
  }
  return in_.get_attr(object, cache.name);
}

int Vm::load_method(Value object, InlineCache& cache, Value& method) {
  if (object.is_object()) [[likely]] {
    const Object* const o = object.object();
    if (cache.type == o->type && cache.type_version == o->type->version) [[likely]] {
      if (cache.kind == 5) {
        if (!shadowed(o, cache)) return method = cache.attribute, 1;
      } else if (cache.kind == 1) {
        const Dict* const d = o->attrs;
        if (d != nullptr && cache.entry < d->used && d->entries[cache.entry].key == Value(cache.name))
          return method = d->entries[cache.entry].value, 0;
      }
    }
  }
  return load_method_slow(object, cache, method);
}

int Vm::load_method_slow(Value object, InlineCache& cache, Value& method) {
  Type* const type = in_.type_of(object);
  if (ordinary(type) && default_getattribute(in_, type)) {
    const Object* const o = object.is_object() ? object.object() : nullptr;
    const Value attribute = in_.lookup(type, cache.name);
    const Attribute kind = classify(in_, attribute);
    if (kind == Attribute::Method &&
        (o == nullptr || o->attrs == nullptr || o->attrs->find(cache.name) == Dict::kNotFound)) {
      cache.type = type;
      cache.type_version = type->version;
      cache.kind = 5;
      cache.attribute = attribute;
      method = attribute;
      return 1;
    }
  }
  method = load_attr_slow(object, cache);
  return method.is_error() ? -1 : 0;
}

bool Vm::store_attr(Value object, InlineCache& cache, Value v) {
  if (object.is_object()) [[likely]] {
    Object* const o = object.object();
    if (cache.type == o->type && cache.type_version == o->type->version && cache.kind == 1) [[likely]] {
      Dict* const d = o->attrs;
      if (d != nullptr && cache.entry < d->used && d->entries[cache.entry].key == Value(cache.name)) {
        d->entries[cache.entry].value = v;
        return true;
      }
      if (d != nullptr) {
        d->set(arena_, cache.name, v);
        note_attributes(*o->type, *d);
        cache.entry =
            d->used != 0 && d->entries[d->used - 1].key == Value(cache.name) ? d->used - 1 : d->find(cache.name);
        return true;
      }
    }
    Type* const type = o->type;
    if (ordinary(type) && type->layout != Layout::Module && type->has_dict &&
        in_.special(type, Special::SetAttr) == in_.special(in_.types().object, Special::SetAttr)) {
      const Value attribute = in_.lookup(type, cache.name);
      const Attribute kind = classify(in_, attribute);
      if (kind == Attribute::Absent || kind == Attribute::Plain || kind == Attribute::Method) {
        Dict* const d = in_.instance_dict(o);
        d->set(arena_, cache.name, v);
        note_attributes(*type, *d);
        cache.type = type;
        cache.type_version = type->version;
        cache.kind = 1;
        cache.entry = d->find(cache.name);
        return true;
      }
    }
  }
  return in_.set_attr(object, cache.name, v);
}

Value Vm::load_global(Frame& frame, InlineCache& cache) {
  Dict* const globals = frame.globals;
  if (const std::uint32_t at = globals->find(cache.name); at != Dict::kNotFound) {
    cache.kind = 1;
    cache.entry = at;
    return globals->entries[at].value;
  }
  // Builtins are looked for behind the globals each time: a program may define the name later.
  if (const std::uint32_t at = in_.builtins()->find(cache.name); at != Dict::kNotFound)
    return in_.builtins()->entries[at].value;
  if (const Value v = in_.importer().from_star(*globals, *cache.name); v.is_set()) return v;
  return in_.raise(Exc::NameError, "name '{}' is not defined", cache.name->view());
}

Value Vm::load_name(Frame& frame, InlineCache& cache) {
  if (frame.namespace_ != nullptr) {
    Value v;
    if (frame.namespace_->type == in_.types().dict) {
      v = frame.namespace_->get(cache.name);
    } else {
      v = in_.get_item(frame.namespace_, cache.name);
      if (v.is_error()) {
        if (!in_.catch_pending(Exc::KeyError)) return v;
        v = Value();
      }
    }
    if (v.is_set()) return v;
  }
  return load_global(frame, cache);
}

}  // namespace shapetrace::interp
