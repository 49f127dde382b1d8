#include "explain/code.hpp"

#include <algorithm>
#include <numeric>

namespace shapetrace::explain {

namespace {

constexpr int kDeepest = 6;

bool is_statement(Kind k) { return k >= Kind::Module && k <= Kind::Match; }

}  // namespace

Code::Code(const base::SourceFile& file) : file_(file), parents_(file.tree.nodes.size(), 0) {
  // Nodes by place, outer ones first; of two with one extent the statement, then the one that was made last, is outer.
  std::vector<NodeId> order(file.tree.nodes.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](NodeId x, NodeId y) {
    const Node &a = file.tree[x], &b = file.tree[y];
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    if (is_statement(a.kind) != is_statement(b.kind)) return is_statement(a.kind);
    return x > y;
  });
  std::vector<NodeId> open;
  for (const NodeId id : order) {
    const Node& n = file.tree[id];
    if (n.kind == Kind::None) continue;
    while (!open.empty() && file.tree[open.back()].end < n.end) open.pop_back();
    while (!open.empty() && file.tree[open.back()].end <= n.begin) open.pop_back();
    parents_[id] = open.empty() ? 0 : open.back();
    open.push_back(id);
  }
}

std::string_view Code::text(NodeId id) const {
  const Node& n = (*this)[id];
  return file_.text.substr(n.begin, n.end - n.begin);
}

NodeId Code::around(NodeId id, Kind kind) const {
  for (NodeId at = parent(id); at != 0; at = parent(at))
    if ((*this)[at].kind == kind) return at;
  return 0;
}

NodeId Code::statement(NodeId id) const {
  for (NodeId at = id; at != 0; at = parent(at))
    if (is_statement((*this)[at].kind)) return at;
  return 0;
}

std::string_view Code::callee_name(NodeId call) const {
  if ((*this)[call].kind != Kind::Call) return {};
  const Node& callee = (*this)[(*this)[call].a];
  if (callee.kind == Kind::Name) return atom(callee.a);
  if (callee.kind == Kind::Attribute) return atom(callee.b);
  return {};
}

NodeId Code::argument(NodeId call, std::string_view keyword, int position) const {
  int at = 0;
  for (const NodeId id : list((*this)[call].b)) {
    const Node& n = (*this)[id];
    if (n.kind == Kind::Keyword) {
      if (atom(n.a) == keyword) return n.b;
    } else if (n.kind == Kind::Starred || n.kind == Kind::DoubleStarred) {
      position = -1;  // what follows cannot be counted
    } else if (at++ == position) {
      return id;
    }
  }
  return 0;
}

std::size_t Code::positional_count(NodeId call) const {
  std::size_t n = 0;
  for (const NodeId id : list((*this)[call].b)) n += (*this)[id].kind != Kind::Keyword ? 1 : 0;
  return n;
}

NodeId Code::receiver(NodeId call) const {
  if ((*this)[call].kind != Kind::Call) return 0;
  const Node& callee = (*this)[(*this)[call].a];
  return callee.kind == Kind::Attribute ? callee.a : 0;
}

std::vector<NodeId> Code::calls_of(std::string_view name) const {
  std::vector<NodeId> calls;
  for (NodeId id = 1; id < file_.tree.nodes.size(); ++id)
    if ((*this)[id].kind == Kind::Call && callee_name(id) == name) calls.push_back(id);
  return calls;
}

bool Code::takes_suffix(NodeId id) const {
  const Node& n = (*this)[id];
  if ((n.flags & syntax::kParenthesized) != 0) return file_.text[n.end - 1] == ')';
  return n.kind == Kind::Name || n.kind == Kind::Attribute || n.kind == Kind::Call || n.kind == Kind::Subscript;
}

std::vector<NodeId> Code::assigned(std::string_view target) const {
  std::vector<NodeId> values;
  const auto names = [&](NodeId id) {
    const Node& n = (*this)[id];
    return (n.kind == Kind::Name && atom(n.a) == target) || (n.kind == Kind::Attribute && atom(n.b) == target);
  };
  for (NodeId id = 1; id < file_.tree.nodes.size(); ++id) {
    const Node& n = (*this)[id];
    if (n.kind == Kind::AnnAssign && n.c != 0 && names(n.a)) values.push_back(n.c);
    if (n.kind != Kind::Assign) continue;
    for (const NodeId t : list(n.a)) {
      if (names(t)) values.push_back(n.b);
      // a, b = 1, 2
      const Node &left = (*this)[t], &right = (*this)[n.b];
      if (left.kind != Kind::Tuple || (right.kind != Kind::Tuple && right.kind != Kind::List)) continue;
      const auto targets = list(left.a), parts = list(right.a);
      for (std::size_t i = 0; i < targets.size() && targets.size() == parts.size(); ++i)
        if (names(targets[i])) values.push_back(parts[i]);
    }
  }
  return values;
}

