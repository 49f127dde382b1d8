#include "torch/schema.hpp"

#include <algorithm>

#include "interp/loops.hpp"
#include "interp/protocols.hpp"
#include "torch/autocast.hpp"
#include "torch/complex_gradient.hpp"
#include "torch/elements.hpp"
#include "torch/not_differentiable.hpp"
#include "torch/number_overflow.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/values.hpp"
#include "torch/out_argument.hpp"
#include "torch/out_types.hpp"
#include "torch/recorder.hpp"
#include "torch/refused_in_words.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::Str;
using interp::Tuple;
using value::as;
using value::Layout;

namespace {

struct TypeName {
  std::string_view schema;
  ArgType type;
  std::string_view shown;
};
// How native_functions.yaml writes a type, and how the messages of PyTorch's argument parser do.
constexpr TypeName kTypeNames[] = {
    {"Tensor", ArgType::Tensor, "Tensor"},
    {"Tensor[]", ArgType::TensorList, "tuple of Tensors"},
    {"Tensor?[]", ArgType::OptionalTensorList, "tuple of Tensors"},
    {"int", ArgType::Int, "int"},
    {"SymInt", ArgType::Int, "int"},
    {"int[]", ArgType::IntList, "tuple of ints"},
    {"SymInt[]", ArgType::IntList, "tuple of ints"},
    {"float", ArgType::Float, "float"},
    {"float[]", ArgType::FloatList, "tuple of floats"},
    {"bool", ArgType::Bool, "bool"},
    {"bool[]", ArgType::BoolList, "tuple of bools"},
    {"Scalar", ArgType::Scalar, "Number"},
    {"Scalar[]", ArgType::ScalarList, "tuple of Scalars"},
    {"ScalarType", ArgType::DType, "torch.dtype"},
    {"Device", ArgType::Device, "torch.device"},
    {"Layout", ArgType::Layout, "torch.layout"},
    {"MemoryFormat", ArgType::MemoryFormat, "torch.memory_format"},
    {"Generator", ArgType::Generator, "torch.Generator"},
    {"str", ArgType::Str, "str"},
    {"Dimname", ArgType::Dimname, "name"},
    {"Dimname[]", ArgType::Dimname, "tuple of names"},
    {"Storage", ArgType::Storage, "Storage"},
    {"Any", ArgType::Any, "object"},
};

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

Parameter parse_parameter(std::string_view text) {
  Parameter p;
  if (const std::size_t equals = text.find('='); equals != std::string_view::npos) {
    p.has_default = true;
    p.default_text = trim(text.substr(equals + 1));
    text = trim(text.substr(0, equals));
  }
  const std::size_t space = text.rfind(' ');
  p.name = text.substr(space + 1);
  std::string type(text.substr(0, space));
  // Alias annotations: "Tensor(a!)".
  for (std::size_t open = type.find('('); open != std::string::npos; open = type.find('('))
    type.erase(open, type.find(')', open) - open + 1);
  if (type.ends_with('?')) {
    p.optional = true;
    type.pop_back();
  }
  if (const std::size_t open = type.find('['); open != std::string::npos && type[open + 1] != ']') {
    p.list_size = static_cast<std::int8_t>(std::atoi(type.c_str() + open + 1));
    type = type.substr(0, open) + "[]";
  }
  p.symbolic = type.starts_with("SymInt");
  for (const TypeName& t : kTypeNames)
    if (t.schema == type) {
      p.type = t.type;
      p.type_text = t.shown;
    }
  return p;
}

// What a single int among several is judged by.
constexpr Parameter kAnInt = [] {
  Parameter p;
  p.type = ArgType::Int;
  return p;
}();

constexpr Parameter kANumber = [] {
  Parameter p;
  p.type = ArgType::Scalar;
  return p;
}();

bool is_integer_like(Value v) { return value::is_integer(v) && !v.is_bool(); }

// numpy's integers and whatever else has `__index__`, but no tensors.
bool has_index(Interp& in, Value v) {
  return v.is_object() && !is_tensor(v) && !value::is_unknown(v) && in.special(v, interp::Special::Index).is_set();
}

// The number that one of numpy's scalars is.
Value plain_number(Interp& in, Value v) {
  const Value index = in.special(v, interp::Special::Index);
  return in.call(index.is_set() ? index : in.special(v, interp::Special::Float), {v});
}

}  // namespace

