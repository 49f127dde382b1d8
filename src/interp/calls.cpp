// Calls: binding arguments to parameters with Python's own messages, and what can be called.
#include <algorithm>

#include "interp/dispatch.hpp"
#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Function;
using value::Layout;
using value::NativeFunction;

namespace {

// "'a'", "'a' and 'b'", "'a', 'b', and 'c'"
std::string list_names(std::span<Str* const> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    text += fmt::format("'{}'", names[i]->view());
  }
  return text;
}

}  // namespace

void Vm::missing(const Function& function, std::span<Str* const> names, std::string_view kind) {
  in_.type_error("{}() missing {} required {} argument{}: {}", function.qualname->view(), names.size(), kind,
                 names.size() == 1 ? "" : "s", list_names(names));
}

void Vm::too_many_positional(const Function& function, std::size_t given, const Value* locals) {
  const CodeBody& code = *function.code;
  const std::size_t defaults = function.defaults != nullptr ? function.defaults->size : 0;
  const std::string takes = defaults != 0 ? fmt::format("from {} to {}", code.positional - defaults, code.positional)
                                          : fmt::format("{}", code.positional);
  std::size_t keyword_only_given = 0;
  for (std::uint32_t k = 0; k < code.keyword_only; ++k)
    keyword_only_given += locals[code.positional + k].is_set() ? 1 : 0;
  const std::string given_text =
      keyword_only_given != 0
          ? fmt::format("{} positional argument{} (and {} keyword-only argument{}) were given", given,
                        given == 1 ? "" : "s", keyword_only_given, keyword_only_given == 1 ? "" : "s")
          : fmt::format("{} {} given", given, given == 1 ? "was" : "were");
  in_.type_error("{}() takes {} positional argument{} but {}", function.qualname->view(), takes,
                 defaults != 0 || code.positional != 1 ? "s" : "", given_text);
}

bool Vm::bind_arguments(Function& function, std::span<const Value> arguments, const Tuple* keywords, Value* locals) {
  CodeBody& code = *function.code;
  const std::size_t keyword_count = keywords != nullptr ? keywords->size : 0;
  const std::size_t given = arguments.size() - keyword_count;
  // The common case: positional arguments only, in the place where they are.
  if (keyword_count == 0 && given == code.positional && code.keyword_only == 0 && !code.has_var_args &&
      !code.has_var_keywords) {
    if (locals != arguments.data()) std::copy(arguments.begin(), arguments.end(), locals);
    for (std::uint32_t k = code.positional; k < code.slots; ++k) locals[k] = Value();
    return true;
  }
  // Slots overlap the arguments: copy those first.
  std::array<Value, 16> few;
  std::vector<Value> many;
  std::span<Value> copy;
  if (arguments.size() <= few.size()) {
    copy = std::span(few.data(), arguments.size());
  } else {
    many.resize(arguments.size());
    copy = many;
  }
  std::copy(arguments.begin(), arguments.end(), copy.begin());
  for (std::uint32_t k = 0; k < code.slots; ++k) locals[k] = Value();

  const std::size_t direct = std::min<std::size_t>(given, code.positional);
  std::copy(copy.begin(), copy.begin() + static_cast<std::ptrdiff_t>(direct), locals);
  const std::uint32_t named = code.positional + code.keyword_only;
  if (code.has_var_args) locals[named] = heap_.tuple(std::span<const Value>(copy.subspan(direct, given - direct)));
  Dict* extra = nullptr;
  if (code.has_var_keywords) {
    extra = heap_.dict();
    locals[named + (code.has_var_args ? 1 : 0)] = extra;
  }
  for (std::size_t k = 0; k < keyword_count; ++k) {
    Str* const name = as<Str>((*keywords)[k]);
    const Value v = copy[given + k];
    std::uint32_t slot = code.positional_only;
    while (slot < named && code.slot_names[slot] != name) ++slot;
    if (slot < named) {
      if (locals[slot].is_set()) {
        in_.type_error("{}() got multiple values for argument '{}'", function.qualname->view(), name->view());
        return false;
      }
      locals[slot] = v;
    } else if (extra != nullptr) {
      extra->set(arena_, name, v);
    } else {
      std::string wrong;
      for (std::uint32_t p = 0; p < code.positional_only; ++p)
        for (const Value given_name : keywords->items())
          if (Value(code.slot_names[p]) == given_name)
            wrong += (wrong.empty() ? "" : ", ") + std::string(code.slot_names[p]->view());
      if (!wrong.empty()) {
        in_.type_error("{}() got some positional-only arguments passed as keyword arguments: '{}'",
                       function.qualname->view(), wrong);
      } else {
        in_.type_error("{}() got an unexpected keyword argument '{}'", function.qualname->view(), name->view());
      }
      return false;
    }
  }
  if (given > code.positional && !code.has_var_args) {
    too_many_positional(function, given, locals);
    return false;
  }
  const std::uint32_t defaults = function.defaults != nullptr ? function.defaults->size : 0;
  std::vector<Str*> absent;
  for (std::uint32_t k = static_cast<std::uint32_t>(direct); k < code.positional; ++k) {
    if (locals[k].is_set()) continue;
    if (k + defaults >= code.positional) {
      locals[k] = (*function.defaults)[k + defaults - code.positional];
    } else {
      absent.push_back(code.slot_names[k]);
    }
  }
  if (!absent.empty()) {
    missing(function, absent, "positional");
    return false;
  }
  for (std::uint32_t k = code.positional; k < named; ++k) {
    if (locals[k].is_set()) continue;
    if (function.kwdefaults != nullptr) locals[k] = function.kwdefaults->get(code.slot_names[k]);
    if (locals[k].is_unset()) absent.push_back(code.slot_names[k]);
  }
  if (!absent.empty()) {
    missing(function, absent, "keyword-only");
    return false;
  }
  return true;
}

