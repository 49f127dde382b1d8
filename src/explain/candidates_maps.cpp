// Strides and paddings that make maps differ which are to be joined.
#include <fmt/core.h>

#include <algorithm>

#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// The layers that a call makes: itself, or those in a Sequential.
std::vector<NodeId> layers_in(const Code& code, NodeId call) {
  std::vector<NodeId> layers;
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind == Kind::Call && n.begin >= code[call].begin && n.end <= code[call].end) layers.push_back(id);
  }
  return layers;
}

bool is_pool(std::string_view name) { return name.find("Pool") != std::string_view::npos; }
bool is_convolution(std::string_view name) { return name.starts_with("Conv") && !name.starts_with("ConvTranspose"); }

// BatchNorm2d for rows, BatchNorm1d for images: the one for what comes in.
void norm_for_input(Situation& s) {
  if (!s.message.starts_with("expected ") || !s.message_has("D input (got ")) return;
  const std::int64_t got = s.numbers().back();
  if (got < 2 || got > 5) return;
  const std::string kind = got <= 3 ? "1d" : got == 4 ? "2d" : "3d";
  for (const NodeId made : s.makers())
    for (const NodeId layer : layers_in(s.code(), made)) {
      std::string name = s.text(s.code()[layer].a);
      const std::size_t at = name.rfind("BatchNorm");
      if (at == std::string::npos || name.size() != at + 11 || name.ends_with(kind)) continue;
      name.replace(at + 9, 2, kind);
      s.replace(s.code(), s.code()[layer].a, name, fmt::format("`{}` for {} dimensions", name, got), 4);
    }
}

// A convolution or pooling on the way whose stride or padding makes the difference.
void change_windows(Situation& s, const interp::NumberFacts& facts, int cost) {
  int tried = 0;
  for (const interp::WindowStep& w : facts.windows) {
    if (++tried > 3) return;
    const Code* const code = s.code_of(w.file);
    if (code == nullptr || (*code)[w.node].kind != Kind::Call) continue;
    for (const NodeId made : code->makers((*code)[w.node].a))
      for (const NodeId layer : layers_in(*code, made)) {
        const std::string_view name = code->callee_name(layer);
        const bool pool = is_pool(name);
        if (!pool && !is_convolution(name)) continue;
        const NodeId kernel = code->argument(layer, "kernel_size", pool ? 0 : 2);
        if (layer != made && (kernel == 0 || number_at(*code, kernel) != w.kernel)) continue;
        const NodeId stride = code->argument(layer, "stride", pool ? 1 : 3);
        if (w.stride > 1 && !pool && stride != 0) s.keyword(*code, layer, "stride", "1", 3, cost + tried);
        // A block whose stride its shortcut ignores.
        const NodeId function = code->around(layer, Kind::FunctionDef);
        if (w.stride == 1 && !pool && stride == 0 && function != 0)
          for (const NodeId p : code->list((*code)[(*code)[function].b].a))
            if (code->atom((*code)[p].a) == "stride")
              s.keyword(*code, layer, "stride", "stride", 3, w.kernel == 1 ? 6 : cost + tried);
        if (w.padding != (w.kernel - 1) / 2 && w.kernel % 2 == 1)
          s.keyword(*code, layer, "padding", std::to_string((w.kernel - 1) / 2), pool ? 2 : 4, cost - 2 + tried);
      }
  }
}

// Every convolution without padding keeps the size from now on.
void pad_all(Situation& s, int cost) {
  for (const auto& source : s.trace.files) {
    const Code* const code = s.code_of(source->id);
    if (code == nullptr) continue;
    std::vector<Situation::Change> changes;
    for (const char* const name : {"Conv1d", "Conv2d", "Conv3d"})
      for (const NodeId call : code->calls_of(name)) {
        const NodeId kernel = code->argument(call, "kernel_size", 2), stride = code->argument(call, "stride", 3);
        const auto k = kernel != 0 ? number_at(*code, kernel) : std::nullopt;
        if (!k || *k < 3 || *k % 2 == 0 || code->argument(call, "padding", 4) != 0) continue;
        if (stride != 0 && number_at(*code, stride) != 1) continue;
        std::string text(code->text(call));
        text.insert(text.size() - 1, fmt::format(", padding={}", *k / 2));
        changes.push_back({call, std::move(text)});
      }
    if (changes.size() > 1 && changes.size() < 20)
      s.replace_all(*code, std::move(changes), "padding for the convolutions, which then keep the size", cost);
  }
}

}  // namespace

void propose_for_maps(Situation& s) {
  norm_for_input(s);
  const bool cat = s.message_has("Sizes of tensors must match");
  if (!cat && !s.message_has("must match the size of tensor b")) return;
  const auto &actual = s.failure.actual, &expected = s.failure.expected;
  change_windows(s, actual, 12);
  change_windows(s, expected, 13);
  const auto shrinks = [](const interp::NumberFacts& f) {
    return std::ranges::any_of(
        f.windows, [](const auto& w) { return w.padding == 0 && w.stride == 1 && w.kernel > 1 && w.kernel % 2 == 1; });
  };
  if (shrinks(actual) || shrinks(expected)) pad_all(s, 11);
}

}  // namespace shapetrace::explain
