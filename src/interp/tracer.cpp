#include "interp/tracer.hpp"

#include <algorithm>

#include "interp/frame.hpp"

namespace shapetrace::interp {

namespace {
constexpr std::size_t kMaxValues = 64;  // distinct values kept per binding
constexpr std::size_t kMaxItems = 64;   // of a tuple or list
constexpr std::size_t kMaxCalls = 256;  // of functions that say their shapes
constexpr std::size_t kMaxOutput = std::size_t{16} << 20;

std::span<const Value> items_of(const value::Object* sequence) {
  if (sequence->type->layout == value::Layout::Tuple) return static_cast<const Tuple*>(sequence)->items();
  return static_cast<const List*>(sequence)->items();
}

// Most tuples and lists hold no tensor: that is found out without building anything.
bool holds_tensor(Value v, int depth) {
  if (!Tracer::worth_recording(v) || value::is_unknown(v)) return false;
  if (v.object()->type->tensor_like) return true;
  const std::span<const Value> items = items_of(v.object());
  if (depth >= 2 || items.size() > kMaxItems) return false;
  return std::ranges::any_of(items, [depth](Value item) { return holds_tensor(item, depth + 1); });
}

std::string gap_key(std::uint32_t file, std::uint32_t line, std::string_view reason) {
  return std::to_string(file) + ':' + std::to_string(line) + ':' + std::string(reason);
}
}  // namespace

bool Tracer::describe_value(Value v, int depth, TracedValue& out) const {
  const Type* const t = v.object()->type;
  if (t->tensor_like) {
    if (describe_ == nullptr) return false;
    out = describe_(in_, *v.object());
    return true;
  }
  if (depth >= 2) return false;
  const std::span<const Value> items = items_of(v.object());
  if (items.empty() || items.size() > kMaxItems) return false;
  bool any = false;
  out.kind = TracedValue::Kind::Items;
  out.items.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (worth_recording(items[i]) && !value::is_unknown(items[i]))
      any |= describe_value(items[i], depth + 1, out.items[i]);
  if (!any) out = TracedValue{};  // a sequence without tensors is like any other item
  return any;
}

std::vector<Gap> Tracer::gaps_with_hidden() const {
  std::vector<Gap> counted = gaps;
  for (const auto& [place, facts] : hidden_) {
    const auto at = gap_index_.find(gap_key(facts->file, facts->line, facts->reason->view()));
    if (at != gap_index_.end()) ++counted[at->second].hidden;
  }
  return counted;
}

void Tracer::bind(const CodeBody& code, std::uint32_t line, Str* name, Value v) {
  const Key key{(std::uint64_t{code.file->id} << 32) | line, name};
  if (value::is_unknown(v)) {
    hidden_.try_emplace(key, value::as<value::Unknown>(v)->facts);
    return;
  }
  if (!holds_tensor(v, 0)) return;
  TracedValue described;
  if (!describe_value(v, 0, described)) return;
  const auto [at, is_new] = index_.try_emplace(key, bindings.size());
  if (is_new)
    bindings.push_back({code.file->id, line, std::string(name->view()), std::string(code.qualname->view()), {}, 0});
  Binding& binding = bindings[at->second];
  ++binding.hits;
  if (binding.values.size() >= kMaxValues) return;
  if (std::find(binding.values.begin(), binding.values.end(), described) == binding.values.end())
    binding.values.push_back(std::move(described));
}

void Tracer::note_call(const Frame& frame) {
  const CodeBody& code = *frame.code;
  // A frame's place is used again when its call has ended in whatever way.
  std::erase_if(open_calls_, [&](const auto& open) { return open.first == &frame; });
  if (annotated.size() >= kMaxCalls) return;
  AnnotatedCall call{code.file->id, code.node, {}, {}};
  for (std::uint32_t i = 0; i < code.positional + code.keyword_only && i < code.slots; ++i) {
    Value v = frame.locals[i];
    if (v.is_set() && value::has_layout(v, value::Layout::Cell)) v = value::as<value::Cell>(v)->value;
    NamedValue argument;
    argument.name = code.slot_names[i]->view();
    if (v.is_set() && worth_recording(v) && describe_value(v, 0, argument.value))
      call.arguments.push_back(std::move(argument));
  }
  open_calls_.emplace_back(&frame, annotated.size());
  annotated.push_back(std::move(call));
}

void Tracer::note_return(const Frame& frame, Value v) {
  const auto open = std::ranges::find(open_calls_, &frame, [](const auto& o) { return o.first; });
  if (open == open_calls_.end()) return;
  TracedValue described;
  if (describe_value(v, 0, described)) annotated[open->second].returned = std::move(described);
}

void Tracer::gap(const Location& where, std::string_view reason) {
  const auto [at, is_new] = gap_index_.try_emplace(gap_key(where.file, where.line, reason), gaps.size());
  if (is_new) gaps.push_back({where.file, where.line, std::string(reason), 0, 0});
  ++gaps[at->second].hits;
}

void Tracer::write(int stream, std::string_view text) {
  std::string& out = stream == 2 ? standard_error : standard_output;
  if (out.size() + text.size() <= kMaxOutput) out.append(text);
}

void Tracer::suspect(const Location& where, std::string_view code, std::string message, std::string advice) {
  const base::SourceFile* const file = in_.source(where.file);
  const bool known = std::any_of(suspicions.begin(), suspicions.end(), [&](const Finding& f) {
    return f.file == where.file && f.line == where.line && f.code == code;
  });
  if (file == nullptr || file->origin != base::Origin::User || known) return;
  Finding f;
  f.code = code;
  f.severity = "warning";
  f.message = std::move(message);
  f.file = where.file;
  f.line = where.line;
  f.column = file->tree.column_of(file->tree[where.node].begin) + 1;
  f.why.push_back({std::move(advice), where.file, where.line});
  f.frames.push_back({where.file, where.line, {}, where.node});
  f.failure = std::make_shared<Failure>();
  suspicions.push_back(std::move(f));
}

}  // namespace shapetrace::interp
