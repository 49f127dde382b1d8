#include "torch/argument_parser.hpp"

#include <algorithm>
#include <unordered_map>

#include "torch/number_overflow.hpp"
#include "torch/schema.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::List;
using interp::Special;
using value::as;
using value::Layout;
using value::Tuple;

namespace {

using Kind = ArgumentParser::Kind;
using Parameter = ArgumentParser::Parameter;
using Signature = ArgumentParser::Signature;

struct KindName {
  std::string_view written;
  Kind kind;
  std::string_view shown;
};
constexpr KindName kKinds[] = {
    {"Tensor", Kind::Tensor, "Tensor"},
    {"Scalar", Kind::Scalar, "Number"},
    {"int64_t", Kind::Int, "int"},
    {"SymInt", Kind::SymInt, "int"},
    {"double", Kind::Double, "float"},
    {"complex", Kind::Complex, "complex"},
    {"TensorList", Kind::TensorList, "tuple of Tensors"},
    {"c10::List<::std::optional<Tensor>>", Kind::TensorList, "tuple of Tensors"},
    {"IntArrayRef", Kind::IntList, "tuple of ints"},
    {"SymIntArrayRef", Kind::SymIntList, "tuple of ints"},
    {"ArrayRef<double>", Kind::FloatList, "tuple of floats"},
    {"ScalarList", Kind::ScalarList, "tuple of Scalars"},
    {"Generator", Kind::Generator, "torch.Generator"},
    {"bool", Kind::Bool, "bool"},
    {"Storage", Kind::Storage, "torch.Storage"},
    {"PyObject*", Kind::Object, "object"},
    {"ScalarType", Kind::DType, "torch.dtype"},
    {"Layout", Kind::Layout, "torch.layout"},
    {"MemoryFormat", Kind::MemoryFormat, "torch.memory_format"},
    {"QScheme", Kind::QScheme, "torch.qscheme"},
    {"Device", Kind::Device, "torch.device"},
    {"Stream", Kind::Stream, "torch.Stream"},
    {"c10::string_view", Kind::String, "str"},
    {"Dimname", Kind::Dimname, "name"},
    {"DimnameList", Kind::DimnameList, "tuple of names"},
};

std::string_view shown(Kind kind) { return std::ranges::find(kKinds, kind, &KindName::kind)->shown; }

// Where a Python number is taken for a tensor.
constexpr std::string_view kTakeNumbers[] = {"add",      "div",         "divide",       "mul", "multiply", "sub",
                                             "subtract", "true_divide", "floor_divide", "to",  "copy"};

Parameter parse_parameter(std::string_view text) {
  Parameter p;
  const std::size_t space = text.find(' ');
  std::string_view type = text.substr(0, space);
  p.name = text.substr(space + 1);
  if (const std::size_t equals = p.name.find('='); equals != std::string_view::npos) {
    p.optional = true;
    p.default_text = p.name.substr(equals + 1);
    p.allows_none = p.default_text == "None";
    p.name = p.name.substr(0, equals);
  }
  if (type.ends_with('?')) {
    p.allows_none = true;
    type.remove_suffix(1);
  }
  if (type.ends_with(']')) {
    const std::size_t open = type.rfind('[');
    p.size = std::atoi(std::string(type.substr(open + 1)).c_str());
    type = type.substr(0, open);
  }
  const auto* const kind = std::ranges::find(kKinds, type, &KindName::written);
  if (kind != std::end(kKinds)) p.kind = kind->kind;
  return p;
}

Signature parse_signature_text(std::string_view text) {
  Signature s;
  const std::size_t open = text.find('('), close = text.rfind(')');
  s.name = text.substr(0, open);
  s.deprecated = text.ends_with("|deprecated");
  s.hidden = s.deprecated || text.ends_with("|hidden");
  std::string_view plain = s.name;
  if (plain.ends_with('_')) plain.remove_suffix(1);
  s.numbers_as_tensors = std::ranges::find(kTakeNumbers, plain) != std::end(kTakeNumbers);
  bool keyword_only = false;
  for (std::string_view rest = text.substr(open + 1, close - open - 1); !rest.empty();) {
    const std::size_t comma = rest.find(", ");
    const std::string_view item = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    if (item == "*") {
      keyword_only = true;
      continue;
    }
    Parameter p = parse_parameter(item);
    p.keyword_only = keyword_only;
    s.required += p.optional ? 0 : 1;
    s.positional += keyword_only ? 0 : 1;
    s.parameters.push_back(p);
  }
  return s;
}

// --- whether a value is taken for a parameter ---

enum class Fits : std::uint8_t { No, Maybe, Yes };

Fits fits_if(bool yes) { return yes ? Fits::Yes : Fits::No; }

bool is_sequence(Value v) { return value::is_tuple(v) || value::is_list(v); }

// What the parser tells apart. An unknown value of a known type is as good as a known one.
enum class Class : std::uint8_t { Unknown, None, Bool, Int, Float, Complex, Str, Tensor, Sequence, NumpyNumber, Other };

Class class_of(Interp& in, Value v) {
  if (v.is_none()) return Class::None;
  if (v.is_bool()) return Class::Bool;
  if (value::is_integer(v)) return Class::Int;
  if (value::is_float(v)) return Class::Float;
  if (value::is_unknown(v)) {
    const value::Type* const kind = as<value::Unknown>(v)->facts->kind;
    const auto& types = in.types();
    // What comes of comparing unknown values is a bool for the branches that it decides, but may be a tensor.
    if (kind == nullptr || kind == types.bool_) return Class::Unknown;
    if (kind == types.int_) return Class::Int;
    if (kind == types.float_) return Class::Float;
    if (kind == types.str) return Class::Str;
    if (kind == state(in).tensor) return Class::Tensor;
    return Class::Unknown;
  }
  if (value::is_str(v)) return Class::Str;
  if (is_tensor(v)) return Class::Tensor;
  if (is_sequence(v)) return Class::Sequence;
  if (value::has_layout(v, Layout::Complex)) return Class::Complex;
  if (is_numpy_scalar(in, v)) return Class::NumpyNumber;
  return Class::Other;
}

// Whether an object may do what its class does not show: stand for a tensor, or for a number.
bool is_opaque(Interp& in, Value v) {
  if (!v.is_object()) return false;
  const value::Type* const type = v.object()->type;
  return type->open_ended || in.special(v, Special::Index).is_set() || in.special(v, Special::Float).is_set() ||
         in.lookup(v.object()->type, in.heap().intern("__torch_function__")).is_set();
}

// A tensor of one element counts as its element where `__index__` is asked for; as a number it must have no dimensions.
Fits fits_index(Value v) {
  if (value::is_unknown(v)) return Fits::Maybe;
  const Tensor& t = tensor_of(v);
  if (t.dtype == DType::Unknown) return Fits::Maybe;
  if (!is_integral(t.dtype) && t.dtype != DType::Bool) return Fits::No;
  if (!t.rank_known || t.device == DeviceKind::Meta) return Fits::Maybe;
  Fits result = Fits::Yes;
  for (const Size& s : t.shape()) {
    if (s.n.known() && s.n.value() != 1) return Fits::No;
    if (!s.n.known()) result = Fits::Maybe;
  }
  return result;
}

Fits fits_number(Value v, bool integral) {
  if (value::is_unknown(v)) return Fits::Maybe;
  const Tensor& t = tensor_of(v);
  if (t.requires_grad) return Fits::No;
  if (!t.rank_known || (integral && t.dtype == DType::Unknown)) return Fits::Maybe;
  return fits_if(t.rank == 0 && (!integral || (is_integral(t.dtype) && t.dtype != DType::Bool)));
}

bool is_number_type(Interp& in, Value v) {
  const auto& types = in.types();
  return v == Value(types.float_) || v == Value(types.int_) || v == Value(types.bool_) || v == Value(types.complex_);
}

Fits fits_int(Interp& in, Value v, bool symbolic) {
  switch (class_of(in, v)) {
    case Class::Unknown: return Fits::Maybe;
    case Class::Int: return Fits::Yes;
    case Class::Tensor: return symbolic ? fits_index(v) : fits_number(v, true);
    case Class::NumpyNumber: return in.special(v, Special::Index).is_set() ? Fits::Yes : Fits::Maybe;
    case Class::Other: return is_opaque(in, v) ? Fits::Maybe : Fits::No;
    default: return Fits::No;
  }
}

// A list of ints is known by its first item; -1 or the place of what does not fit goes to `failed`.
Fits fits_int_list(Interp& in, std::span<const Value> items, std::int64_t* failed) {
  if (items.empty()) return Fits::Yes;
  const Fits first = fits_int(in, items[0], true);
  if (first == Fits::No) *failed = 0;
  return first;
}

Fits fits_object(Value v, Class c, bool yes) {
  if (yes) return Fits::Yes;
  return c == Class::Unknown || (c == Class::Other && v.is_object() && v.object()->type->open_ended) ? Fits::Maybe
                                                                                                     : Fits::No;
}

struct Complaint {
  std::string text;  // set when the parser gives up at once
  std::int64_t failed_item = -1;
};

Fits fits_tensor(Interp& in, Value v) {
  const Class c = class_of(in, v);
  if (c == Class::Tensor) return Fits::Yes;
  return c == Class::Unknown || (c == Class::Other && is_opaque(in, v)) ? Fits::Maybe : Fits::No;
}

// docs: FunctionParameter::check
Fits fits(Interp& in, const Signature& s, std::size_t index, Value v, Complaint& complaint) {
  const Parameter& p = s.parameters[index];
  const Class c = class_of(in, v);
  const bool number = c == Class::Bool || c == Class::Int || c == Class::Float || c == Class::NumpyNumber;
  const bool single = p.size > 0;
  switch (p.kind) {
    case Kind::Tensor:
      if (s.numbers_as_tensors && (number || c == Class::Complex)) return Fits::Yes;
      return fits_tensor(in, v);
    case Kind::TensorList: {
      if (c == Class::Unknown) return Fits::Maybe;
      if (c != Class::Sequence) return Fits::No;
      Fits all = Fits::Yes;
      const std::span<const Value> items = items_of(v);
      for (std::size_t i = 0; i < items.size(); ++i) {
        const Fits one = fits_tensor(in, items[i]);
        if (one == Fits::No && all == Fits::Yes) {
          complaint.text =
              fmt::format("expected Tensor as element {} in argument {}, but got {}", i, index, in.type_name(items[i]));
          return Fits::No;
        }
        all = std::min(all, one == Fits::No ? Fits::Maybe : one);
      }
      return all;
    }
    case Kind::Scalar:
    case Kind::Complex:
      if (c == Class::Complex) return Fits::Yes;
      [[fallthrough]];
    case Kind::Double:
      if (number) return Fits::Yes;
      if (c == Class::Tensor) return fits_number(v, false);
      return c == Class::Unknown || (c == Class::Other && is_opaque(in, v)) ? Fits::Maybe : Fits::No;
    case Kind::Int: return fits_int(in, v, false);
    case Kind::SymInt: return fits_int(in, v, true);
    case Kind::IntList:
    case Kind::SymIntList:
      if (c == Class::Sequence) return fits_int_list(in, items_of(v), &complaint.failed_item);
      if (c == Class::Unknown) return Fits::Maybe;
      return single ? fits_int(in, v, true) : Fits::No;
    case Kind::FloatList:
    case Kind::ScalarList:
      if (c == Class::Unknown) return Fits::Maybe;
      if (c != Class::Sequence) return Fits::No;
      for (const Value item : items_of(v)) {
        const Class of = class_of(in, item);
        if (of == Class::Unknown || (of == Class::Other && is_opaque(in, item))) return Fits::Maybe;
        if (of != Class::Bool && of != Class::Int && of != Class::Float && of != Class::Complex &&
            of != Class::NumpyNumber)
          return Fits::No;
        if (p.kind == Kind::FloatList) break;
      }
      return Fits::Yes;
    case Kind::Bool: return fits_object(v, c, c == Class::Bool);
    case Kind::String: return fits_object(v, c, c == Class::Str);
    case Kind::DType: return fits_object(v, c, value::has_layout(v, Layout::DType) || is_number_type(in, v));
    case Kind::Device:
      return fits_object(v, c, c == Class::Int || c == Class::Str || value::has_layout(v, Layout::Device));
    case Kind::Layout: return fits_object(v, c, v.is_object() && v.object()->type == state(in).layout);
    case Kind::MemoryFormat: return fits_object(v, c, v.is_object() && v.object()->type == state(in).memory_format);
    case Kind::Generator: return fits_object(v, c, v.is_object() && v.object()->type == state(in).generator);
    case Kind::Dimname: return fits_object(v, c, c == Class::Str || c == Class::None);
    case Kind::DimnameList:
      if (c == Class::Sequence) {
        const std::span<const Value> items = items_of(v);
        if (items.empty()) return Fits::Yes;
        const Class first = class_of(in, items[0]);
        return fits_object(items[0], first, first == Class::Str || first == Class::None);
      }
      return fits_object(v, c, p.size == 1 && (c == Class::Str || c == Class::None));
    case Kind::Storage:
    case Kind::QScheme:
    case Kind::Stream: return c == Class::Other || c == Class::Unknown ? Fits::Maybe : Fits::No;
    case Kind::Object: return Fits::Yes;
  }
  return Fits::Maybe;
}

// --- one signature ---

struct Call {
  std::span<const Value> positional;
  std::span<const Value> named;
  const Tuple* names;  // null: none

