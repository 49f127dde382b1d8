// Making classes and instances. docs: "Metaclasses" and "Customizing class creation" of the language reference; the MRO
// is Python's C3 linearisation ("The Python 2.3 Method Resolution Order").
#include <algorithm>
#include <vector>

#include "interp/builtin_attributes.hpp"
#include "interp/dispatch.hpp"
#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::Layout;
using value::Object;

namespace {

// The ancestor that gave a type its C++ struct: classes with different ones cannot be bases of one class.
const Type* solid_base(const Type* type) {
  while (type->base != nullptr && type->base->layout == type->layout) type = type->base;
  return type;
}

// --- method resolution order ---

using Linear = std::vector<Type*>;

bool in_tail(const std::vector<Linear>& sequences, const std::vector<std::size_t>& heads, const Type* candidate) {
  for (std::size_t i = 0; i < sequences.size(); ++i)
    for (std::size_t k = heads[i] + 1; k < sequences[i].size(); ++k)
      if (sequences[i][k] == candidate) return true;
  return false;
}

// Null after TypeError.
Tuple* linearize(Interp& in, Type* type) {
  std::vector<Linear> sequences;
  Linear direct;
  for (const Value b : type->bases->items()) {
    auto* const base = value::as<Type>(b);
    Linear l;
    for (const Value c : base->mro->items()) l.push_back(value::as<Type>(c));
    sequences.push_back(std::move(l));
    direct.push_back(base);
  }
  Linear order{type};
  if (sequences.size() == 1) {
    order.insert(order.end(), sequences[0].begin(), sequences[0].end());
  } else {
    sequences.push_back(direct);
    std::vector<std::size_t> heads(sequences.size(), 0);
    while (true) {
      Type* next = nullptr;
      bool left = false;
      for (std::size_t i = 0; i < sequences.size() && next == nullptr; ++i) {
        if (heads[i] == sequences[i].size()) continue;
        left = true;
        if (!in_tail(sequences, heads, sequences[i][heads[i]])) next = sequences[i][heads[i]];
      }
      if (!left) break;
      if (next == nullptr) {
        std::string names;
        for (std::size_t i = 0; i < direct.size(); ++i)
          names += (i == 0 ? "" : ", ") + std::string(direct[i]->name->view());
        in.type_error("Cannot create a consistent method resolution\norder (MRO) for bases {}", names);
        return nullptr;
      }
      order.push_back(next);
      for (std::size_t i = 0; i < sequences.size(); ++i)
        if (heads[i] < sequences[i].size() && sequences[i][heads[i]] == next) ++heads[i];
    }
  }
  if (order.size() > 512 && !in.poll()) return nullptr;  // many such classes take quadratic time
  Tuple* const mro = in.heap().tuple(static_cast<std::uint32_t>(order.size()));
  std::ranges::copy(order, mro->data());
  return mro;
}

// --- bases ---

bool check_bases(Interp& in, const Tuple& bases) {
  for (std::uint32_t i = 0; i < bases.size; ++i) {
    if (!value::is_type(bases[i])) {
      in.type_error("bases must be types");
      return false;
    }
    const auto* const base = value::as<Type>(bases[i]);
    const bool refused = base->final_type || base->layout == Layout::Function ||
                         base->layout == Layout::NativeFunction || base->layout == Layout::BoundMethod ||
                         base->layout == Layout::Generator || base->layout == Layout::Range ||
                         base->layout == Layout::Slice || base->layout == Layout::View || base == in.types().none ||
                         base == in.types().ellipsis || base == in.types().not_implemented;
    if (refused) {
      in.type_error("type '{}' is not an acceptable base type", base->name->view());
      return false;
    }
    for (std::uint32_t k = 0; k < i; ++k)
      if (bases[k] == bases[i]) {
        in.type_error("duplicate base class {}", base->name->view());
        return false;
      }
  }
  return true;
}

// The base whose layout the class has, or null after TypeError.
Type* best_base(Interp& in, const Tuple& bases) {
  Type* best = nullptr;
  const Type* solid = nullptr;
  for (const Value b : bases.items()) {
    auto* const base = value::as<Type>(b);
    const Type* const candidate = solid_base(base);
    if (best == nullptr || (candidate != solid && value::is_subtype(candidate, solid))) {
      best = base;
      solid = candidate;
    } else if (!value::is_subtype(solid, candidate)) {
      in.type_error("multiple bases have instance lay-out conflict");
      return nullptr;
    }
  }
  return best;
}

void add_subclass(Interp& in, Type& base, Type* subclass) {
  if (base.subclass_count == base.subclass_capacity) {
    const std::uint32_t capacity = base.subclass_capacity == 0 ? 4 : base.subclass_capacity * 2;
    auto** const fresh = static_cast<Type**>(in.arena().allocate_block(capacity * sizeof(Type*)));
    std::copy_n(base.subclasses, base.subclass_count, fresh);
    in.arena().free_block(base.subclasses, base.subclass_capacity * sizeof(Type*));
    base.subclasses = fresh;
    base.subclass_capacity = capacity;
  }
  base.subclasses[base.subclass_count++] = subclass;
}

// --- __slots__ ---

// "__x" in class "_C" is kept as "_C__x".
Str* mangled(Interp& in, Str* name, std::string_view class_name) {
  const std::string_view text = name->view();
  if (!text.starts_with("__") || text.ends_with("__")) return in.heap().intern(name);
  while (class_name.starts_with("_")) class_name.remove_prefix(1);
  return class_name.empty() ? in.heap().intern(name) : in.heap().intern(fmt::format("_{}{}", class_name, text));
}

bool apply_slots(Interp& in, Type& type, Value slots) {
  List names;
  if (value::is_str(slots)) {
    names.append(in.arena(), slots);
  } else if (!in.collect(slots, names)) {
    return false;
  }
  std::vector<Value> all;
  bool with_dict = false;
  for (const Value b : type.bases->items()) {
    const auto* const base = value::as<Type>(b);
    with_dict = with_dict || base->has_dict;
    if (base->slot_names != nullptr)
      all.insert(all.end(), base->slot_names->items().begin(), base->slot_names->items().end());
  }
  for (const Value v : names.items()) {
    if (!value::is_str(v)) {
      in.type_error("__slots__ items must be strings, not '{}'", in.type_name(v));
      return false;
    }
    auto* const plain = value::as<Str>(v);
    if (plain == in.names().dict || plain->view() == "__dict__") {
      with_dict = true;
      continue;
    }
    if (plain->view() == "__weakref__") continue;
    if (type.layout == Layout::Int || type.layout == Layout::Tuple || type.layout == Layout::Bytes) {
      in.type_error("nonempty __slots__ not supported for subtype of '{}'", type.base->name->view());
      return false;
    }
    Str* const name = mangled(in, plain, type.name->view());
    if (type.dict->get(name).is_set()) {
      in.value_error("'{}' in __slots__ conflicts with class variable", name->view());
      return false;
    }
    // What `Class.slot` shows; instances keep the value in their dict, see bind.
    auto* const member = in.heap().make<Object>(in.types().getset_descriptor);
    in.instance_dict(member)->set(in.arena(), in.names().name, name);
    type.dict->set(in.arena(), name, member);
    all.emplace_back(name);
  }
  type.has_dict = with_dict;
  type.slot_names = in.heap().tuple(std::span<const Value>(all));
  return true;
}

// --- the hooks of class creation ---

bool call_set_name(Interp& in, Type* type) {
  // The hooks may add to the dict: go over what is there now.
  std::vector<Dict::Entry> entries;
  for (std::uint32_t i = 0; i < type->dict->used; ++i) {
    const Dict::Entry& e = type->dict->entries[i];
    if (e.key.is_set() && e.value.is_object() &&
        (e.value.object()->type->user_defined || e.value.object()->type->layout == Layout::Custom))
      entries.push_back(e);
  }
  for (const Dict::Entry& e : entries) {
    const Value hook = in.special(e.value, Special::SetName);
    if (hook.is_unset()) continue;
    if (!call_found(in, hook, {e.value, Value(type), e.key}).is_error()) continue;
    if (in.abandoned()) return false;
    Exception* const cause = in.take_pending();
    in.raise(Exc::RuntimeError, "Error calling __set_name__ on '{}' instance {} in '{}'", in.type_name(e.value),
             in.display_repr(e.key), type->name->view());
    if (in.pending() != nullptr) {
      in.pending()->cause = cause;
      in.pending()->suppress_context = true;
    }
    return false;
  }
  return true;
}

bool call_init_subclass(Interp& in, Type* type, const Dict* keywords) {
  Value hook;
  for (const Value c : type->mro->items().subspan(1)) {
    hook = value::as<Type>(c)->dict->get(in.names().init_subclass);
    if (hook.is_set()) {
      if (value::as<Type>(c) == in.types().object) hook = Value();
      break;
    }
  }
  if (hook.is_unset()) {
    if (keywords == nullptr || keywords->live == 0) return true;
    in.type_error("{}.__init_subclass__() takes no keyword arguments", type->name->view());
    return false;
  }
  const Value bound = in.bind(hook, Value(), type);
  return !bound.is_error() && !in.call_dict(bound, {}, keywords).is_error();
}

void wrap(Interp& in, Dict& dict, Str* name, Type* wrapper) {
  const Value v = dict.get(name);
  if (!value::has_layout(v, Layout::Function)) return;
  auto* const w = in.heap().make<value::Wrapper>(wrapper);
  w->function = v;
  dict.set(in.arena(), name, w);
}

}  // namespace

