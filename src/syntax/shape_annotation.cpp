#include "syntax/shape_annotation.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace shapetrace::syntax {

namespace {

// docs: jaxtyping, "Array annotations"; the element types that each name stands for, by what they begin with.
struct Elements {
  std::string_view name;
  std::string_view prefixes[4];
};
constexpr Elements kElements[] = {{"Shaped", {}},
                                  {"Num", {"int", "uint", "float", "bfloat"}},
                                  {"Real", {"int", "uint", "float", "bfloat"}},
                                  {"Inexact", {"float", "bfloat", "complex"}},
                                  {"Float", {"float", "bfloat"}},
                                  {"Complex", {"complex"}},
                                  {"Integer", {"int", "uint"}},
                                  {"Int", {"int"}},
                                  {"UInt", {"uint"}},
                                  {"Bool", {"bool"}},
                                  {"Float16", {"float16"}},
                                  {"Float32", {"float32"}},
                                  {"Float64", {"float64"}},
                                  {"BFloat16", {"bfloat16"}},
                                  {"Int8", {"int8"}},
                                  {"Int16", {"int16"}},
                                  {"Int32", {"int32"}},
                                  {"Int64", {"int64"}},
                                  {"UInt8", {"uint8"}}};

std::string_view last_name(const View& tree, NodeId id) {
  const Node& n = tree[id];
  if (n.kind == Kind::Name) return tree.atom(n.a);
  if (n.kind == Kind::Attribute) return tree.atom(n.b);
  return {};
}

bool is_name(std::string_view text) {
  return !text.empty() && (std::isdigit(static_cast<unsigned char>(text[0])) == 0) &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

AnnotatedDim dim_of(std::string_view text) {
  AnnotatedDim d;
  if (text == "...") return d.kind = AnnotatedDim::Kind::Some, d;
  // "rows=4": a name that only explains.
  if (const std::size_t at = text.find('='); at != std::string_view::npos) text.remove_prefix(at + 1);
  for (; !text.empty() && (text[0] == '*' || text[0] == '#' || text[0] == '?'); text.remove_prefix(1)) {
    if (text[0] == '*') d.kind = AnnotatedDim::Kind::Some;
    if (text[0] == '#') d.may_be_one = true;
  }
  if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), d.size);
      error == std::errc() && end == text.data() + text.size()) {
    d.kind = AnnotatedDim::Kind::Fixed;
  } else if (is_name(text) && text[0] != '_') {
    if (d.kind != AnnotatedDim::Kind::Some) d.kind = AnnotatedDim::Kind::Name;
    d.name = text;
  }
  return d;
}

// One place of TensorType["batch", 3, ...]; false for what says nothing of the shape.
bool dim_at(const View& tree, NodeId id, ShapeAnnotation& said) {
  const Node& n = tree[id];
  switch (n.kind) {
    case Kind::Str:
      said.dims.push_back(dim_of(tree.atom(n.a)));
      said.text += tree.atom(n.a);
      return true;
    case Kind::Int:
      if ((n.flags & kSmall) == 0) return false;
      said.dims.push_back(dim_of(std::to_string(n.a)));
      said.text += std::to_string(n.a);
      return true;
    case Kind::ConstEllipsis:
      said.dims.push_back(dim_of("..."));
      said.text += "...";
      return true;
    case Kind::Unary:  // -1: any size
      said.dims.emplace_back();
      said.text += "_";
      return true;
    case Kind::Slice:  // "batch": 3
      return n.b != 0 && dim_at(tree, n.b, said);
    default: return false;
  }
}

// TensorType["batch", "channels", 3, float]
std::optional<ShapeAnnotation> tensor_type(const View& tree, const Node& n) {
  ShapeAnnotation result;
  const NodeId one[] = {n.b};
  const auto items = tree[n.b].kind == Kind::Tuple ? tree.list(tree[n.b].a) : std::span<const NodeId>(one);
  for (const NodeId id : items) {
    const std::string_view name = last_name(tree, id);
    if (name == "float" || name == "int" || name == "bool") {
      result.elements = tree[id].kind == Kind::Attribute ? name
                        : name == "float"                ? "Float"
                        : name == "int"                  ? "Int"
                                                         : "Bool";
    } else if (tree[id].kind == Kind::Attribute) {
      result.elements = name;  // torch.float32
    } else {
      if (!result.text.empty()) result.text += " ";
      if (!dim_at(tree, id, result)) return std::nullopt;
    }
  }
  return result;
}

}  // namespace

std::vector<AnnotatedDim> annotated_dims(std::string_view text) {
  std::vector<AnnotatedDim> dims;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n", begin), text.size());
    dims.push_back(dim_of(text.substr(begin, at - begin)));
  }
  return dims;
}

std::optional<ShapeAnnotation> shape_annotation(const View& tree, NodeId annotation) {
  if (annotation == 0) return std::nullopt;
  const Node& n = tree[annotation];
  if (n.kind == Kind::Binary) {  // Float[Tensor, "a"] | None
    if (auto left = shape_annotation(tree, n.a)) return tree[n.b].kind == Kind::ConstNone ? left : std::nullopt;
    return std::nullopt;
  }
  if (n.kind != Kind::Subscript) return std::nullopt;
  const std::string_view name = last_name(tree, n.a);
  if (name == "Optional") return shape_annotation(tree, n.b);
  if (name == "TensorType") return tensor_type(tree, n);
  if (std::ranges::none_of(kElements, [&](const Elements& e) { return e.name == name; })) return std::nullopt;
  const Node& inside = tree[n.b];
  if (inside.kind != Kind::Tuple) return std::nullopt;
  const auto parts = tree.list(inside.a);
  if (parts.size() != 2 || tree[parts[1]].kind != Kind::Str) return std::nullopt;
  ShapeAnnotation result;
  result.elements = name;
  result.text = tree.atom(tree[parts[1]].a);
  result.dims = annotated_dims(result.text);
  return result;
}

bool has_shape_annotations(const View& tree, NodeId function) {
  const Node& n = tree[function];
  if (n.kind != Kind::FunctionDef) return false;
  for (const NodeId p : tree.list(tree[n.b].a))
    if (shape_annotation(tree, tree[p].b)) return true;
  return shape_annotation(tree, tree.list(n.c)[2]).has_value();
}

bool holds_elements(std::string_view annotated, std::string_view dtype) {
  if (annotated.empty() || annotated == "Shaped" || dtype.empty()) return true;
  for (const Elements& e : kElements)
    if (e.name == annotated)
      return std::ranges::any_of(e.prefixes, [&](std::string_view p) { return !p.empty() && dtype.starts_with(p); });
  return annotated == dtype || (annotated == "float" && dtype == "float32") ||
         (annotated == "double" && dtype == "float64") || (annotated == "long" && dtype == "int64") ||
         (annotated == "int" && dtype == "int32");
}

}  // namespace shapetrace::syntax
