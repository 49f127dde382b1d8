#include "torch/recorder.hpp"

#include <algorithm>

#include "interp/frame.hpp"
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Call;
using interp::CallGraph;
using interp::CallGroup;
using interp::CallInput;
using interp::CodeBody;
using interp::SizeStep;
using value::Dict;
using value::Object;

namespace {

constexpr std::size_t kMostCalls = 20000;
constexpr std::size_t kMostShapes = 8;  // kept per call
constexpr std::size_t kMostItems = 64;  // of a tuple or list

void collect_tensors(Value v, std::vector<Value>& out, int depth = 0) {
  if (!v.is_set() || v.is_error()) return;
  if (is_tensor(v)) {
    out.push_back(v);
  } else if (depth < 3) {
    for (const Value item : items_of(v).first(std::min(items_of(v).size(), kMostItems)))
      collect_tensors(item, out, depth + 1);
  }
}

// The table of a module (`_modules`, `_parameters`): null for what is no module.
const Dict* table_of(const Object& module, std::string_view table) {
  if (module.attrs == nullptr) return nullptr;
  const Dict& names = *module.attrs;
  for (std::uint32_t i = 0; i < names.used; ++i)
    if (const auto& e = names.entries[i]; value::is_str(e.key) && value::text_of(e.key) == table)
      return value::is_dict(e.value) ? value::as<Dict>(e.value) : nullptr;
  return nullptr;
}

Object* module_in(const CodeBody& code, const Value* locals) {
  if (locals == nullptr || code.positional == 0 || code.slot_names[0]->view() != "self") return nullptr;
  Value self = locals[0];
  if (value::has_layout(self, value::Layout::Cell)) self = value::as<value::Cell>(self)->value;
  if (!value::has_layout(self, value::Layout::Plain)) return nullptr;
  return table_of(*self.object(), "_modules") != nullptr ? self.object() : nullptr;
}

// The name that a table has for an object; empty when it has none.
std::string_view name_in(const Dict* table, const Object* object) {
  if (table == nullptr) return {};
  for (std::uint32_t i = 0; i < table->used; ++i)
    if (const auto& e = table->entries[i]; value::is_str(e.key) && e.value.is_object() && e.value.object() == object)
      return value::text_of(e.key);
  return {};
}

// "weight", "out_proj.weight": what a module calls a parameter or buffer; empty when it is not its own.
std::string parameter_name(const Object& module, const Object* tensor, int depth = 0) {
  for (const std::string_view table : {"_parameters", "_buffers"})
    if (const std::string_view name = name_in(table_of(module, table), tensor); !name.empty()) return std::string(name);
  const Dict* const children = depth < 3 ? table_of(module, "_modules") : nullptr;
  for (std::uint32_t i = 0; children != nullptr && i < children->used; ++i) {
    const auto& e = children->entries[i];
    if (!value::is_str(e.key) || !value::has_layout(e.value, value::Layout::Plain)) continue;
    const std::string name = parameter_name(*e.value.object(), tensor, depth + 1);
    if (!name.empty()) return std::string(value::text_of(e.key)) + "." + name;
  }
  return {};
}

bool is_parameter(Value tensor) {
  const value::Tuple& mro = *tensor.object()->type->mro;
  return std::ranges::any_of(mro.items(), [](Value t) { return value::as<Type>(t)->name->view() == "Parameter"; });
}

// "max_pool2d" of F.max_pool2d(...); empty for what is no call.
std::string_view callee_name(const CodeBody& code, std::uint32_t at) {
  const syntax::View& tree = code.file->tree;
  if (tree[at].kind != syntax::Kind::Call) return {};
  const syntax::Node& callee = tree[tree[at].a];
  if (callee.kind == syntax::Kind::Name) return tree.atom(callee.a);
  return callee.kind == syntax::Kind::Attribute ? tree.atom(callee.b) : std::string_view();
}

bool of_torch(const CodeBody& code) { return code.file->origin == base::Origin::Prelude; }

std::uint64_t word(const void* p) { return reinterpret_cast<std::uintptr_t>(p); }

// Plain values by which a layer was made; nothing is evaluated for this.
bool is_plain(Value v) {
  if (v.is_int() || v.is_bool() || v.is_float() || value::is_str(v)) return true;
  const auto items = items_of(v);
  return value::is_tuple(v) && !items.empty() && std::ranges::all_of(items, [](Value i) { return i.is_int(); });
}

std::int64_t number(Dim d) { return d.known() ? d.value() : -1; }

}  // namespace

