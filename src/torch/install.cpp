// Makes the torch room's types and operators known to a run.
#include "interp/loops.hpp"
#include "interp/tracer.hpp"
#include "interp/vm.hpp"
#include "torch/recorder.hpp"
#include "torch/skipping.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Operators come as data of the native function that stands for them.
Value call_function(Interp& in, const value::NativeFunction& f, std::span<const Value> arguments,
                    const interp::Tuple* keywords) {
  return call_operator(in, *static_cast<Operator*>(const_cast<void*>(f.data)), false, arguments, keywords);
}

Value call_method(Interp& in, const value::NativeFunction& f, std::span<const Value> arguments,
                  const interp::Tuple* keywords) {
  return call_operator(in, *static_cast<Operator*>(const_cast<void*>(f.data)), true, arguments, keywords);
}

Value call_parsed(Interp& in, const value::NativeFunction& f, std::span<const Value> arguments,
                  const interp::Tuple* keywords) {
  auto& parsed = *static_cast<ParsedNative*>(const_cast<void*>(f.data));
  if (!parsed.parser.known()) parsed.parser = ArgumentParser(parsed.name, parsed.method);
  const std::size_t skip = parsed.method && arguments.size() > (keywords != nullptr ? keywords->size : 0) ? 1 : 0;
  if (skip == (parsed.method ? 1 : 0) && !value::is_unknown(parsed.method ? arguments[0] : Value::none()) &&
      parsed.parser.check(in, arguments.subspan(skip), keywords) == ArgumentParser::Answer::Refuses)
    return Value::error();
  return interp::call_native(in, *parsed.native, arguments, keywords);
}

// Natives among the names that PyTorch parses arguments for: their arguments are looked at as PyTorch does.
void parse_arguments_of_natives(Interp& in, State& s, interp::Dict& names, bool method) {
  for (std::uint32_t i = 0; i < names.used; ++i) {
    interp::Dict::Entry& e = names.entries[i];
    if (e.key.is_unset() || !value::has_layout(e.value, value::Layout::NativeFunction)) continue;
    auto* const native = value::as<value::NativeFunction>(e.value);
    if (native->raw != nullptr || !has_signature(native->def->name, method)) continue;
    auto* const f = in.heap().make<value::NativeFunction>(native->type);
    f->def = native->def;
    f->owner = native->owner;
    f->module = native->module;
    s.parsed_natives.push_back({native, native->def->name, method, {}});
    f->raw = call_parsed;
    f->data = &s.parsed_natives.back();
    e.value = f;
  }
}

std::string_view operator_name(std::string_view schema) { return schema.substr(0, schema.find_first_of(".(")); }

bool is_method(const OpDef& def) {
  if (def.variants == Variants::Function) return false;
  const std::size_t open = def.schema.find('(');
  return def.variants == Variants::Method || def.schema.substr(open + 1).starts_with("Tensor self") ||
         def.schema.substr(open + 1).starts_with("Tensor(a) self") ||
         def.schema.substr(open + 1).starts_with("Tensor(a!) self");
}

}  // namespace

