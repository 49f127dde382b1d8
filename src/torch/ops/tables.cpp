#include "torch/ops/tables.hpp"

#include <array>

namespace shapetrace::torch {

std::span<const std::span<const OpDef>> all_ops() {
  static const std::array kFamilies = {
      creation_ops(),        random_ops(),      convolution_ops(),   pooling_ops(),   matmul_ops(),
      einsum_ops(),          shape_ops(),       view_ops(),          reduction_ops(), joining_ops(),
      normalization_ops(),   loss_ops(),        recurrent_ops(),     attention_ops(), resize_ops(),
      pointwise_ops(),       data_ops(),        copy_ops(),          gathering_ops(), rearranging_ops(),
      statistics_ops(),      native_norm_ops(), decomposition_ops(), solving_ops(),   norm_ops(),
      matrix_function_ops(), spectral_ops()};
  return kFamilies;
}

}  // namespace shapetrace::torch
