// What the parts of parsing cost, in bytes of source a second, over the prelude's files.
#include <benchmark/benchmark.h>
#include <tree_sitter/api.h>

#include <memory>
#include <string>
#include <vector>

#include "syntax/embedded.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lexer.hpp"
#include "syntax/lower.hpp"
#include "syntax/parser.hpp"

namespace {

using namespace shapetrace::syntax;

struct Deleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using Parser = std::unique_ptr<TSParser, Deleter>;
using ParsedTree = std::unique_ptr<TSTree, Deleter>;

Parser make_parser() {
  Parser parser(ts_parser_new());
  ts_parser_set_language(parser.get(), Grammar::python().language());
  return parser;
}

ParsedTree read(const Parser& parser, std::string_view text) {
  return ParsedTree(
      ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
}

// Calls `work` with each file of the prelude, and counts its bytes.
template <typename Work>
void over_prelude(benchmark::State& state, Work&& work) {
  std::int64_t bytes = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < embedded_count(); ++i) {
      const EmbeddedFile file = embedded_file(i);
      work(i, file);
      bytes += static_cast<std::int64_t>(file.source.size());
    }
  }
  state.SetBytesProcessed(bytes);
}

void syntax_lex(benchmark::State& state) {
  over_prelude(state, [](std::size_t, const EmbeddedFile& file) { benchmark::DoNotOptimize(lex(file.source)); });
}

void syntax_tree_sitter(benchmark::State& state) {
  const Parser parser = make_parser();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < embedded_count(); ++i) texts.push_back(lex(embedded_file(i).source).prepared);
  over_prelude(state, [&](std::size_t i, const EmbeddedFile&) { benchmark::DoNotOptimize(read(parser, texts[i])); });
}

void syntax_lower(benchmark::State& state) {
  const Parser parser = make_parser();
  std::vector<ParsedTree> trees;
  for (std::size_t i = 0; i < embedded_count(); ++i) {
    trees.push_back(read(parser, lex(embedded_file(i).source).prepared));
  }
  over_prelude(state, [&](std::size_t i, const EmbeddedFile& file) {
    Tree tree;
    Lowering lowering(file.source, tree);
    lowering.statements(ts_tree_root_node(trees[i].get()));
    benchmark::DoNotOptimize(lowering.module());
  });
}

void syntax_parse(benchmark::State& state) {
  over_prelude(state, [](std::size_t, const EmbeddedFile& file) { benchmark::DoNotOptimize(parse(file.source)); });
}

void syntax_load(benchmark::State& state) {
  over_prelude(state, [](std::size_t, const EmbeddedFile& file) {
    View view;
    benchmark::DoNotOptimize(load(file.tree_blob, view, Trust::Verify));
  });
}

BENCHMARK(syntax_lex)->Unit(benchmark::kMillisecond);
BENCHMARK(syntax_tree_sitter)->Unit(benchmark::kMillisecond);
BENCHMARK(syntax_lower)->Unit(benchmark::kMillisecond);
BENCHMARK(syntax_parse)->Unit(benchmark::kMillisecond);
BENCHMARK(syntax_load)->Unit(benchmark::kMillisecond);

}  // namespace