Type* calculate_metatype(Interp& in, Type* metatype, const Tuple& bases) {
  Type* winner = metatype;
  for (const Value b : bases.items()) {
    Type* const candidate = in.type_of(b);
    if (value::is_subtype(winner, candidate)) continue;
    if (!value::is_subtype(candidate, winner)) {
      in.type_error(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
          "all "
          "its bases");
      return nullptr;
    }
    winner = candidate;
  }
  return winner;
}

Value type_new(Interp& in, Type* metatype, Str* name, Tuple* bases, Dict* namespace_, const Dict* keywords) {
  Heap& heap = in.heap();
  const Names& names = in.names();
  if (bases->size == 0) bases = heap.tuple({Value(in.types().object)});
  Type* const winner = calculate_metatype(in, metatype, *bases);
  if (winner == nullptr) return Value::error();
  if (winner != metatype) {
    const Value make = in.special(winner, Special::New);
    if (make != in.special(in.types().type, Special::New)) {
      const Value function = in.bind(make, Value(), winner);
      const Value arguments[] = {winner, name, bases, namespace_};
      return function.is_error() ? function : in.call_dict(function, arguments, keywords);
    }
    metatype = winner;
  }
  if (!check_bases(in, *bases)) return Value::error();
  Type* const base = best_base(in, *bases);
  if (base == nullptr) return Value::error();

  auto* const type = heap.make<Type>(metatype);
  type->name = type->qualname = name;
  type->bases = bases;
  type->base = base;
  type->layout = base->layout;
  type->user_defined = true;
  type->tensor_like = base->tensor_like;
  type->version = heap.next_type_version();
  type->dict = heap.dict();
  type->dict->reserve(in.arena(), namespace_->live + 2);
  for (std::uint32_t i = 0; i < namespace_->used; ++i) {
    const Dict::Entry e = namespace_->entries[i];
    if (e.key.is_unset() || e.key == Value(names.class_cell)) continue;
    if (e.key == Value(names.qualname)) {
      if (!value::is_str(e.value))
        return in.type_error("type __qualname__ must be a str, not {}", in.type_name(e.value));
      type->qualname = value::as<Str>(e.value);
      continue;
    }
    if (e.key == Value(names.shown_name)) {
      type->shown_name = value::as<Str>(e.value);
      continue;
    }
    if (value::is_str(e.key)) {
      type->dict->set(in.arena(), heap.intern(value::as<Str>(e.key)), e.value);
    } else if (!dict_set(in, *type->dict, e.key, e.value)) {
      return Value::error();
    }
  }
  if (type->dict->get(names.module).is_unset() && in.frame() != nullptr && in.frame()->globals != nullptr)
    if (const Value module = in.frame()->globals->get(names.name); module.is_set())
      type->dict->set(in.arena(), names.module, module);
  if (type->dict->get(names.doc).is_unset()) type->dict->set(in.arena(), names.doc, Value::none());
  wrap(in, *type->dict, names.new_, in.types().static_method);
  wrap(in, *type->dict, names.init_subclass, in.types().class_method);
  wrap(in, *type->dict, names.class_getitem, in.types().class_method);
  if (type->dict->get(names.eq).is_set() && type->dict->get(names.hash).is_unset())
    type->dict->set(in.arena(), names.hash, Value::none());

  if (const Value slots = type->dict->get(names.slots); slots.is_set()) {
    if (!apply_slots(in, *type, slots)) return Value::error();
  } else {
    type->has_dict = true;
    type->slot_names = nullptr;
  }
  // A metaclass may order the classes itself.
  const Value order = in.lookup(metatype, names.mro);
  if (value::has_layout(order, Layout::Function)) {
    type->mro = linearize(in, type);
    if (type->mro == nullptr) return Value::error();
    const Value given = in.call(order, {Value(type)});
    List items;
    if (given.is_error() || !in.collect(given, items)) return Value::error();
    for (const Value v : items.items())
      if (!value::is_type(v)) return in.type_error("mro() returned a non-class ('{}')", in.type_name(v));
    type->mro = heap.tuple(std::span<const Value>(items.items()));
  } else {
    type->mro = linearize(in, type);
    if (type->mro == nullptr) return Value::error();
  }
  for (const Value b : bases->items()) {
    add_subclass(in, *value::as<Type>(b), type);
    type->open_ended |= value::as<Type>(b)->open_ended;
  }
  if (const Value cell = namespace_->get(names.class_cell); value::has_layout(cell, Layout::Cell))
    value::as<value::Cell>(cell)->value = type;
  if (!call_set_name(in, type) || !call_init_subclass(in, type, keywords)) return Value::error();
  return type;
}

