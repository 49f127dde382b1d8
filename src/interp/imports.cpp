#include "interp/imports.hpp"

#include <algorithm>
#include <filesystem>

#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Layout;

namespace {
// Packages whose own source we follow where they are installed; our models stand in where they are not.
constexpr std::string_view kStandIns[] = {"einops"};

std::string join(const std::string& folder, std::string_view name) { return folder + "/" + std::string(name); }

std::string program_folder(const Options& options) {
  const std::filesystem::path folder = std::filesystem::path(options.program).parent_path();
  return folder.empty() ? std::string(".") : folder.string();
}
}  // namespace

Dict* Importer::modules() {
  if (modules_ == nullptr) modules_ = in_.heap().dict();
  return modules_;
}

bool is_stand_in(std::string_view package) { return std::ranges::find(kStandIns, package) != std::end(kStandIns); }

std::vector<std::string> Importer::top_folders(std::string_view package) const {
  std::vector<std::string> folders;
  folders.push_back(program_folder(in_.options()));
  if (!is_stand_in(package)) folders.emplace_back(kPrelude);
  for (const std::string& root : in_.options().import_roots) folders.push_back(root);
  if (is_stand_in(package)) folders.emplace_back(kPrelude);
  return folders;
}

std::string Importer::display_name(const std::string& path) const {
  const auto below = [&](const std::string& folder) -> std::string {
    return path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/'
               ? path.substr(folder.size() + 1)
               : std::string();
  };
  if (std::string name = below(program_folder(in_.options())); !name.empty()) return name;
  for (const std::string& root : in_.options().import_roots)
    if (std::string name = below(root); !name.empty()) return name;
  return path;
}

base::Origin Importer::origin_of(const std::string& path) const {
  // An import root may lie below the program's folder (a virtual environment does): the longer one decides.
  const std::string folder = program_folder(in_.options());
  const bool below_program = path.starts_with(folder + "/");
  for (const std::string& root : in_.options().import_roots)
    if (path.starts_with(root + "/") && (!below_program || root.size() > folder.size())) return base::Origin::Package;
  return base::Origin::User;
}

bool Importer::find(std::string_view name, const std::vector<std::string>& folders, Found& found) {
  for (const std::string& folder : folders) {
    if (folder.starts_with(kPrelude)) {
      const std::string inner = folder.size() > kPrelude.size() ? folder.substr(kPrelude.size() + 1) + "/" : "";
      const std::string base_name = inner + std::string(name);
      if (!found.file) {
        if (auto file = sources_.load_embedded(base_name + "/__init__.py")) {
          found.file = std::move(file);
          found.is_package = true;
        } else if (auto module = sources_.load_embedded(base_name + ".py")) {
          found.file = std::move(module);
          return true;
        }
      }
      if (found.is_package) found.paths.push_back(std::string(kPrelude) + "/" + base_name);
      continue;
    }
    const std::string path = join(folder, name);
    if (in_.files().kind(path) == base::PathKind::Directory) {
      const std::string init = path + "/__init__.py";
      const bool has_init = in_.files().kind(init) == base::PathKind::File;
      if (found.is_package) {
        // An installed package below a modelled one.
        found.paths.push_back(path);
        continue;
      }
      if (has_init) {
        found.file = sources_.load(init, display_name(init), origin_of(init));
        found.is_package = true;
        found.paths.push_back(path);
        if (!found.file) found.unreadable = init;
        return true;
      }
    }
    if (found.file) continue;
    const std::string module = path + ".py";
    if (in_.files().kind(module) == base::PathKind::File) {
      found.file = sources_.load(module, display_name(module), origin_of(module));
      if (!found.file) found.unreadable = module;
      return true;
    }
    if (in_.files().kind(path) == base::PathKind::Directory) found.paths.push_back(path);  // a namespace package
  }
  if (!found.file && !found.paths.empty()) found.is_package = true;
  return found.file != nullptr || found.is_package;
}