  std::size_t count() const { return positional.size() + named.size(); }
  Value find(std::string_view name) const {
    for (std::size_t k = 0; k < named.size(); ++k)
      if (value::text_of((*names)[k]) == name) return named[k];
    return {};
  }
  // numpy's names are taken too.
  Value find_for(std::string_view parameter) const {
    if (named.empty()) return {};
    if (const Value v = find(parameter); v.is_set()) return v;
    constexpr std::pair<std::string_view, std::string_view> kOthers[] = {
        {"dim", "axis"}, {"keepdim", "keepdims"}, {"input", "x"}, {"input", "a"}, {"input", "x1"}, {"other", "x2"}};
    for (const auto& [ours, theirs] : kOthers)
      if (ours == parameter)
        if (const Value v = find(theirs); v.is_set()) return v;
    return {};
  }
};

struct Outcome {
  Fits fits = Fits::Yes;
  bool at_once = false;  // the parser gives up here, whatever other overloads say
  bool certain = true;   // of the text
  std::string text;      // why not
  Exc exception = Exc::TypeError;
};

// A whole number that 64 bits do not hold.
bool overflows(Value v) {
  std::int64_t n = 0;
  return !v.is_bool() && value::is_integer(v) && !value::to_int64(v, n);
}

std::string too_many(const Signature& s, std::size_t given) {
  if (s.required != s.positional)
    return fmt::format("{}() takes from {} to {} positional arguments but {} were given", s.name, s.required,
                       s.positional, given);
  return fmt::format("{}() takes {} positional argument{} but {} {} given", s.name, s.positional,
                     s.positional == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

std::string missing(const Signature& s, std::size_t from) {
  std::string names;
  std::size_t count = 0;
  for (std::size_t i = from; i < s.parameters.size(); ++i) {
    if (s.parameters[i].optional) continue;
    names += fmt::format("{}\"{}\"", count == 0 ? "" : ", ", s.parameters[i].name);
    ++count;
  }
  return fmt::format("{}() missing {} required positional argument{}: {}", s.name, count, count == 1 ? "s" : "", names);
}

std::string unexpected_keyword(const Signature& s, const Call& call) {
  for (std::size_t k = 0; k < call.named.size(); ++k) {
    const std::string_view name = value::text_of((*call.names)[k]);
    const auto at = std::ranges::find(s.parameters, name, &Parameter::name);
    if (at == s.parameters.end()) return fmt::format("{}() got an unexpected keyword argument '{}'", s.name, name);
    if (static_cast<std::size_t>(at - s.parameters.begin()) < call.positional.size())
      return fmt::format("{}() got multiple values for argument '{}'", s.name, name);
  }
  return "invalid keyword arguments";
}

// What is found when the items of a list of ints are read, after the parser has taken it for one by its first item.
Outcome unpack(Interp& in, const Signature& s, const Parameter& p, std::span<const Value> items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Class c = class_of(in, items[i]);
    // PyTorch's text goes on with the addresses of its own functions.
    if (overflows(items[i]))
      return {Fits::No, true, true,
              fmt::format("{}(): argument '{}' failed to unpack the object at pos {} with error \"{}\"", s.name, p.name,
                          i + 1, kUnpackOverflow)};
    if (i == 0 || c == Class::Int || c == Class::Bool || c == Class::NumpyNumber) continue;
    const Fits one = c == Class::Tensor ? fits_index(items[i]) : c == Class::Unknown ? Fits::Maybe : Fits::No;
    if (one == Fits::Yes) continue;
    if (one == Fits::Maybe || (c == Class::Other && is_opaque(in, items[i]))) return {Fits::Maybe, false, true, {}};
    return {Fits::No, true, true,
            fmt::format("{}(): argument '{}' failed to unpack the object at pos {} with error \"type must be tuple of "
                        "ints,but got {}\"",
                        s.name, p.name, i + 1, in.type_name(items[i]))};
  }
  return {};
}

Outcome unpack_number(Value v) {
  const std::string_view refusal = unpack_refusal(v);
  return refusal.empty() ? Outcome{} : Outcome{Fits::No, true, true, std::string(refusal), Exc::OverflowError};
}

// docs: FunctionSignature::parse. Texts are made when they are asked for.
Outcome parse(Interp& in, const Signature& s, const Call& call, bool say_why) {
  const std::size_t given = call.positional.size();
  const bool var_args =
      s.positional == 1 && (s.parameters[0].kind == Kind::IntList || s.parameters[0].kind == Kind::SymIntList);
  Outcome out;
  const auto refuse = [&](auto&& text) -> Outcome {
    return {Fits::No, false, out.fits == Fits::Yes, say_why ? text() : std::string()};
  };
  if (given > s.positional && !var_args) return refuse([&] { return too_many(s, given); });
  std::size_t next = 0, used = 0;
  Outcome unpacked;
  for (std::size_t i = 0; i < s.parameters.size(); ++i) {
    const Parameter& p = s.parameters[i];
    Value v;
    const bool named = next >= given;
    if (!named) {
      if (p.keyword_only) return refuse([&] { return too_many(s, given); });
      v = call.positional[next];
    } else {
      v = call.find_for(p.name);
    }
    Complaint complaint;
    if ((v.is_unset() && p.optional) || (v.is_set() && v.is_none() && p.allows_none)) {
      // Its default.
    } else if (v.is_unset()) {
      return refuse([&] { return missing(s, i); });
    } else {
      const Fits one = fits(in, s, i, v, complaint);
      const bool is_list = p.kind == Kind::IntList || p.kind == Kind::SymIntList;
      if (one == Fits::Yes && is_list && is_sequence(v) && unpacked.fits == Fits::Yes)
        unpacked = unpack(in, s, p, items_of(v));
      const bool is_int = is_list || p.kind == Kind::Int || p.kind == Kind::SymInt;
      if (one == Fits::Yes && is_int && overflows(v) && unpacked.fits == Fits::Yes)
        unpacked = {Fits::No, true, true, std::string(kUnpackOverflow), Exc::ValueError};
      const bool is_number = p.kind == Kind::Scalar || (p.kind == Kind::Tensor && s.numbers_as_tensors);
      if (one == Fits::Yes && is_number && overflows(v) && unpacked.fits == Fits::Yes) unpacked = unpack_number(v);
      if (one != Fits::Yes && var_args && next == 0 && !named) {
        // All positional arguments are one list: view(2, 3).
        const Fits all = one == Fits::Maybe && given == 1
                             ? Fits::Maybe
                             : std::max(fits_int_list(in, call.positional, &complaint.failed_item), one);
        if (all == Fits::Yes) {
          unpacked = unpack(in, s, p, call.positional);
          next = given;
          continue;
        }
        if (all == Fits::Maybe) {
          out.fits = Fits::Maybe;
          next = given;
          continue;
        }
      }
      if (one == Fits::Maybe) out.fits = Fits::Maybe;
      if (one == Fits::No) {
        if (!complaint.text.empty()) return {Fits::No, true, out.fits == Fits::Yes, complaint.text};
        return refuse([&]() -> std::string {
          if (named)
            return fmt::format("{}(): argument '{}' must be {}, not {}", s.name, p.name, shown(p.kind),
                               in.type_name(v));
          if (complaint.failed_item >= 0 && is_sequence(v))
            return fmt::format("{}(): argument '{}' (position {}) must be {}, but found element of type {} at pos {}",
                               s.name, p.name, next + 1, shown(p.kind),
                               in.type_name(items_of(v)[static_cast<std::size_t>(complaint.failed_item)]),
                               complaint.failed_item);
          return fmt::format("{}(): argument '{}' (position {}) must be {}, not {}", s.name, p.name, next + 1,
                             shown(p.kind), in.type_name(v));
        });
      }
    }
    if (!named) {
      ++next;
    } else if (v.is_set()) {
      ++used;
    }
  }
  if (next < given) return refuse([&] { return too_many(s, given); });
  if (used < call.named.size()) return refuse([&] { return unexpected_keyword(s, call); });
  if (unpacked.fits == Fits::No) {
    unpacked.certain = out.fits == Fits::Yes;
    if (out.fits == Fits::Yes) return unpacked;
  }
  out.fits = std::min(out.fits, unpacked.fits == Fits::No ? Fits::Maybe : unpacked.fits);
  return out;
}

// --- what is said where several overloads were tried (docs: invalid_arguments.cpp) ---

std::string overload_text(const Signature& s) {
  std::string text = "(";
  bool star = false;
  for (const Parameter& p : s.parameters) {
    if (text.size() > 1) text += ", ";
    if (p.keyword_only && !star) text += "*, ";
    star |= p.keyword_only;
    text += fmt::format("{} {}", shown(p.kind), p.name);
    if (p.optional) text += fmt::format(" = {}", p.default_text);
  }
  return text + ")";
}

// The order in which PyTorch lists keywords is that of the hash table that it keeps them in.
using Keywords = std::unordered_map<std::string, Value>;

struct OptionArgument {
  std::string_view type, name;
};

// PyTorch takes its own text apart again, so that "*" counts as an argument and a default as a name.
std::vector<OptionArgument> arguments_of_text(std::string_view text) {
  std::vector<OptionArgument> found;
  text = text.substr(1, text.size() - 2);
  for (;;) {
    const std::size_t comma = text.find(", ");
    const std::string_view item = text.substr(0, comma);
    const std::size_t space = item.rfind(' ');
    found.push_back(space == std::string_view::npos ? OptionArgument{item, item}
                                                    : OptionArgument{item.substr(0, space), item.substr(space + 1)});
    if (comma == std::string_view::npos) return found;
    text = text.substr(comma + 2);
  }
}

std::string describe_all(Interp& in, const Call& call, const Keywords& keywords) {
  std::string text = "(";
  for (const Value v : call.positional) text += std::string(in.type_name(v)) + ", ";
  for (const auto& [name, v] : keywords) text += fmt::format("{}={}, ", name, in.type_name(v));
  if (!call.positional.empty()) text.resize(text.size() - 2);
  return text + ")";
}

bool matches(Interp& in, std::string_view type, Value v) {
  const std::string_view name = in.type_name(v);
  return name == type || (type == "float" && name == "int");
}

// Each argument, between exclamation marks where it is not what the overload wants; false where PyTorch itself fails.
bool describe_marked(Interp& in, const std::vector<OptionArgument>& option, const Call& call, const Keywords& keywords,
                     std::string& text) {
  text += "(";
  for (std::size_t i = 0; i < call.count(); ++i) {
    const bool named = i >= call.positional.size();
    Value v;
    if (named) {
      const auto at = keywords.find(std::string(option[i].name));
      if (at == keywords.end()) return false;
      v = at->second;
    } else {
      v = call.positional[i];
    }
    const std::string_view mark = i < option.size() && matches(in, option[i].type, v) ? "" : "!";
    text += mark;
    if (named) text += fmt::format("{}=", option[i].name);
    text += in.type_name(v);
    if (is_sequence(v)) {
      const bool tuple = value::is_tuple(v);
      const std::span<const Value> items = items_of(v);
      text += tuple ? " of (" : " of [";
      for (std::size_t k = 0; k < items.size(); ++k)
        text += fmt::format("{}{}", k == 0 ? "" : ", ", in.type_name(items[k]));
      text += tuple ? items.size() == 1 ? ",)" : ")" : "]";
    }
    text += mark;
    text += ", ";
  }
  if (!call.positional.empty()) text.resize(text.size() - 2);
  text += ")";
  return true;
}

std::vector<std::string> unmatched(const std::vector<OptionArgument>& option, const Keywords& keywords) {
  std::vector<std::string> names;
  const std::size_t start = option.size() - std::min(option.size(), keywords.size());
  for (const auto& [name, v] : keywords)
    if (std::none_of(option.begin() + static_cast<std::ptrdiff_t>(start), option.end(),
                     [&](const OptionArgument& a) { return a.name == name; }))
      names.push_back(name);
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool invalid_combination(Interp& in, std::string_view function, const Call& call,
                         const std::vector<std::string>& options, std::string& text) {
  Keywords keywords;
  for (std::size_t k = 0; k < call.named.size(); ++k) keywords.emplace(value::text_of((*call.names)[k]), call.named[k]);
  text = fmt::format("{}() received an invalid combination of arguments - got ", function);
  const auto fits_count = [&](const std::vector<OptionArgument>& option) { return option.size() == call.count(); };
  if (options.size() == 1) {
    const std::vector<OptionArgument> option = arguments_of_text(options[0]);
    if (const auto wrong = unmatched(option, keywords); !wrong.empty()) {
      text.resize(text.size() - std::string_view("got ").size());
      text += fmt::format("got unrecognized keyword arguments: {}", joined(wrong));
      return true;
    }
    if (!fits_count(option)) {
      text += describe_all(in, call, keywords);
    } else if (!describe_marked(in, option, call, keywords, text)) {
      return false;
    }
    text += ", but expected " + options[0];
    return true;
  }
  text += describe_all(in, call, keywords) + ", but expected one of:\n";
  for (const std::string& shown_option : options) {
    const std::vector<OptionArgument> option = arguments_of_text(shown_option);
    text += fmt::format(" * {}\n", shown_option);
    if (!fits_count(option)) continue;
    if (const auto wrong = unmatched(option, keywords); !wrong.empty()) {
      text += fmt::format("      didn't match because some of the keywords were incorrect: {}\n", joined(wrong));
    } else {
      text += "      didn't match because some of the arguments have invalid types: ";
      if (!describe_marked(in, option, call, keywords, text)) return false;
      text += "\n";
    }
  }
  return true;
}

// Whether the type of every value that a text may name is known.
bool nameable(const Call& call) {
  const auto known = [](Value v) { return !value::is_unknown(v) || as<value::Unknown>(v)->facts->kind != nullptr; };
  const auto known_all = [&](std::span<const Value> values) {
    return std::all_of(values.begin(), values.end(), [&](Value v) {
      const std::span<const Value> items = items_of(v);
      return known(v) && std::all_of(items.begin(), items.end(), known);
    });
  };
  return known_all(call.positional) && known_all(call.named);
}

std::span<const std::string_view> signatures_of(std::string_view name, bool method) {
  const std::span<const std::string_view> all = method ? method_signatures() : function_signatures();
  const auto name_in = [](std::string_view text) { return text.substr(0, text.find('(')); };
  const auto found = std::ranges::equal_range(all, name, {}, name_in);
  return {found.begin(), found.end()};
}

}  // namespace

bool has_signature(std::string_view name, bool method) { return !signatures_of(name, method).empty(); }

ArgumentParser::ArgumentParser(std::string_view name, bool method) : name_(name) {
  for (const std::string_view text : signatures_of(name, method)) {
    if (text.ends_with("|none")) takes_ = Takes::None;
    if (text.ends_with("|one")) takes_ = Takes::One;
    signatures_.push_back(parse_signature_text(text));
  }
  // Deprecated ones are tried last.
  std::ranges::stable_partition(signatures_, [](const Signature& s) { return !s.deprecated; });
}

ArgumentParser::Answer ArgumentParser::check(Interp& in, std::span<const Value> arguments,
                                             const Tuple* keywords) const {
  const std::size_t named = keywords != nullptr ? keywords->size : 0;
  const Call call{arguments.first(arguments.size() - named), arguments.last(named), keywords};
  const auto refuse = [&](const std::string& text, Exc exception = Exc::TypeError) {
    in.raise(exception, std::string_view(text));
    return Answer::Refuses;
  };
  if (takes_ != Takes::Parsed) {
    const std::size_t wanted = takes_ == Takes::One ? 1 : 0, given = call.positional.size();
    if (named != 0) return refuse(fmt::format("TensorBase.{}() takes no keyword arguments", name_));
    if (given == wanted) return Answer::Takes;
    return refuse(fmt::format("TensorBase.{}() takes {} ({} given)", name_,
                              wanted == 0 ? "no arguments" : "exactly one argument", given));
  }
  std::vector<std::size_t> plausible;
  bool unsure = false;
  for (std::size_t i = 0; i < signatures_.size(); ++i) {
    const Signature& s = signatures_[i];
    const Outcome out = parse(in, s, call, signatures_.size() == 1);
    if (out.fits == Fits::Yes) return unsure ? Answer::Unsure : Answer::Takes;
    if (out.fits == Fits::Maybe) {
      unsure = true;
      continue;
    }
    if (out.at_once || signatures_.size() == 1)
      return !unsure && out.certain && nameable(call) ? refuse(out.text, out.exception) : Answer::Unsure;
    if (call.count() >= s.required && call.count() <= s.parameters.size() && !s.hidden) plausible.push_back(i);
  }
  if (unsure || !nameable(call)) return Answer::Unsure;
  if (plausible.size() == 1) {
    const Outcome out = parse(in, signatures_[plausible[0]], call, true);
    return out.certain ? refuse(out.text, out.exception) : Answer::Unsure;
  }
  std::vector<std::string> options;
  for (const Signature& s : signatures_)
    if (!s.hidden) options.push_back(overload_text(s));
  std::string text;
  return invalid_combination(in, name_, call, options, text) ? refuse(text) : Answer::Unsure;
}

}  // namespace shapetrace::torch
