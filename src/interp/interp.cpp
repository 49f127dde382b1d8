#include "interp/interp.hpp"

#include "interp/compiler.hpp"
#include "interp/explorer.hpp"
#include "interp/imports.hpp"
#include "interp/loops.hpp"
#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "interp/tracer.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;

Interp::Interp(const Options& options, syntax::SourceStore& sources, std::vector<bool> choices)
    : options_(options),
      sources_(sources),
      heap_(options.max_bytes),
      tracer_(std::make_unique<Tracer>(*this)),
      explorer_(std::make_unique<Explorer>(std::move(choices), options.every_way)),
      loops_(std::make_unique<LoopWatch>()),
      importer_(std::make_unique<Importer>(*this, sources)),
      codes_(std::make_unique<CodeStore>(*this)),
      vm_(std::make_unique<Vm>(*this)) {
  builtins_ = heap_.dict();
  install_builtins(*this, *builtins_);
  // `import builtins` and the names that every module sees are one namespace.
  Module* const module = heap_.module("builtins");
  module->attrs = builtins_;
  builtins_->set(arena(), heap_.intern("__name__"), heap_.intern("builtins"));
  importer_->modules()->set(arena(), heap_.intern("builtins"), module);
}

Interp::~Interp() = default;

Value Interp::import(std::string_view dotted_name) { return importer_->import_module(dotted_name); }

Value Interp::builtin(std::string_view name) {
  const Value v = builtins_->get(heap_.intern(name));
  return v.is_set() ? v : raise(Exc::NameError, "name '{}' is not defined", name);
}

Location Interp::user_location() const {
  for (const Frame* f = frame_; f != nullptr; f = f->back) {
    if (f->code->file->origin == base::Origin::Prelude) continue;
    const std::uint32_t at = f->instruction();
    return {f->code->file->id, f->code->line_of(at), at < f->code->positions.size() ? f->code->positions[at] : 0};
  }
  return {};
}

const base::SourceFile* Interp::source(std::uint32_t id) const { return sources_.by_id(id).get(); }

void Interp::write(int stream, std::string_view text) { tracer_->write(stream, text); }

Value Interp::evaluate(std::string_view source, Dict* globals, Dict* locals, bool expression_only,
                       std::string_view file_name) {
  std::string text(source);
  if (expression_only) {
    // A leading blank is allowed in eval(); the value is carried out through a name no program uses.
    const std::size_t begin = text.find_first_not_of(" \t\n");
    text = "__eval_result__ = (" + (begin == std::string::npos ? std::string() : text.substr(begin)) + "\n)";
  }
  const auto file = sources_.add_text(std::move(text), std::string(file_name), base::Origin::Prelude);
  if (!file->owned_tree.errors.empty()) {
    const syntax::SyntaxErrorAt& error = file->owned_tree.errors.front();
    return raise(Exc::SyntaxError, "{} ({}, line {})", error.message, file_name, file->tree.line_of(error.begin));
  }
  CodeBody& code = codes_->module(*file);
  Dict* const names = locals != nullptr && locals != globals ? locals : globals;
  // Names of a separate namespace are copied in: evaluated text sees both, assigns to the locals.
  Dict* scope = globals;
  if (names != globals) {
    scope = heap_.dict();
    for (const Dict* const from : {globals, names})
      for (std::uint32_t i = 0; i < from->used; ++i)
        if (from->entries[i].key.is_set() && value::is_str(from->entries[i].key))
          scope->set(arena(), as<Str>(from->entries[i].key), from->entries[i].value);
  }
  const Value ran = vm_->run_code(code, scope, nullptr);
  if (ran.is_error()) return ran;
  Str* const result_name = heap_.intern("__eval_result__");
  if (expression_only) {
    const Value result = scope->get(result_name);
    scope->erase(result_name);
    return result;
  }
  if (names != globals) {
    for (std::uint32_t i = 0; i < scope->used; ++i) {
      const Dict::Entry& e = scope->entries[i];
      if (e.key.is_set() && globals->get(as<Str>(e.key)) != e.value) names->set(arena(), as<Str>(e.key), e.value);
    }
  }
  return ran;
}

bool Interp::poll() { return vm_->poll(); }

// Annotations are looked at rarely and may be costly or name things that are not there: they are evaluated when asked
// for, in the function's module. (CPython 3.14 does the same.)
Value annotation_text(Interp& in, const syntax::View& tree, syntax::NodeId annotation, std::string_view source) {
  // CPython writes the annotation anew: a text is shown as repr() shows it.
  if (tree[annotation].kind != syntax::Kind::Str) return in.heap().str(source);
  return in.heap().str(in.display_repr(in.heap().str(tree.atom(tree[annotation].a))));
}

Value Interp::function_annotations(value::Function& function) {
  if (function.annotations.is_set()) return function.annotations;
  Dict* const result = heap_.dict();
  function.annotations = result;
  const CodeBody& code = *function.code;
  const syntax::View& tree = code.file->tree;
  const syntax::Node& n = tree[code.node];
  if (n.kind != syntax::Kind::FunctionDef) return result;
  const auto add = [&](std::string_view name, syntax::NodeId annotation) {
    const syntax::Node& a = tree[annotation];
    const std::string_view text = code.file->text.substr(a.begin, a.end - a.begin);
    if (codes_->future_annotations(code)) {
      result->set(arena(), heap_.intern(name), annotation_text(*this, tree, annotation, text));
      return;
    }
    Exception* const before = take_pending();
    Value v = evaluate(text, function.globals, nullptr, true);
    if (v.is_error()) {
      take_pending();
      v = heap_.str(text);  // as `from __future__ import annotations` would give
    }
    set_pending(before);
    result->set(arena(), heap_.intern(name), v);
  };
  for (const syntax::NodeId p : tree.list(tree[n.b].a))
    if (tree[p].b != 0) add(tree.atom(tree[p].a), tree[p].b);
  if (const syntax::NodeId returns = tree.list(n.c)[2]; returns != 0) add("return", returns);
  return result;
}

}  // namespace shapetrace::interp
