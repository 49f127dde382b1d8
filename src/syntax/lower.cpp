#include "syntax/lower.hpp"

#include <utility>

#include "syntax/encoding.hpp"

namespace shapetrace::syntax {

Lowering::Lowering(std::string_view source, Tree& tree)
    : source_(source), tree_(tree), build_(tree), first_(build_.mark()) {
  // About one node for five bytes of source; growing the array by copying would cost more than reserving too much.
  tree.nodes.reserve(source.size() / 5 + 16);
  tree.extra.reserve(source.size() / 8 + 16);
}

void Lowering::error(std::uint32_t begin, std::uint32_t end, std::string message, Phase phase) {
  errors_.push_back({phase, {begin, end, std::move(message)}});
}

void Lowering::error(NodeId node, std::string message, Phase phase) {
  error(build_[node].begin, build_[node].end, std::move(message), phase);
}

AtomId Lowering::name_atom() {
  const std::string_view name = here_text();
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    const std::string normalized = normalized_name(name);
    return build_.atom(normalized.empty() ? name : normalized);
  }
  return build_.atom(name);
}

void Lowering::statements(TSNode root) {
  at_.open(root);
  scope_ = &module_;
  push_statements();
  at_.close();
}

NodeId Lowering::module() {
  const ListId body = build_.take(first_);
  for (const PendingNonlocal& pending : pending_) {
    error(pending.begin, pending.end, "no binding for nonlocal '" + std::string(build_.text(pending.name)) + "' found",
          Phase::Symbols);
  }
  return add(Kind::Module, 0, static_cast<std::uint32_t>(source_.size()), body);
}

ListId Lowering::suite() {
  const std::size_t mark = build_.mark();
  push_statements();
  return build_.take(mark);
}

void Lowering::push_statements() {
  each_child([&](Sym) {
    if (at_.named()) statement();
  });
}

}  // namespace shapetrace::syntax
