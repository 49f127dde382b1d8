#include "explain/constructors.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace shapetrace::explain {

namespace {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using syntax::View;

// Longer ones say nothing to a person.
constexpr std::size_t kLongest = 160;
constexpr int kDeepest = 6;
constexpr std::size_t kMostOfAClass = 4;

bool inside(const Node& inner, const Node& outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

class Uses {
 public:
  explicit Uses(const base::SourceFile& file) : text_(file.text), tree_(file.tree) {
    for (NodeId id = 1; id < tree_.nodes.size(); ++id) {
      const Node& n = tree_[id];
      if (n.kind == Kind::FunctionDef || n.kind == Kind::Lambda) functions_.push_back(id);
      if (n.kind == Kind::ClassDef) classes_.push_back(tree_.atom(n.a));
      if (n.kind == Kind::Assign && tree_.list(n.a).size() == 1) note(tree_.list(n.a)[0], n.b);
    }
  }

  std::vector<std::pair<std::string, std::string>> all() const {
    std::map<std::string_view, std::vector<std::string>> found;
    for (NodeId id = 1; id < tree_.nodes.size(); ++id) {
      const Node& n = tree_[id];
      if (n.kind != Kind::Call || tree_[n.a].kind != Kind::Name) continue;
      const std::string_view name = tree_.atom(tree_[n.a].a);
      if (std::ranges::find(classes_, name) == classes_.end()) continue;
      auto& calls = found[name];
      if (calls.size() == kMostOfAClass) continue;
      const auto expression = standing_alone(id, function_around(n), n.begin, 0);
      if (expression && expression->size() <= kLongest && std::ranges::find(calls, *expression) == calls.end())
        calls.push_back(*expression);
    }
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& [name, calls] : found)
      for (const std::string& c : calls) result.emplace_back(name, c);
    return result;
  }

 private:
  // target = value, also a, b = 1, 2
  void note(NodeId target, NodeId value) {
    const Node &t = tree_[target], &v = tree_[value];
    if (t.kind == Kind::Name) assigned_[tree_.atom(t.a)].push_back(value);
    if (t.kind != Kind::Tuple || v.kind != Kind::Tuple) return;
    const auto targets = tree_.list(t.a), values = tree_.list(v.a);
    for (std::size_t i = 0; i < targets.size() && targets.size() == values.size(); ++i) note(targets[i], values[i]);
  }

  // The innermost function; 0: none.
  NodeId function_around(const Node& n) const {
    NodeId best = 0;
    for (const NodeId f : functions_)
      if (inside(n, tree_[f]) && &n != &tree_[f] && (best == 0 || inside(tree_[f], tree_[best]))) best = f;
    return best;
  }

  // The text of an expression that does not depend on the function around it; nothing where it does.
  std::optional<std::string> standing_alone(NodeId expression, NodeId function, std::uint32_t before, int depth) const {
    const Node& whole = tree_[expression];
    std::string out;
    std::uint32_t at = whole.begin;
    for (const NodeId name : names_in(whole)) {
      const Node& n = tree_[name];
      const auto instead = meaning(name, function, before, depth);
      if (!instead) return std::nullopt;
      out += text_.substr(at, n.begin - at);
      out += *instead;
      at = n.end;
      if (out.size() > kLongest) return std::nullopt;
    }
    out += text_.substr(at, whole.end - at);
    // On one line, as it is shown there.
    std::string line;
    for (const char c : out)
      if (c != '\n' && (c != ' ' || line.empty() || line.back() != ' ')) line += c;
    return line;
  }

  std::vector<NodeId> names_in(const Node& whole) const {
    std::vector<NodeId> names;
    for (NodeId id = 1; id < tree_.nodes.size(); ++id)
      if (tree_[id].kind == Kind::Name && inside(tree_[id], whole)) names.push_back(id);
    std::ranges::sort(names, {}, [&](NodeId id) { return tree_[id].begin; });
    return names;
  }

  // What to write for a name: itself where it is the file's, what a function assigned to it before this place.
  std::optional<std::string> meaning(NodeId name, NodeId function, std::uint32_t before, int depth) const {
    const std::string_view text = tree_.atom(tree_[name].a);
    if (function == 0) return std::string(text);
    if (depth > kDeepest) return std::nullopt;
    if (const auto at = assigned_.find(text); at != assigned_.end()) {
      NodeId last = 0;
      for (const NodeId a : at->second)
        if (function_around(tree_[a]) == function && tree_[a].begin < before) last = a;
      if (last != 0) {
        const auto value = standing_alone(last, function, tree_[last].begin, depth + 1);
        const Kind kind = tree_[last].kind;
        const bool loose = kind == Kind::Binary || kind == Kind::Conditional || kind == Kind::Lambda ||
                           kind == Kind::Compare || kind == Kind::BoolAnd || kind == Kind::BoolOr ||
                           kind == Kind::Unary;
        return value && loose ? "(" + *value + ")" : value;
      }
    }
    for (const NodeId p : tree_.list(tree_[parameters_of(function)].a)) {
      if (tree_.atom(tree_[p].a) != text) continue;
      if (tree_[p].c == 0) return std::nullopt;  // whatever the caller says
      return standing_alone(tree_[p].c, function_around(tree_[function]), before, depth + 1);
    }
    return meaning(name, function_around(tree_[function]), before, depth + 1);
  }

  NodeId parameters_of(NodeId function) const {
    return tree_[function].kind == Kind::Lambda ? tree_[function].a : tree_[function].b;
  }

  std::string_view text_;
  const View& tree_;
  std::vector<NodeId> functions_;
  std::vector<std::string_view> classes_;
  std::map<std::string_view, std::vector<NodeId>> assigned_;  // the values
};

}  // namespace

std::vector<std::pair<std::string, std::string>> constructions(const base::SourceFile& file) {
  return Uses(file).all();
}

}  // namespace shapetrace::explain
