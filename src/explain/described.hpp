// What a module's own annotations say of its forward: Float[Tensor, "batch 3 h w"].
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "dim/table.hpp"
#include "explain/forms.hpp"
#include "syntax/shape_annotation.hpp"

namespace shapetrace::explain {

struct Description {
  Inputs inputs;     // one for each parameter that is demanded: sizes by name, or numbers
  std::string text;  // as annotated: "batch 32"
  std::optional<syntax::ShapeAnnotation> returned;
};

// Of the class's forward, or the one that it inherits from a class of the same file; nothing where a parameter has no
// annotation that says all of its shape.
std::optional<Description> described(const base::SourceFile& file, std::string_view class_name,
                                     const std::vector<std::string>& parameters);

// Whether a tensor of these sizes is what the annotation says; what sizes have names is looked for in `values`.
bool agrees(const syntax::ShapeAnnotation& said, std::span<const dim::Dim> sizes, const dim::Assignment& values);

}  // namespace shapetrace::explain