// --- native functions ---

namespace {

// "list.append" for methods, "len" for functions: as CPython's messages name them.
std::string shown_name(const NativeFunction& f) {
  if (f.owner != nullptr) return fmt::format("{}.{}", f.owner->name->view(), f.def->name);
  if (f.module != nullptr) return fmt::format("{}.{}", f.module->view(), f.def->name);
  return std::string(f.def->name);
}

// A constructor is called by the name of its class.
std::string_view called_name(const NativeFunction& f) {
  const bool constructor = f.owner != nullptr && (f.def->name == "__init__" || f.def->name == "__new__");
  return constructor ? f.owner->name->view() : f.def->name;
}

Value wrong_count(Interp& in, const NativeFunction& f, const NativeSignature& s, std::size_t given) {
  // self does not count.
  const std::uint32_t self =
      f.owner != nullptr && (f.def->kind != NativeKind::Static || f.def->name == "__new__") ? 1 : 0;
  const std::uint32_t least = s.required - std::min(s.required, self),
                      most = s.positional - std::min(s.positional, self);
  const std::size_t shown = given - std::min<std::size_t>(given, self);
  const std::string name = shown_name(f);
  const bool keyword_only = s.parameters.size() > s.positional && s.var_keywords < 0;
  if (f.def->name == "__new__" && f.owner != nullptr && given == 0)
    return in.type_error("{}(): not enough arguments", name);
  if (most == 0 && keyword_only) return in.type_error("{}() takes no positional arguments", f.def->name);
  if (most == 0) return in.type_error("{}() takes no arguments ({} given)", name, shown);
  const std::string_view called = called_name(f);
  if (least == most) {
    if (most == 1 && !keyword_only && called == f.def->name)
      return in.type_error("{}() takes exactly one argument ({} given)", name, shown);
    return in.type_error("{} expected {} argument{}, got {}", called, most, most == 1 ? "" : "s", shown);
  }
  // str.find and its like check their arguments in an older way.
  if (const std::string_view own = f.def->name;
      f.owner != nullptr && f.owner->layout >= Layout::Str && f.owner->layout <= Layout::ByteArray &&
      (own.ends_with("find") || own.ends_with("index") || own.ends_with("swith") || own == "count"))
    return in.type_error("{}() takes at {} {} argument{} ({} given)", own, shown < least ? "least" : "most",
                         shown < least ? least : most, (shown < least ? least : most) == 1 ? "" : "s", shown);
  if (shown < least)
    return in.type_error("{} expected at least {} argument{}, got {}", called, least, least == 1 ? "" : "s", shown);
  return in.type_error("{} expected at most {} argument{}, got {}", called, most, most == 1 ? "" : "s", shown);
}

Value bind_and_call(Interp& in, const NativeFunction& f, std::span<const Value> arguments, const Tuple* keywords);

// list.__init__ and its like leave keywords to the __new__ of a subclass, tuple.__new__ and its like to its __init__.
bool ignores_keywords(Interp& in, const NativeFunction& f, std::span<const Value> arguments) {
  if (f.owner == nullptr || arguments.empty()) return false;
  const std::string_view name = f.def->name;
  if (name == "__init__") return in.special(arguments[0], Special::New) != in.special(f.owner, Special::New);
  if (name != "__new__" || !value::is_type(arguments[0])) return false;
  return in.special(as<Type>(arguments[0]), Special::Init) != in.special(f.owner, Special::Init);
}

}  // namespace

