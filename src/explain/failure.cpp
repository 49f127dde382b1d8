#include "explain/failure.hpp"

#include "interp/frame.hpp"
#include "interp/imports.hpp"
#include "interp/native.hpp"
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::explain {

using interp::Exception;
using interp::Failure;
using interp::NamedValue;
using interp::NumberFacts;
using torch::History;
using torch::Origin;
using torch::OriginId;
using torch::OriginKind;
using value::Value;

namespace {

constexpr std::size_t kMostValues = 64;

std::optional<std::int64_t> largest_element(const torch::Tensor& t) {
  if (!torch::is_integral(t.dtype) || !torch::elements_known(t)) return std::nullopt;
  std::optional<std::int64_t> largest;
  for (std::int64_t i = 0; i < torch::element_count(t).value(); ++i) {
    const auto n = static_cast<std::int64_t>(*torch::element(t, i));
    if (!largest || n > *largest) largest = n;
  }
  return largest;
}

class Describer {
 public:
  explicit Describer(interp::Interp& in) : in_(in) {}

  void add(std::vector<NamedValue>& to, std::string_view name, Value v) {
    if (!v.is_set() || to.size() >= kMostValues) return;
    NamedValue n;
    n.name = name;
    n.type_name = in_.type_of(v)->name->view();
    std::int64_t number = 0;
    if (value::to_int64(v, number)) n.number = number;
    if (torch::is_tensor(v)) {
      const torch::Tensor& t = torch::tensor_of(v);
      n.value = torch::describe(in_, t);
      n.contiguous = !t.rank_known || torch::is_contiguous(t);
      n.largest_index = largest_element(t);
    } else if (const auto items = items_of(v); !items.empty() && items.size() <= kMostValues) {
      n.value.kind = interp::TracedValue::Kind::Items;
      for (const Value item : items)
        n.value.items.push_back(torch::is_tensor(item) ? torch::describe(in_, *item.object()) : interp::TracedValue{});
    }
    to.push_back(std::move(n));
  }

  void add_flat(std::vector<NamedValue>& to, std::string_view name, Value v) {
    if (torch::is_tensor(v)) return add(to, name, v);
    for (const Value item : items_of(v))
      if (torch::is_tensor(item)) add(to, name, item);
  }

 private:
  interp::Interp& in_;
};

NumberFacts number_facts(const History& history, const torch::Size& size) {
  NumberFacts facts;
  const auto known = [](torch::Dim d) { return d.known() ? d.value() : std::int64_t{-1}; };
  facts.value = known(size.n);
  if (size.origin != 0) {
    const torch::Event& e = history.events[history.origins[size.origin].event];
    facts.made_in = e.where.file;
    facts.made_by = e.where.node;
  }
  // Factors: products of products are one product.
  std::vector<OriginId> waiting{size.origin}, factors;
  while (!waiting.empty()) {
    const OriginId id = waiting.back();
    waiting.pop_back();
    if (id == 0) continue;
    const Origin& o = history.origins[id];
    if (o.kind != OriginKind::Product || o.parent_count == 0) {
      factors.push_back(id);
      continue;
    }
    for (std::uint32_t i = o.parent_count; i-- > 0;) waiting.push_back(history.parents[o.first_parent + i]);
  }
  for (const OriginId f : factors) facts.factors.push_back(known(history.origins[f].size));
  // Each factor's way back, breadth first, to the calls that were given a number.
  for (std::size_t i = 0; i < factors.size() && i < kMostValues; ++i) {
    const Origin& o = history.origins[factors[i]];
    const torch::Event& e = history.events[o.event];
    const OriginId parent = o.parent_count != 0 ? history.parents[o.first_parent] : 0;
    if (o.kind == OriginKind::Argument)
      facts.sources.push_back({known(o.size), e.where.file, e.where.node, e.op, o.values[0]});
    if (o.kind == OriginKind::Window && facts.windows.size() < kMostValues)
      facts.windows.push_back({e.where.file, e.where.node, parent != 0 ? known(history.origins[parent].size) : -1,
                               known(o.size), o.values[0], o.values[1], o.values[2], o.values[3]});
    for (std::uint32_t p = 0; p < o.parent_count; ++p)
      if (const OriginId next = history.parents[o.first_parent + p]; next != 0) factors.push_back(next);
  }
  return facts;
}

}  // namespace

std::shared_ptr<const Failure> describe_failure(interp::Interp& in, const Exception& error) {
  auto failure = std::make_shared<Failure>();
  Describer describer(in);
  const History& history = torch::history(in);
  if (history.failed.exception == &error) {
    failure->op = history.failed.op;
    for (const Value v : history.failed.arguments) describer.add_flat(failure->operands, {}, v);
  }
  // Innermost first: the last frame of torch or of a package before the user's own, then the user's.
  const Exception::Place* below = nullptr;
  const auto passes_on = [](const interp::CodeBody& code) { return code.has_var_args && code.has_var_keywords; };
  for (const Exception::Place* place = error.first; place != nullptr; place = place->next) {
    const interp::CodeBody& code = *place->code;
    if (code.file->origin != base::Origin::User) {
      // Module.__call__(self, *args, **kwargs) names nothing: the forward that it calls does.
      if (below == nullptr || !passes_on(code)) below = place;
      continue;
    }
    if (below != nullptr && below->locals != nullptr) {
      const interp::CodeBody& callee = *below->code;
      for (std::uint32_t i = 0; i < callee.positional + callee.keyword_only && i < callee.slots; ++i)
        describer.add(failure->arguments, callee.slot_names[i]->view(), below->locals[i]);
    }
    if (code.uses_namespace) {
      const value::Dict& names = *in.importer().main()->attrs;
      for (std::uint32_t i = 0; i < names.used; ++i)
        if (const auto& entry = names.entries[i]; entry.key.is_set() && torch::is_tensor(entry.value))
          describer.add(failure->locals, value::text_of(entry.key), entry.value);
    } else if (place->locals != nullptr) {
      for (std::uint32_t i = 0; i < code.slots; ++i) {
        Value v = place->locals[i];
        if (v.is_set() && value::has_layout(v, value::Layout::Cell)) v = value::as<value::Cell>(v)->value;
        describer.add(failure->locals, code.slot_names[i]->view(), v);
      }
    }
    break;
  }
  if (history.blame.set && history.blame.exception == &error) {
    failure->actual = number_facts(history, history.blame.actual);
    failure->expected = number_facts(history, history.blame.expected);
  }
  return failure;
}

}  // namespace shapetrace::explain