bool is_numpy_array(Interp& in, Value v) {
  return is_numpy_scalar(in, v) && in.lookup(v.object()->type, in.heap().intern("__setitem__")).is_set();
}

bool is_numpy_scalar(Interp& in, Value v) {
  return v.is_object() && !value::is_unknown(v) && !is_tensor(v) && v.object()->type->layout == Layout::Plain &&
         in.lookup(v.object()->type, in.heap().intern("_to_tensor")).is_set() &&
         in.special(v, interp::Special::Float).is_set();
}

Schema parse_schema(const OpDef& def) {
  Schema s;
  s.def = &def;
  std::string_view text = def.schema;
  const std::size_t open = text.find('(');
  const std::string_view full = text.substr(0, open);
  const std::size_t dot = full.find('.');
  s.name = def.name.empty() ? full.substr(0, dot) : def.name;
  if (dot != std::string_view::npos) s.overload = full.substr(dot + 1);
  // The matching parenthesis: alias annotations nest.
  std::size_t depth = 0, close = open;
  for (; close < text.size(); ++close) {
    if (text[close] == '(') ++depth;
    if (text[close] == ')' && --depth == 0) break;
  }
  std::string_view list = text.substr(open + 1, close - open - 1);
  bool keyword_only = false;
  while (!list.empty()) {
    std::size_t end = 0;
    for (std::size_t level = 0; end < list.size(); ++end) {
      if (list[end] == '(' || list[end] == '[') ++level;
      if (list[end] == ')' || list[end] == ']') --level;
      if (list[end] == ',' && level == 0) break;
    }
    const std::string_view item = trim(list.substr(0, end));
    if (item == "*") {
      keyword_only = true;
    } else if (!item.empty()) {
      Parameter p = parse_parameter(item);
      p.keyword_only = keyword_only;
      s.parameters.push_back(p);
    }
    list = end < list.size() ? list.substr(end + 1) : std::string_view();
  }
  return s;
}

// docs: python_arg_parser.cpp (should_allow_numbers_as_tensors). A number as the second operand has its own overload.
constexpr std::string_view kTakeNumbers[] = {"add", "sub",    "subtract",    "mul",          "multiply",
                                             "div", "divide", "true_divide", "floor_divide", "copy_"};

void Operator::prepare() {
  if (!schemas.empty()) return;
  for (const OpDef* const def : defs) {
    Schema& schema = schemas.emplace_back(parse_schema(*def));
    schema.missing = missing_kernels_of(name);
    schema.constants = constant_tensors_of(name);
    schema.limited_numbers = limited_numbers_of(schema);
    schema.takes_numbers = std::ranges::find(kTakeNumbers, name) != std::end(kTakeNumbers);
  }
  function_parser = ArgumentParser(name, false);
  method_parser = ArgumentParser(name, true);
}

