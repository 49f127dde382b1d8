// torch.tensor, as_tensor, from_numpy: tensors of Python data. docs: torch.tensor;
// errors: torch/csrc/utils/tensor_new.cpp.
#include <algorithm>

#include "interp/loops.hpp"
#include "interp/protocols.hpp"
#include "torch/elements.hpp"
#include "torch/from_data.hpp"
#include "torch/number_overflow.hpp"
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

bool is_text(Value v) { return value::is_str(v) || value::has_layout(v, Layout::Bytes); }

// Numbers that classes of Python give themselves; unset for what is no number, an error where making it failed.
Value number_of(Interp& in, Value v) {
  const Value number = in.call_special(v, interp::Special::Index);
  return number.is_unset() ? in.call_special(v, interp::Special::Float) : number;
}

// Sequences that are no lists, tuples or ranges: what a class says of its items is not followed.
bool is_other_sequence(Interp& in, Value v) {
  return v.is_object() && !is_tensor(v) && !value::is_unknown(v) && v.object()->type->layout != Layout::Dict &&
         in.special(v, interp::Special::GetItem).is_set();
}

// Arrays and scalars of numpy's model among the items, as tensors; other values as they are.
Value as_tensor_if_array(Interp& in, Value v) {
  if (!v.is_object() || is_tensor(v) || value::is_unknown(v) || v.object()->type->layout != Layout::Plain) return v;
  const Value convert = in.find_attr(v, "_to_tensor");
  if (convert.is_error()) return convert;
  return convert.is_unset() ? v : in.call(convert, {});
}

// The shape is that of the first items; others must agree. Tensors are items, however many elements they have.
bool infer_shape(Interp& in, Value v, Data& data) {
  Value at = v;
  while (true) {
    if (is_tensor(at)) return true;
    std::vector<Value> items;
    if (value::is_unknown(at)) {
      const Type* const kind = as<value::Unknown>(at)->facts->kind;
      if (kind == nullptr || kind->layout == Layout::List || kind->layout == Layout::Tuple) data.unknown_shape = true;
      return true;
    }
    if (value::is_str(at) && !value::text_of(at).empty()) {
      in.value_error("too many dimensions 'str'");  // each letter is a text of one letter, and so on
      return false;
    }
    if (!sequence_items(in, at, items)) {
      const Value array = as_tensor_if_array(in, at);
      if (array.is_error()) return false;
      if (is_tensor(array)) {
        for (const Size& s : tensor_of(array).shape()) data.sizes.push_back(s.n);
        data.unknown_shape |= !tensor_of(array).rank_known;
      } else if (is_other_sequence(in, at)) {
        data.unknown_shape = true;
      }
      return true;
    }
    data.sizes.emplace_back(static_cast<std::int64_t>(items.size()));
    if (items.empty()) return true;
    if (data.sizes.size() > 128) {
      in.value_error("too many dimensions '{}'", in.type_name(at));
      return false;
    }
    at = items[0];
  }
}

// The element type of all items together: false after an error, DType::Unknown where one of them is not known.
bool infer_dtype(Interp& in, Value v, DType& result) {
  const State& s = state(in);
  std::vector<Value> items;
  if (value::is_unknown(v)) {
    const Type* const kind = as<value::Unknown>(v)->facts->kind;
    result = DType::Unknown;
    if (kind == in.types().bool_) {
      result = DType::Bool;
    } else if (kind != nullptr && kind->layout == Layout::Float) {
      result = s.default_dtype;
    } else if (kind != nullptr && kind->layout == Layout::Int) {
      result = DType::Int64;
    }
    return true;
  }
  if (v.is_bool()) return result = DType::Bool, true;
  if (value::is_integer(v)) return result = DType::Int64, true;
  if (value::is_float(v)) return result = s.default_dtype, true;
  if (value::has_layout(v, Layout::Complex)) return result = complex_of(s.default_dtype), true;
  if (is_tensor(v)) return result = tensor_of(v).dtype, true;
  if (is_text(v)) {
    in.type_error("new(): invalid data type '{}'", in.type_name(v));
    return false;
  }
  if (sequence_items(in, v, items)) {
    result = s.default_dtype;
    bool first = true, unknown = false;
    for (const Value item : items) {
      DType one = DType::Unknown;
      if (!infer_dtype(in, item, one)) return false;
      unknown |= one == DType::Unknown;
      result = first ? one : promote(result, one);
      first = false;
    }
    if (unknown) result = DType::Unknown;
    return true;
  }
  const Value array = as_tensor_if_array(in, v);
  if (array.is_error()) return false;
  if (is_tensor(array)) return result = tensor_of(array).dtype, true;
  if (is_other_sequence(in, v)) return result = DType::Unknown, true;
  if (v.is_object() && v.object()->type->open_ended) return result = DType::Unknown, true;
  in.raise(interp::Exc::RuntimeError, "Could not infer dtype of {}", in.type_name(v));
  return false;
}

