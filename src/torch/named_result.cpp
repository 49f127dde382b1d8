// Results with names: torch.return_types.max(values=..., indices=...). One tuple type per operator and run.
#include <map>
#include <string>

#include "interp/native.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

struct NamedTypes {
  std::map<std::string, Type*, std::less<>> by_op;
};

template <std::size_t Index>
Value field(Interp&, const Value* a) {
  return (*value::as<interp::Tuple>(a[0]))[Index];
}

constexpr value::NativeFn kFields[] = {field<0>, field<1>, field<2>, field<3>};

// "torch.return_types.max(\nvalues=tensor(3),\nindices=tensor(1))"
Value repr(Interp& in, const Value* a) {
  const Type& type = *a[0].object()->type;
  const auto names = value::as<interp::Tuple>(type.dict->get(in.heap().intern("__match_args__")))->items();
  const auto values = value::as<interp::Tuple>(a[0])->items();
  std::string text = fmt::format("torch.return_types.{}(", type.name->view());
  for (std::size_t i = 0; i < values.size() && i < names.size(); ++i)
    text += fmt::format("{}\n{}={}", i == 0 ? "" : ",", value::text_of(names[i]), in.display_repr(values[i]));
  return in.heap().str(text + ")");
}
constexpr value::NativeDef kMethods[] = {{"__repr__", "self, /", repr}, {"__str__", "self, /", repr}};

Type* make_type(Interp& in, std::string_view op, std::initializer_list<std::string_view> fields) {
  value::Heap& heap = in.heap();
  Type* const type = heap.new_type(op, value::Layout::Tuple, kMethods, {heap.types.tuple});
  type->dict->set(in.arena(), heap.intern("__module__"), heap.intern("torch.return_types"));
  std::vector<Value> names;
  for (const std::string_view name : fields) names.push_back(heap.intern(name));
  type->dict->set(in.arena(), heap.intern("__match_args__"), heap.tuple(std::span<const Value>(names)));
  std::size_t i = 0;
  for (const std::string_view name : fields) {
    auto* const def = in.arena().make<value::NativeDef>(
        value::NativeDef{heap.intern(name)->view(), "self, /", kFields[i++], value::NativeKind::Getter});
    heap.add_methods(type, {def, 1});
  }
  return type;
}

}  // namespace

Value named_result(Interp& in, std::string_view op, std::initializer_list<std::string_view> fields,
                   std::initializer_list<Value> values) {
  auto& types = in.state<NamedTypes>().by_op;
  auto at = types.find(op);
  if (at == types.end()) at = types.emplace(std::string(op), make_type(in, op, fields)).first;
  interp::Tuple* const t = in.heap().tuple(values);
  t->type = at->second;
  return t;
}

}  // namespace shapetrace::torch