// --- where an operator runs ---

std::vector<CallRecorder::Level> CallRecorder::living_levels() const {
  std::vector<Level> levels;
  for (interp::Frame* f = in_.frame(); f != nullptr; f = f->back) {
    const std::uint32_t at = f->instruction();
    levels.push_back({f->code, at < f->code->positions.size() ? f->code->positions[at] : 0, f->locals, f, f->globals,
                      module_in(*f->code, f->locals)});
  }
  std::ranges::reverse(levels);
  return levels;
}

std::vector<CallRecorder::Level> CallRecorder::levels_of(const value::Exception& error) {
  std::vector<Level> levels;
  for (const auto* place = error.first; place != nullptr; place = place->next) {
    const auto& positions = place->code->positions;
    levels.push_back({place->code, place->instruction < positions.size() ? positions[place->instruction] : 0,
                      place->locals, nullptr, nullptr, module_in(*place->code, place->locals)});
  }
  std::ranges::reverse(levels);
  return levels;
}

std::uint32_t CallRecorder::serial_of(const Level& level) {
  if (level.living == nullptr) return ++serials_;
  if (level.living->call == 0) level.living->call = ++serials_;
  return level.living->call;
}

// A module of torch is shown as one when it does all by itself; one that calls other modules (or has several) is a
// group.
bool CallRecorder::is_layer(const std::vector<Level>& levels, std::size_t at) const {
  const Object* const module = levels[at].module;
  if (table_of(*module, "_modules")->live > 1) return false;
  return std::none_of(levels.begin() + static_cast<std::ptrdiff_t>(at), levels.end(),
                      [&](const Level& l) { return l.module != nullptr && l.module != module; });
}

CallRecorder::Context CallRecorder::context_of(const std::vector<Level>& levels) {
  Context context;
  std::size_t behind_user = 0;
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (!of_torch(*levels[i].code)) behind_user = i + 1, context.user = &levels[i];
  context.building = std::ranges::any_of(
      levels, [](const Level& l) { return l.module != nullptr && l.code->name->view() == "__init__"; });
  if (context.building && levels.back().living != nullptr) return context;
  const Object* inside = nullptr;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Level& level = levels[i];
    if (level.module != nullptr && level.module != inside) {
      if (context.pass == 0) context.pass = serial_of(level);
      if (i >= behind_user && is_layer(levels, i)) {
        context.boundary = &level;
        context.layer = true;
        break;
      }
      // A network that is called from several places is one; a part that is called twice in a pass is drawn twice.
      const bool outermost = inside == nullptr;
      context.group = group_of(context.group, level, i == 0 ? nullptr : &levels[i - 1],
                               outermost ? std::vector<std::uint64_t>() : std::move(context.site));
      context.site.clear();
      inside = level.module;
      continue;
    }
    if (i >= behind_user && level.module == nullptr) {
      context.boundary = &level;
      break;
    }
    context.site.push_back(word(level.code));
    context.site.push_back(level.node);
    // Objects of the program's own classes are told apart, as modules are.
    if (level.locals != nullptr && level.code->positional != 0 && level.code->slot_names[0]->view() == "self" &&
        level.locals[0].is_object())
      context.site.push_back(word(level.locals[0].object()));
  }
  return context;
}

CallRecorder::GroupId CallRecorder::group_of(GroupId parent, const Level& level, const Level* caller,
                                             std::vector<std::uint64_t> site) {
  site.push_back(parent);
  site.push_back(word(level.module));
  const auto [at, is_new] = groups_.try_emplace(std::move(site), static_cast<GroupId>(graph_.groups.size()));
  if (!is_new) return at->second;
  CallGroup group;
  group.parent = parent;
  group.path = path_of(parent, *level.module);
  group.type = level.module->type->name->view();
  const Level& place = of_torch(*level.code) && caller != nullptr && !of_torch(*caller->code) ? *caller : level;
  if (!of_torch(*place.code)) {
    group.file = place.code->file->id;
    group.line = &place == &level ? place.code->first_line
                                  : place.code->file->tree.line_of(place.code->file->tree[place.node].begin);
  }
  graph_.groups.push_back(std::move(group));
  group_modules_.push_back(level.module);
  return at->second;
}

