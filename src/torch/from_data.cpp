// torch.tensor, as_tensor, from_numpy: tensors of Python data. docs: torch.tensor;
// errors: torch/csrc/utils/tensor_new.cpp.
#include <algorithm>

#include "interp/loops.hpp"
#include "interp/protocols.hpp"
#include "torch/elements.hpp"
#include "torch/from_data.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using value::as;
using value::Layout;

namespace {

struct Data {
  std::vector<Dim> sizes;
  std::vector<Value> leaves;  // in row-major order; stops growing when unknown
  bool unknown_shape = false;
  bool elements_known = true;
};

bool sequence_items(Interp& in, Value v, std::vector<Value>& items) {
  if (value::is_list(v)) {
    const auto span = as<interp::List>(v)->items();
    items.assign(span.begin(), span.end());
    return true;
  }
  if (value::is_tuple(v)) {
    const auto span = as<interp::Tuple>(v)->items();
    items.assign(span.begin(), span.end());
    return true;
  }
  if (value::has_layout(v, Layout::Range)) {
    interp::List all;
    if (!in.collect(v, all)) return false;
    items.assign(all.items().begin(), all.items().end());
    return true;
  }
  return false;
}

// The shape is that of the first items; others must agree.
bool infer_shape(Interp& in, Value v, Data& data) {
  Value at = v;
  while (true) {
    if (is_tensor(at)) {
      for (const Size& s : tensor_of(at).shape()) data.sizes.push_back(s.n);
      return true;
    }
    std::vector<Value> items;
    if (value::is_unknown(at)) {
      const Type* const kind = as<value::Unknown>(at)->facts->kind;
      if (kind == nullptr || kind->layout == Layout::List || kind->layout == Layout::Tuple || kind->tensor_like)
        data.unknown_shape = true;
      return true;
    }
    if (!sequence_items(in, at, items)) return true;
    data.sizes.emplace_back(static_cast<std::int64_t>(items.size()));
    if (items.empty()) return true;
    if (data.sizes.size() > 128) {
      in.value_error("too many dimensions '{}'", in.type_name(at));
      return false;
    }
    at = items[0];
  }
}

bool collect(Interp& in, Value v, std::size_t depth, Data& data) {
  if (data.leaves.size() > 4'000'000) return true;
  if (depth == data.sizes.size() || is_tensor(v)) {
    if (is_tensor(v)) {
      const Tensor& t = tensor_of(v);
      if (t.rank_known && t.rank != data.sizes.size() - depth) {
        if (t.rank != 0 || depth != data.sizes.size()) {
          in.value_error("only one element tensors can be converted to Python scalars");
          return false;
        }
      }
      const Dim n = element_count(t);
      if (elements_known(t)) {
        for (std::int64_t i = 0; i < n.value(); ++i) data.leaves.push_back(word_to_value(in, *element(t, i), t.dtype));
      } else {
        data.elements_known = false;
        data.leaves.push_back(v);  // for its type
      }
      return true;
    }
    std::vector<Value> items;
    if (sequence_items(in, v, items)) {
      if (value::is_list(v) || value::is_tuple(v)) {
        in.value_error("expected sequence of length {} at dim {} (got {})", 0, depth, items.size());
        if (depth == data.sizes.size()) {
          in.take_pending();
          in.type_error("not a sequence");
        }
        return false;
      }
    }
    if (value::is_unknown(v)) {
      data.elements_known = false;
    } else if (!value::is_integer(v) && !value::is_float(v) && !value::has_layout(v, Layout::Complex)) {
      if (value::is_str(v)) {
        if (depth == 0) {
          in.type_error("new(): invalid data type 'str'");
        } else {
          in.value_error("too many dimensions 'str'");
        }
        return false;
      }
      const Value number = in.call_special(v, interp::Special::Index);
      const Value real = number.is_unset() ? in.call_special(v, interp::Special::Float) : number;
      if (real.is_error()) return false;
      if (real.is_unset()) {
        if (v.is_none()) {
          in.raise(interp::Exc::RuntimeError, "Could not infer dtype of NoneType");
        } else {
          in.raise(interp::Exc::RuntimeError, "Could not infer dtype of {}", in.type_name(v));
        }
        return false;
      }
      data.leaves.push_back(real);
      return true;
    }
    data.leaves.push_back(v);
    return true;
  }
  std::vector<Value> items;
  if (value::is_unknown(v)) {
    data.elements_known = false;
    return true;
  }
  if (!sequence_items(in, v, items)) {
    in.type_error("not a sequence");
    return false;
  }
  if (data.sizes[depth].known() && static_cast<std::int64_t>(items.size()) != data.sizes[depth].value()) {
    in.value_error("expected sequence of length {} at dim {} (got {})", data.sizes[depth].value(), depth, items.size());
    return false;
  }
  for (const Value item : items)
    if (!collect(in, item, depth + 1, data)) return false;
  return true;
}

DType infer_dtype(Interp& in, const Data& data) {
  const State& s = state(in);
  DType result = DType::Unknown;
  bool any = false, unknown = false;
  for (const Value v : data.leaves) {
    DType t = DType::Int64;
    if (v.is_bool()) {
      t = DType::Bool;
    } else if (value::is_float(v)) {
      t = s.default_dtype;
    } else if (value::has_layout(v, Layout::Complex)) {
      t = DType::Complex64;
    } else if (is_tensor(v)) {
      t = tensor_of(v).dtype;
    } else if (value::is_unknown(v)) {
      const Type* const kind = as<value::Unknown>(v)->facts->kind;
      if (kind == in.types().bool_) {
        t = DType::Bool;
      } else if (kind != nullptr && kind->layout == Layout::Float) {
        t = s.default_dtype;
      } else if (kind == nullptr || kind->layout != Layout::Int) {
        unknown = true;
      }
    }
    result = any ? promote(result, t) : t;
    any = true;
  }
  if (unknown) return DType::Unknown;
  return any ? result : s.default_dtype;
}

// Of a list or tuple that nobody knows the length of: a vector where its items are numbers.
Value tensor_of_many(Interp& in, Value unknown, DType dtype, std::uint32_t event) {
  const Value item = interp::LoopWatch::item_of(in, unknown);
  const Type* const kind = value::is_unknown(item) ? as<value::Unknown>(item)->facts->kind : in.type_of(item);
  const bool integer = kind != nullptr && kind->layout == Layout::Int;
  const bool number = integer || (kind != nullptr && kind->layout == Layout::Float);
  if (!number && dtype == DType::Unknown) return in.unknown_from(unknown, state(in).tensor);
  const Size length{number ? dim_of_unknown(in, in.length(unknown)) : Dim(0), 0};
  const DType of_items = kind == in.types().bool_ ? DType::Bool : integer ? DType::Int64 : state(in).default_dtype;
  Tensor* const t = new_tensor(in, {&length, number ? 1U : 0U}, dtype != DType::Unknown ? dtype : of_items);
  t->event = event;
  t->rank_known = number;
  return t;
}

}  // namespace