Value call_native(Interp& in, const NativeFunction& f, std::span<const Value> arguments, const Tuple* keywords) {
  const Value result = bind_and_call(in, f, arguments, keywords);
  return result.is_error() && in.answers_unknown() ? in.take_unknown_answer() : result;
}

namespace {

Value bind_and_call(Interp& in, const NativeFunction& f, std::span<const Value> arguments, const Tuple* keywords) {
  const std::size_t keyword_count = keywords != nullptr ? keywords->size : 0;
  const std::size_t given = arguments.size() - keyword_count;
  if (f.owner != nullptr && f.def->kind != NativeKind::Static && f.def->kind != NativeKind::ClassMethod) {
    if (given == 0) return in.type_error("unbound method {}() needs an argument", shown_name(f));
    const Type* const self = in.type_of(arguments[0]);
    if (self != f.owner && !value::is_subtype(self, f.owner)) {
      if (value::is_unknown(arguments[0])) return in.unknown_from(arguments[0]);
      return in.type_error("descriptor '{}' for '{}' objects doesn't apply to a '{}' object", f.def->name,
                           f.owner->name->view(), self->name->view());
    }
  }
  if (f.raw != nullptr) return f.raw(in, f, arguments, keywords);
  if (f.signature == nullptr) const_cast<NativeFunction&>(f).signature = parse_signature(in, f.def->signature);
  const NativeSignature& s = *f.signature;
  const std::size_t total = s.parameters.size();
  if (keyword_count == 0 && given == total && s.var_args < 0 && s.var_keywords < 0 && s.positional == total)
    return f.def->function(in, arguments.data());
  if (total > 48) return in.raise(Exc::SystemError, "a native function has too many parameters");
  std::array<Value, 48> bound;
  if (given > s.positional && s.var_args < 0) return wrong_count(in, f, s, given);
  const std::size_t direct = std::min<std::size_t>(given, s.positional);
  std::copy(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(direct), bound.begin());
  if (s.var_args >= 0)
    bound[static_cast<std::size_t>(s.var_args)] = in.heap().tuple(arguments.subspan(direct, given - direct));
  Dict* extra = nullptr;
  if (s.var_keywords >= 0) {
    extra = in.heap().dict();
    bound[static_cast<std::size_t>(s.var_keywords)] = extra;
  }
  for (std::size_t k = 0; k < keyword_count; ++k) {
    Str* const name = in.heap().intern(as<Str>((*keywords)[k]));
    std::size_t at = s.positional_only;
    while (at < total && (s.parameters[at].name != name || static_cast<std::int32_t>(at) == s.var_args ||
                          static_cast<std::int32_t>(at) == s.var_keywords))
      ++at;
    if (at < total) {
      if (bound[at].is_set())
        return in.type_error("argument for {}() given by name ('{}') and position ({})", f.def->name, name->view(),
                             at + 1);
      bound[at] = arguments[given + k];
    } else if (extra != nullptr) {
      extra->set(in.arena(), name, arguments[given + k]);
    } else {
      if (ignores_keywords(in, f, arguments)) continue;
      if (s.positional_only == s.positional && total == s.positional)
        return in.type_error("{}() takes no keyword arguments", shown_name(f));
      return in.type_error("'{}' is an invalid keyword argument for {}()", name->view(), called_name(f));
    }
  }
  for (std::size_t k = direct; k < total; ++k) {
    if (!s.parameters[k].required || bound[k].is_set()) continue;
    if (keyword_count == 0 && s.positional_only != 0) return wrong_count(in, f, s, given);
    const std::size_t self = f.owner != nullptr ? 1 : 0;
    return in.type_error("{}() missing required argument '{}' (pos {})", called_name(f), s.parameters[k].name->view(),
                         k + 1 - std::min(k, self));
  }
  return f.def->function(in, bound.data());
}

}  // namespace

