// Views and other changes of shape. docs: torch.Tensor.view.
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Fills in the size that is -1. False after PyTorch's error. aten/src/ATen/InferSize.h.
bool infer_size(Op& op, const Tensor& self, std::vector<Size>& shape) {
  const Dim total = element_count(self);
  Dim product = 1;
  std::optional<std::size_t> hole;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i].n.is(-1)) {
      if (hole) {
        op.runtime_error("only one dimension can be inferred");
        return false;
      }
      hole = i;
    } else if (shape[i].n.known() && shape[i].n.value() < 0) {
      op.runtime_error("invalid shape dimension {} at index {} of shape {}", shape[i].n.value(), i, shape_text(shape));
      return false;
    } else {
      product = product * shape[i].n;
    }
  }
  const bool fits = hole ? product.known() && product.value() != 0 && total.known()
                               ? total.value() % product.value() == 0
                               : !(product.is(0))
                         : !dim::surely_different(product, total);
  if (!fits) {
    op.runtime_error("shape '{}' is invalid for input of size {}", shape_text(shape), dim::text(total));
    return false;
  }
  if (hole) {
    std::vector<OriginId> parents;
    for (const Size& s : self.shape()) parents.push_back(s.origin);
    shape[*hole] = {floor_div(total, product), op.history.add(OriginKind::Product, op.event(), parents)};
  }
  return true;
}

Value view(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape = op.sizes(1);
  if (!self.rank_known) return op.output(shape, self.dtype);
  if (!infer_size(op, self, shape)) return Value::error();
  std::vector<Dim> strides(shape.size());
  Dim stride = 1;
  for (std::size_t i = shape.size(); i-- > 0;) {
    strides[i] = stride;
    stride = stride * shape[i].n;
  }
  return op.view(self, shape, strides, self.offset);
}

constexpr OpDef kOps[] = {
    {"view(Tensor(a) self, SymInt[] size) -> Tensor(a)", view, Variants::Method},
};

}  // namespace

std::span<const OpDef> shape_ops() { return kOps; }

}  // namespace shapetrace::torch