// An item where a number is wanted: converted as PyTorch's store_scalar does, or its error.
bool store(Interp& in, Value v, DType t, Data& data) {
  const bool whole = is_integral(t) || t == DType::Bool;
  const auto refuse = [&] {
    if (whole) {
      in.type_error("'{}' object cannot be interpreted as an integer", in.type_name(v));
    } else {
      in.type_error("must be real number, not {}", in.type_name(v));
    }
    return false;
  };
  if (value::is_unknown(v) || t == DType::Unknown) return data.elements_known = false, true;
  if (is_tensor(v)) {
    const Tensor& x = tensor_of(v);
    const Dim n = x.rank_known ? element_count(x) : Dim();
    if (!x.rank_known || !n.known() || x.dtype == DType::Unknown) return data.elements_known = false, true;
    if (whole && (n.value() != 1 || (!is_integral(x.dtype) && x.dtype != DType::Bool))) {
      in.type_error("only integer tensors of a single element can be converted to an index");
      return false;
    }
    if (n.value() != 1) {
      in.value_error("only one element tensors can be converted to Python scalars");
      return false;
    }
    if (!elements_known(x)) return data.elements_known = false, true;
    v = word_to_value(in, *element(x, 0), x.dtype);
  }
  if (value::has_layout(v, Layout::Complex)) {
    if (t != DType::Bool && !is_complex(t)) return refuse();
    return data.elements_known = false, true;
  }
  if (!value::is_integer(v) && !value::is_float(v)) {
    if (v.is_none() || is_text(v) || value::is_list(v) || value::is_tuple(v)) return refuse();
    const Value real = number_of(in, v);
    if (real.is_error()) return false;
    if (real.is_unset() && v.is_object() && v.object()->type->open_ended) return data.elements_known = false, true;
    if (real.is_unset()) return refuse();
    v = real;
    if (value::is_unknown(v)) return data.elements_known = false, true;
  }
  std::int64_t small = 0;
  if (is_integral(t) && t != DType::UInt64 && value::is_integer(v) && !value::to_int64(v, small)) {
    in.value_error("{}", kUnpackOverflow);
    return false;
  }
  if (is_floating(t) && value::is_integer(v) && !value::to_int64(v, small)) {
    double d = 0;
    if (value::to_double(v, d) && d - d != 0) {
      in.raise(interp::Exc::OverflowError, "int too large to convert to float");
      return false;
    }
  }
  if (is_integral(t) && overflows_type(v, t)) {
    in.raise(interp::Exc::RuntimeError, "value cannot be converted to type {} without overflow", info(t).name);
    return false;
  }
  data.leaves.push_back(v);
  return true;
}

// A tensor in the place of a list: its rows are the items.
bool store_tensor(Interp& in, const Tensor& t, std::size_t depth, DType dtype, Data& data) {
  const std::size_t left = data.sizes.size() - depth;
  if (!t.rank_known) return data.elements_known = false, true;
  for (std::size_t i = 0; i < left; ++i) {
    if (i == t.rank) {
      in.type_error("not a sequence");
      return false;
    }
    const Dim wanted = data.sizes[depth + i], got = t.shape()[i].n;
    if (wanted.known() && got.known() && wanted.value() != got.value()) {
      in.value_error("expected sequence of length {} at dim {} (got {})", wanted.value(), depth + i, got.value());
      return false;
    }
  }
  for (std::size_t i = left; i < t.rank; ++i)
    if (t.shape()[i].n.known() && t.shape()[i].n.value() != 1) {
      if (is_integral(dtype) || dtype == DType::Bool) {
        in.type_error("only integer tensors of a single element can be converted to an index");
      } else {
        in.value_error("only one element tensors can be converted to Python scalars");
      }
      return false;
    }
  if (!elements_known(t)) return data.elements_known = false, true;
  const std::int64_t n = element_count(t).value();
  for (std::int64_t i = 0; i < n; ++i)
    if (!store(in, word_to_value(in, *element(t, i), t.dtype), dtype, data)) return false;
  return true;
}

bool collect(Interp& in, Value v, std::size_t depth, DType dtype, Data& data) {
  if (data.leaves.size() > 4'000'000) return true;
  if (depth == data.sizes.size()) return store(in, v, dtype, data);
  if (value::is_unknown(v)) return data.elements_known = false, true;
  v = as_tensor_if_array(in, v);
  if (v.is_error()) return false;
  if (is_tensor(v)) return store_tensor(in, tensor_of(v), depth, dtype, data);
  std::vector<Value> items;
  if (!sequence_items(in, v, items)) {
    if (v.is_object() && (in.special(v, interp::Special::Iter).is_set() || is_other_sequence(in, v)))
      return data.elements_known = false, true;
    in.type_error("not a sequence");
    return false;
  }
  if (data.sizes[depth].known() && static_cast<std::int64_t>(items.size()) != data.sizes[depth].value()) {
    in.value_error("expected sequence of length {} at dim {} (got {})", data.sizes[depth].value(), depth, items.size());
    return false;
  }
  for (const Value item : items)
    if (!collect(in, item, depth + 1, dtype, data)) return false;
  return true;
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
  DType element_type = dtype;
  if (is_tensor(v)) {
    // A copy: nothing of it is looked at.
    for (const Size& s : tensor_of(v).shape()) data.sizes.push_back(s.n);
    data.unknown_shape = !tensor_of(v).rank_known;
    if (dtype == DType::Unknown) element_type = tensor_of(v).dtype;
    data.elements_known = elements_known(tensor_of(v));
    if (data.elements_known)
      for (std::int64_t i = 0; i < element_count(tensor_of(v)).value(); ++i)
        data.leaves.push_back(word_to_value(in, *element(tensor_of(v), i), tensor_of(v).dtype));
  } else {
    if (is_text(v)) return in.type_error("new(): invalid data type '{}'", in.type_name(v));
    if (!infer_shape(in, v, data)) return Value::error();
    if (dtype == DType::Unknown && !infer_dtype(in, v, element_type)) return Value::error();
    const bool empty = std::ranges::any_of(data.sizes, [](Dim d) { return d.known() && d.value() == 0; });
    if (!data.unknown_shape && !empty && !collect(in, v, 0, element_type, data)) return Value::error();
  }
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
