// What indices between brackets choose: the parts that reading, writing and operators with such indices share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// The sizes of what tensors as indices choose (None: the whole dimension); nothing after PyTorch's error, which is
// pending then, or when something is not known.
std::optional<std::vector<Size>> sizes_at_indices(Interp& in, const Tensor& self, std::span<const Value> indices);
// Whether none of these indices is known to lie beyond its dimension; `sizes` is what they choose. False after the error.
bool indices_lie_inside(Interp& in, const Tensor& self, std::span<const Value> indices, std::span<const Size> sizes);

namespace indexing {

// A view under construction.
struct View {
  std::vector<Size> shape;
  std::vector<Dim> strides;
  Dim offset = 0;
};

// A tensor among the indices, and the dimension of the view that it indexes.
struct TensorIndex {
  std::size_t dim = 0;
  const Tensor* index = nullptr;
};

struct Indexed {
  View view;
  std::vector<TensorIndex> tensors;
  bool unknown = false;  // something could not be followed
  std::string reason;
};

// Whether an index lies outside a size, from its end where it is negative.
bool refutes_index(Dim size, std::int64_t index);
// A tensor of bools or bytes says of each element whether it is meant.
bool is_mask(const Tensor& t);
// Applies ints, slices, None and Ellipsis; tensors are kept aside. False after an error.
bool apply_indices(Interp& in, const Tensor& self, Value key, Indexed& result);
// What tensor indices make of a tensor.
struct Advanced {
  std::vector<Size> shape;             // of the result
  std::vector<Size> common;            // of all indices together, which stand in the result
  std::size_t chosen_at = 0;           // from this dimension on
  std::vector<bool> replaced;          // which dimensions of the tensor are looked up
  std::vector<const Tensor*> indices;  // masks as the places that they mean
};
// False after an error.
bool advanced_shape(Interp& in, const Indexed& indexed, Advanced& result);
// The operands whose strides the result follows: the tensor and its indices.
std::vector<const Tensor*> index_operands(Interp& in, const Indexed& indexed, const Advanced& advanced);
// Known indices out of range raise, unless nothing is taken. False after the error.
bool check_bounds(Interp& in, const Indexed& indexed, std::span<const Size> result);
Tensor* make_view(Interp& in, const Tensor& self, const View& view);

}  // namespace indexing

}  // namespace shapetrace::torch
