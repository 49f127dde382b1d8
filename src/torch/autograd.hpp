// What autograd says of tensors that are written to, and what it knows of views.
// docs: torch/csrc/autograd/variable.cpp (handle_view_on_rebase), VariableTypeUtils.h (check_inplace).
#pragma once

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// A view requires a gradient when what it is a view of does, whenever that began.
bool requires_grad(const Tensor& t);
bool is_leaf(const Tensor& t);

// Marks a fresh view of a tensor.
void begin_view(Interp& in, Tensor& view, const Tensor& of);

// A view that an operator gave together with others, by what autograd calls that operator ("Split").
void begin_view_of_many(Tensor& view, const char* node, std::size_t output);

// False after PyTorch's error about a tensor that may not be written to. `written` is whether an operand of the
// operation requires a gradient, `node` the operator behind a view that is made only for the writing ("Select").
bool may_write(Interp& in, const Tensor& t, bool written, std::string_view node = {});
// What was written to a tensor requires a gradient: it and what it is a view of do so from now on.
void join_graph(Interp& in, Tensor& t, bool written);

}  // namespace shapetrace::torch