// "layer1.0.conv1": where a module hangs in the outermost one around it.
std::string CallRecorder::path_of(GroupId parent, const Object& module) {
  if (parent == 0) return {};
  GroupId root = parent;
  while (graph_.groups[root].parent != 0) root = graph_.groups[root].parent;
  auto& paths = paths_[group_modules_[root]];
  if (const auto at = paths.find(&module); at != paths.end()) return at->second;
  // Modules may have come since the last look.
  std::vector<const Object*> waiting{group_modules_[root]};
  paths.try_emplace(waiting[0], "");
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Dict* const children = table_of(*waiting[i], "_modules");
    const std::string prefix = paths[waiting[i]];
    for (std::uint32_t k = 0; children != nullptr && k < children->used; ++k) {
      const auto& e = children->entries[k];
      if (!value::is_str(e.key) || !value::has_layout(e.value, value::Layout::Plain)) continue;
      const std::string name(value::text_of(e.key));
      if (std::ranges::find(waiting, e.value.object()) != waiting.end()) continue;
      paths.try_emplace(e.value.object(), prefix.empty() ? name : prefix + "." + name);
      waiting.push_back(e.value.object());
    }
  }
  const auto at = paths.find(&module);
  return at != paths.end() ? at->second : std::string();
}

// --- calls ---

CallRecorder::CallId CallRecorder::new_call(const Context& context, std::string_view op) {
  Call call;
  call.group = context.group;
  call.name = op;
  if (const Level* const b = context.boundary) {
    call.name = b->code->name->view();
    if (context.layer) {
      call.kind = Call::Kind::Layer;
      call.name = b->module->type->name->view();
      call.path = path_of(context.group, *b->module);
      const Dict& settings = *b->module->attrs;
      for (std::uint32_t i = 0; i < settings.used; ++i) {
        const auto& e = settings.entries[i];
        if (!value::is_str(e.key) || !is_plain(e.value)) continue;
        const std::string_view name = value::text_of(e.key);
        if (!name.starts_with('_') && name != "training") call.settings.emplace_back(name, in_.display_repr(e.value));
      }
    } else if (call.name == "__next__" || call.name == "__iter__") {
      call.name = "next";
    } else if (call.name.starts_with("__") && b->locals != nullptr && b->code->positional != 0 &&
               b->locals[0].is_object()) {
      call.name = b->locals[0].object()->type->name->view();
    } else if (call.name.starts_with('_')) {  // a function of ours: the program knows it by another name
      if (context.user != nullptr)
        if (const auto known = callee_name(*context.user->code, context.user->node); !known.empty()) call.name = known;
    }
  }
  if (const Level* const u = context.user) {
    call.file = u->code->file->id;
    call.node = u->node;
    call.line = u->code->file->tree.line_of(u->code->file->tree[u->node].begin);
  }
  graph_.calls.push_back(std::move(call));
  return static_cast<CallId>(graph_.calls.size() - 1);
}

CallRecorder::CallId CallRecorder::call_of(const Context& context, std::string_view op,
                                           std::span<const Value> tensors) {
  std::vector<std::uint64_t> key = context.site;
  key.push_back(context.group);
  key.push_back(context.user != nullptr ? context.user->node : 0);
  key.push_back(context.boundary == nullptr ? word(op.data())
                : context.layer             ? word(context.boundary->module)
                                            : word(context.boundary->code));
  std::string shapes;
  for (const Value v : tensors) shapes += shape_text(tensor_of(v).shape());
  auto& [pass, seen] = repetitions_[key];
  if (pass != context.pass) seen.clear();
  pass = context.pass;
  const auto at = std::ranges::find(seen, shapes);
  key.push_back(static_cast<std::uint64_t>(at - seen.begin()));
  if (at == seen.end()) seen.push_back(std::move(shapes));
  const auto [known, is_new] = calls_.try_emplace(std::move(key), 0);
  if (is_new) known->second = new_call(context, op);
  return known->second;
}

