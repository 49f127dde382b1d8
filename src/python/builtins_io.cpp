// Builtins that talk to the outside: print, input, open; and those that run text as code.
#include "interp/compiler.hpp"
#include "interp/frame.hpp"
#include "interp/imports.hpp"
#include "interp/vm.hpp"
#include "python/builtins.hpp"
#include "python/namespaces.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

// --- print ---

// sep= and end=: text, None for the default.
bool want_separator(Interp& in, Value v, std::string_view name, std::string_view& out) {
  if (!given(v)) return true;
  if (!value::is_str(v) && !is_unknown(v)) {
    in.type_error("{} must be None or a string, not {}", name, in.type_name(v));
    return false;
  }
  out = value::shown_text(v);
  return true;
}

int native_stream(Interp& in, Value file) {
  const PythonState& state = state_of(in);
  if (file.is_unset()) return 1;
  if (file == state.standard_output) return 1;
  return file == state.standard_error ? 2 : 0;
}

Value current_output(Interp& in) {
  const PythonState& state = state_of(in);
  return state.sys == nullptr ? Value() : state.sys->attrs->get(in.heap().intern("stdout"));
}

Value builtin_print(Interp& in, const Value* a) {
  std::string_view separator = " ";
  std::string_view end = "\n";
  if (!want_separator(in, a[1], "sep", separator) || !want_separator(in, a[2], "end", end)) return Value::error();
  const Value file = given(a[3]) ? a[3] : current_output(in);
  if (file.is_none() || is_unknown(file)) return Value::none();
  const std::span<const Value> items = items_of(a[0]);
  if (const int stream = native_stream(in, file); stream != 0) {
    std::string line;
    bool first = true;
    for (const Value v : items) {
      if (!first) line += separator;
      first = false;
      const Value piece = value::is_str(v) && v.object()->type == in.types().str ? v : in.str_of(v);
      if (piece.is_error()) {
        in.write(stream, line);  // what came before has been written by then
        return piece;
      }
      line += value::shown_text(piece);
    }
    line += end;
    in.write(stream, line);
    return Value::none();
  }
  const Value write = in.get_attr(file, "write");
  if (write.is_error()) return write;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0 && in.call(write, {text(in, separator)}).is_error()) return Value::error();
    const Value piece = in.str_of(items[i]);
    if (piece.is_error() || in.call(write, {piece}).is_error()) return Value::error();
  }
  if (in.call(write, {text(in, end)}).is_error()) return Value::error();
  if (a[4].is_set() && in.truth(a[4]) == 1 && in.call_method(file, "flush").is_error()) return Value::error();
  return Value::none();
}

Value builtin_input(Interp& in, const Value* a) {
  if (a[0].is_set()) {
    const Value prompt = in.str_of(a[0]);
    if (prompt.is_error()) return prompt;
    const Value file = current_output(in);
    if (!write_to(in, file, prompt)) return Value::error();
  }
  return in.unknown("what is typed in is not known", in.types().str);
}

Value builtin_open(Interp& in, const Value* a) {
  const Value io = in.import("io");
  if (io.is_error()) return io;
  const Value open = in.get_attr(io, "open");
  if (open.is_error()) return open;
  return in.call_dict(open, items_of(a[0]), as<Dict>(a[1]));
}

// --- running text ---

Value want_source(Interp& in, Value v, std::string_view function, std::string& out) {
  if (value::is_str(v)) {
    out = value::text_of(v);
  } else if (has_layout(v, Layout::Bytes) || has_layout(v, Layout::ByteArray)) {
    out = as<value::Bytes>(v)->view();
  } else {
    return in.type_error("{}() arg 1 must be a string, bytes or code object", function);
  }
  return Value::none();
}

// The text of a code object that compile() made.
constexpr std::string_view kSource = "__source__";
constexpr std::string_view kFile = "__file__";
constexpr std::string_view kMode = "__mode__";

Value compiled_part(Interp& in, Value code, std::string_view name) {
  const Dict* const attrs = code.object()->attrs;
  return attrs == nullptr ? Value() : attrs->get(in.heap().intern(name));
}

