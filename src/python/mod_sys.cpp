// sys: the interpreter as programs see it, a CPython 3.11 on Linux.
#include "python/mod_sys.hpp"

#include <cfloat>

#include "interp/frame.hpp"
#include "interp/imports.hpp"
#include "python/modules.hpp"
#include "python/namespaces.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

// Limits on the digits of integers may not be set below this (CPython's _PY_LONG_MAX_STR_DIGITS_THRESHOLD).
constexpr int kSmallestDigitLimit = 640;

Value sys_exit(Interp& in, const Value* a) {
  const Value code = a[0].is_set() ? a[0] : Value::none();
  return in.raise_with(in.types().exception(Exc::SystemExit), {&code, a[0].is_set() ? 1U : 0U});
}

Value sys_exc_info(Interp& in, const Value*) {
  value::Exception* const e = in.handled();
  if (e == nullptr) return in.heap().tuple({Value::none(), Value::none(), Value::none()});
  const Value trace = in.get_attr(e, "__traceback__");
  if (trace.is_error()) return trace;
  return in.heap().tuple({Value(e->type), Value(e), trace});
}

Value sys_exception(Interp& in, const Value*) { return in.handled() != nullptr ? Value(in.handled()) : Value::none(); }

Value sys_getrecursionlimit(Interp& in, const Value*) { return Value::small_int(in.recursion_limit); }