void CallRecorder::finish_execution() {
  if (current_.serial == 0) return;
  auto& outputs = graph_.calls[current_.call].outputs;
  if (outputs.size() < kMostShapes && std::ranges::find(outputs, current_.output) == outputs.end())
    outputs.push_back(std::move(current_.output));
  current_ = {};
}

void CallRecorder::record(std::string_view op, std::span<const Value> arguments, Value result, std::uint32_t event) {
  if (depth_ > 1) return;
  std::vector<Value> results, tensors;
  collect_tensors(result, results);
  if (results.empty()) return;
  for (const Value v : arguments) collect_tensors(v, tensors);
  // Initialization and other changes of parameters are not part of the flow.
  if (!tensors.empty() && results[0] == tensors[0] && is_parameter(tensors[0])) return;
  const std::vector<Level> levels = living_levels();
  const Context context = context_of(levels);
  if (context.building || context.user == nullptr) return;
  if (graph_.calls.size() >= kMostCalls) {
    ++graph_.left_out;
    return;
  }
  const std::uint32_t serial = context.boundary != nullptr ? serial_of(*context.boundary) : ++serials_;
  if (serial != current_.serial) {
    finish_execution();
    current_.call = call_of(context, op, tensors);
    current_.serial = serial;
    current_.first = graph_.calls[current_.call].hits++ == 0;
  }
  for (const Value t : tensors) add_input(current_.call, context, levels, t);
  for (const Value t : results) produced_[t.object()] = {current_.call, serial};
  current_.output = describe(in_, *results[0].object());
  if (results.size() > 1) {
    interp::TracedValue all;
    all.kind = interp::TracedValue::Kind::Items;
    for (const Value t : results) all.items.push_back(describe(in_, *t.object()));
    current_.output = std::move(all);
  }
  if (current_.first) describe_sizes(graph_.calls[current_.call], tensors, tensor_of(results[0]), event);
}

void CallRecorder::same(const Tensor& copy, const Tensor& original) {
  if (const auto at = produced_.find(&original); at != produced_.end()) produced_[&copy] = at->second;
}

// --- inputs ---

void CallRecorder::add_input(CallId call, const Context& context, const std::vector<Level>& levels, Value tensor) {
  CallId from = 0;
  if (const auto at = produced_.find(tensor.object()); at != produced_.end()) {
    if (at->second.execution == current_.serial && at->second.call == call) return;
    from = at->second.call;
  } else if (context.layer) {
    if (const std::string name = parameter_name(*context.boundary->module, tensor.object()); !name.empty()) {
      auto& parameters = graph_.calls[call].parameters;
      if (std::ranges::none_of(parameters, [&](const auto& p) { return p.first == name; }))
        parameters.emplace_back(name, describe(in_, *tensor.object()));
      return;
    }
    from = source_of(context, levels, tensor);
  } else {
    from = source_of(context, levels, tensor);
  }
  CallInput input{from, describe(in_, *tensor.object()), 1};
  auto& inputs = graph_.calls[call].inputs;
  const auto same =
      std::ranges::find_if(inputs, [&](const CallInput& i) { return i.from == input.from && i.value == input.value; });
  if (same != inputs.end()) {
    ++same->hits;
  } else if (inputs.size() < kMostItems) {
    inputs.push_back(std::move(input));
  }
}