Value tensor_from_data(Interp& in, Value v, DType dtype, std::uint32_t event) {
  if (value::is_unknown(v)) {
    const Type* const kind = as<value::Unknown>(v)->facts->kind;
    const bool number = kind != nullptr && (kind->layout == Layout::Int || kind->layout == Layout::Float);
    if (kind != nullptr && (kind->layout == Layout::List || kind->layout == Layout::Tuple))
      return tensor_of_many(in, v, dtype, event);
    if (!number) return in.unknown_from(v, state(in).tensor);
  }
  // Arrays of numpy's model and the like know how to become a tensor.
  if (v.is_object() && !is_tensor(v) && v.object()->type->layout == Layout::Plain) {
    const Value convert = in.find_attr(v, "_to_tensor");
    if (convert.is_error()) return convert;
    if (convert.is_set()) {
      const Value made = in.call(convert, {});
      return made.is_error() || dtype == DType::Unknown || !is_tensor(made) ? made
                                                                            : tensor_from_data(in, made, dtype, event);
    }
  }
  Data data;
  if (!infer_shape(in, v, data)) return Value::error();
  if (!data.unknown_shape && !collect(in, v, 0, data)) return Value::error();
  const DType element_type = dtype != DType::Unknown ? dtype
                             : data.unknown_shape    ? DType::Unknown
                                                     : infer_dtype(in, data);
  History& h = history(in);
  std::vector<Size> shape;
  std::int64_t index = 0;
  for (const Dim d : data.sizes) shape.push_back({d, h.add(OriginKind::Argument, event, d, {}, {index++, 0, 0, 0})});
  Tensor* const t = new_tensor(in, shape, element_type);
  t->event = event;
  t->rank_known = !data.unknown_shape;
  if (!data.unknown_shape && data.elements_known)
    if (Word* const words = make_elements(in, *t); words != nullptr)
      for (std::size_t i = 0; i < data.leaves.size() && static_cast<std::int64_t>(i) < t->storage->count; ++i)
        if (!value_to_word(data.leaves[i], element_type, words[i])) {
          t->storage->elements = nullptr;
          break;
        }
  return t;
}

}  // namespace shapetrace::torch
