// What the machine does rarely or at length: unpacking, classes, imports, exceptions, formatting, patterns.
#include <algorithm>

#include "interp/explorer.hpp"
#include "interp/imports.hpp"
#include "interp/loops.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"
#include "interp/symbolic.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Function;
using value::Layout;

Value Vm::make_function(Frame& frame, const Instruction& i, Value*& sp) {
  auto* const f = heap_.make<Function>(heap_.types.function);
  f->code = as<value::Code>(frame.code->constants[i.wide])->body;
  f->globals = frame.globals;
  if ((i.extra & 4) != 0) f->closure = as<Tuple>(*--sp);
  if ((i.extra & 2) != 0) f->kwdefaults = as<Dict>(*--sp);
  if ((i.extra & 1) != 0) f->defaults = as<Tuple>(*--sp);
  f->name = f->code->name;
  f->qualname = f->code->qualname;
  f->doc = f->code->doc;
  f->module = frame.globals->get(in_.names().name);
  if (f->module.is_unset()) f->module = Value::none();
  return f;
}

// Pushes the items so that the first is on top. `after` < 0: exactly `before` items, else a list of the rest between.
bool Vm::unpack(Value v, std::uint32_t before, std::int32_t after, Value*& sp) {
  const std::uint32_t wanted = before + (after > 0 ? static_cast<std::uint32_t>(after) : 0);
  if (value::is_unknown(v)) {
    --sp;
    const std::uint32_t count = after < 0 ? before : wanted + 1;
    for (std::uint32_t k = count; k-- > 0;) {
      Value item = in_.unknown_from(v);
      if (after >= 0 && k == before) item = in_.unknown_from(v, heap_.types.list);
      *sp++ = item;
    }
    return true;
  }
  List items;
  if (in_.special(v, Special::Iter).is_unset() && in_.special(v, Special::GetItem).is_unset()) {
    in_.type_error("cannot unpack non-iterable {} object", in_.type_name(v));
    return false;
  }
  if (after < 0) {
    // Only as many as are wanted, and one more: the iterable may be endless.
    const Value iterator = in_.iterate(v);
    if (iterator.is_error()) return false;
    if (value::is_unknown(iterator)) return unpack(iterator, before, after, sp);
    while (items.size <= before) {
      const Value item = in_.next(iterator);
      if (in_.answers_unknown()) return unpack(in_.take_unknown_answer(), before, after, sp);
      if (item.is_error()) return false;
      if (item.is_unset()) break;
      items.append(arena_, item);
    }
    if (items.size > before) {
      in_.value_error("too many values to unpack (expected {})", before);
      return false;
    }
    if (items.size < before) {
      in_.value_error("not enough values to unpack (expected {}, got {})", before, items.size);
      return false;
    }
    --sp;
    for (std::uint32_t k = items.size; k-- > 0;) *sp++ = items.data[k];
    return true;
  }
  if (!in_.collect(v, items)) {
    if (!in_.answers_unknown()) return false;
    const Value item = in_.take_unknown_answer();
    return unpack(item, before, after, sp);
  }
  if (items.size < wanted) {
    in_.value_error("not enough values to unpack (expected at least {}, got {})", wanted, items.size);
    return false;
  }
  --sp;
  const std::uint32_t tail = items.size - static_cast<std::uint32_t>(after);
  for (std::uint32_t k = items.size; k-- > tail;) *sp++ = items.data[k];
  *sp++ = heap_.list(std::span<const Value>(items.data + before, tail - before));
  for (std::uint32_t k = before; k-- > 0;) *sp++ = items.data[k];
  return true;
}