// docs: the argument parser of PyTorch (python_arg_parser.cpp, FunctionParameter::check).
bool accepts(Interp& in, const Parameter& p, Value v) {
  if (value::is_unknown(v)) {
    // An unknown of a known type is judged by that; a tensor may stand behind any other.
    const Type* const kind = as<value::Unknown>(v)->facts->kind;
    // What comes of comparing unknown values is a bool for the branches that it decides, but may be a tensor.
    if (kind == nullptr || kind == in.types().bool_) return true;
    if (p.type == ArgType::Tensor) return kind->tensor_like;
    if (p.type == ArgType::TensorList)
      return kind->tensor_like || kind->layout == Layout::List || kind->layout == Layout::Tuple;
    if (p.type == ArgType::Int) return kind->layout == Layout::Int;
    if (p.type == ArgType::Float || p.type == ArgType::Scalar)
      return kind->layout == Layout::Int || kind->layout == Layout::Float;
    return true;
  }
  if (v.is_none())
    return p.optional || p.type == ArgType::Any || (p.type == ArgType::Generator) ||
           (p.has_default && p.default_text == "None");
  const auto every = [&](auto&& good) {
    std::span<const Value> items;
    if (value::is_tuple(v)) {
      items = as<Tuple>(v)->items();
    } else if (value::is_list(v)) {
      items = as<interp::List>(v)->items();
    } else {
      return false;
    }
    return std::all_of(items.begin(), items.end(), good);
  };
  const auto zero_dim_integer = [](Value x) {
    return is_tensor(x) && tensor_of(x).rank_known && tensor_of(x).rank == 0 && (is_integral(tensor_of(x).dtype));
  };
  const auto is_unknown_number = [](Value x) { return value::is_unknown(x); };
  switch (p.type) {
    case ArgType::Tensor: return is_tensor(v);
    case ArgType::TensorList: return every([](Value x) { return is_tensor(x) || value::is_unknown(x); });
    case ArgType::OptionalTensorList:
      return every([](Value x) { return is_tensor(x) || x.is_none() || value::is_unknown(x); });
    case ArgType::Int:
      return is_integer_like(v) || zero_dim_integer(v) || has_index(in, v) ||
             (is_tensor(v) && !tensor_of(v).rank_known);
    case ArgType::IntList:
      if (p.list_size > 0 && (is_integer_like(v) || zero_dim_integer(v) || has_index(in, v))) return true;
      return every([&](Value x) {
        return is_integer_like(x) || zero_dim_integer(x) || is_unknown_number(x) || has_index(in, x);
      });
    case ArgType::Float:
      return value::is_float(v) || value::is_integer(v) || is_numpy_scalar(in, v) ||
             (is_tensor(v) && tensor_of(v).rank_known && tensor_of(v).rank == 0);
    case ArgType::FloatList:
      if (p.list_size > 0 && (value::is_float(v) || is_integer_like(v))) return true;
      return every([](Value x) { return value::is_float(x) || is_integer_like(x) || value::is_unknown(x); });
    case ArgType::Bool: return v.is_bool();
    case ArgType::BoolList: return every([](Value x) { return x.is_bool(); });
    case ArgType::Scalar:
      return value::is_float(v) || value::is_integer(v) || value::has_layout(v, Layout::Complex) ||
             is_numpy_scalar(in, v) ||
             (is_tensor(v) && tensor_of(v).rank_known && tensor_of(v).rank == 0 && !tensor_of(v).requires_grad);
    case ArgType::ScalarList:
      return every([](Value x) { return value::is_float(x) || value::is_integer(x) || value::is_unknown(x); });
    case ArgType::DType:
      return value::has_layout(v, Layout::DType) || v == Value(in.types().float_) || v == Value(in.types().int_) ||
             v == Value(in.types().bool_) || v == Value(in.types().complex_);
    case ArgType::Device: return value::has_layout(v, Layout::Device) || value::is_str(v) || is_integer_like(v);
    case ArgType::Str: return value::is_str(v);
    case ArgType::Dimname: return value::is_str(v);
    case ArgType::Layout:
    case ArgType::MemoryFormat:
    case ArgType::Generator:
    case ArgType::Storage: return v.is_object() && !value::is_str(v) && !is_tensor(v);
    case ArgType::Any: return true;
  }
  return false;
}

