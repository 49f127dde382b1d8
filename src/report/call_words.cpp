#include "report/call_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace shapetrace::report {

using interp::Call;

namespace {

// Operators are shown as they are written.
constexpr std::pair<std::string_view, std::string_view> kSigns[] = {{"add", "+"}, {"sub", "−"},    {"mul", "×"},
                                                                    {"div", "÷"}, {"matmul", "@"}, {"getitem", "[ ]"}};

// "0.conv1" of "layers.0.conv1": the last two names say enough.
std::string_view last_names(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return path;
  const std::size_t before = path.rfind('.', dot - 1);
  return before == std::string_view::npos ? path : path.substr(before + 1);
}

}  // namespace

std::string shape_text(const interp::TracedValue& v) {
  if (v.kind == interp::TracedValue::Kind::Null) return "_";
  std::string text;
  if (v.kind == interp::TracedValue::Kind::Items) {
    // Many items of one shape are said once.
    const bool same = v.items.size() > 2 && std::all_of(v.items.begin(), v.items.end(),
                                                        [&](const interp::TracedValue& i) { return i == v.items[0]; });
    if (same) return fmt::format("{} × {}", v.items.size(), shape_text(v.items[0]));
    for (const interp::TracedValue& item : v.items) text += (text.empty() ? "" : ", ") + shape_text(item);
    return "(" + text + ")";
  }
  if (!v.known_rank) return "[?]";
  for (const interp::TracedDim& d : v.shape)
    text += (text.empty() ? "" : ", ") + (d.value >= 0 ? std::to_string(d.value) : d.symbol.empty() ? "?" : d.symbol);
  text = "[" + text + "]";
  if (v.dtype != "float32" && !v.dtype.empty()) text += " " + v.dtype;
  return text;
}

CallWords call_words(const Call& call) {
  const std::string own(last_names(call.path));
  switch (call.kind) {
    case Call::Kind::Tensor: return {call.name, "tensor"};
    case Call::Kind::Parameter: return {own.empty() ? call.name : own + "." + call.name, "parameter"};
    case Call::Kind::Layer: return {call.name, own};
    case Call::Kind::Operation: break;
  }
  for (const auto& [name, sign] : kSigns)
    if (call.name == name) return {std::string(sign), {}};
  return {call.name, {}};
}

}  // namespace shapetrace::report