State& state(Interp& in) {
  State& s = in.state<State>();
  if (s.installed) return s;
  s.installed = true;
  value::Heap& heap = in.heap();
  s.tensor = heap.new_type("Tensor", value::Layout::Tensor);
  s.tensor->tensor_like = true;
  s.tensor->has_dict = true;
  s.storage = heap.new_type("UntypedStorage", value::Layout::Storage);
  install_types(in, s);
  install_markers(in, s);
  const auto add = [&](std::string_view name, const OpDef& def) {
    Operator& op = s.operators[name];
    op.name = name;
    op.defs.push_back(&def);
  };
  for (const std::span<const OpDef> family : all_ops())
    for (const OpDef& def : family) add(operator_name(def.schema), def);
  // Rows of tables become operators here: their names and schemas live as long as the run.
  const auto keep = [&](std::string_view name, const OpDef& like) {
    OpDef* const def = in.arena().make<OpDef>(like);
    def->name = heap.intern(name)->view();
    def->schema = heap.intern(like.schema)->view();
    add(def->name, *def);
  };
  for_each_row_operator(keep);
  // torch.special has names of its own for operators that are elsewhere too.
  constexpr std::pair<std::string_view, std::string_view> kSpecial[] = {{"special_digamma", "digamma"},
                                                                        {"special_erf", "erf"},
                                                                        {"special_erfc", "erfc"},
                                                                        {"special_erfinv", "erfinv"},
                                                                        {"special_exp2", "exp2"},
                                                                        {"special_expit", "sigmoid"},
                                                                        {"special_expm1", "expm1"},
                                                                        {"special_gammaln", "lgamma"},
                                                                        {"special_i0", "i0"},
                                                                        {"special_log1p", "log1p"},
                                                                        {"special_log_softmax", "log_softmax"},
                                                                        {"special_logit", "logit"},
                                                                        {"special_logsumexp", "logsumexp"},
                                                                        {"special_multigammaln", "mvlgamma"},
                                                                        {"special_polygamma", "polygamma"},
                                                                        {"special_psi", "digamma"},
                                                                        {"special_round", "round"},
                                                                        {"special_sinc", "sinc"},
                                                                        {"special_softmax", "softmax"},
                                                                        {"special_xlogy", "xlogy"}};
  for (const auto& [special, general] : kSpecial) {
    const auto known = s.operators.find(general);
    if (known == s.operators.end() || s.operators.contains(special)) continue;
    const std::vector<const OpDef*> defs = known->second.defs;
    Operator& op = s.operators[special];
    op.name = special;
    op.defs = defs;
    op.function_only = true;
  }
  s.tensor->dict->reserve(in.arena(), 1024);
  for (auto& [name, op] : s.operators) {
    bool method = false;
    for (const OpDef* const def : op.defs) method |= is_method(*def);
    if (!method || op.function_only) continue;
    auto* const f = heap.make<value::NativeFunction>(heap.types.native_method);
    f->raw = call_method;
    f->data = &op;
    f->def = in.arena().make<value::NativeDef>(value::NativeDef{name, {}, nullptr});
    f->owner = s.tensor;
    s.tensor->dict->set(in.arena(), heap.intern(name), f);
  }
  install_tensor_attributes(in, s);
  install_tensor_operators(in, s);
  install_tensor_conversions(in, s);
  install_tensor_indexing(in, s);
  parse_arguments_of_natives(in, s, *s.tensor->dict, true);
  in.type_changed(s.tensor);
  in.tracer().set_describe(describe);
  in.loops().set_memory(remember_counts, forget_changes,
                        [](Interp& i) { return fresh_dim(i, "how many items there are"); });
  if (in.options().record_calls) {
    s.recorder = std::make_shared<CallRecorder>(in);
    history(in).recorder = s.recorder.get();
    in.tracer().set_calls([](Interp& run, const value::Exception* uncaught) {
      return std::make_shared<const interp::CallGraph>(state(run).recorder->finish(uncaught));
    });
  }
  return s;
}

void fill_module(Interp& in, interp::Module& module) {
  State& s = state(in);
  value::Heap& heap = in.heap();
  for (auto& [name, op] : s.operators) {
    bool function = false;
    for (const OpDef* const def : op.defs) function |= def->variants != Variants::Method;
    if (!function) continue;
    auto* const f = heap.make<value::NativeFunction>(heap.types.native_function);
    f->raw = call_function;
    f->data = &op;
    f->def = in.arena().make<value::NativeDef>(value::NativeDef{name, {}, nullptr});
    f->module = module.name;
    interp::set(in, module, name, f);
  }
  interp::set(in, module, "Tensor", s.tensor);
  interp::set(in, module, "Size", s.size);
  interp::set(in, module, "dtype", s.dtype);
  interp::set(in, module, "device", s.device);
  for (std::size_t i = 0; i < kDTypeCount; ++i) interp::set(in, module, info(static_cast<DType>(i)).name, s.dtypes[i]);
  fill_module_functions(in, module);
  parse_arguments_of_natives(in, s, *module.attrs, false);
}

interp::TracedValue describe(Interp&, const value::Object& object) {
  const auto& t = static_cast<const Tensor&>(object);
  interp::TracedValue v;
  v.kind = interp::TracedValue::Kind::Tensor;
  v.known_rank = t.rank_known;
  if (t.rank_known)
    for (const Size& s : t.shape()) {
      interp::TracedDim d;
      if (s.n.known()) {
        d.value = s.n.value();
      } else if (dim::presentable(s.n)) {
        d.symbol = dim::text(s.n);
      }
      v.shape.push_back(std::move(d));
    }
  v.dtype = std::string(info(t.dtype).name);
  return v;
}

}  // namespace shapetrace::torch