// A tensor that no recorded call made: a parameter, a buffer, data.
CallRecorder::CallId CallRecorder::source_of(const Context& context, const std::vector<Level>& levels, Value tensor) {
  Call source;
  source.kind = is_parameter(tensor) ? Call::Kind::Parameter : Call::Kind::Tensor;
  source.group = context.group;
  source.name = name_of(levels, tensor);
  if (source.name.empty()) source.name = source.kind == Call::Kind::Parameter ? "parameter" : "tensor";
  source.outputs.push_back(describe(in_, *tensor.object()));
  source.hits = 1;
  interp::Location where = history(in_).events[tensor_of(tensor).event].where;
  if (where.file == 0 && context.user != nullptr) {
    const CodeBody& code = *context.user->code;
    where = {code.file->id, code.file->tree.line_of(code.file->tree[context.user->node].begin), context.user->node};
  }
  source.file = where.file;
  source.line = where.line;
  source.node = where.node;
  // One for all that look the same: the samples of a batch, the tensors of a loop.
  for (CallId id = 0; id < graph_.calls.size(); ++id) {
    Call& other = graph_.calls[id];
    if (other.kind != source.kind || other.group != source.group || other.name != source.name ||
        other.file != source.file || other.node != source.node || other.outputs[0] != source.outputs[0])
      continue;
    ++other.hits;
    produced_[tensor.object()] = {id, 0};
    return id;
  }
  graph_.calls.push_back(std::move(source));
  const auto id = static_cast<CallId>(graph_.calls.size() - 1);
  produced_[tensor.object()] = {id, 0};
  return id;
}

// What the program calls a tensor: an attribute of a module on the way, or a variable, the innermost first.
std::string CallRecorder::name_of(const std::vector<Level>& levels, Value tensor) const {
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    if (level->module != nullptr) {
      if (const std::string name = parameter_name(*level->module, tensor.object()); !name.empty()) return name;
      if (const std::string_view name = name_in(level->module->attrs, tensor.object()); !name.empty())
        return std::string(name);
    }
    if (of_torch(*level->code)) continue;
    for (std::uint32_t i = 0; level->locals != nullptr && i < level->code->slots && i < level->code->slot_names.size();
         ++i) {
      Value v = level->locals[i];
      if (v.is_set() && value::has_layout(v, value::Layout::Cell)) v = value::as<value::Cell>(v)->value;
      if (v == tensor) return std::string(level->code->slot_names[i]->view());
    }
    if (const std::string_view name = name_in(level->globals, tensor.object()); !name.empty()) return std::string(name);
  }
  return {};
}

// --- sizes ---

void CallRecorder::describe_sizes(Call& call, std::span<const Value> inputs, const Tensor& result,
                                  std::uint32_t event) {
  call.sizes.clear();
  if (!result.rank_known) return;
  const History& h = history(in_);
  const auto comes_from_input = [&](OriginId id) {
    return std::ranges::any_of(inputs, [&](Value v) {
      return !is_parameter(v) &&
             std::ranges::any_of(tensor_of(v).shape(), [&](const Size& s) { return s.origin == id; });
    });
  };
  for (const Size& s : result.shape()) {
    SizeStep step;
    step.size = number(s.n);
    const Origin& o = h.origins[s.origin];
    const bool made_here = s.origin != 0 && event != 0 && o.event == event;
    if (made_here || (s.origin != 0 && o.kind == OriginKind::Argument && !comes_from_input(s.origin))) {
      for (std::uint32_t i = 0; i < o.parent_count; ++i) {
        const OriginId parent = h.parents[o.first_parent + i];
        step.parts.push_back(parent != 0 ? number(h.origins[parent].size) : -1);
      }
      switch (o.kind) {
        case OriginKind::Argument: step.kind = SizeStep::Kind::Given; break;
        case OriginKind::Window: step.kind = SizeStep::Kind::Window; break;
        case OriginKind::Product: step.kind = SizeStep::Kind::Product; break;
        case OriginKind::Quotient: step.kind = SizeStep::Kind::Quotient; break;
        case OriginKind::Sum: step.kind = SizeStep::Kind::Sum; break;
        case OriginKind::Difference: step.kind = SizeStep::Kind::Difference; break;
        case OriginKind::Computed: step.kind = SizeStep::Kind::Computed; break;
      }
      step.kernel = o.values[0], step.stride = o.values[1], step.padding = o.values[2], step.dilation = o.values[3];
      step.file = h.events[o.event].where.file;
      step.line = h.events[o.event].where.line;
    }
    call.sizes.push_back(std::move(step));
  }
}

// --- the end ---

