// What exception objects can do: construction, their attributes, and their text. docs: "Built-in Exceptions" of the
// library reference.
#include <array>

#include "interp/builtin_attributes.hpp"
#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::Layout;

namespace {

Exception* self_of(const Value* a) { return value::as<Exception>(a[0]); }
Value or_none(const Exception* e) { return e != nullptr ? Value(e) : Value::none(); }

// --- construction ---

struct ErrnoClass {
  int number;
  Exc type;
};
// docs: "OS exceptions"; numbers of Linux.
constexpr ErrnoClass kErrnoClasses[] = {
    {11, Exc::BlockingIOError},         {115, Exc::BlockingIOError},        {114, Exc::BlockingIOError},
    {10, Exc::ChildProcessError},       {32, Exc::BrokenPipeError},         {108, Exc::BrokenPipeError},
    {103, Exc::ConnectionAbortedError}, {111, Exc::ConnectionRefusedError}, {104, Exc::ConnectionResetError},
    {17, Exc::FileExistsError},         {2, Exc::FileNotFoundError},        {21, Exc::IsADirectoryError},
    {20, Exc::NotADirectoryError},      {4, Exc::InterruptedError},         {13, Exc::PermissionError},
    {1, Exc::PermissionError},          {3, Exc::ProcessLookupError},       {110, Exc::TimeoutError},
};

bool is(Interp& in, const Exception& e, Exc type) { return value::is_subtype(e.type, in.types().exception(type)); }

void set_args(Interp& in, Exception& e, Tuple* args) {
  e.args = args;
  e.value = args->size != 0 ? (*args)[0] : Value::none();
  if (is(in, e, Exc::SystemExit) && args->size > 1) e.value = args;
  if ((is(in, e, Exc::ImportError) && args->size == 1) || (is(in, e, Exc::SyntaxError) && args->size >= 1))
    in.instance_dict(&e)->set(in.arena(), in.heap().intern("msg"), (*args)[0]);
  // OSError(errno, text, file name): the name is no part of args.
  if (!is(in, e, Exc::OSError) || args->size < 2 || args->size > 5) return;
  Dict* const attrs = in.instance_dict(&e);
  const auto set = [&](std::string_view name, Value v) { attrs->set(in.arena(), in.heap().intern(name), v); };
  set("errno", (*args)[0]);
  set("strerror", (*args)[1]);
  if (args->size >= 3) set("filename", (*args)[2]);
  if (args->size >= 3) e.args = in.heap().tuple(args->items().first(2));
}

Value exception_new(Interp& in, const Value* a) {
  if (!value::is_type(a[0]) || value::as<Type>(a[0])->layout != Layout::Exception)
    return in.type_error("BaseException.__new__(X): X is not a type object ({})", in.type_name(a[0]));
  auto* type = value::as<Type>(a[0]);
  auto* const args = value::as<Tuple>(a[1]);
  std::int64_t number = 0;
  if (type == in.types().exception(Exc::OSError) && args->size >= 2 && value::to_int64((*args)[0], number))
    for (const ErrnoClass& c : kErrnoClasses)
      if (c.number == number) type = in.types().exception(c.type);
  if (is_abstract_error(in, type)) return Value::error();
  auto* const e = in.heap().make<Exception>(type);
  set_args(in, *e, args);
  return e;
}

Value exception_init(Interp& in, const Value* a) {
  Exception& e = *self_of(a);
  auto* const args = value::as<Tuple>(a[1]);
  const auto* const keywords = value::as<Dict>(a[2]);
  for (std::uint32_t i = 0; i < keywords->used; ++i) {
    const Value key = keywords->entries[i].key;
    if (key.is_unset()) continue;
    const std::string_view name = value::text_of(key);
    const bool known = (is(in, e, Exc::ImportError) && (name == "name" || name == "path" || name == "name_from")) ||
                       (is(in, e, Exc::NameError) && name == "name") ||
                       (is(in, e, Exc::AttributeError) && (name == "name" || name == "obj"));
    if (!known) return in.type_error("{}() takes no keyword arguments", e.type->name->view());
    in.instance_dict(&e)->set(in.arena(), in.heap().intern(name), keywords->entries[i].value);
  }
  set_args(in, e, args);
  return Value::none();
}

// --- attributes ---

Value exception_args(Interp&, const Value* a) { return self_of(a)->args; }
Value exception_set_args(Interp& in, const Value* a) {
  List* const items = in.heap().list();
  if (!in.collect(a[1], *items)) return Value::error();
  self_of(a)->args = in.heap().tuple(std::span<const Value>(items->items()));
  return Value::none();
}

Value exception_cause(Interp&, const Value* a) { return or_none(self_of(a)->cause); }
Value exception_set_cause(Interp& in, const Value* a) {
  if (!a[1].is_none() && !value::has_layout(a[1], Layout::Exception))
    return in.type_error("exception cause must be None or derive from BaseException");
  self_of(a)->cause = a[1].is_none() ? nullptr : value::as<Exception>(a[1]);
  self_of(a)->suppress_context = true;
  return Value::none();
}
Value exception_context(Interp&, const Value* a) { return or_none(self_of(a)->context); }
Value exception_set_context(Interp& in, const Value* a) {
  if (!a[1].is_none() && !value::has_layout(a[1], Layout::Exception))
    return in.type_error("exception context must be None or derive from BaseException");
  self_of(a)->context = a[1].is_none() ? nullptr : value::as<Exception>(a[1]);
  return Value::none();
}
Value exception_suppress(Interp&, const Value* a) { return Value::boolean(self_of(a)->suppress_context); }
Value exception_set_suppress(Interp& in, const Value* a) {
  if (!a[1].is_bool()) return in.type_error("attribute value type must be bool");
  self_of(a)->suppress_context = a[1].as_bool();
  return Value::none();
}

// One traceback object per place, outermost first, with what the traceback module reads. Frames of our own models do
// not show, as in the text of tracebacks.
Value exception_traceback(Interp& in, const Value* a) {
  const Exception& e = *self_of(a);
  Value chain = Value::none();
  const auto set = [&](value::Object* o, std::string_view name, Value v) {
    in.instance_dict(o)->set(in.arena(), in.heap().intern(name), v);
  };
  for (const Exception::Place* p = e.first; p != nullptr; p = p->next) {
    if (p->code->file != nullptr && p->code->file->origin == base::Origin::Prelude) continue;
    const Value line = Value::small_int(p->code->line_of(p->instruction));
    auto* const frame = in.heap().make<value::Object>(in.types().frame);
    set(frame, "f_code", code_object(in, const_cast<CodeBody&>(*p->code)));  // its Python object is made on demand
    set(frame, "f_lineno", line);
    set(frame, "f_back", Value::none());
    for (const std::string_view name : {"f_locals", "f_globals", "f_builtins"})
      set(frame, name, in.unknown("the variables of a frame that has ended", in.types().dict));
    auto* const t = in.heap().make<value::Object>(in.types().traceback);
    set(t, "tb_next", chain);
    set(t, "tb_lineno", line);
    set(t, "tb_frame", frame);
    set(t, "tb_lasti", Value::small_int(2 * std::int64_t{p->instruction}));
    chain = t;
  }
  return chain;
}
Value exception_set_traceback(Interp& in, const Value* a) {
  if (!a[1].is_none() && in.type_of(a[1]) != in.types().traceback && !value::is_unknown(a[1]))
    return in.type_error("__traceback__ must be a traceback or None");
  return Value::none();
}
Value with_traceback(Interp& in, const Value* a) {
  return exception_set_traceback(in, a).is_error() ? Value::error() : a[0];
}

Value add_note(Interp& in, const Value* a) {
  if (!value::is_str(a[1])) return in.type_error("note must be a str, not '{}'", in.type_name(a[1]));
  Dict* const attrs = in.instance_dict(a[0].object());
  Value notes = attrs->get(in.names().notes);
  if (notes.is_unset()) {
    notes = in.heap().list();
    attrs->set(in.arena(), in.names().notes, notes);
  }
  if (!value::is_list(notes)) return in.type_error("Cannot add note: __notes__ is not a list");
  value::as<List>(notes)->append(in.arena(), a[1]);
  return Value::none();
}

Value value_get(Interp&, const Value* a) { return self_of(a)->value.is_set() ? self_of(a)->value : Value::none(); }
Value value_set(Interp&, const Value* a) {
  self_of(a)->value = a[1];
  return Value::none();
}

// --- text ---

Value exception_repr(Interp& in, const Value* a) {
  const Exception& e = *self_of(a);
  const Value arguments = e.args->size == 1 ? in.repr_of((*e.args)[0]) : in.repr_of(e.args);
  if (!value::is_str(arguments)) return arguments;
  const std::string_view name = e.type->name->view();
  return in.heap().str(e.args->size == 1 ? fmt::format("{}({})", name, value::text_of(arguments))
                                         : fmt::format("{}{}", name, value::text_of(arguments)));
}
Value exception_str(Interp& in, const Value* a) { return exception_text(in, *self_of(a)); }

Value exception_reduce(Interp& in, const Value* a) {
  const Exception& e = *self_of(a);
  if (e.attrs != nullptr && e.attrs->live != 0) return in.heap().tuple({Value(e.type), Value(e.args), Value(e.attrs)});
  return in.heap().tuple({Value(e.type), Value(e.args)});
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", exception_new, NativeKind::Static},
    {"__init__", "self, /, *args, **kwargs", exception_init},
    {"__repr__", "self, /", exception_repr},
    {"__str__", "self, /", exception_str},
    {"__reduce__", "self, /", exception_reduce},
    {"with_traceback", "self, tb, /", with_traceback},
    {"add_note", "self, note, /", add_note},
};

constexpr AttributeDef kAttributes[] = {
    attribute("args", exception_args, exception_set_args),
    attribute("__cause__", exception_cause, exception_set_cause),
    attribute("__context__", exception_context, exception_set_context),
    attribute("__suppress_context__", exception_suppress, exception_set_suppress),
    attribute("__traceback__", exception_traceback, exception_set_traceback),
};
constexpr AttributeDef kStopIteration[] = {attribute("value", value_get, value_set)};
constexpr AttributeDef kSystemExit[] = {attribute("code", value_get, value_set)};

// Attributes that are None until set.
struct Defaulted {
  Exc type;
  std::array<std::string_view, 6> names;
};
constexpr Defaulted kDefaulted[] = {
    {Exc::OSError, {"errno", "strerror", "filename", "filename2"}},
    {Exc::ImportError, {"msg", "name", "path"}},
    {Exc::NameError, {"name"}},
    {Exc::AttributeError, {"name", "obj"}},
    {Exc::SyntaxError, {"msg", "filename", "lineno", "offset", "text", "print_file_and_line"}},
};

// str(v) followed by a suffix.
std::string quoted(Interp& in, Value v) { return in.display_repr(v); }

}  // namespace