// --- everything that can be called ---

Value Interp::call(Value callee, std::span<const Value> arguments, const Tuple* keywords) {
  if (!callee.is_object()) return type_error("'{}' object is not callable", type_name(callee));
  value::Object* const object = callee.object();
  switch (object->type->layout) {
    case Layout::Function: return vm_->call_function(*static_cast<Function*>(object), arguments, keywords);
    case Layout::NativeFunction: return call_native(*this, *static_cast<NativeFunction*>(object), arguments, keywords);
    case Layout::BoundMethod: {
      const auto& method = *static_cast<value::BoundMethod*>(object);
      std::array<Value, 12> few;
      std::vector<Value> many;
      std::span<Value> with_self;
      if (arguments.size() < few.size()) {
        with_self = std::span(few.data(), arguments.size() + 1);
      } else {
        many.resize(arguments.size() + 1);
        with_self = many;
      }
      with_self[0] = method.self;
      std::copy(arguments.begin(), arguments.end(), with_self.begin() + 1);
      return call(method.function, with_self, keywords);
    }
    case Layout::Unknown: return call_unknown(*this, callee, arguments);
    case Layout::Type:
      if (object->type == types().type || special(object->type, Special::Call) == special(types().type, Special::Call))
        return vm_->call_type(static_cast<Type*>(object), arguments, keywords);
      [[fallthrough]];
    default: {
      const RecursionGuard guard(*this, " while calling a Python object");
      if (guard.failed()) return Value::error();
      const Value method = special(object->type, Special::Call);
      if (method.is_unset()) return type_error("'{}' object is not callable", type_name(callee));
      if (value::has_layout(method, Layout::Function) || value::has_layout(method, Layout::NativeFunction)) {
        std::vector<Value> with_self;
        with_self.reserve(arguments.size() + 1);
        with_self.push_back(callee);
        with_self.insert(with_self.end(), arguments.begin(), arguments.end());
        return call(method, with_self, keywords);
      }
      const Value bound = bind(method, callee, object->type);
      return bound.is_error() ? bound : call(bound, arguments, keywords);
    }
  }
}

Value Interp::call_dict(Value callee, std::span<const Value> arguments, const Dict* keywords) {
  if (keywords == nullptr || keywords->live == 0) return call(callee, arguments);
  std::vector<Value> all(arguments.begin(), arguments.end()), names;
  for (std::uint32_t i = 0; i < keywords->used; ++i) {
    const Dict::Entry& e = keywords->entries[i];
    if (e.key.is_unset()) continue;
    if (!value::is_str(e.key)) return type_error("keywords must be strings");
    names.push_back(heap_.intern(as<Str>(e.key)));
    all.push_back(e.value);
  }
  return call(callee, all, heap_.tuple(std::span<const Value>(names)));
}

