#include "syntax/parser.hpp"

#include <tree_sitter/api.h>

#include <algorithm>
#include <memory>

#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/lower.hpp"

namespace shapetrace::syntax {
namespace {

struct Deleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

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

}  // namespace

Tree parse(std::string_view source) {
  Tree tree;
  Lexed lexed = lex(source);
  tree.line_starts = std::move(lexed.line_starts);
  if (lexed.hopeless) {
    tree.root = 1;
    tree.nodes.push_back({.kind = Kind::Module, .end = static_cast<std::uint32_t>(source.size())});
    tree.errors.push_back(std::move(*lexed.error));
    return tree;
  }
  const std::unique_ptr<TSParser, Deleter> parser(ts_parser_new());
  ts_parser_set_language(parser.get(), Grammar::python().language());
  const std::string& text = lexed.prepared;
  const std::unique_ptr<TSTree, Deleter> parsed(
      ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
  const TSNode root = ts_tree_root_node(parsed.get());
  Lowering lowering(source, root, tree);
  tree.root = lowering.module();
  auto& errors = lowering.errors();
  if (lexed.error) errors.push_back({Phase::Parse, std::move(*lexed.error)});
  if (ts_node_has_error(root)) {
    const std::uint32_t at = first_error(root);
    errors.push_back({Phase::Parse, {at, at, "invalid syntax"}});
  }
  std::ranges::stable_sort(errors, [](const PhasedError& a, const PhasedError& b) {
    return a.phase != b.phase ? a.phase < b.phase : a.error.begin < b.error.begin;
  });
  for (PhasedError& error : errors) tree.errors.push_back(std::move(error.error));
  return tree;
}

}  // namespace shapetrace::syntax
