// The _shapetrace module: what the prelude needs of the analyser itself. Programs have no business with it.
#include <algorithm>
#include <filesystem>

#include "base/source.hpp"
#include "interp/explorer.hpp"
#include "interp/frame.hpp"
#include "interp/imports.hpp"
#include "interp/native.hpp"
#include "interp/tracer.hpp"
#include "python/modules.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::Module;
using interp::NativeDef;
using interp::NativeModule;
using value::Exc;
using value::List;
using value::Tuple;
using value::Value;

namespace {

std::string absolute(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::absolute(path, ignored).lexically_normal().string();
}

std::string program_folder(Interp& in) {
  return std::filesystem::path(absolute(in.options().program)).parent_path().string();
}

// Reading is allowed below the program's folder and the import roots. Empty when `path` lies elsewhere.
std::string readable_path(Interp& in, Value path) {
  if (!value::is_str(path)) return {};
  const std::string wanted(value::text_of(path));
  const std::string folder = program_folder(in);
  std::string found = absolute(wanted.starts_with('/') ? wanted : folder + "/" + wanted);
  while (found.size() > 1 && found.ends_with('/')) found.pop_back();
  const auto below = [&](const std::string& root) { return found == root || found.starts_with(root + "/"); };
  if (below(folder)) return found;
  for (const std::string& root : in.options().import_roots)
    if (below(absolute(root))) return found;
  return {};
}

// unknown(reason, kind=None): the reason is a text, or an unknown value whose reason is passed on.
Value make_unknown(Interp& in, const Value* a) {
  value::Type* const kind = a[1].is_set() && value::is_type(a[1]) ? value::as<value::Type>(a[1]) : nullptr;
  if (value::is_unknown(a[0])) return in.unknown_from(a[0], kind);
  if (!value::is_str(a[0])) return in.type_error("unknown() wants a reason");
  return in.unknown(value::text_of(a[0]), kind);
}

Value is_unknown(Interp&, const Value* a) {
  return Value::boolean(std::ranges::any_of(value::as<Tuple>(a[0])->items(), value::is_unknown));
}

Value read_file(Interp& in, const Value* a) {
  const std::string path = readable_path(in, a[0]);
  if (path.empty()) return Value::none();
  const std::optional<std::string> text = in.files().read(path);
  return text ? Value(in.heap().bytes(*text)) : Value::none();
}

Value list_dir(Interp& in, const Value* a) {
  const std::string path = readable_path(in, a[0]);
  if (path.empty() || in.files().kind(path) != base::PathKind::Directory) return Value::none();
  List* const names = in.heap().list();
  for (const std::string& name : in.files().list(path)) names->append(in.arena(), in.heap().str(name));
  return names;
}

Value path_kind(Interp& in, const Value* a) {
  const std::string path = readable_path(in, a[0]);
  if (path.empty()) return Value::none();
  switch (in.files().kind(path)) {
    case base::PathKind::File: return in.heap().intern("file");
    case base::PathKind::Directory: return in.heap().intern("dir");
    case base::PathKind::Missing: break;
  }
  return Value::none();
}

// Where a module would come from: a path, "built-in", or None. Nothing is imported.
Value find_module(Interp& in, const Value* a) {
  if (!value::is_str(a[0])) return Value::none();
  const std::string_view name = value::text_of(a[0]);
  if (interp::find_native_module(name) != nullptr || name == "builtins") return in.heap().intern("built-in");
  std::string path(name);
  std::ranges::replace(path, '.', '/');
  std::vector<std::string> folders;
  for (const std::string& root : in.options().import_roots) folders.push_back(absolute(root));
  constexpr std::string_view kOurs = "<prelude>";
  const bool stand_in = interp::is_stand_in(name.substr(0, name.find('.')));
  folders.insert(stand_in ? folders.end() : folders.begin(), std::string(kOurs));
  folders.insert(folders.begin(), program_folder(in));
  for (const std::string& folder : folders)
    for (const char* const ending : {"/__init__.py", ".py"}) {
      const std::string file = folder + "/" + path + ending;
      const bool there = folder == kOurs ? in.sources().load_embedded(path + ending) != nullptr
                                         : in.files().kind(file) == base::PathKind::File;
      if (there) return in.heap().str(file);
    }
  if (interp::is_standard_module(name)) return in.unknown(fmt::format("the module {} is not modelled", name));
  if (name.find('.') == std::string_view::npos) {
    if (in.importer().is_assumed(name)) return in.unknown(fmt::format("the package {} is not installed here", name));
    in.importer().note_absent(name);
  }
  return Value::none();
}

// Whether the file system may be asked about a path at all.
Value is_readable(Interp& in, const Value* a) { return Value::boolean(!readable_path(in, a[0]).empty()); }

Value write(Interp& in, const Value* a) {
  if (!a[0].is_int()) return in.type_error("write() wants the number of a stream");
  in.write(static_cast<int>(a[0].as_int()), value::is_str(a[1]) ? value::text_of(a[1]) : in.display(a[1]));
  return Value::none();
}

Value gap(Interp& in, const Value* a) {
  in.gap(in.display(a[0]));
  return Value::none();
}

// suspect(code, message, advice): a warning at the user's line.
Value suspect(Interp& in, const Value* a) {
  in.tracer().suspect(in.user_location(), in.display(a[0]), in.display(a[1]), in.display(a[2]));
  return Value::none();
}

// Whether the program is prepared for an exception here: some function on the way has a handler around its call.
Value is_guarded(Interp& in, const Value*) {
  for (const interp::Frame* f = in.frame(); f != nullptr; f = f->back) {
    if (f->code->file->origin == base::Origin::Prelude) continue;
    const std::uint32_t at = f->instruction();
    for (const interp::Handler& h : f->code->handlers)
      if (at >= h.begin && at < h.end) return Value::boolean(true);
  }
  return Value::boolean(false);
}

// How many branches on unknown values this run has decided so far.
Value choice_count(Interp& in, const Value*) {
  const interp::Explorer& explorer = in.explorer();
  return in.heap().integer(static_cast<std::int64_t>(explorer.choices().size()) + (explorer.guessed() ? 1 : 0));
}

constexpr NativeDef kFunctions[] = {
    {"choice_count", "", choice_count},
    {"find_module", "name, /", find_module},
    {"gap", "reason, /", gap},
    {"is_readable", "path, /", is_readable},
    {"is_unknown", "*values", is_unknown},
    {"is_guarded", "", is_guarded},
    {"list_dir", "path, /", list_dir},
    {"path_kind", "path, /", path_kind},
    {"read_file", "path, /", read_file},
    {"unknown", "reason, kind=None, /", make_unknown},
    {"suspect", "code, message, advice, /", suspect},
    {"write", "stream, text, /", write},
};

void init_shapetrace(Interp& in, Module& module) {
  List* const arguments = in.heap().list();
  for (const std::string& text : in.options().arguments) arguments->append(in.arena(), in.heap().str(text));
  interp::set(in, module, "argv", arguments);
  interp::set(in, module, "program", in.heap().str(absolute(in.options().program)));
  interp::set(in, module, "program_dir", in.heap().str(program_folder(in)));
  interp::set(in, module, "cuda", Value::boolean(in.options().cuda));
}

}  // namespace

const NativeModule kShapetraceModule = {"_shapetrace", kFunctions, init_shapetrace};

}  // namespace shapetrace::python
