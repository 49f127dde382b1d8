#include "interp/tracer.hpp"

#include <algorithm>

#include "interp/frame.hpp"

namespace shapetrace::interp {

namespace {
constexpr std::size_t kMaxValues = 64;           // distinct values kept per binding
constexpr std::size_t kMaxItems = 64;            // of a tuple or list
constexpr std::size_t kMaxOutput = std::size_t{16} << 20;
}  // namespace

bool Tracer::describe_value(Value v, int depth, TracedValue& out) const {
  const Type* const t = v.object()->type;
  if (t->tensor_like) {
    if (describe_ == nullptr) return false;
    out = describe_(in_, *v.object());
    return true;
  }
  if (depth >= 2) return false;
  std::span<const Value> items;
  if (t->layout == value::Layout::Tuple) {
    items = value::as<Tuple>(v)->items();
  } else {
    items = value::as<List>(v)->items();
  }
  if (items.empty() || items.size() > kMaxItems) return false;
  bool any = false;
  for (const Value item : items)
    if (worth_recording(item)) any = true;
  if (!any) return false;
  any = false;
  out.kind = TracedValue::Kind::Items;
  out.items.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (worth_recording(items[i])) any |= describe_value(items[i], depth + 1, out.items[i]);
  return any;
}

void Tracer::bind(const CodeBody& code, std::uint32_t line, Str* name, Value v) {
  TracedValue described;
  if (!describe_value(v, 0, described)) return;
  const auto [at, is_new] =
      index_.try_emplace(Key{(std::uint64_t{code.file->id} << 32) | line, name}, bindings.size());
  if (is_new) bindings.push_back({code.file->id, line, std::string(name->view()), std::string(code.qualname->view()), {}, 0});
  Binding& binding = bindings[at->second];
  ++binding.hits;
  if (binding.values.size() >= kMaxValues) return;
  if (std::find(binding.values.begin(), binding.values.end(), described) == binding.values.end())
    binding.values.push_back(std::move(described));
}

void Tracer::gap(const Location& where, std::string_view reason) {
  std::string key = std::to_string(where.file) + ':' + std::to_string(where.line) + ':' + std::string(reason);
  const auto [at, is_new] = gap_index_.try_emplace(std::move(key), gaps.size());
  if (is_new) gaps.push_back({where.file, where.line, std::string(reason), 0});
  ++gaps[at->second].hits;
}

void Tracer::write(int stream, std::string_view text) {
  std::string& out = stream == 2 ? standard_error : standard_output;
  if (out.size() + text.size() <= kMaxOutput) out.append(text);
}

}  // namespace shapetrace::interp
