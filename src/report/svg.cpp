#include "report/svg.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "report/call_words.hpp"
#include "report/layers.hpp"

namespace shapetrace::report {

using interp::Call;
using interp::CallGraph;
using interp::Trace;
using interp::TracedValue;

namespace {

constexpr std::size_t kMostBoxes = 40;
constexpr double kMargin = 18;

// Light and dark follow the reader's system; every text has a contrast of 4.5 on its ground.
constexpr std::string_view kStyle = R"(
text{font:13px system-ui,sans-serif;fill:#16191f}
.t{font-weight:600}.d{font-weight:400;font-size:12px;fill:#5a6270}
.s{font:12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#5a6270}
.box{fill:#fff;stroke:#c3c9d4}.glyph{fill:#dfe7f6;stroke:#3867c8}.wire{fill:none;stroke:#98a1b0;stroke-width:1.4}
.tip{fill:#98a1b0}
.actual .box{fill:#fff4e0;stroke:#e08a1e;stroke-width:1.6}.actual .glyph{fill:#fbe3bd;stroke:#e08a1e}
.expected .box{fill:#e9f1ff;stroke:#4d8af0;stroke-width:1.6;stroke-dasharray:5 3}.expected .glyph{fill:#cfe0ff;stroke:#4d8af0}
.wire.actual{stroke:#e08a1e;stroke-width:3}.tip.actual{fill:#e08a1e}
.wire.expected{stroke:#4d8af0;stroke-width:3;stroke-dasharray:7 4}.tip.expected{fill:#4d8af0}
.fails .box{fill:#fdecec;stroke:#b91c1c;stroke-width:2}.fails .s{fill:#16191f}.bad{fill:#b91c1c}
.plain .glyph{fill:#eceff3;stroke:#98a1b0}
@media(prefers-color-scheme:dark){
text{fill:#e7eaf0}.d,.s{fill:#9aa4b5}.box{fill:#1c212b;stroke:#3a4252}.glyph{fill:#263552;stroke:#7da5ff}
.wire{stroke:#667184}.tip{fill:#667184}
.actual .box{fill:#33260f;stroke:#d08a2a}.actual .glyph{fill:#4d3814;stroke:#d08a2a}
.expected .box{fill:#16263f;stroke:#4d84dd}.expected .glyph{fill:#203a62;stroke:#4d84dd}
.wire.actual{stroke:#d08a2a}.tip.actual{fill:#d08a2a}.wire.expected{stroke:#4d84dd}.tip.expected{fill:#4d84dd}
.fails .box{fill:#3a1a1a;stroke:#ff9c94}.fails .s{fill:#e7eaf0}.bad{fill:#ff9c94}.plain .glyph{fill:#262c37;stroke:#667184}}
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: static_cast<unsigned char>(c) < 0x20 ? out += ' ' : out += c;
    }
  }
  return out;
}

double columns(std::string_view text) {
  return static_cast<double>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// How a tensor is drawn: sheets of height × width, one behind the other for channels.
struct Glyph {
  double width = 0, height = 0, depth = 0;
  int sheets = 0;
};

double pixels(const interp::TracedDim& d, double scale) {
  const double n = d.value > 0 ? static_cast<double>(d.value) : 8;
  return std::clamp(scale * std::log2(n + 1), 4.0, 46.0);
}

Glyph glyph_of(const TracedValue* v) {
  while (v != nullptr && v->kind == TracedValue::Kind::Items) {
    const auto at =
        std::ranges::find_if(v->items, [](const TracedValue& i) { return i.kind != TracedValue::Kind::Null; });
    v = at == v->items.end() ? nullptr : &*at;
  }
  if (v == nullptr || v->shape.empty()) return {};
  const std::span sizes = std::span(v->shape).subspan(v->shape.size() > 1 ? 1 : 0);  // without the batch
  if (sizes.size() == 1) return {pixels(sizes.back(), 4.4), 6, 0, 1};
  if (sizes.size() == 2) return {pixels(sizes.back(), 4.4), pixels(sizes[0], 4.4), 0, 1};
  const double channels = std::log2((sizes[0].value > 0 ? static_cast<double>(sizes[0].value) : 8) + 1);
  const int sheets = std::clamp(static_cast<int>(std::lround(channels / 1.6)), 1, 7);
  return {pixels(sizes.back(), 4.8), pixels(sizes[sizes.size() - 2], 4.8),
          sheets == 1 ? 0 : std::min(22.0, 2.1 * channels), sheets};
}

struct Box {
  CallWords words;
  std::string shape;
  Glyph glyph;
  std::size_t calls = 0;
  std::uint32_t group = 0;  // 0: a call
  bool fails = false, actual = false, expected = false;
  const TracedValue* output = nullptr;
};

class Drawing {
 public:
  explicit Drawing(const Trace& trace) : trace_(trace), graph_(trace.calls != nullptr ? *trace.calls : nothing_) {}

  std::string run() {
    choose_calls();
    open_groups();
    make_boxes();
    const LayerSize size = lay_out(nodes_, edges_);
    return text_of(size);
  }

 private:
  // What nothing leads to or from would only be clutter.
  void choose_calls() {
    shown_.assign(graph_.calls.size(), false);
    for (std::size_t i = 0; i < graph_.calls.size(); ++i) {
      for (const interp::CallInput& input : graph_.calls[i].inputs)
        if (input.from != i) shown_[i] = shown_[input.from] = true;
      if (graph_.calls[i].fails) shown_[i] = true;
    }
    if (std::ranges::none_of(shown_, std::identity())) shown_.assign(graph_.calls.size(), true);
  }

  // Groups are opened from the outermost inwards while the drawing stays small, and where something fails.
  void open_groups() {
    std::vector<std::size_t> members(graph_.groups.size(), 0);
    std::vector<bool> used(graph_.groups.size(), false);
    for (std::size_t i = 0; i < graph_.calls.size(); ++i) {
      if (!shown_[i]) continue;
      ++members[graph_.calls[i].group];
      for (std::uint32_t g = graph_.calls[i].group; g != 0 && !used[g]; g = graph_.groups[g].parent) {
        used[g] = true;
        ++members[graph_.groups[g].parent];
      }
    }
    open_.assign(graph_.groups.size(), false);
    open_[0] = true;
    std::size_t boxes = members[0];
    std::vector<std::uint32_t> level{0};
    while (!level.empty()) {
      // Groups of one kind side by side are opened together or not at all.
      std::map<std::pair<std::uint32_t, std::string_view>, std::vector<std::uint32_t>> alike;
      for (std::uint32_t g = 1; g < graph_.groups.size(); ++g)
        if (used[g] && std::ranges::find(level, graph_.groups[g].parent) != level.end())
          alike[{graph_.groups[g].parent, graph_.groups[g].type}].push_back(g);
      std::vector<std::uint32_t> next;
      for (const auto& [kind, groups] : alike) {
        std::size_t more = 0;
        for (const std::uint32_t g : groups) more += members[g] - 1;
        if (boxes + more > kMostBoxes) continue;
        boxes += more;
        for (const std::uint32_t g : groups) open_[g] = true, next.push_back(g);
      }
      level = std::move(next);
    }
    for (const Call& call : graph_.calls)
      for (std::uint32_t g = call.group; call.fails && g != 0; g = graph_.groups[g].parent) open_[g] = true;
  }

  // The outermost closed group around a call; 0 when the call itself is drawn.
  std::uint32_t closed_around(const Call& call) const {
    std::uint32_t closed = 0;
    for (std::uint32_t g = call.group; g != 0; g = graph_.groups[g].parent)
      if (!open_[g]) closed = g;
    return closed;
  }

  void make_boxes() {
    std::vector<std::uint32_t> box_of(graph_.calls.size(), 0);
    std::map<std::uint32_t, std::uint32_t> box_of_group;
    for (std::size_t i = 0; i < graph_.calls.size(); ++i) {
      if (!shown_[i]) continue;
      const Call& call = graph_.calls[i];
      const std::uint32_t group = closed_around(call);
      auto index = static_cast<std::uint32_t>(boxes_.size());
      if (group != 0) index = box_of_group.try_emplace(group, index).first->second;
      box_of[i] = index;
      if (index == boxes_.size()) {
        boxes_.push_back({});
        boxes_.back().group = group;
        if (group == 0) boxes_.back().words = call_words(call);
      }
      Box& box = boxes_[index];
      ++box.calls;
      box.fails |= call.fails;
      box.actual |= call.leads_to_actual && !call.leads_to_expected && !call.fails;
      box.expected |= call.leads_to_expected && !call.leads_to_actual && !call.fails;
      if (!call.outputs.empty()) box.output = &call.outputs[0];
      if (call.fails) box.shape = operands(call);
    }
    // What leaves a group is its output.
    for (std::size_t i = 0; i < graph_.calls.size(); ++i)
      for (const interp::CallInput& input : graph_.calls[i].inputs)
        if (shown_[i] && shown_[input.from] && box_of[i] != box_of[input.from] && boxes_[box_of[input.from]].group != 0)
          boxes_[box_of[input.from]].output = &input.value;
    for (Box& box : boxes_) {
      if (box.group != 0) {
        const interp::CallGroup& g = graph_.groups[box.group];
        box.words.title = g.path.empty() ? g.type : g.path;
        box.words.detail = fmt::format("{}{} calls", g.path.empty() ? "" : g.type + " · ", box.calls);
      }
      if (box.shape.empty() && box.output != nullptr) box.shape = shape_text(*box.output);
      if (!box.fails) box.glyph = glyph_of(box.output);
      const Glyph& glyph = box.glyph;
      const double title =
          columns(box.words.title) * 8.2 + (box.words.detail.empty() ? 0 : columns(box.words.detail) * 6.9 + 8);
      const double text = std::max(title, columns(box.shape) * 7.3);
      nodes_.push_back({text + (glyph.sheets == 0 ? 0 : glyph.width + glyph.depth + 12) + 24,
                        std::max(46.0, glyph.height + glyph.depth * 0.6 + 14), 0, 0});
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> known;
    for (std::size_t i = 0; i < graph_.calls.size(); ++i)
      for (const interp::CallInput& input : graph_.calls[i].inputs) {
        if (!shown_[i] || !shown_[input.from]) continue;
        const std::uint32_t from = box_of[input.from], to = box_of[i];
        if (from != to && known.emplace(from, to).second) links_.emplace_back(from, to);
      }
    sort_boxes();
  }

  // The order of the layout is one in which links lead forwards (a source stands before the call that first used it);
  // those that do not are loops, and are not drawn.
  void sort_boxes() {
    std::vector<std::uint32_t> order, state(boxes_.size(), 0);
    std::vector<std::vector<std::uint32_t>> inputs(boxes_.size());
    for (const auto& [from, to] : links_) inputs[to].push_back(from);
    // Depth first, with a stack of our own: a network may be very deep.
    for (std::uint32_t root = 0; root < boxes_.size(); ++root) {
      std::vector<std::pair<std::uint32_t, std::size_t>> stack;
      if (state[root] == 0) stack.emplace_back(root, 0), state[root] = 1;
      while (!stack.empty()) {
        auto& [box, next] = stack.back();
        if (next == inputs[box].size()) {
          state[box] = 2;
          order.push_back(box);
          stack.pop_back();
          continue;
        }
        const std::uint32_t before = inputs[box][next++];
        if (state[before] == 0) state[before] = 1, stack.emplace_back(before, 0);
      }
    }
    std::vector<std::uint32_t> rank(boxes_.size(), 0);
    std::vector<Box> boxes;
    std::vector<LayerNode> nodes;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      rank[order[i]] = i;
      boxes.push_back(std::move(boxes_[order[i]]));
      nodes.push_back(nodes_[order[i]]);
    }
    boxes_ = std::move(boxes);
    nodes_ = std::move(nodes);
    for (const auto& [from, to] : links_)
      if (rank[from] < rank[to]) edges_.push_back({rank[from], rank[to], {}});
  }

  // The two shapes that do not go together.
  std::string operands(const Call& call) const {
    std::vector<const TracedValue*> sides;
    for (const bool any : {false, true}) {
      for (const interp::CallInput& input : call.inputs)
        if (const Call& from = graph_.calls[input.from]; any || from.leads_to_actual || from.leads_to_expected)
          sides.push_back(&input.value);
      if (!sides.empty()) break;
    }
    std::string text;
    for (std::size_t i = 0; i < sides.size() && i < 2; ++i) text += (i == 0 ? "" : " ✗ ") + shape_text(*sides[i]);
    return text;
  }

  static std::string_view side_of(const Box& box) {
    if (box.fails) return "fails";
    return box.actual == box.expected ? "" : box.actual ? "actual" : "expected";
  }

  std::string text_of(const LayerSize& size) const {
    const bool finding = !trace_.findings.empty();
    const std::string caption =
        finding ? trace_.findings[0].message.substr(0, trace_.findings[0].message.find('\n')) : std::string();
    const double width = std::max(size.width, columns(caption) * 7 + 20) + 2 * kMargin;
    const double height = size.height + 2 * kMargin + (caption.empty() ? 0 : 30);
    const double left = (width - size.width) / 2;
    const bool plain = std::ranges::any_of(boxes_, [](const Box& b) { return b.actual || b.expected || b.fails; });
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} "
        "{1:.0f}\" "
        "role=\"img\" aria-label=\"{2}\">\n<style>{3}</style>\n<g transform=\"translate({4:.1f} {5:.1f})\">\n",
        width, height, escaped(finding ? "a network that fails: " + caption : "a network"), kStyle, left, kMargin);
    for (const LayerEdge& e : edges_) out += wire(e);
    for (std::size_t i = 0; i < boxes_.size(); ++i) out += box(boxes_[i], nodes_[i], plain);
    out += "</g>\n";
    if (!caption.empty())
      out += fmt::format("<text class=\"bad\" x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"middle\">✗ {}</text>\n",
                         width / 2, height - kMargin, escaped(caption));
    return out + "</svg>\n";
  }

  std::string wire(const LayerEdge& e) const {
    const Box &from = boxes_[e.from], &to = boxes_[e.to];
    const bool actual = from.actual && !from.expected && (to.actual || to.fails);
    const bool expected = from.expected && !from.actual && (to.expected || to.fails);
    const std::string_view side = actual ? " actual" : expected ? " expected" : "";
    std::string path;
    for (std::size_t i = 0; i < e.points.size(); ++i) {
      const LayerPoint& p = e.points[i];
      const double end = i + 1 == e.points.size() ? p.y - 6 : p.y;
      if (i == 0) {
        path = fmt::format("M{:.1f} {:.1f}", p.x, p.y);
      } else {
        const LayerPoint& before = e.points[i - 1];
        const double middle = (before.y + end) / 2;
        path += fmt::format("C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", before.x, middle, p.x, middle, p.x, end);
      }
    }
    const LayerPoint& tip = e.points.back();
    return fmt::format("<path class=\"wire{0}\" d=\"{1}\"/><path class=\"tip{0}\" d=\"M{2:.1f} {3:.1f}l-4-8h8z\"/>\n",
                       side, path, tip.x, tip.y);
  }

  static std::string box(const Box& b, const LayerNode& n, bool plain) {
    const double x = n.x - n.width / 2, y = n.y - n.height / 2;
    const std::string_view side = side_of(b);
    std::string out = fmt::format("<g class=\"{}\" transform=\"translate({:.1f} {:.1f})\">",
                                  side.empty() && plain ? "plain" : side, x, y);
    if (b.group != 0)
      out += fmt::format("<rect class=\"box\" x=\"4\" y=\"4\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"8\"/>", n.width,
                         n.height);
    out += fmt::format("<rect class=\"box\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"8\"/>", n.width, n.height);
    const double middle = n.height / 2;
    out += fmt::format("<text x=\"12\" y=\"{:.1f}\"><tspan class=\"t\">{}</tspan>",
                       b.shape.empty() ? middle + 4 : middle - 4, escaped(b.words.title));
    if (!b.words.detail.empty()) out += fmt::format("<tspan class=\"d\" dx=\"7\">{}</tspan>", escaped(b.words.detail));
    out += "</text>";
    if (!b.shape.empty())
      out += fmt::format("<text class=\"s\" x=\"12\" y=\"{:.1f}\">{}</text>", middle + 13, escaped(b.shape));
    const Glyph& g = b.glyph;
    const double step = g.sheets > 1 ? g.depth / (g.sheets - 1) : 0;
    const double at = n.width - g.width - g.depth - 9, top = middle - (g.height + g.depth * 0.6) / 2;
    for (int i = g.sheets - 1; i >= 0; --i)
      out +=
          fmt::format("<rect class=\"glyph\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"1.5\"/>",
                      at + i * step, top + (g.depth - i * step) * 0.6, g.width, g.height);
    return out + "</g>\n";
  }

  const Trace& trace_;
  const CallGraph nothing_;  // of a program that never came to torch
  const CallGraph& graph_;
  std::vector<bool> shown_, open_;
  std::vector<Box> boxes_;
  std::vector<LayerNode> nodes_;
  std::vector<LayerEdge> edges_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links_;
};

}  // namespace

std::string svg(const Trace& trace) { return Drawing(trace).run(); }

}  // namespace shapetrace::report
