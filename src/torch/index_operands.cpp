// How the result of tensor indices lies in memory. docs: aten/src/ATen/native/TensorAdvancedIndexing.cpp
// (AdvancedIndex)
#include <algorithm>

#include "torch/indexing.hpp"
#include "torch/op.hpp"
#include "torch/ops/shape.hpp"

namespace shapetrace::torch::indexing {

namespace {

// A tensor of the result's shape that lies in memory as the indexed one does, with no step along what indices choose
// (restride_src): the order of its dimensions is that of the result.
const Tensor* restrided(Interp& in, const Indexed& indexed, const Advanced& advanced) {
  Tensor* const t = new_tensor(in, advanced.shape, DType::Float32);
  std::size_t d = 0;
  for (std::size_t i = 0; i < advanced.replaced.size(); ++i) {
    if (advanced.replaced[i]) continue;
    if (d == advanced.chosen_at) d += advanced.common.size();
    t->strides[d++] = indexed.view.strides[i];
  }
  std::fill_n(t->strides + advanced.chosen_at, advanced.common.size(), Dim(0));
  return t;
}

// An index expanded to the sizes that all have together, among dimensions of one element (reshape_indexer).
const Tensor* indexer(Interp& in, const Tensor& index, const Advanced& advanced) {
  const std::vector<Size>& common = advanced.common;
  Tensor* const expanded = new_tensor(in, common, index.dtype);
  const std::size_t missing = common.size() - index.rank;
  for (std::size_t d = 0; d < common.size(); ++d) {
    const bool repeated = d < missing || (index.size(d - missing).is(1) && !common[d].n.is(1));
    expanded->strides[d] = repeated ? Dim(0) : index.strides[d - missing];
  }
  std::vector<Size> sizes(advanced.shape.size(), Size{1, 0});
  std::ranges::copy(common, sizes.begin() + static_cast<std::ptrdiff_t>(advanced.chosen_at));
  Tensor* const reshaped = new_tensor(in, sizes, index.dtype);
  if (const auto strides = view_strides(*expanded, sizes)) std::ranges::copy(*strides, reshaped->strides);
  return reshaped;
}

}  // namespace

std::vector<const Tensor*> index_operands(Interp& in, const Indexed& indexed, const Advanced& advanced) {
  std::vector<const Tensor*> operands{restrided(in, indexed, advanced)};
  for (const Tensor* const index : advanced.indices) operands.push_back(indexer(in, *index, advanced));
  return operands;
}

}  // namespace shapetrace::torch::indexing