Value Interp::call_method(Value self, std::string_view name, std::initializer_list<Value> arguments) {
  const Value method = get_attr(self, name);
  return method.is_error() ? method : call(method, arguments);
}

Value Interp::call_special(Value self, Special which, std::initializer_list<Value> arguments) {
  const Value method = special(self, which);
  if (method.is_unset()) return method;
  if (value::has_layout(method, Layout::Function) || value::has_layout(method, Layout::NativeFunction)) {
    std::array<Value, 4> with_self;
    with_self[0] = self;
    std::copy(arguments.begin(), arguments.end(), with_self.begin() + 1);
    return call(method, std::span<const Value>(with_self.data(), arguments.size() + 1));
  }
  const Value bound = bind(method, self, type_of(self));
  return bound.is_error() ? bound : call(bound, arguments);
}

Value Interp::resume(value::Generator& generator, Value sent, Exception* thrown) {
  return vm_->resume(generator, sent, thrown);
}

// type.__call__: __new__, then __init__ when that gave an instance.
Value Vm::call_type(Type* type, std::span<const Value> arguments, const Tuple* keywords) {
  if (type == heap_.types.type && arguments.size() == 1 && keywords == nullptr) {
    if (value::is_unknown(arguments[0])) {
      Type* const kind = as<value::Unknown>(arguments[0])->facts->kind;
      return kind != nullptr ? Value(kind) : in_.unknown_from(arguments[0]);
    }
    return visible_type(in_, arguments[0]);
  }
  const Value make = in_.special(type, Special::New);
  Value instance;
  if (make == in_.special(heap_.types.object, Special::New) && type->layout == Layout::Plain && !type->abstract &&
      (arguments.empty() || in_.special(type, Special::Init) != in_.special(heap_.types.object, Special::Init))) {
    instance = in_.new_instance(type);
  } else {
    std::vector<Value> with_type;
    with_type.reserve(arguments.size() + 1);
    with_type.push_back(type);
    with_type.insert(with_type.end(), arguments.begin(), arguments.end());
    // __new__ is a static method, whether it says so or not.
    Value function = make;
    if (value::has_layout(make, Layout::StaticMethod)) function = as<value::Wrapper>(make)->function;
    instance = in_.call(function, with_type, keywords);
  }
  if (instance.is_error() || !in_.is_instance(instance, type)) return instance;
  const Value init = in_.special(in_.type_of(instance), Special::Init);
  if (init.is_unset() || init == in_.special(heap_.types.object, Special::Init)) return instance;
  // What an unknown `__init__` (an unknown decorator's) leaves behind is unknown.
  if (value::is_unknown(init)) return in_.unknown_from(init, type);
  std::vector<Value> with_self;
  with_self.reserve(arguments.size() + 1);
  with_self.push_back(instance);
  with_self.insert(with_self.end(), arguments.begin(), arguments.end());
  const bool direct = value::has_layout(init, Layout::Function) || value::has_layout(init, Layout::NativeFunction);
  Value result;
  if (direct) {
    result = in_.call(init, with_self, keywords);
  } else {
    const Value bound = in_.bind(init, instance, in_.type_of(instance));
    if (bound.is_error()) return bound;
    result = in_.call(bound, arguments, keywords);
  }
  if (result.is_error()) return result;
  if (value::is_unknown(result) && value::has_layout(init, Layout::NativeFunction)) return result;
  if (!result.is_none() && !value::is_unknown(result))
    return in_.type_error("__init__() should return None, not '{}'", in_.type_name(result));
  return instance;
}

}  // namespace shapetrace::interp