// What of an installed package only describes the package is replaced after its module has run: see
// src/prelude/_overlays.
bool Importer::overlay(std::string_view dotted, Dict* globals) {
  std::string path = fmt::format("_overlays/{}.py", dotted);
  std::ranges::replace(path.begin(), path.end() - 3, '.', '/');
  const auto file = sources_.load_embedded(path);
  return file == nullptr || !in_.vm().run_code(in_.codes().module(*file), globals, nullptr).is_error();
}

Value Importer::load(std::string_view dotted, Module* parent, const Found& found) {
  Heap& heap = in_.heap();
  Module* const module = heap.module(dotted);
  const std::size_t dot = dotted.rfind('.');
  const std::string_view package = found.is_package                ? dotted
                                   : dot == std::string_view::npos ? ""
                                                                   : dotted.substr(0, dot);
  set(in_, *module, "__package__", heap.str(package));
  set(in_, *module, "__spec__", Value::none());
  set(in_, *module, "__loader__", Value::none());
  if (found.file) set(in_, *module, "__file__", heap.str(found.file->path));
  if (found.is_package) {
    List* const paths = heap.list();
    for (const std::string& p : found.paths) paths->append(in_.arena(), heap.str(p));
    set(in_, *module, "__path__", paths);
  }
  Str* const key = heap.intern(dotted);
  modules()->set(in_.arena(), key, module);
  if (found.file) {
    if (!found.file->owned_tree.errors.empty()) {
      modules()->erase(key);
      const syntax::SyntaxErrorAt& error = found.file->owned_tree.errors.front();
      return in_.raise(Exc::SyntaxError, "{} ({}, line {})", error.message,
                       std::filesystem::path(found.file->path).filename().string(),
                       found.file->tree.line_of(error.begin));
    }
    set(in_, *module, "__builtins__",
        in_.builtins()->get(heap.intern("__builtins_module__")).is_set()
            ? in_.builtins()->get(heap.intern("__builtins_module__"))
            : Value::none());
    loading_.push_back(module);
    if (found.file->origin != base::Origin::Prelude)
      look_ahead(found.file->tree, found.file->tree[found.file->tree.root].a, package);
    bool failed = in_.vm().run_code(in_.codes().module(*found.file), module->attrs, nullptr).is_error();
    if (!failed && found.file->origin == base::Origin::Package) failed = !overlay(dotted, module->attrs);
    loading_.pop_back();
    if (failed) {
      modules()->erase(key);
      return Value::error();
    }
  }
  // A module may have put something else in its place.
  const Value final = modules()->get(key);
  const Value result = final.is_set() ? final : Value(module);
  if (parent != nullptr)
    parent->attrs->set(in_.arena(), heap.intern(dot == std::string_view::npos ? dotted : dotted.substr(dot + 1)),
                       result);
  return result;
}

bool Importer::is_modelled(const Module& module) const {
  const Value file = module.attrs->get(in_.heap().intern("__file__"));
  return value::is_str(file) && value::text_of(file).starts_with(kPrelude);
}

Value Importer::load_one(std::string_view dotted, Module* parent) {
  Heap& heap = in_.heap();
  if (const Value known = modules()->get(heap.intern(dotted)); known.is_set()) {
    if (known.is_none()) return in_.raise(Exc::ModuleNotFoundError, "import of {} halted; None in sys.modules", dotted);
    return known;
  }
  if (const NativeModule* const native = find_native_module(dotted)) {
    Module* const module = heap.module(dotted);
    modules()->set(in_.arena(), heap.intern(dotted), module);
    module->attrs->reserve(in_.arena(), static_cast<std::uint32_t>(native->functions.size() + 8));
    for (const NativeDef& def : native->functions) {
      value::NativeFunction* const f = heap.native(def);
      f->module = module->name;
      set(in_, *module, def.name, f);
    }
    if (native->init != nullptr) native->init(in_, *module);
    if (in_.failed()) return Value::error();
    if (parent != nullptr) parent->attrs->set(in_.arena(), heap.intern(dotted.substr(dotted.rfind('.') + 1)), module);
    return module;
  }
  std::vector<std::string> folders;
  if (parent == nullptr) {
    folders = top_folders(dotted);
  } else {
    const Value path = parent->attrs->get(heap.intern("__path__"));
    const Hollow* const above = hollow(parent);
    if (!value::is_list(path) && above != nullptr) return hollow_module(dotted, parent, above->reason);
    if (!value::is_list(path) && !is_modelled(*parent))
      return missing(dotted, fmt::format("No module named '{}'; '{}' is not a package", dotted, parent->name->view()));
    if (value::is_list(path))
      for (const Value p : as<List>(path)->items())
        if (value::is_str(p)) folders.emplace_back(value::text_of(p));
  }
  Found found;
  const std::size_t dot = dotted.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
  if (!find(last, folders, found)) {
    if (is_compiled(last, folders))
      return hollow_module(dotted, parent, fmt::format("the module {} is compiled code", dotted));
    if (const Hollow* const above = hollow(parent)) return hollow_module(dotted, parent, above->reason);
    return not_found(dotted, parent);
  }
  if (!found.unreadable.empty())
    return not_followed(dotted, parent,
                        fmt::format("{} {}", display_name(found.unreadable), syntax::SourceStore::kWhyUnread));
  return load(dotted, parent, found);
}

