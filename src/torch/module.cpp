// The native module `_torch`: operators by name, types, and functions that are no operators.
#include "interp/native.hpp"
#include "python/modules.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::NativeDef;

namespace {

Value is_grad_enabled(Interp& in, const Value*) { return Value::boolean(state(in).grad_enabled); }

Value set_grad_enabled(Interp& in, const Value* a) {
  const int enabled = in.truth(a[0]);
  if (enabled < 0) return Value::error();
  state(in).grad_enabled = enabled == 1;
  return Value::none();
}

Value make_subclass(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], state(in).tensor);
  const Tensor& data = tensor_of(a[1]);
  Tensor* const t = in.heap().make<Tensor>(value::as<Type>(a[0]));
  const value::Object header = *t;
  *t = data;
  t->type = header.type;
  t->attrs = nullptr;
  t->requires_grad = a[2].is_set() && in.truth(a[2]) == 1;
  t->is_leaf = true;
  t->grad = Value();
  return t;
}

// _forget_(tensors): numbers that nobody computes were written into each of them, as an optimizer's step does.
Value forget(Interp& in, const Value* a) {
  if (!value::is_list(a[0])) return in.type_error("_forget_() wants a list of tensors");
  for (const Value v : value::as<value::List>(a[0])->items()) {
    if (!is_tensor(v) || tensor_of(v).storage == nullptr) continue;
    Storage& storage = *tensor_of(v).storage;
    storage.elements = nullptr;
    ++storage.version;
  }
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"_forget_", "tensors, /", forget},
    {"is_grad_enabled", "", is_grad_enabled},
    {"_set_grad_enabled", "enabled, /", set_grad_enabled},
    {"_make_subclass", "cls, data, requires_grad=False", make_subclass},
};

}  // namespace


const interp::NativeModule kTorchModule = {"_torch", kFunctions, fill_module};

}  // namespace shapetrace::torch