Value Interp::make_class(Str* name, Tuple* bases, Dict* namespace_, const Dict* keywords) {
  Value metaclass = keywords != nullptr ? keywords->get(names().metaclass) : Value();
  Dict* rest = nullptr;
  if (keywords != nullptr) {
    rest = heap_.dict();
    for (std::uint32_t i = 0; i < keywords->used; ++i)
      if (const Dict::Entry& e = keywords->entries[i]; e.key.is_set() && e.key != Value(names().metaclass))
        rest->set(arena(), value::as<Str>(e.key), e.value);
  }
  Type* metatype = types().type;
  if (metaclass.is_unset() || value::is_type(metaclass)) {
    metatype = calculate_metatype(*this, metaclass.is_set() ? value::as<Type>(metaclass) : metatype, *bases);
    if (metatype == nullptr) return Value::error();
    metaclass = metatype;
  }
  if (metaclass == Value(types().type)) return type_new(*this, types().type, name, bases, namespace_, rest);
  const Value arguments[] = {name, bases, namespace_};
  return call_dict(metaclass, arguments, rest);
}

bool is_abstract_error(Interp& in, Type* type) {
  if (!type->abstract) return false;
  const Value methods = in.lookup(type, in.names().abstract_methods);
  std::vector<std::string> names;
  if (methods.is_set() && !in.for_each(methods, [&](Value v) {
        names.push_back(in.display(v));
        return true;
      }))
    return true;
  if (names.empty()) return false;
  std::ranges::sort(names);
  std::string list;
  for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
  in.type_error("Can't instantiate abstract class {} with abstract method{} {}", type->name->view(),
                names.size() == 1 ? "" : "s", list);
  return true;
}