CallGraph CallRecorder::finish(const value::Exception* error) {
  const std::uint32_t last_call = current_.call;
  const bool was_first = current_.serial != 0 && current_.first;
  finish_execution();
  if (error == nullptr) return std::move(graph_);
  const std::vector<Level> levels = levels_of(*error);
  const Context context = context_of(levels);
  const FailedCall& failed = history(in_).failed;
  const bool by_operator = failed.exception == error;
  if (context.user == nullptr || (!by_operator && context.boundary == nullptr)) return std::move(graph_);

  // The operands: what the operator was given, or what the function of torch was.
  std::vector<Value> operands;
  if (by_operator) {
    for (const Value v : failed.arguments) collect_tensors(v, operands);
  } else if (const Level& b = *context.boundary; b.locals != nullptr) {
    for (const Level& level : levels) {
      if (&level < &b || level.locals == nullptr) continue;
      operands.clear();
      for (std::uint32_t i = 0; i < level.code->positional + level.code->keyword_only && i < level.code->slots; ++i)
        collect_tensors(level.locals[i], operands);
      if (!operands.empty()) break;
    }
  }
  CallId call = new_call(context, by_operator ? failed.op : std::string_view());
  // A function of torch that got half-way is there already.
  const Call& made = graph_.calls[call];
  if (context.boundary != nullptr && was_first && last_call < call) {
    const Call& begun = graph_.calls[last_call];
    if (begun.group == made.group && begun.node == made.node && begun.file == made.file && begun.name == made.name &&
        begun.path == made.path) {
      graph_.calls.pop_back();
      call = last_call;
      graph_.calls[call].outputs.clear();
      graph_.calls[call].sizes.clear();
    }
  }
  graph_.calls[call].fails = true;
  graph_.calls[call].hits = std::max<std::uint64_t>(1, graph_.calls[call].hits);
  std::erase_if(operands, [&](Value t) {
    const auto at = produced_.find(t.object());
    return at != produced_.end() && at->second.call == call;
  });
  const Sides sides = sides_of(operands, *error);
  for (const Value t : operands) {
    // A layer's weight is drawn where it is one side of the collision.
    if (context.layer && (t.object() == sides.actual || t.object() == sides.expected) &&
        !parameter_name(*context.boundary->module, t.object()).empty()) {
      const CallId source = source_of(context, levels, t);
      graph_.calls[source].path = graph_.calls[call].path;
    }
    add_input(call, context, levels, t);
  }
  mark_history(call, sides.actual, &Call::leads_to_actual);
  mark_history(call, sides.expected, &Call::leads_to_expected);
  return std::move(graph_);
}

// The two operands whose numbers disagree.
CallRecorder::Sides CallRecorder::sides_of(std::span<const Value> operands, const value::Exception& error) const {
  if (operands.empty()) return {};
  const Blame& blame = history(in_).blame;
  const bool blamed = blame.set && blame.exception == &error;
  const auto holder = [&](const Size& wanted, const Object* other) -> const Object* {
    for (const bool exact : {true, false})
      for (const Value v : operands)
        for (const Size& s : tensor_of(v).shape())
          if (v.object() != other && (exact ? s.origin != 0 && s.origin == wanted.origin : s.n == wanted.n))
            return v.object();
    return nullptr;
  };
  Sides sides;
  sides.actual = blamed ? holder(blame.actual, nullptr) : operands[0].object();
  sides.expected = blamed ? holder(blame.expected, sides.actual) : operands.size() > 1 ? operands[1].object() : nullptr;
  if (sides.actual == nullptr && sides.expected != operands[0].object()) sides.actual = operands[0].object();
  return sides;
}

// Everything that a tensor came from.
void CallRecorder::mark_history(CallId failing, const Object* tensor, bool Call::*flag) {
  const auto at = tensor == nullptr ? produced_.end() : produced_.find(tensor);
  if (at == produced_.end()) return;
  std::vector<CallId> waiting{at->second.call};
  while (!waiting.empty()) {
    Call& call = graph_.calls[waiting.back()];
    waiting.pop_back();
    if (call.*flag) continue;
    call.*flag = true;
    for (const CallInput& input : call.inputs)
      if (input.from != failing) waiting.push_back(input.from);
  }
}

}  // namespace shapetrace::torch
