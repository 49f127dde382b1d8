// A source file as fixes look at it: which expression stands around another one, what a call is given, and where the
// value of a name was written. Static and approximate: what is made of it is traced before anyone sees it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace shapetrace::explain {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

class Code {
 public:
  explicit Code(const base::SourceFile& file);

  const base::SourceFile& file() const { return file_; }
  const Node& operator[](NodeId id) const { return file_.tree[id]; }
  std::string_view text(NodeId id) const;
  std::string_view atom(std::uint32_t id) const { return file_.tree.atom(id); }
  std::uint32_t line(NodeId id) const { return file_.tree.line_of((*this)[id].begin); }
  std::span<const std::uint32_t> list(std::uint32_t id) const { return file_.tree.list(id); }

  NodeId parent(NodeId id) const { return parents_[id]; }
  // The innermost node of this kind around a node; 0 = none.
  NodeId around(NodeId id, Kind kind) const;
  // The statement that a node stands in.
  NodeId statement(NodeId id) const;

  // "conv2d" of F.conv2d(...), "fc" of self.fc(x).
  std::string_view callee_name(NodeId call) const;
  // What a call gives for a parameter, by keyword or by position (negative: by keyword only); 0 = not given.
  NodeId argument(NodeId call, std::string_view keyword, int position) const;
  // The receiver of a method call; 0 = none.
  NodeId receiver(NodeId call) const;
  std::size_t positional_count(NodeId call) const;

  // The call that made the layer which an expression names: nn.Linear(...) for `self.fc`. All that may have.
  std::vector<NodeId> makers(NodeId expression) const;
  // Where the number that an expression stands for was written: literals, or arithmetic of literals.
  std::vector<NodeId> literals(NodeId expression) const;
  // The values of assignments to a name, or to an attribute of whatever object.
  std::vector<NodeId> assigned(std::string_view target) const;
  // Every call in the file whose last name is this.
  std::vector<NodeId> calls_of(std::string_view name) const;
  // Whether an expression keeps its meaning when ".method()" is put behind it.
  bool takes_suffix(NodeId id) const;

 private:
  void follow(NodeId expression, int depth, std::vector<NodeId>& out) const;
  void follow_name(std::string_view name, NodeId at, int depth, std::vector<NodeId>& out) const;
  void follow_parameter(NodeId function, std::string_view name, int depth, std::vector<NodeId>& out) const;
  void follow_attribute(std::string_view name, int depth, std::vector<NodeId>& out) const;
  bool is_number(NodeId id) const;

  const base::SourceFile& file_;
  std::vector<NodeId> parents_;
};

}  // namespace shapetrace::explain
