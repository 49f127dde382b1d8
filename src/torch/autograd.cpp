#include "torch/autograd.hpp"

#include "torch/state.hpp"

namespace shapetrace::torch {

bool requires_grad(const Tensor& t) { return t.requires_grad || (t.base != nullptr && t.base->requires_grad); }

bool is_leaf(const Tensor& t) {
  if (t.requires_grad) return t.is_leaf;
  // A view whose base joined a graph after it was made belongs to that graph; one made without a graph has no node.
  return t.base == nullptr || t.view_kind != ViewKind::Plain || !t.base->requires_grad || t.base->is_leaf;
}

void begin_view(Interp& in, Tensor& view, const Tensor& of) {
  const State& s = state(in);
  view.is_view = true;
  view.base = of.base != nullptr ? of.base : const_cast<Tensor*>(&of);
  view.inference = of.inference;
  view.view_kind = of.view_kind != ViewKind::Plain        ? of.view_kind
                   : s.inference_mode && !of.inference    ? ViewKind::InferenceMode
                   : !s.grad_enabled && !s.inference_mode ? ViewKind::WithoutGrad
                                                          : ViewKind::Plain;
}

void begin_view_of_many(Tensor& view, const char* node, std::size_t output) {
  if (view.view_kind != ViewKind::Plain && view.view_kind != ViewKind::OneOfMany) return;
  view.view_kind = ViewKind::OneOfMany;
  view.node = node;
  view.output = static_cast<std::uint16_t>(output);
}

namespace {

// The text about a view that may not be written to; empty where a node's name is not known.
std::string view_text(const Tensor& t, std::string_view node) {
  const bool many = t.view_kind == ViewKind::OneOfMany;
  std::string text;
  if (many && t.requires_grad) {
    if (node.empty() && t.node == nullptr) return {};
    text = fmt::format("Output {} of {} is a view and is being modified inplace.", node.empty() ? t.output : 0,
                       node.empty() ? std::string_view(t.node) : node);
  } else {
    text = t.view_kind == ViewKind::InferenceMode
               ? "A view was created in inference mode and is being modified inplace in normal mode."
               : "A view was created in no_grad mode and is being modified inplace with grad mode enabled.";
  }
  if (many)
    return text +
           " This view is the output of a function that returns multiple views. Such functions do not allow the output "
           "views to be modified inplace. You should replace the inplace operation by an out-of-place one.";
  const std::string_view block = t.view_kind == ViewKind::InferenceMode ? "inference_mode" : "no_grad";
  return text +
         fmt::format(
             " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by "
             "moving both the view and the inplace either both inside the {} block (if you don't want the inplace to "
             "be tracked) or both outside (if you want the inplace to be tracked).",
             block);
}

}  // namespace

bool may_write(Interp& in, const Tensor& t, bool written, std::string_view node) {
  const State& s = state(in);
  const auto refuse = [&](std::string_view text) {
    in.raise(interp::Exc::RuntimeError, text);
    return false;
  };
  if (t.inference && !s.inference_mode)
    return refuse(
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal "
        "tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.");
  const bool of_graph = requires_grad(t);
  if (!s.grad_enabled || (!of_graph && !written)) return true;
  if (t.base != nullptr && t.view_kind != ViewKind::Plain)
    if (const std::string text = view_text(t, node); !text.empty()) return refuse(text);
  const bool through_view = t.base != nullptr || !node.empty();
  const Tensor& base = t.base != nullptr ? *t.base : t;
  if (through_view && of_graph && base.is_leaf)
    return refuse("a view of a leaf Variable that requires grad is being used in an in-place operation.");
  if (of_graph && t.requires_grad && t.is_leaf)
    return refuse("a leaf Variable that requires grad is being used in an in-place operation.");
  return true;
}

void join_graph(Interp& in, Tensor& t, bool written) {
  if (!written || !state(in).grad_enabled) return;
  for (Tensor* const joined : {&t, t.base})
    if (joined != nullptr && (is_floating(joined->dtype) || is_complex(joined->dtype))) {
      joined->requires_grad = true;
      joined->is_leaf = false;
    }
}

}  // namespace shapetrace::torch
