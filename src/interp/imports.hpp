// Imports: where a module is found, and running it once.
//
// In order: native modules; the program's folder; the prelude (our models); the import roots. A package of the prelude
// is laid over an installed package of the same name: each of its modules comes from the prelude if it is there, else
// from the installed source. A few packages are the other way round (is_stand_in): theirs is the installed source, and
// our model stands in where there is none.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interp/interp.hpp"
#include "syntax/sources.hpp"

namespace shapetrace::interp {

// Whether our model of a package gives way to an installed one.
bool is_stand_in(std::string_view package);

class Importer {
 public:
  // Stands for our own models among the folders of modules.
  static constexpr std::string_view kPrelude = "<prelude>";

  Importer(Interp& in, syntax::SourceStore& sources) : in_(in), sources_(sources) {}

  // The import statement: `names` is the tuple of names of a from-import, or None.
  Value import_name(Dict* globals, std::string_view name, Value names, int level);
  // An absolute dotted name; the module itself.
  Value import_module(std::string_view dotted);
  // Packages that the program has found to be missing, and gone on without. Also told by whoever looks for a module.
  const std::vector<std::string>& absent() const { return absent_; }
  void note_absent(std::string_view package);
  bool is_assumed(std::string_view package) const;  // Options::assumed_packages
  // `from module import name` where module has no such attribute: a sub-module, or ImportError.
  Value missing_from(Value module, Str* name);
  // What an attribute of one of our own models is when only the real module has it: unknown, with a gap. Unset
  // otherwise.
  Value unmodelled(Module& module, const Str& name);
  // `from module import *` into these names: if nobody knows what is in that module, nobody knows what is in theirs.
  void note_star(const Dict& names, Value from);
  // A name that is not among these, which may have come that way: unknown; unset otherwise.
  Value from_star(const Dict& names, const Str& name);
  // Runs a file as __main__; the module.
  Value run_main(const std::shared_ptr<const base::SourceFile>& file);
  Dict* modules();  // sys.modules
  Module* main() const { return main_; }
  // Whether the module's own code is still running: what it lacks, it may lack because of a circular import.
  bool is_loading(const Module* module) const;
  syntax::SourceStore& sources() { return sources_; }

 private:
  struct Found {
    std::shared_ptr<const base::SourceFile> file;
    bool is_package = false;
    std::vector<std::string> paths;  // __path__ of a package
    std::string unreadable;          // the file that should have been it
  };
  // A module of which we do not know what is in it, or what else.
  struct Hollow {
    Module* module;
    std::string reason;
    Value inside;  // unknown: what it gives are parts of this
  };
  // Looks below the given folders ("<prelude>/..." ones too).
  bool find(std::string_view name, const std::vector<std::string>& folders, Found& found);
  Value load(std::string_view dotted, Module* parent, const Found& found);
  bool overlay(std::string_view dotted, Dict* globals);
  Value load_one(std::string_view dotted, Module* parent);
  // --- imports_ahead.cpp ---
  // What the module of `package` will import when it runs is read ahead.
  void look_ahead(const syntax::View& tree, syntax::ListId statements, std::string_view package);
  void expect(std::string_view dotted);
  void expect_source(const std::string& dotted);
  bool is_modelled(const Module& module) const;                      // it comes from our prelude
  Value missing(std::string_view dotted, std::string_view message);  // ModuleNotFoundError with its name
  Value not_found(std::string_view dotted, Module* parent);
  Value not_followed(std::string_view dotted, Module* parent, const std::string& reason);
  // A module that is there and that cannot be followed: nothing is known of what is in it, for the reason given.
  Value hollow_module(std::string_view dotted, Module* parent, std::string reason);
  const Hollow* hollow(const Module* module) const;  // null for any other module
  bool is_compiled(std::string_view name, const std::vector<std::string>& folders) const;
  // Whether the standard library's module has a name that our model does not: see src/prelude/_stdlib_names.py.
  bool stdlib_has(const Module& module, const Str& name);
  // What a function of one of our tables, a module of the prelude, answers.
  bool table_says(std::string_view table, std::string_view question, std::initializer_list<Value> about);
  bool absence_is_handled() const;
  std::vector<std::string> top_folders(std::string_view package) const;
  std::string display_name(const std::string& path) const;
  base::Origin origin_of(const std::string& path) const;

  Interp& in_;
  std::vector<std::string> absent_;
  syntax::SourceStore& sources_;
  std::vector<const Module*> loading_;
  std::set<std::string, std::less<>> expected_;  // modules that were looked for ahead of their import
  Dict* modules_ = nullptr;
  Module* main_ = nullptr;
  std::vector<Hollow> hollow_;
};

// Whether a name belongs to Python's standard library on Unix (standard_modules.cpp).
bool is_standard_module(std::string_view dotted);

}  // namespace shapetrace::interp