// Whether the program itself provides for the module not being there: an import in a `try`, perhaps some modules up.
bool Importer::absence_is_handled() const {
  for (const Frame* f = in_.frame(); f != nullptr; f = f->back) {
    const std::uint32_t at = f->instruction();
    for (const Handler& h : f->code->handlers)
      if (at >= h.begin && at < h.end) return true;
    // A function: who calls it is not about importing, unless it is importlib's own.
    if (!f->code->uses_namespace && !f->code->file->path.starts_with("<prelude>/importlib/")) return false;
  }
  return false;
}

bool Importer::is_assumed(std::string_view package) const {
  return std::ranges::find(in_.options().assumed_packages, package) != in_.options().assumed_packages.end();
}

void Importer::note_absent(std::string_view package) {
  if (std::ranges::find(absent_, package) == absent_.end()) absent_.emplace_back(package);
}

Value Importer::missing(std::string_view dotted, std::string_view message) {
  in_.raise(Exc::ModuleNotFoundError, message);
  in_.instance_dict(in_.pending())->set(in_.arena(), in_.heap().intern("name"), in_.heap().str(dotted));
  return Value::error();
}

Value Importer::not_found(std::string_view dotted, Module* parent) {
  const bool modelled = parent != nullptr && is_modelled(*parent);
  // Much that modelled packages have is not modelled; of what stands directly below torch we know what there is, and
  // programs ask the standard library for modules that only some versions have.
  const auto is_there = [&] {
    if (!modelled) return false;
    const std::string_view above = parent->name->view();
    if (above != "torch") return above.find('.') != std::string_view::npos || !is_standard_module(above);
    return table_says("torch._names", "has_module", {Value(in_.heap().str(dotted.substr(dotted.rfind('.') + 1)))});
  };
  const bool there = is_there();
  const bool standard = parent == nullptr && is_standard_module(dotted);
  if (!standard && !there && !(parent == nullptr && is_assumed(dotted)) &&
      (absence_is_handled() || (parent != nullptr && !modelled))) {
    if (parent == nullptr) note_absent(dotted);
    return missing(dotted, fmt::format("No module named '{}'", dotted));
  }
  if (modelled || standard) return hollow_module(dotted, parent, fmt::format("the module {} is not modelled", dotted));
  return not_followed(dotted, parent, fmt::format("the package {} is not installed here", dotted));
}

// A module written in another language: a shared library beside the sources.
bool Importer::is_compiled(std::string_view name, const std::vector<std::string>& folders) const {
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    if (folder.starts_with(kPrelude) || in_.files().kind(folder) != base::PathKind::Directory) return false;
    return std::ranges::any_of(in_.files().list(folder), [&](const std::string& file) {
      return file.size() > name.size() && file.starts_with(name) && file[name.size()] == '.' && file.ends_with(".so");
    });
  });
}

const Importer::Hollow* Importer::hollow(const Module* module) const {
  const auto at = std::ranges::find(hollow_, module, &Hollow::module);
  return at == hollow_.end() ? nullptr : &*at;
}

