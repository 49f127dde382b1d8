#include "syntax/parser.hpp"

#include <tree_sitter/api.h>

#include <algorithm>

#include "syntax/diagnose.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/lower.hpp"
#include "syntax/parse_memory.hpp"

namespace shapetrace::syntax {
namespace {

// Byte offset of the first place where tree-sitter gave up or made a token up.
std::uint32_t first_error(TSNode root) {
  TSNode node = root;
  for (;;) {
    if (ts_node_is_error(node) || ts_node_is_missing(node)) return ts_node_start_byte(node);
    const std::uint32_t count = ts_node_child_count(node);
    bool found = false;
    for (std::uint32_t i = 0; i < count && !found; ++i) {
      const TSNode child = ts_node_child(node, i);
      found = ts_node_has_error(child);
      if (found) node = child;
    }
    if (!found) return ts_node_start_byte(node);
  }
}

// CPython reads tokens to the end when parsing fails, and reports what is wrong with those first; a bracket that is
// still open counts only against what stands on later lines.
void add_lexical(std::vector<PhasedError>& errors, const Lexed& lexed, const View& view) {
  if (!lexed.error) return;
  const auto is_parse_error = [&](const PhasedError& error) { return error.phase == Phase::Parse; };
  if (lexed.unclosed != Lexed::kNone) {
    const std::uint32_t line = view.line_of(lexed.unclosed);
    const bool earlier = std::ranges::any_of(errors, [&](const PhasedError& error) {
      return is_parse_error(error) && view.line_of(error.error.begin) < line;
    });
    if (earlier) return errors.push_back({Phase::Parse, *lexed.error});
  }
  std::erase_if(errors, is_parse_error);
  errors.push_back({Phase::Parse, *lexed.error});
}

}  // namespace

Tree parse(std::string_view source, Diagnose diagnosing, std::string_view file_name) {
  Tree tree;
  Lexed lexed = lex(source, file_name);
  if (lexed.hopeless) {
    tree.line_starts = std::move(lexed.line_starts);
    tree.root = 1;
    tree.nodes.push_back({.kind = Kind::Module, .end = static_cast<std::uint32_t>(source.size())});
    tree.errors.push_back(std::move(*lexed.error));
    return tree;
  }
  tree.line_starts = lexed.line_starts;
  const ParseMemory memory;  // the parser and its tree are not deleted: they go with it
  TSParser* const parser = ts_parser_new();
  ts_parser_set_language(parser, Grammar::python().language());
  const std::string& text = lexed.prepared;
  const TSTree* const parsed =
      ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
  const TSNode root = ts_tree_root_node(parsed);
  Lowering lowering(source, root, tree);
  tree.root = lowering.module();

  auto& errors = lowering.errors();
  if (auto block = block_error(source, lexed)) errors.push_back({Phase::Parse, std::move(*block)});
  if (ts_node_has_error(root)) {
    const std::uint32_t at = first_error(root);
    errors.push_back({Phase::Parse, diagnosing == Diagnose::Yes ? diagnose(source, lexed, parser, at)
                                                                : SyntaxErrorAt{at, at, "invalid syntax"}});
  }
  add_lexical(errors, lexed, view_of(tree));
  std::ranges::stable_sort(errors, [](const PhasedError& a, const PhasedError& b) {
    return a.phase != b.phase ? a.phase < b.phase : a.error.begin < b.error.begin;
  });
  for (PhasedError& error : errors) tree.errors.push_back(std::move(error.error));
  return tree;
}

std::string_view exception_type(const SyntaxErrorAt& error) {
  const std::string_view message = error.message;
  if (message.starts_with("inconsistent use of tabs")) return "TabError";
  if (message.starts_with("expected an indented block") || message == "unexpected indent" ||
      message.starts_with("unindent does not match") || message == "too many levels of indentation") {
    return "IndentationError";
  }
  return "SyntaxError";
}

}  // namespace shapetrace::syntax