Value exception_text(Interp& in, Exception& e) {
  const Tuple& args = *e.args;
  const auto attr = [&](std::string_view name) {
    return e.attrs != nullptr ? e.attrs->get(in.heap().intern(name)) : Value();
  };
  if (is(in, e, Exc::KeyError) && args.size == 1) return in.repr_of(args[0]);
  if (is(in, e, Exc::OSError)) {
    const Value number = attr("errno"), text = attr("strerror"), file = attr("filename");
    if (number.is_set() && text.is_set()) {
      std::string result = fmt::format("[Errno {}] {}", in.display(number), in.display(text));
      if (file.is_set() && !file.is_none()) result += ": " + quoted(in, file);
      return in.heap().str(result);
    }
  }
  if (is(in, e, Exc::SyntaxError) && args.size >= 1) {
    std::string text = in.display(args[0]);
    if (args.size == 2 && value::is_tuple(args[1]) && value::as<Tuple>(args[1])->size >= 2) {
      const Tuple& where = *value::as<Tuple>(args[1]);
      std::string file = in.display(where[0]);
      if (const std::size_t slash = file.rfind('/'); slash != std::string::npos) file.erase(0, slash + 1);
      if (!where[0].is_none()) text += fmt::format(" ({}, line {})", file, in.display(where[1]));
    }
    return in.heap().str(text);
  }
  std::int64_t from = 0, to = 0;
  if (is(in, e, Exc::UnicodeDecodeError) && args.size == 5 && value::to_int64(args[2], from) &&
      value::to_int64(args[3], to)) {
    const bool has_byte = value::has_layout(args[1], Layout::Bytes) && from >= 0 &&
                          from < static_cast<std::int64_t>(value::as<value::Bytes>(args[1])->size) && to == from + 1;
    const std::string where =
        has_byte ? fmt::format("byte 0x{:02x} in position {}", value::as<value::Bytes>(args[1])->data[from], from)
                 : fmt::format("bytes in position {}-{}", from, to - 1);
    return in.heap().str(
        fmt::format("'{}' codec can't decode {}: {}", in.display(args[0]), where, in.display(args[4])));
  }
  if (is(in, e, Exc::UnicodeEncodeError) && args.size == 5 && value::to_int64(args[2], from) &&
      value::to_int64(args[3], to)) {
    std::string where = fmt::format("characters in position {}-{}", from, to - 1);
    if (to == from + 1 && value::is_str(args[1]) && from < value::as<Str>(args[1])->length) {
      const Value c = in.ascii_of(character_at(in, *value::as<Str>(args[1]), static_cast<std::size_t>(from)));
      where = fmt::format("character {} in position {}", in.display(c), from);
    }
    return in.heap().str(
        fmt::format("'{}' codec can't encode {}: {}", in.display(args[0]), where, in.display(args[4])));
  }
  if (args.size == 0) return in.heap().empty_str();
  return args.size == 1 ? in.str_of(args[0]) : in.repr_of(e.args);
}

void install_exception_attributes(Interp& in) {
  const value::Types& t = in.types();
  Type* const base = t.exception(Exc::BaseException);
  in.heap().add_methods(base, kMethods);
  add_attributes(in, base, kAttributes);
  add_attributes(in, t.exception(Exc::StopIteration), kStopIteration);
  add_attributes(in, t.exception(Exc::SystemExit), kSystemExit);
  for (const Defaulted& d : kDefaulted)
    for (const std::string_view name : d.names)
      if (!name.empty()) t.exception(d.type)->dict->set(in.arena(), in.heap().intern(name), Value::none());
}

}  // namespace shapetrace::interp