namespace {

// Tries one overload of ours. What PyTorch refuses has been refused before.
bool bind_overload(Interp& in, const Schema& s, bool method, std::span<const Value> arguments, const Tuple* keywords,
                   std::vector<Value>& bound) {
  const std::size_t keyword_count = keywords != nullptr ? keywords->size : 0;
  const std::size_t given = arguments.size() - keyword_count;
  const auto& parameters = s.parameters;
  bound.assign(parameters.size(), Value());
  const auto python_name = [&](std::size_t i) {
    return !method && i == 0 && parameters[i].name == "self" && parameters[i].type == ArgType::Tensor
               ? std::string_view("input")
               : parameters[i].name;
  };
  std::size_t positional = 0;
  while (positional < parameters.size() && !parameters[positional].keyword_only) ++positional;
  const std::size_t skip = method ? 1 : 0;
  std::size_t next = 0;
  // x.view(2, 3), torch.zeros(2, 3): ints in place of the list as the only positional parameter that takes them.
  if (positional > skip && parameters[skip].type == ArgType::IntList && given > skip &&
      (is_integer_like(arguments[skip]) || value::is_unknown(arguments[skip]) || has_index(in, arguments[skip]) ||
       (is_tensor(arguments[skip]) && accepts(in, kAnInt, arguments[skip]))) &&
      (given > positional || parameters[skip].list_size == 0 || (given > skip + 1 && positional == skip + 1))) {
    // One unknown value may be all of the list.
    bool all = given > skip + 1 || !value::is_unknown(arguments[skip]) || is_unknown_int(in, arguments[skip]);
    for (std::size_t i = skip; i < given; ++i) all &= accepts(in, kAnInt, arguments[i]);
    if (all) {
      if (method) bound[0] = arguments[0];
      bound[skip] = in.heap().tuple(arguments.subspan(skip, given - skip));
      next = given;
    }
  }
  if (next == 0) {
    if (given > positional) return false;
    for (; next < given; ++next) {
      const bool number = s.takes_numbers && next == (s.name == "copy_" ? 1U : 0U) &&
                          (accepts(in, kANumber, arguments[next]) && !is_tensor(arguments[next]));
      if (!number && !accepts(in, parameters[next], arguments[next])) return false;
      bound[next] = arguments[next];
    }
  }
  for (std::size_t k = 0; k < keyword_count; ++k) {
    const std::string_view name = value::text_of((*keywords)[k]);
    std::size_t at = skip;
    while (at < parameters.size() && python_name(at) != name) ++at;
    if (method && name == "out") at = parameters.size();  // only functions write to one
    // numpy's names are taken too.
    if (at == parameters.size() && (name == "axis" || name == "keepdims" || name == "x")) {
      const std::string_view other = name == "axis" ? "dim" : name == "keepdims" ? "keepdim" : "input";
      at = skip;
      while (at < parameters.size() && python_name(at) != other) ++at;
    }
    const Value v = arguments[given + k];
    if (name == "out" && is_tensor(v)) forget_elements(tensor_of(v));  // the result goes there
    if (at == parameters.size()) {
      // Every creation function takes these; they change nothing that we track beyond what rules read.
      if (name == "out" && !method && (v.is_none() || is_tensor(v)) && !has_no_out(s.name)) continue;
      if ((name == "requires_grad" || name == "pin_memory" || name == "layout" || name == "memory_format" ||
           name == "names") &&
          v.is_none())
        continue;
      return false;
    }
    if (bound[at].is_set() || !accepts(in, parameters[at], v)) return false;
    bound[at] = v;
  }
  for (std::size_t i = skip; i < parameters.size(); ++i)
    if (!bound[i].is_set() && !parameters[i].has_default) return false;
  return true;
}

// An unknown where a tensor, or a list of them, is wanted; unset when there is none.
Value unknown_tensor_in(const Parameter& p, Value v) {
  if (p.type != ArgType::Tensor && p.type != ArgType::TensorList && p.type != ArgType::OptionalTensorList) return {};
  if (value::is_unknown(v)) return v;
  for (const Value item : items_of(v))
    if (value::is_unknown(item)) return item;
  return {};
}

// What joins a list that nobody knows the length of, of which one item is known: had the others other sizes, it would
// raise. Unset where that says nothing.
Value join_unknown_list(Interp& in, const Schema& s, std::vector<Value> bound) {
  static constexpr std::string_view kJoining[] = {"cat", "concat", "concatenate", "stack"};
  if (std::ranges::find(kJoining, s.name) == std::end(kJoining) || !value::is_unknown(bound[0])) return {};
  const Value item = interp::LoopWatch::sample(in, bound[0]);
  if (item.is_unset() || !is_tensor(item) || !tensor_of(item).rank_known) return {};
  bound[0] = in.heap().tuple({item});
  Op call(in, s, bound, history(in));
  const Value one = s.def->rule(call);
  if (in.abandoned()) return one;
  if (one.is_error()) {
    in.take_pending();
    return {};
  }
  const Tensor& joined = tensor_of(one);
  std::int64_t at = call.index(1);
  if (call.unknown_index().is_set() || !joined.rank_known || !call.wrap_dim(at, joined.rank)) return {};
  std::vector<Size> shape(joined.shape().begin(), joined.shape().end());
  shape[static_cast<std::size_t>(at)] = {fresh_dim(in, "how many items a list has"), 0};
  return call.output(shape, joined.dtype);
}

// docs: c10/core/SymInt.h
bool names_symbol(const Schema& s, std::span<const Value> bound) {
  constexpr std::int64_t kLeastNumber = -(std::int64_t{1} << 62);
  for (std::size_t i = 0; i < bound.size(); ++i)
    if (s.parameters[i].symbolic && s.parameters[i].type == ArgType::IntList && bound[i].is_set())
      for (const Value item : items_or_self(bound[i]))
        if (std::int64_t n = 0; value::to_int64(item, n) && n < kLeastNumber) return true;
  return false;
}

}  // namespace

