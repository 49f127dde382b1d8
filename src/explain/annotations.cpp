#include "explain/annotations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>

#include "syntax/shape_annotation.hpp"

namespace shapetrace::explain {

using interp::AnnotatedCall;
using interp::Finding;
using interp::TracedValue;
using syntax::AnnotatedDim;
using syntax::NodeId;
using syntax::ShapeAnnotation;

namespace {

std::string shape_text(const TracedValue& v) {
  std::string text;
  for (const interp::TracedDim& d : v.shape)
    text += (text.empty() ? "" : ", ") + (d.value >= 0 ? std::to_string(d.value) : std::string("?"));
  return "[" + text + "]";
}

// What the names of one call stand for, and who said so first.
class Names {
 public:
  // What is wrong with a tensor of this shape, in words; empty = nothing.
  std::string mismatch(const ShapeAnnotation& annotation, const TracedValue& v, const std::string& who) {
    if (!syntax::holds_elements(annotation.elements, v.dtype)) return fmt::format("its elements are {}", v.dtype);
    if (!v.known_rank) return {};
    const auto& dims = annotation.dims;
    const auto some = std::ranges::find(dims, AnnotatedDim::Kind::Some, &AnnotatedDim::kind);
    const bool open = some != dims.end();
    if (open ? v.shape.size() + 1 < dims.size() : v.shape.size() != dims.size())
      return fmt::format("{} dimensions, where the annotation has {}{}", v.shape.size(), open ? "at least " : "",
                         dims.size() - (open ? 1 : 0));
    const auto before = static_cast<std::size_t>(some - dims.begin());
    const std::size_t covered = open ? v.shape.size() + 1 - dims.size() : 0;
    for (std::size_t i = 0; i < dims.size(); ++i) {
      if (open && i == before) continue;
      const std::size_t at = open && i > before ? i + covered - 1 : i;
      if (std::string wrong = dim_mismatch(dims[i], v.shape[at].value, at, who); !wrong.empty()) return wrong;
    }
    return {};
  }

 private:
  std::string dim_mismatch(const AnnotatedDim& d, std::int64_t size, std::size_t at, const std::string& who) {
    if (size < 0 || (d.may_be_one && size == 1)) return {};
    if (d.kind == AnnotatedDim::Kind::Fixed && d.size != size)
      return fmt::format("dimension {} is {}, not {}", at, size, d.size);
    if (d.kind != AnnotatedDim::Kind::Name) return {};
    const auto [known, is_new] = sizes_.try_emplace(d.name, size, who);
    if (is_new || known->second.first == size) return {};
    return fmt::format("`{}` is {} here, and {} in {}", d.name, size, known->second.first, known->second.second);
  }

  std::map<std::string, std::pair<std::int64_t, std::string>> sizes_;
};

void add(interp::Trace& trace, std::uint32_t file, NodeId node, std::string message, std::string detail) {
  const base::SourceFile& source = *trace.source(file);
  Finding f;
  f.code = "shape/annotation";
  f.severity = "warning";
  f.file = file;
  f.line = source.tree.line_of(source.tree[node].begin);
  f.column = source.tree.column_of(source.tree[node].begin) + 1;
  f.message = std::move(message);
  f.why.push_back({std::move(detail), file, f.line});
  const bool known = std::ranges::any_of(trace.findings, [&](const Finding& other) {
    return other.file == file && other.line == f.line && other.column == f.column && other.code == f.code;
  });
  if (!known) trace.findings.push_back(std::move(f));
}

}  // namespace

void check_annotations(interp::Trace& trace) {
  for (const AnnotatedCall& call : trace.annotated) {
    const base::SourceFile* const source = trace.source(call.file);
    if (source == nullptr || source->origin != base::Origin::User) continue;
    const syntax::View& tree = source->tree;
    const syntax::Node& function = tree[call.node];
    Names names;
    const auto look_at = [&](NodeId annotation, NodeId place, const TracedValue& v, const std::string& who) {
      const auto said = syntax::shape_annotation(tree, annotation);
      if (!said || v.kind != TracedValue::Kind::Tensor) return;
      const std::string wrong = names.mismatch(*said, v, who);
      if (wrong.empty()) return;
      const bool elements = !syntax::holds_elements(said->elements, v.dtype);
      add(trace, call.file, place,
          fmt::format("{} is annotated {}, and is {}", who, elements ? said->elements : "\"" + said->text + "\"",
                      elements ? v.dtype : shape_text(v)),
          wrong);
    };
    for (const NodeId p : tree.list(tree[function.b].a)) {
      const std::string name(tree.atom(tree[p].a));
      const auto given = std::ranges::find(call.arguments, name, &interp::NamedValue::name);
      if (given != call.arguments.end()) look_at(tree[p].b, p, given->value, "`" + name + "`");
    }
    const NodeId returns = tree.list(function.c)[2];
    const std::string what = "what `" + std::string(tree.atom(function.a)) + "` returns";
    if (returns != 0) look_at(returns, returns, call.returned, what);
  }
}

}  // namespace shapetrace::explain
