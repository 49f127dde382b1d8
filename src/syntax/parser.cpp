#include "syntax/parser.hpp"

#include <tree_sitter/api.h>

#include <algorithm>
#include <optional>
#include <span>

#include "syntax/diagnose.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/lower.hpp"
#include "syntax/parse_memory.hpp"
#include "syntax/pieces.hpp"

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

TSParser* new_parser() {
  TSParser* const parser = ts_parser_new();
  ts_parser_set_language(parser, Grammar::python().language());
  return parser;
}

const TSTree* parse_text(TSParser* parser, std::string_view text) {
  return ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
}

// Fills the tree, piece by piece, as far as tree-sitter can read them; the error where it cannot.
std::optional<SyntaxErrorAt> lower_pieces(std::string_view source, const Lexed& lexed, std::span<const Piece> pieces,
                                          Tree& tree, std::vector<PhasedError>& errors) {
  Lowering lowering(source, tree);
  std::optional<std::uint32_t> failed_at;
  for (const Piece& piece : pieces) {
    const ParseMemory memory;  // the parser and its tree are not deleted: they go with it
    TSParser* const parser = new_parser();
    const TSRange range{.start_point = {}, .end_point = {}, .start_byte = piece.begin, .end_byte = piece.end};
    ts_parser_set_included_ranges(parser, &range, 1);
    const TSNode root = ts_tree_root_node(parse_text(parser, lexed.prepared));
    if (ts_node_has_error(root)) {
      failed_at = first_error(root);
      break;
    }
    lowering.statements(root);
  }
  tree.root = lowering.module();
  errors = std::move(lowering.errors());
  if (!failed_at) return std::nullopt;
  return SyntaxErrorAt{*failed_at, *failed_at, "invalid syntax"};
}

std::optional<SyntaxErrorAt> lower_whole(std::string_view source, const Lexed& lexed, Diagnose diagnosing, Tree& tree,
                                         std::vector<PhasedError>& errors) {
  const ParseMemory memory;
  TSParser* const parser = new_parser();
  const TSNode root = ts_tree_root_node(parse_text(parser, lexed.prepared));
  Lowering lowering(source, tree);
  lowering.statements(root);
  tree.root = lowering.module();
  errors = std::move(lowering.errors());
  if (!ts_node_has_error(root)) return std::nullopt;
  const std::uint32_t at = first_error(root);
  return diagnosing == Diagnose::Yes ? diagnose(source, lexed, parser, at) : SyntaxErrorAt{at, at, "invalid syntax"};
}

}  // namespace

Tree parse(std::string_view source, Diagnose diagnosing, std::string_view file_name) {
  // tree-sitter's tree takes some 300 bytes for a token. Source of ordinary length is one piece.
  constexpr std::uint32_t kPiece = 512U << 10;
  constexpr std::size_t kMostTokens = 2'000'000;
  Tree tree;
  Lexed lexed = lex(source, file_name);
  if (lexed.hopeless || (lexed.error && lexed.tokens.size() > kMostTokens)) {
    tree.line_starts = std::move(lexed.line_starts);
    tree.root = 1;
    tree.nodes.push_back({.kind = Kind::Module, .end = static_cast<std::uint32_t>(source.size())});
    tree.errors.push_back(std::move(*lexed.error));
    return tree;
  }
  std::vector<PhasedError> errors;
  std::optional<SyntaxErrorAt> unread;
  if (source.size() <= 2 * kPiece || lexed.error) {
    unread = lower_whole(source, lexed, diagnosing, tree, errors);
  } else {
    const std::vector<Piece> pieces = cut(source, lexed, kPiece);
    const auto too_long = [](const Piece& piece) { return piece.tokens > kMostTokens; };
    tree.given_up = std::ranges::any_of(pieces, too_long);
    if (tree.given_up) return tree;
    unread = lower_pieces(source, lexed, pieces, tree, errors);
  }
  tree.line_starts = lexed.line_starts;

  if (auto block = block_error(source, lexed)) errors.push_back({Phase::Parse, std::move(*block)});
  if (unread) errors.push_back({Phase::Parse, std::move(*unread)});
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