Value run_text(Interp& in, const Value* a, std::string_view function, bool expression) {
  if (const Value u = interp::first_unknown({a, 3}); u.is_set()) {
    if (!expression) in.gap(fmt::format("{}() of a text that is not known", function));
    return expression ? in.unknown_from(u) : Value::none();
  }
  Dict* globals = current_globals(in);
  Dict* locals = nullptr;
  if (given(a[1])) {
    if (!value::is_dict(a[1]))
      return in.type_error("{}() globals must be a dict, not {}", function, in.type_name(a[1]));
    globals = as<Dict>(a[1]);
  } else if (!given(a[2])) {
    locals = current_locals(in);
  }
  if (given(a[2])) {
    if (!value::is_dict(a[2])) return in.unknown("code that runs in a namespace that is no dict is not followed");
    locals = as<Dict>(a[2]);
  }
  std::string source;
  std::string file = "<string>";
  if (has_layout(a[0], Layout::Code)) {
    const Value stored = compiled_part(in, a[0], kSource);
    if (stored.is_unset()) {
      interp::CodeBody& body = *as<value::Code>(a[0])->body;
      in.codes().ensure_compiled(body);
      if (!body.free_names.empty())
        return in.type_error("code object passed to {}() may not contain free variables", function);
      if (body.positional + body.keyword_only > 0) return in.unknown("the body of a function without its arguments");
      const Value result = in.vm().run_code(body, globals, locals);
      return result.is_error() || expression ? result : Value::none();
    }
    source = value::text_of(stored);
    file = value::text_of(compiled_part(in, a[0], kFile));
    expression = value::text_of(compiled_part(in, a[0], kMode)) == "eval";
  } else if (want_source(in, a[0], function, source).is_error()) {
    return Value::error();
  }
  const Value result = in.evaluate(source, globals, locals, expression, file);
  if (result.is_error()) return result;
  return expression ? result : Value::none();
}

Value builtin_eval(Interp& in, const Value* a) { return run_text(in, a, "eval", true); }
Value builtin_exec(Interp& in, const Value* a) { return run_text(in, a, "exec", false); }

Value builtin_compile(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a, 3}); u.is_set()) return in.unknown_from(u);
  if (has_layout(a[0], Layout::Code)) return a[0];
  std::string source;
  std::string_view mode;
  if (!value::is_str(a[0])) return in.unknown("compile() of anything but text is not modelled");
  if (want_source(in, a[0], "compile", source).is_error() || !interp::want_str(in, a[2], "compile", mode))
    return Value::error();
  if (mode != "exec" && mode != "eval" && mode != "single")
    return in.value_error("compile() mode must be 'exec', 'eval' or 'single'");
  // Kept as text: names are resolved where it runs. Syntax errors show there, too.
  auto* const code = in.heap().make<value::Code>(in.types().code);
  const interp::Frame* const frame = in.frame();
  if (frame != nullptr) code->body = frame->code;
  Dict* const attrs = in.instance_dict(code);
  attrs->set(in.arena(), in.heap().intern(kSource), a[0]);
  attrs->set(in.arena(), in.heap().intern(kFile), value::is_str(a[1]) ? a[1] : text(in, "<string>"));
  attrs->set(in.arena(), in.heap().intern(kMode), a[2]);
  return code;
}

Value builtin_import(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0]);
  std::string_view name;
  if (!interp::want_str(in, a[0], "__import__", name)) return Value::error();
  std::int64_t level = 0;
  if (!interp::want_index(in, a[4], level)) return Value::error();
  Dict* const globals = value::is_dict(a[1]) ? as<Dict>(a[1]) : current_globals(in);
  const Value names = has_items(a[3]) || (value::is_list(a[3]) && as<List>(a[3])->size != 0) ? a[3] : Value::none();
  const Value module = in.importer().import_name(globals, name, names, static_cast<int>(level));
  if (module.is_error() || names.is_none()) return module;
  for (const Value item : items_of(names)) {
    if (!value::is_str(item) || value::text_of(item) == "*") continue;
    if (in.find_attr(module, as<Str>(item)).is_set()) continue;
    if (in.importer().missing_from(module, as<Str>(item)).is_error()) in.take_pending();
  }
  return module;
}

// --- leaving ---

Value builtin_exit(Interp& in, const Value* a) {
  if (a[0].is_unset() || a[0].is_none()) {
    const Value none = Value::none();
    return in.raise_with(in.types().exception(Exc::SystemExit), {&none, 1});
  }
  return in.raise_with(in.types().exception(Exc::SystemExit), {a, 1});
}

Value builtin_help(Interp& in, const Value*) {
  in.gap("the text of help() is not modelled");
  return Value::none();
}

Value builtin_breakpoint(Interp&, const Value*) { return Value::none(); }

constexpr NativeDef kFunctions[] = {
    {"print", "*args, sep=' ', end='\\n', file=None, flush=False", builtin_print},
    {"input", "prompt='', /", builtin_input},
    {"open", "*args, **kwargs", builtin_open},
    {"eval", "source, globals=None, locals=None, /", builtin_eval},
    {"exec", "source, globals=None, locals=None, /, *, closure=None", builtin_exec},
    {"compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
     builtin_compile},
    {"__import__", "name, globals=None, locals=None, fromlist=(), level=0", builtin_import},
    {"exit", "code=None", builtin_exit},
    {"quit", "code=None", builtin_exit},
    {"help", "*args", builtin_help},
    {"breakpoint", "*args, **kwargs", builtin_breakpoint},
};

}  // namespace

std::span<const NativeDef> io_builtins() { return kFunctions; }

bool write_to(Interp& in, Value file, Value text) {
  if (file.is_none() || is_unknown(file)) return true;
  if (const int stream = native_stream(in, file); stream != 0) {
    in.write(stream, value::shown_text(text));
    return true;
  }
  return !in.call_method(file, "write", {text}).is_error();
}

}  // namespace shapetrace::python
