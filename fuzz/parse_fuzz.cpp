// Any bytes: parsing ends, and what it makes is a well-formed tree.
#include <cstdlib>
#include <string_view>

#include "syntax/parser.hpp"

namespace {

using namespace shapetrace::syntax;

void require(bool condition) {
  if (!condition) std::abort();
}

void check(std::string_view source, const View& view) {
  require(view.root < view.nodes.size() && view[view.root].kind == Kind::Module);
  for (const Node& node : view.nodes) {
    require(node.kind <= Kind::SyntaxError);
    require(node.begin <= node.end && node.end <= source.size());
  }
  for (const Atom& atom : view.atoms) require(std::size_t{atom.offset} + atom.size <= view.text.size());
  for (const NodeId statement : view.list(view[view.root].a)) require(statement != 0 && statement < view.nodes.size());
  require(!view.line_starts.empty() && view.line_starts[0] == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const Tree tree = parse(source);
  check(source, view_of(tree));
  for (const SyntaxErrorAt& error : tree.errors) {
    require(error.begin <= error.end && error.end <= source.size() && !error.message.empty());
  }
  const std::string blob = serialize(tree);
  View loaded;
  require(load(blob, loaded));
  check(source, loaded);
  View garbage;
  (void)load(source, garbage);
  return 0;
}