Value Vm::build_class(Value body, Value name, Value bases, Value keywords) {
  auto& function = *as<Function>(body);
  Dict* const kw = as<Dict>(keywords);
  Tuple* resolved = as<Tuple>(bases);
  Tuple* const original = resolved;
  // Bases that are not classes say what they stand for (typing.NamedTuple, Generic[T]).
  bool replaced = false;
  List entries;
  for (const Value base : resolved->items()) {
    const Value hook =
        value::is_type(base) || value::is_unknown(base) ? Value() : in_.find_attr(base, in_.names().mro_entries);
    if (hook.is_error()) return hook;
    if (hook.is_unset()) {
      entries.append(arena_, base);
      continue;
    }
    const Value stands_for = in_.call(hook, {Value(original)});
    if (stands_for.is_error()) return stands_for;
    if (!value::is_tuple(stands_for)) return in_.type_error("__mro_entries__ must return a tuple");
    for (const Value v : as<Tuple>(stands_for)->items()) entries.append(arena_, v);
    replaced = true;
  }
  if (replaced) resolved = heap_.tuple(std::span<const Value>(entries.items()));
  // A class below an unknown base is as unknown as its base, unless known ones come first: those decide what they have.
  entries = {};
  bool open_ended = false;
  for (const Value base : resolved->items()) {
    if (!value::is_unknown(base)) {
      entries.append(arena_, base);
      continue;
    }
    in_.gap(fmt::format("a base of class {} is not known: {}", value::shown_text(name),
                        value::as<value::Unknown>(base)->facts->reason->view()));
    if (entries.size == 0 || entries.data[0] == Value(heap_.types.object)) return in_.unknown_from(base);
    open_ended = true;
  }
  if (open_ended) resolved = heap_.tuple(std::span<const Value>(entries.items()));

  Value metaclass = kw->get(in_.names().metaclass);
  Type* metatype = heap_.types.type;
  if (metaclass.is_set()) kw->erase(in_.names().metaclass);
  if (metaclass.is_unset() || value::is_type(metaclass)) {
    metatype = calculate_metatype(in_, metaclass.is_set() ? as<Type>(metaclass) : heap_.types.type, *resolved);
    if (metatype == nullptr) return Value::error();
    metaclass = metatype;
  }
  Value names;
  if (const Value prepare = in_.find_attr(metaclass, heap_.special_names[static_cast<std::size_t>(Special::Prepare)]);
      prepare.is_error()) {
    return prepare;
  } else if (prepare.is_set() && metatype != heap_.types.type) {
    const Value arguments[] = {name, resolved};
    names = in_.call_dict(prepare, arguments, kw);
    if (names.is_error()) return names;
  }
  if (!value::is_dict(names)) names = heap_.dict();
  auto* const namespace_ = as<Dict>(names);
  const Value ran = run_code(*function.code, function.globals, namespace_, function.closure);
  if (ran.is_error()) return ran;
  if (replaced) namespace_->set(arena_, in_.names().orig_bases, original);
  const Value cell = namespace_->get(in_.names().class_cell);
  const Value arguments[] = {name, resolved, names};
  const Value made = in_.call_dict(metaclass, arguments, kw);
  if (!made.is_error() && value::has_layout(cell, Layout::Cell)) as<value::Cell>(cell)->value = made;
  if (open_ended && value::is_type(made)) as<value::Type>(made)->open_ended = true;
  return made;
}

// --- imports ---

Value Vm::import_name(Frame& frame, Str* name, Value names, int level) {
  return in_.importer().import_name(frame.globals, name->view(), names, level);
}

Value Vm::import_from(Value module, Str* name) {
  if (value::is_unknown(module)) return module;
  Value v = in_.find_attr(module, name);
  if (v.is_error()) return v;
  if (v.is_set()) return v;
  return in_.importer().missing_from(module, name);
}

bool Vm::import_star(Frame& frame, Value module) {
  Dict* const target = frame.namespace_ != nullptr ? frame.namespace_ : frame.globals;
  in_.importer().note_star(*target, module);
  if (value::is_unknown(module)) return true;
  const Value all = in_.find_attr(module, in_.names().all);
  if (all.is_error()) return false;
  if (all.is_set()) {
    return in_.for_each(all, [&](Value name) {
      if (!value::is_str(name)) return true;
      Str* const text = heap_.intern(as<Str>(name));
      const Value v = in_.get_attr(module, text);
      if (v.is_error()) return false;
      target->set(arena_, text, v);
      return true;
    }) && !in_.failed();
  }
  const Dict* const names = module.object()->attrs;
  for (std::uint32_t i = 0; names != nullptr && i < names->used; ++i) {
    const Dict::Entry e = names->entries[i];
    if (!value::is_str(e.key) || value::text_of(e.key).starts_with('_')) continue;
    target->set(arena_, as<Str>(e.key), e.value);
  }
  return true;
}

// --- text ---

