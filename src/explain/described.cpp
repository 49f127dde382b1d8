#include "explain/described.hpp"

#include <algorithm>

namespace shapetrace::explain {

namespace {

using syntax::AnnotatedDim;
using syntax::Kind;
using syntax::NodeId;
using syntax::ShapeAnnotation;
using syntax::View;

NodeId class_named(const View& tree, std::string_view name) {
  for (NodeId id = 1; id < tree.nodes.size(); ++id)
    if (tree[id].kind == Kind::ClassDef && tree.atom(tree[id].a) == name) return id;
  return 0;
}

NodeId forward_of(const View& tree, std::string_view class_name, int depth = 0) {
  const NodeId id = class_named(tree, class_name);
  if (id == 0 || depth > 8) return 0;
  for (const NodeId statement : tree.list(tree.list(tree[id].c)[0]))
    if (tree[statement].kind == Kind::FunctionDef && tree.atom(tree[statement].a) == "forward") return statement;
  for (const NodeId base : tree.list(tree[id].b))
    if (tree[base].kind == Kind::Name)
      if (const NodeId f = forward_of(tree, tree.atom(tree[base].a), depth + 1); f != 0) return f;
  return 0;
}

// The element type to try for "Float", "Int", "float32"; float32 where any will do.
std::string_view usual_type(const std::string& elements) {
  for (const std::string_view t :
       {"float32", "int64", "bool", "float64", "float16", "bfloat16", "int32", "int16", "int8", "uint8"})
    if (syntax::holds_elements(elements, t)) return t;
  return {};
}

std::optional<InputForm> form_of(const ShapeAnnotation& said, std::size_t input) {
  InputForm form;
  form.dtype = usual_type(said.elements);
  if (form.dtype.empty()) return std::nullopt;
  for (const AnnotatedDim& d : said.dims) {
    if (d.kind == AnnotatedDim::Kind::Some) return std::nullopt;
    form.names.push_back(d.kind == AnnotatedDim::Kind::Fixed  ? std::to_string(d.size)
                         : d.kind == AnnotatedDim::Kind::Name ? d.name
                                                              : "D" + std::to_string(10 * input + form.names.size()));
  }
  return form;
}

}  // namespace

std::optional<Description> described(const base::SourceFile& file, std::string_view class_name,
                                     const std::vector<std::string>& parameters) {
  const View& tree = file.tree;
  const NodeId forward = forward_of(tree, class_name);
  if (forward == 0) return std::nullopt;
  Description result;
  const auto annotated = tree.list(tree[tree[forward].b].a);
  for (const std::string& name : parameters) {
    const auto at = std::ranges::find_if(annotated, [&](NodeId p) { return tree.atom(tree[p].a) == name; });
    const auto said = at == annotated.end() ? std::nullopt : syntax::shape_annotation(tree, tree[*at].b);
    auto form = said ? form_of(*said, result.inputs.size()) : std::nullopt;
    if (!form) return std::nullopt;
    result.inputs.push_back(std::move(*form));
    result.text += (result.text.empty() ? "\"" : ", \"") + said->text + "\"";
  }
  result.returned = syntax::shape_annotation(tree, tree.list(tree[forward].c)[2]);
  return result.inputs.empty() ? std::nullopt : std::optional(std::move(result));
}

bool agrees(const ShapeAnnotation& said, std::span<const dim::Dim> sizes, const dim::Assignment& values) {
  const auto& dims = said.dims;
  const auto some = std::ranges::find(dims, AnnotatedDim::Kind::Some, &AnnotatedDim::kind);
  const bool open = some != dims.end();
  if (open ? sizes.size() + 1 < dims.size() : sizes.size() != dims.size()) return false;
  for (std::size_t i = 0; i < dims.size(); ++i) {
    if (dims.begin() + static_cast<std::ptrdiff_t>(i) == some) continue;
    const bool behind = open && dims.begin() + static_cast<std::ptrdiff_t>(i) > some;
    const auto size = dim::evaluate(sizes[behind ? i + sizes.size() - dims.size() : i], values);
    if (!size || (dims[i].may_be_one && *size == 1)) continue;
    if (dims[i].kind == AnnotatedDim::Kind::Fixed && *size != dims[i].size) return false;
    const auto named = values.find(dims[i].name);
    if (dims[i].kind == AnnotatedDim::Kind::Name && named != values.end() && named->second != *size) return false;
  }
  return true;
}

}  // namespace shapetrace::explain