// That a program imports such a module hides nothing; what it takes from it does (see unmodelled).
Value Importer::hollow_module(std::string_view dotted, Module* parent, std::string reason) {
  Module* const module = in_.heap().module(dotted);
  hollow_.push_back({module, std::move(reason), Value()});
  modules()->set(in_.arena(), in_.heap().intern(dotted), module);
  if (parent != nullptr)
    parent->attrs->set(in_.arena(), in_.heap().intern(dotted.substr(dotted.rfind('.') + 1)), module);
  return module;
}

void Importer::note_star(const Dict& names, Value from) {
  Hollow taken{};
  if (value::is_unknown(from)) {
    taken = {nullptr, std::string(as<value::Unknown>(from)->facts->reason->view()), from};
  } else if (const Hollow* const there = value::has_layout(from, Layout::Module) ? hollow(as<Module>(from)) : nullptr) {
    taken = {nullptr, there->reason, there->inside};
  } else {
    return;
  }
  const Value own = names.get(in_.heap().intern("__name__"));
  const Value module = value::is_str(own) ? modules()->get(as<Str>(own)) : Value();
  if (!value::has_layout(module, Layout::Module) || as<Module>(module)->attrs != &names) return;
  taken.module = as<Module>(module);
  if (hollow(taken.module) == nullptr) hollow_.push_back(std::move(taken));
}

Value Importer::from_star(const Dict& names, const Str& name) {
  const auto at = std::ranges::find(hollow_, &names, [](const Hollow& h) { return h.module->attrs; });
  return at == hollow_.end() ? Value() : unmodelled(*at->module, name);
}

// A gap, and an unknown module.
Value Importer::not_followed(std::string_view dotted, Module* parent, const std::string& reason) {
  in_.gap(reason);
  const Value v = in_.unknown(reason);
  modules()->set(in_.arena(), in_.heap().intern(dotted), v);
  if (parent != nullptr) parent->attrs->set(in_.arena(), in_.heap().intern(dotted.substr(dotted.rfind('.') + 1)), v);
  return v;
}

bool Importer::table_says(std::string_view table, std::string_view question, std::initializer_list<Value> about) {
  const Value module = import_module(table);
  if (module.is_error()) return false;
  const Value ask = in_.get_attr(module, in_.heap().intern(question));
  return !ask.is_error() && in_.call(ask, about).is_true();
}

bool Importer::stdlib_has(const Module& module, const Str& name) {
  const std::string_view dotted = module.name->view();
  // Nobody has listed what is in the library's private modules, and in most that are parts of others.
  if ((dotted.starts_with('_') || dotted.find('.') != std::string_view::npos) && is_standard_module(dotted) &&
      !table_says("_stdlib_names", "lists", {Value(module.name)}))
    return true;
  return table_says("_stdlib_names", "has", {Value(module.name), Value(&name)});
}

Value Importer::unmodelled(Module& module, const Str& name) {
  // What is asked of any module whatever is in it.
  constexpr std::string_view kOfAll[] = {"__all__", "__file__", "__path__", "__wrapped__"};
  const std::string_view text = name.view();
  if (const auto at = std::ranges::find(hollow_, &module, &Hollow::module); at != hollow_.end()) {
    if (std::ranges::find(kOfAll, text) != std::end(kOfAll)) return {};
    if (at->inside.is_unset()) {  // one gap says it all
      in_.gap(at->reason);
      at->inside = in_.unknown(at->reason);
    }
    return in_.part_of_unknown(at->inside, &name);
  }
  if (text.starts_with("__") || module.name->view() == "_stdlib_names") return {};
  const bool ours = is_modelled(module) || find_native_module(module.name->view()) != nullptr;
  if (!ours || !stdlib_has(module, name)) return {};
  const std::string reason = fmt::format("{}.{} is not modelled", module.name->view(), text);
  in_.gap(reason);
  return in_.unknown(reason);
}

Value Importer::import_module(std::string_view dotted) {
  Module* parent = nullptr;
  Value module;
  for (std::size_t end = dotted.find('.');; end = dotted.find('.', end + 1)) {
    module = load_one(dotted.substr(0, end), parent);
    if (module.is_error() || end == std::string_view::npos) return module;
    if (value::is_unknown(module)) return module;
    parent = value::has_layout(module, Layout::Module) ? as<Module>(module) : nullptr;
    if (parent == nullptr) return in_.get_attr(module, dotted.substr(end + 1));
  }
}