Value sys_setrecursionlimit(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return Value::none();
  std::int64_t limit = 0;
  if (!in.index(a[0], limit)) return Value::error();
  if (limit < 1) return in.value_error("recursion limit must be greater or equal than 1");
  in.recursion_limit = static_cast<int>(std::min<std::int64_t>(limit, 1'000'000'000));
  return Value::none();
}

Value sys_get_int_max_str_digits(Interp& in, const Value*) {
  return in.heap().integer(static_cast<std::int64_t>(in.max_int_digits));
}

Value sys_set_int_max_str_digits(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return Value::none();
  std::int64_t limit = 0;
  if (!in.index(a[0], limit)) return Value::error();
  if (limit != 0 && limit < kSmallestDigitLimit)
    return in.value_error("maxdigits must be 0 or larger than {}", kSmallestDigitLimit);
  in.max_int_digits = static_cast<std::size_t>(limit);
  return Value::none();
}

Value sys_getsizeof(Interp& in, const Value*) {
  return in.unknown("how many bytes an object takes is not modelled", in.types().int_);
}

Value sys_getrefcount(Interp& in, const Value*) {
  return in.unknown("reference counts are not modelled", in.types().int_);
}

Value sys_intern(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return a[0];
  if (!value::is_str(a[0])) return in.type_error("intern() argument must be str, not {}", in.type_name(a[0]));
  return in.heap().intern(as<Str>(a[0]));
}

Value sys_utf8(Interp& in, const Value*) { return text(in, "utf-8"); }
Value sys_none(Interp&, const Value*) { return Value::none(); }
Value sys_false(Interp&, const Value*) { return Value::boolean(false); }

Value sys_getframe(Interp& in, const Value* a) {
  std::int64_t depth = 0;
  if (!interp::want_index(in, a[0], depth)) return Value::error();
  const Value frame = frame_object(in, depth);
  return frame.is_unset() ? in.value_error("call stack is not deep enough") : frame;
}

Value sys_getswitchinterval(Interp&, const Value*) { return Value::number(0.005); }

constexpr NativeDef kFunctions[] = {
    {"exit", "status=None, /", sys_exit},
    {"exc_info", "", sys_exc_info},
    {"exception", "", sys_exception},
    {"getrecursionlimit", "", sys_getrecursionlimit},
    {"setrecursionlimit", "limit, /", sys_setrecursionlimit},
    {"get_int_max_str_digits", "", sys_get_int_max_str_digits},
    {"set_int_max_str_digits", "maxdigits", sys_set_int_max_str_digits},
    {"getsizeof", "object, default=None", sys_getsizeof},
    {"getrefcount", "object, /", sys_getrefcount},
    {"intern", "string, /", sys_intern},
    {"getdefaultencoding", "", sys_utf8},
    {"getfilesystemencoding", "", sys_utf8},
    {"getfilesystemencodeerrors", "", sys_utf8},
    {"gettrace", "", sys_none},
    {"settrace", "function, /", sys_none},
    {"getprofile", "", sys_none},
    {"setprofile", "function, /", sys_none},
    {"addaudithook", "hook", sys_none},
    {"audit", "event, /, *args", sys_none},
    {"is_finalizing", "", sys_false},
    {"getswitchinterval", "", sys_getswitchinterval},
    {"setswitchinterval", "interval, /", sys_none},
    {"_getframe", "depth=0, /", sys_getframe},
    {"excepthook", "type, value, traceback, /", sys_none},
    {"displayhook", "object, /", sys_none},
};

Value struct_repr(Interp& in, const Value* a) {
  std::string out = fmt::format("sys.{}(", in.type_name(a[0]));
  const Dict& fields = *a[0].object()->attrs;
  Value unknown;
  for (std::uint32_t i = 0; i < fields.used; ++i) {
    if (i != 0) out += ", ";
    out += fmt::format("{}=", value::text_of(fields.entries[i].key));
    if (!append_repr(in, out, fields.entries[i].value, unknown)) return Value::error();
  }
  return text(in, out + ")", unknown);
}
constexpr NativeDef kStructMethods[] = {{"__repr__", "self, /", struct_repr, NativeKind::Method}};

void init_values(Interp& in, Module& sys) {
  value::Heap& heap = in.heap();
  const auto number = [](std::int64_t i) { return Value::small_int(i); };
  const auto set = [&](std::string_view name, Value v) { interp::set(in, sys, name, v); };
  set("version", text(in, "3.11.7 (main, Jan  1 2024, 00:00:00) [GCC 12.2.0]"));
  set("version_info", named_tuple(in, "version_info",
                                  {{"major", number(3)},
                                   {"minor", number(11)},
                                   {"micro", number(7)},
                                   {"releaselevel", text(in, "final")},
                                   {"serial", number(0)}}));
  set("hexversion", number(0x030b07f0));
  set("api_version", number(1013));
  set("maxsize", heap.integer(INT64_MAX));
  set("maxunicode", number(0x10ffff));
  set("platform", text(in, "linux"));
  set("byteorder", text(in, "little"));
  set("executable", text(in, "/usr/bin/python3"));
  for (const std::string_view name : {"prefix", "base_prefix", "exec_prefix", "base_exec_prefix"})
    set(name, text(in, "/usr"));
  set("platlibdir", text(in, "lib"));
  set("copyright", text(in, "Copyright (c) Python Software Foundation."));
  set("float_repr_style", text(in, "short"));
  set("dont_write_bytecode", Value::boolean(false));
  set("pycache_prefix", Value::none());
  set("warnoptions", heap.list());
  set("meta_path", heap.list());
  set("path_hooks", heap.list());
  set("path_importer_cache", heap.dict());
  set("flags", named_tuple(in, "flags",
                           {{"debug", number(0)},
                            {"inspect", number(0)},
                            {"interactive", number(0)},
                            {"optimize", number(0)},
                            {"verbose", number(0)},
                            {"utf8_mode", number(0)}}));
  set("float_info", named_tuple(in, "float_info",
                                {{"max", Value::number(DBL_MAX)},
                                 {"max_exp", number(DBL_MAX_EXP)},
                                 {"max_10_exp", number(DBL_MAX_10_EXP)},
                                 {"min", Value::number(DBL_MIN)},
                                 {"min_exp", number(DBL_MIN_EXP)},
                                 {"min_10_exp", number(DBL_MIN_10_EXP)},
                                 {"dig", number(DBL_DIG)},
                                 {"mant_dig", number(DBL_MANT_DIG)},
                                 {"epsilon", Value::number(DBL_EPSILON)},
                                 {"radix", number(FLT_RADIX)},
                                 {"rounds", number(1)}}));
  set("int_info", named_tuple(in, "int_info",
                              {{"bits_per_digit", number(30)},
                               {"sizeof_digit", number(4)},
                               {"default_max_str_digits", number(4300)},
                               {"str_digits_check_threshold", number(kSmallestDigitLimit)}}));
  set("hash_info", named_tuple(in, "hash_info",
                               {{"width", number(64)},
                                {"modulus", heap.integer((1LL << 61) - 1)},
                                {"inf", number(314159)},
                                {"nan", number(0)},
                                {"imag", number(1000003)},
                                {"algorithm", text(in, "siphash13")},
                                {"hash_bits", number(64)},
                                {"seed_bits", number(128)},
                                {"cutoff", number(0)}}));
  auto* const implementation = heap.make<Object>(heap.new_type("SimpleNamespace", Layout::Plain));
  Dict* const parts = in.instance_dict(implementation);
  parts->set(in.arena(), heap.intern("name"), text(in, "cpython"));
  parts->set(in.arena(), heap.intern("cache_tag"), text(in, "cpython-311"));
  parts->set(in.arena(), heap.intern("version"), sys.attrs->get(heap.intern("version_info")));
  set("implementation", implementation);
}

void init_sys(Interp& in, Module& sys) {
  value::Heap& heap = in.heap();
  PythonState& state = state_of(in);
  state.sys = &sys;
  state.standard_input = make_stream(in, 0);
  state.standard_output = make_stream(in, 1);
  state.standard_error = make_stream(in, 2);
  for (const std::string_view name : {"stdin", "__stdin__"}) interp::set(in, sys, name, state.standard_input);
  for (const std::string_view name : {"stdout", "__stdout__"}) interp::set(in, sys, name, state.standard_output);
  for (const std::string_view name : {"stderr", "__stderr__"}) interp::set(in, sys, name, state.standard_error);
  init_values(in, sys);
  interp::set(in, sys, "modules", in.importer().modules());
  List* const argv = heap.list();
  argv->append(in.arena(), text(in, in.options().program));
  for (const std::string& argument : in.options().arguments) argv->append(in.arena(), text(in, argument));
  interp::set(in, sys, "argv", argv);
  interp::set(in, sys, "orig_argv", heap.list(argv->items()));
  List* const path = heap.list();
  const std::size_t slash = in.options().program.rfind('/');
  path->append(in.arena(), text(in, slash == std::string::npos ? "" : in.options().program.substr(0, slash)));
  for (const std::string& root : in.options().import_roots) path->append(in.arena(), text(in, root));
  interp::set(in, sys, "path", path);
  Tuple* const names = heap.tuple({text(in, "builtins"), text(in, "sys"), text(in, "time"), text(in, "itertools")});
  interp::set(in, sys, "builtin_module_names", names);
}

}  // namespace

Value named_tuple(Interp& in, std::string_view type_name,
                  std::initializer_list<std::pair<std::string_view, Value>> items) {
  value::Heap& heap = in.heap();
  Type* const type = heap.new_type(type_name, Layout::Tuple, kStructMethods, {in.types().tuple});
  type->dict->set(in.arena(), heap.intern("__module__"), text(in, "sys"));
  Tuple* const result = heap.tuple(static_cast<std::uint32_t>(items.size()));
  result->type = type;
  std::uint32_t at = 0;
  for (const auto& [name, v] : items) {
    result->data()[at++] = v;
    in.instance_dict(result)->set(in.arena(), heap.intern(name), v);
  }
  return result;
}

Value frame_object(Interp& in, std::int64_t depth) {
  const interp::Frame* frame = in.frame();
  for (; frame != nullptr && depth > 0; --depth) frame = frame->back;
  if (frame == nullptr) return {};
  value::Heap& heap = in.heap();
  auto* const object = heap.make<Object>(in.types().frame);
  Dict* const attrs = in.instance_dict(object);
  const auto set = [&](std::string_view name, Value v) { attrs->set(in.arena(), heap.intern(name), v); };
  if (frame->code->object == nullptr) {
    frame->code->object = heap.make<value::Code>(in.types().code);
    frame->code->object->body = frame->code;
  }
  set("f_code", frame->code->object);
  set("f_globals", frame->globals);
  set("f_builtins", in.builtins());
  set("f_lineno", Value::small_int(frame->line()));
  set("f_lasti", in.unknown("the instruction of a frame", in.types().int_));
  set("f_trace", Value::none());
  set("f_locals", locals_of(in, *frame));
  // Programs walk up to find their caller; further than this none does.
  constexpr std::int64_t kNoFurther = 24;
  Dict* inner = attrs;
  std::int64_t count = 0;
  for (const interp::Frame* f = frame->back; f != nullptr && count < kNoFurther; f = f->back, ++count) {
    auto* const outer = heap.make<Object>(in.types().frame);
    Dict* const outer_attrs = in.instance_dict(outer);
    if (f->code->object == nullptr) {
      f->code->object = heap.make<value::Code>(in.types().code);
      f->code->object->body = f->code;
    }
    const auto set_outer = [&](std::string_view name, Value v) { outer_attrs->set(in.arena(), heap.intern(name), v); };
    set_outer("f_code", f->code->object);
    set_outer("f_globals", f->globals);
    set_outer("f_lineno", Value::small_int(f->line()));
    set_outer("f_locals", locals_of(in, *f));
    inner->set(in.arena(), heap.intern("f_back"), outer);
    inner = outer_attrs;
  }
  inner->set(in.arena(), heap.intern("f_back"), Value::none());
  return object;
}

const interp::NativeModule kSysModule = {"sys", kFunctions, init_sys};

}  // namespace shapetrace::python