Value Vm::build_string(const Value* pieces, std::uint32_t count) {
  Value unknown;
  std::size_t size = 0;
  for (std::uint32_t k = 0; k < count; ++k) {
    if (value::is_unknown(pieces[k])) unknown = pieces[k];
    size += value::shown_text(pieces[k]).size();
  }
  std::string text;
  text.reserve(size);
  for (std::uint32_t k = 0; k < count; ++k) text += value::shown_text(pieces[k]);
  return unknown.is_set() ? in_.unknown_text(unknown, text) : Value(heap_.str(text));
}

Value Vm::format(Value v, Value spec, std::uint16_t conversion) {
  switch (conversion) {
    case 'r': v = in_.repr_of(v); break;
    case 's': v = in_.str_of(v); break;
    case 'a': v = in_.ascii_of(v); break;
    default: break;
  }
  if (v.is_error()) return v;
  if (spec.is_set() && value::is_unknown(spec)) return in_.unknown_from(spec, heap_.types.str);
  if (value::is_str(v) && (spec.is_unset() || as<Str>(spec)->size == 0) && v.object()->type == heap_.types.str)
    return v;
  return in_.format_value(v, spec.is_set() ? value::text_of(spec) : std::string_view());
}

// --- patterns ---

int Vm::is_sequence(Value v) {
  if (!v.is_object()) return 0;
  switch (v.object()->type->layout) {
    case Layout::List:
    case Layout::Tuple:
    case Layout::Range: return 1;
    case Layout::Plain: {
      const Value marker = in_.lookup(v.object()->type, heap_.intern("__abc_tpflags__"));
      return marker.is_set() ? 1 : 0;
    }
    default: return v.object()->type->tensor_like ? 0 : 0;
  }
}

Value Vm::match_keys(Value subject, Value keys) {
  List values;
  for (const Value key : as<Tuple>(keys)->items()) {
    const Value v = dict_get(in_, *as<Dict>(subject), key);
    if (v.is_error()) return v;
    if (v.is_unset()) return Value::none();
    values.append(arena_, v);
  }
  return heap_.tuple(std::span<const Value>(values.items()));
}

Value Vm::match_class(Value subject, Value cls, Value names, std::uint32_t positional) {
  if (value::is_unknown(cls)) return Value::none();
  if (!value::is_type(cls)) return in_.type_error("called match pattern must be a class");
  const int is_instance = in_.instance_check(subject, cls);
  if (is_instance < 0) return Value::error();
  if (is_instance == 0) return Value::none();
  List values;
  if (positional != 0) {
    const Value match_args = in_.find_attr(cls, "__match_args__");
    if (match_args.is_error()) return match_args;
    if (match_args.is_unset()) {
      // Built-in classes match themselves with their one positional pattern.
      const Layout layout = as<Type>(cls)->layout;
      const bool matches_itself = layout == Layout::Int || layout == Layout::Float || layout == Layout::Str ||
                                  layout == Layout::Bytes || layout == Layout::ByteArray || layout == Layout::Tuple ||
                                  layout == Layout::List || layout == Layout::Dict || layout == Layout::Set;
      const std::uint32_t allowed = matches_itself ? 1 : 0;
      if (positional > allowed)
        return in_.type_error("{}() accepts {} positional sub-pattern{} ({} given)", as<Type>(cls)->name->view(),
                              allowed, allowed == 1 ? "" : "s", positional);
      values.append(arena_, subject);
    } else {
      const auto args = as<Tuple>(match_args)->items();
      if (positional > args.size())
        return in_.type_error("{}() accepts {} positional sub-pattern{} ({} given)", as<Type>(cls)->name->view(),
                              args.size(), args.size() == 1 ? "" : "s", positional);
      for (std::uint32_t k = 0; k < positional; ++k) {
        const Value v = in_.find_attr(subject, heap_.intern(as<Str>(args[k])));
        if (v.is_error()) return v;
        if (v.is_unset()) return Value::none();
        values.append(arena_, v);
      }
    }
  }
  for (const Value name : as<Tuple>(names)->items()) {
    const Value v = in_.find_attr(subject, as<Str>(name));
    if (v.is_error()) return v;
    if (v.is_unset()) return Value::none();
    values.append(arena_, v);
  }
  return heap_.tuple(std::span<const Value>(values.items()));
}