Value Interp::new_instance(Type* type) {
  if (type->abstract && is_abstract_error(*this, type)) return Value::error();
  switch (type->layout) {
    case Layout::Plain: return heap_.make<Object>(type);
    case Layout::List: return heap_.make<List>(type);
    case Layout::Dict: return heap_.make<Dict>(type);
    case Layout::Set: return heap_.make<value::Set>(type);
    case Layout::ByteArray: return heap_.make<value::Bytes>(type);
    case Layout::Float: return heap_.make<value::Float>(type);
    case Layout::Complex: return heap_.make<value::Complex>(type);
    case Layout::Property: {
      auto* const p = heap_.make<value::Property>(type);
      p->getter = p->setter = p->deleter = p->doc = Value::none();
      return p;
    }
    case Layout::StaticMethod:
    case Layout::ClassMethod: return heap_.make<value::Wrapper>(type);
    case Layout::Super: return heap_.make<value::Super>(type);
    case Layout::Exception: return make_exception(*this, type, {});
    case Layout::Module: {
      auto* const m = heap_.module("?");
      m->type = type;
      adopt_instance_dict(*this, *m->attrs);
      return m;
    }
    default:
      return type_error("object.__new__({0}) is not safe, use {0}.__new__()",
                        (type->user_defined ? solid_base(type) : type)->name->view());
  }
}

Value make_super(Interp& in, Value type, Value self) {
  if (!value::is_type(type)) return in.type_error("super() argument 1 must be a type, not {}", in.type_name(type));
  auto* const s = in.heap().make<value::Super>(in.types().super);
  s->start = value::as<Type>(type);
  if (self.is_unset() || self.is_none()) return s;
  if (value::is_unknown(self)) return in.unknown_from(self);
  s->self = self;
  if (value::is_type(self) && value::is_subtype(value::as<Type>(self), s->start)) {
    s->self_type = value::as<Type>(self);
  } else if (value::is_subtype(in.type_of(self), s->start)) {
    s->self_type = in.type_of(self);
  } else {
    const Value claimed = in.find_attr(self, in.names().class_);
    if (claimed.is_error()) return claimed;
    if (!value::is_type(claimed) || !value::is_subtype(value::as<Type>(claimed), s->start))
      return in.type_error("super(type, obj): obj must be an instance or subtype of type");
    s->self_type = value::as<Type>(claimed);
  }
  return s;
}

}  // namespace shapetrace::interp
