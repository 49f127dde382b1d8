// Annotations that say a tensor's shape: jaxtyping's Float[Tensor, "batch 3 h w"], torchtyping's TensorType["batch",
// 3].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

// One place of an annotated shape.
struct AnnotatedDim {
  enum class Kind : std::uint8_t {
    Name,   // the same wherever it stands
    Fixed,  // a number
    Any,    // `_`, or an expression that is not worked out
    Some,   // `...` or `*batch`: any number of dimensions; with a name the same ones everywhere
  };
  Kind kind = Kind::Any;
  std::string name;
  std::int64_t size = 0;
  bool may_be_one = false;  // "#name": broadcasts
};

struct ShapeAnnotation {
  std::string elements;  // "Float", "Int64", "Shaped": what the elements may be; empty = anything
  std::vector<AnnotatedDim> dims;
  std::string text;  // as it was written
};

// "batch 3 ... h*w"
std::vector<AnnotatedDim> annotated_dims(std::string_view text);
// What an annotation says of a shape, also inside of Optional[...] and `... | None`.
std::optional<ShapeAnnotation> shape_annotation(const View& tree, NodeId annotation);
// Whether a function's parameters or what it returns are annotated so.
bool has_shape_annotations(const View& tree, NodeId function);
// Whether elements of this type ("float32") are among what an annotation names ("Float").
bool holds_elements(std::string_view annotated, std::string_view dtype);

}  // namespace shapetrace::syntax