Value Importer::import_name(Dict* globals, std::string_view name, Value names, int level) {
  Heap& heap = in_.heap();
  std::string absolute(name);
  if (level > 0) {
    const Value package = globals->get(heap.intern("__package__"));
    std::string base_name = value::is_str(package) ? std::string(value::text_of(package)) : std::string();
    if (base_name.empty()) return in_.raise(Exc::ImportError, "attempted relative import with no known parent package");
    for (int i = 1; i < level; ++i) {
      const std::size_t dot = base_name.rfind('.');
      if (dot == std::string::npos)
        return in_.raise(Exc::ImportError, "attempted relative import beyond top-level package");
      base_name.resize(dot);
    }
    absolute = name.empty() ? base_name : base_name + "." + absolute;
  }
  const Value module = import_module(absolute);
  if (module.is_error()) return module;
  if (!names.is_none()) {
    // Sub-modules named in the from-list are imported when an attribute is missing: see missing_from.
    return module;
  }
  const std::size_t dot = absolute.find('.');
  return dot == std::string::npos ? module : load_one(std::string_view(absolute).substr(0, dot), nullptr);
}

Value Importer::missing_from(Value module, Str* name) {
  if (value::has_layout(module, Layout::Module)) {
    auto* const m = as<Module>(module);
    const std::string dotted = fmt::format("{}.{}", m->name->view(), name->view());
    if (m->attrs->get(in_.heap().intern("__path__")).is_set()) {
      // `from package import name`: perhaps a module of the package.
      if (const Value known = modules()->get(in_.heap().intern(dotted)); known.is_set()) return known;
      Found found;
      std::vector<std::string> folders;
      const Value path = m->attrs->get(in_.heap().intern("__path__"));
      if (value::is_list(path))
        for (const Value p : as<List>(path)->items())
          if (value::is_str(p)) folders.emplace_back(value::text_of(p));
      if (find_native_module(dotted) != nullptr || find(name->view(), folders, found) ||
          is_compiled(name->view(), folders))
        return load_one(dotted, m);
    }
    const Value file = m->attrs->get(in_.heap().intern("__file__"));
    const std::string where = value::is_str(file) ? std::string(value::text_of(file)) : "unknown location";
    // Nobody has listed what is in private modules, so that a name may well be there.
    const bool is_private = m->name->view().starts_with('_') || m->name->view().find("._") != std::string_view::npos;
    if (where.starts_with(kPrelude) && (is_private || !absence_is_handled())) {
      const std::string reason = fmt::format("{}.{} is not modelled", m->name->view(), name->view());
      in_.gap(reason);
      return in_.unknown(reason);
    }
    if (is_loading(m))
      return in_.raise(Exc::ImportError,
                       "cannot import name '{}' from partially initialized module '{}' (most likely due to a circular "
                       "import) ({})",
                       name->view(), m->name->view(), where);
    return in_.raise(Exc::ImportError, "cannot import name '{}' from '{}' ({})", name->view(), m->name->view(), where);
  }
  return in_.raise(Exc::ImportError, "cannot import name '{}'", name->view());
}

bool Importer::is_loading(const Module* module) const { return std::ranges::find(loading_, module) != loading_.end(); }

Value Importer::run_main(const std::shared_ptr<const base::SourceFile>& file) {
  Heap& heap = in_.heap();
  main_ = heap.module("__main__");
  set(in_, *main_, "__file__", heap.str(file->path));
  set(in_, *main_, "__package__", Value::none());
  set(in_, *main_, "__spec__", Value::none());
  set(in_, *main_, "__annotations__", heap.dict());
  modules()->set(in_.arena(), heap.intern("__main__"), main_);
  look_ahead(file->tree, file->tree[file->tree.root].a, "");
  CodeBody& code = in_.codes().module(*file);
  return in_.vm().run_code(code, main_->attrs, nullptr);
}

}  // namespace shapetrace::interp