std::vector<NodeId> Code::makers(NodeId expression) const {
  const Node& n = (*this)[expression];
  if (n.kind == Kind::Call) return {expression};
  std::vector<NodeId> calls;
  const std::string_view name = n.kind == Kind::Name        ? atom(n.a)
                                : n.kind == Kind::Attribute ? atom(n.b)
                                                            : std::string_view();
  if (name.empty()) return calls;
  for (const NodeId v : assigned(name))
    if ((*this)[v].kind == Kind::Call) calls.push_back(v);
  return calls;
}

bool Code::is_number(NodeId id) const {
  const Node& n = (*this)[id];
  switch (n.kind) {
    case Kind::Int: return true;
    case Kind::Binary: return is_number(n.a) && is_number(n.b);
    default: return false;
  }
}

std::vector<NodeId> Code::literals(NodeId expression) const {
  std::vector<NodeId> out;
  follow(expression, 0, out);
  return out;
}

void Code::follow(NodeId id, int depth, std::vector<NodeId>& out) const {
  if (id == 0 || depth > kDeepest) return;
  const Node& n = (*this)[id];
  if (is_number(id)) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    return;
  }
  switch (n.kind) {
    case Kind::Name: return follow_name(atom(n.a), id, depth, out);
    case Kind::Attribute: return follow_attribute(atom(n.b), depth, out);
    case Kind::Call:  // int(x)
      if (callee_name(id) == "int" && positional_count(id) == 1) follow(list(n.b)[0], depth + 1, out);
      return;
    case Kind::Subscript: {  // config["hidden"]: whatever is written under such a key
      const Node& key = (*this)[n.b];
      if (key.kind != Kind::Str) return;
      for (NodeId d = 1; d < file_.tree.nodes.size(); ++d) {
        if ((*this)[d].kind != Kind::Dict) continue;
        const auto entries = list((*this)[d].a);
        for (std::size_t i = 0; i + 1 < entries.size(); i += 2)
          if (entries[i] != 0 && (*this)[entries[i]].kind == Kind::Str && atom((*this)[entries[i]].a) == atom(key.a))
            follow(entries[i + 1], depth + 1, out);
      }
      return;
    }
    default: return;
  }
}

void Code::follow_name(std::string_view name, NodeId at, int depth, std::vector<NodeId>& out) const {
  for (NodeId f = around(at, Kind::FunctionDef); f != 0; f = around(f, Kind::FunctionDef)) {
    const NodeId parameters = (*this)[f].b;
    for (const NodeId p : list((*this)[parameters].a))
      if (atom((*this)[p].a) == name) return follow_parameter(f, name, depth, out);
  }
  for (const NodeId v : assigned(name)) follow(v, depth + 1, out);
}

// What callers in this file give for a parameter, then its default.
void Code::follow_parameter(NodeId function, std::string_view name, int depth, std::vector<NodeId>& out) const {
  const std::string_view function_name = atom((*this)[function].a);
  const NodeId cls = (*this)[parent(function)].kind == Kind::ClassDef ? parent(function) : 0;
  const bool constructor = cls != 0 && function_name == "__init__";
  int position = 0;
  NodeId default_value = 0;
  for (const NodeId p : list((*this)[(*this)[function].b].a)) {
    if (atom((*this)[p].a) == name) {
      default_value = (*this)[p].c;
      break;
    }
    ++position;
  }
  if (cls != 0) --position;  // self
  for (const NodeId call : calls_of(constructor ? atom((*this)[cls].a) : function_name))
    if (const NodeId given = argument(call, name, position); given != 0) {
      follow(given, depth + 1, out);
    } else {
      // f(**config): the value under that key
      for (const NodeId a : list((*this)[call].b))
        if ((*this)[a].kind == Kind::DoubleStarred) follow_attribute(name, depth + 1, out);
    }
  if (default_value != 0) follow(default_value, depth + 1, out);
}

// Attributes and keys of configurations: assignments, fields, arguments of a command line.
void Code::follow_attribute(std::string_view name, int depth, std::vector<NodeId>& out) const {
  for (const NodeId v : assigned(name)) follow(v, depth + 1, out);
  for (NodeId id = 1; id < file_.tree.nodes.size(); ++id) {
    const Node& n = (*this)[id];
    if (n.kind == Kind::Keyword && atom(n.a) == name) follow(n.b, depth + 1, out);
    if (n.kind == Kind::Dict) {
      const auto entries = list(n.a);
      for (std::size_t i = 0; i + 1 < entries.size(); i += 2)
        if (entries[i] != 0 && (*this)[entries[i]].kind == Kind::Str && atom((*this)[entries[i]].a) == name)
          follow(entries[i + 1], depth + 1, out);
    }
    if (n.kind == Kind::Call && callee_name(id) == "add_argument")
      for (const NodeId a : list(n.b)) {
        if ((*this)[a].kind != Kind::Str) continue;
        std::string_view flag = atom((*this)[a].a);
        while (flag.starts_with('-')) flag.remove_prefix(1);
        std::string dest(flag);
        std::replace(dest.begin(), dest.end(), '-', '_');
        if (dest == name) follow(argument(id, "default", -1), depth + 1, out);
      }
  }
}

}  // namespace shapetrace::explain