// How CPython names a callee in errors about its arguments: "module.Class.method".
std::string Vm::callee_name(Value callee) {
  const Value n = in_.find_attr(callee, "__qualname__");
  const Value module = in_.find_attr(callee, in_.names().module);
  if (n.is_error() || module.is_error()) in_.take_pending();
  if (!value::is_str(n)) return std::string(in_.type_name(callee));
  const std::string prefix = value::is_str(module) && value::text_of(module) != "builtins"
                                 ? std::string(value::text_of(module)) + "."
                                 : std::string();
  return prefix + std::string(value::text_of(n));
}

namespace {

// The Python function that takes the arguments of a call, and how many of its parameters the call itself fills in.
const Function* taker_of(Interp& in, Value callee, Value self, std::uint32_t& filled) {
  filled = self.is_set() ? 1 : 0;
  if (value::has_layout(callee, value::Layout::BoundMethod)) {
    ++filled;
    callee = as<value::BoundMethod>(callee)->function;
  } else if (value::is_type(callee)) {
    ++filled;
    callee = in.lookup(as<Type>(callee), in.heap().intern("__init__"));
  }
  return value::has_layout(callee, value::Layout::Function) ? as<Function>(callee) : nullptr;
}

}  // namespace

// f(*unknown), f(**unknown): a function of the program gets unknown values for all parameters that are not given.
Value Vm::call_unknown_arguments(Value callee, Value self, Value positional, const Dict* keywords) {
  const bool places_known = !value::is_unknown(positional);
  if (value::is_unknown(callee)) return in_.unknown_from(callee);
  const Value cause =
      places_known ? in_.unknown("the keyword arguments of this call are not known") : in_.unknown_from(positional);
  std::uint32_t filled = 0;
  const Function* const taker = taker_of(in_, callee, self, filled);
  const auto give_up = [&] {
    in_.gap("the arguments of this call are not known");
    return cause;
  };
  if (taker == nullptr) return give_up();
  in_.codes().ensure_compiled(*taker->code);
  const CodeBody& code = *taker->code;
  if (code.has_var_args && !places_known) return give_up();
  std::vector<Value> given;
  if (self.is_set()) given.push_back(self);
  if (places_known)
    for (const Value v : as<Tuple>(positional)->items()) given.push_back(v);
  filled += places_known ? as<Tuple>(positional)->size : 0;
  if (std::max(filled, code.positional) > filled && code.positional_only > filled) return give_up();
  Dict* const named = heap_.dict();
  for (std::uint32_t k = 0; keywords != nullptr && k < keywords->used; ++k)
    if (const Dict::Entry& e = keywords->entries[k]; e.key.is_set()) named->set(arena_, as<Str>(e.key), e.value);
  const std::uint32_t last =
      code.positional + (keywords != nullptr && keywords->has_unknown_key ? code.keyword_only : 0);
  for (std::uint32_t p = filled; p < last; ++p)
    if (named->get(code.slot_names[p]).is_unset()) named->set(arena_, code.slot_names[p], cause);
  return in_.call_dict(callee, given, named);
}

// f(**mapping): keywords must be text and not be given twice.
bool Vm::merge_keywords(Value callee, Dict& into, Value mapping) {
  if (value::is_unknown(mapping)) {
    into.has_unknown_key = true;
    return true;
  }
  Value source = mapping;
  if (!value::is_dict(mapping)) {
    if (in_.find_attr(mapping, "keys").is_unset()) {
      in_.type_error("{}() argument after ** must be a mapping, not {}", callee_name(callee), in_.type_name(mapping));
      return false;
    }
    source = in_.call(in_.builtin("dict"), {mapping});
    if (source.is_error()) return false;
  }
  const Dict& from = *as<Dict>(source);
  for (std::uint32_t k = 0; k < from.used; ++k) {
    const Dict::Entry e = from.entries[k];
    if (e.key.is_unset()) continue;
    if (!value::is_str(e.key)) {
      in_.type_error("keywords must be strings");
      return false;
    }
    Str* const key = heap_.intern(as<Str>(e.key));
    if (into.get(key).is_set()) {
      in_.type_error("{}() got multiple values for keyword argument '{}'", callee_name(callee), key->view());
      return false;
    }
    into.set(arena_, key, e.value);
  }
  return true;
}

}  // namespace shapetrace::interp