Value call_operator(Interp& in, Operator& op, bool method, std::span<const Value> arguments, const Tuple* keywords) {
  op.prepare();
  const ArgumentParser& parser = method ? op.method_parser : op.function_parser;
  if (parser.known() &&
      parser.check(in, arguments.subspan(method ? 1 : 0), keywords) == ArgumentParser::Answer::Refuses)
    return Value::error();
  std::vector<Value> bound;
  for (const Schema& s : op.schemas) {
    if (s.def->variants == (method ? Variants::Function : Variants::Method)) continue;
    if (!bind_overload(in, s, method, arguments, keywords, bound)) continue;
    for (std::size_t i = 0; i < bound.size(); ++i) {
      const ArgType type = s.parameters[i].type;
      if ((type == ArgType::Scalar || type == ArgType::Float) && is_numpy_scalar(in, bound[i]))
        bound[i] = plain_number(in, bound[i]);
      if (std::int64_t n = 0; type == ArgType::Scalar && value::is_integer(bound[i]) && !value::to_int64(bound[i], n))
        if (const std::string_view refusal = unpack_refusal(bound[i]); !refusal.empty())
          return in.raise(Exc::OverflowError, "{}", refusal);
    }
    // A tensor that is not known gives a result that is not known; rules see only tensors.
    for (std::size_t i = 0; i < bound.size(); ++i)
      if (const Value hole = unknown_tensor_in(s.parameters[i], bound[i]); hole.is_set()) {
        const Value joined = join_unknown_list(in, s, bound);
        return joined.is_set() ? joined : in.unknown_from(hole, state(in).tensor);
      }
    // PyTorch takes what is far below 0 for a symbol, and ends with words about its own code.
    if (names_symbol(s, bound))
      return in.unknown("a tensor of sizes that PyTorch has no numbers for", state(in).tensor);
    if (out_argument(s, bound).is_unset()) autocast(in, s.name, bound);
    Op call(in, s, bound, history(in));
    const CallRecorder::Nested nested(call.history.recorder);
    const bool may_begin = may_begin_with_out(in, s, bound) && !refused_by_autograd(call, Looks::Before);
    const Value made = may_begin ? s.def->rule(call) : Value::error();
    fill_known_elements(call, made);
    const bool followed = !made.is_error() && call.unknown_index().is_unset();
    const bool refused = followed && refused_in_words(call);
    Value result = refused ? Value::error() : write_to_out(in, s, bound, made);
    if (!result.is_error() && call.unknown_index().is_unset() &&
        (refused_by_autograd(call, Looks::After) || refused_storage(call, made) || refused_by_kernel(call, made) ||
         refused_number(call, made) || refused_complex_gradient(call, made)))
      result = Value::error();
    if (!result.is_error() && counted_too_far(made))
      return in.unknown("a tensor of sizes beyond what can be counted", state(in).tensor);
    // Operators that call others are told by their own name: the last to give up stands.
    if (result.is_error()) history(in).failed = {s.name, bound, in.pending()};
    if (call.history.recorder != nullptr && !result.is_error())
      call.history.recorder->record(s.name, bound, result, call.event_so_far());
    if (call.unknown_index().is_unset() || in.abandoned()) return result;
    in.set_pending(nullptr);
    return in.unknown_from(call.unknown_index(), state(in).tensor);
  }
  // PyTorch may take what our schemas do not know.
  const std::string reason = fmt::format("these arguments of {} are not modelled", op.name);
  in.gap(reason);
  return in.unknown(reason, state(in).tensor);
}

}  // namespace shapetrace::torch
