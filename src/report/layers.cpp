#include "report/layers.hpp"

#include <algorithm>
#include <numeric>

namespace shapetrace::report {

namespace {

constexpr double kColumnGap = 26, kLayerGap = 30, kPassage = 14;  // a passage: where a long edge goes through a layer
constexpr int kSweeps = 8;

// A node, or the place where an edge passes a layer that it does not stop in.
struct Place {
  double width = 0, x = 0;
  std::uint32_t layer = 0;
  std::vector<std::uint32_t> above, below;
};

class Layout {
 public:
  Layout(std::vector<LayerNode>& nodes, std::vector<LayerEdge>& edges) : nodes_(nodes), edges_(edges) {}

  LayerSize run() {
    if (nodes_.empty()) return {};
    assign_layers();
    for (int i = 0; i < kSweeps; ++i) order(i % 2 == 0);
    place();
    return finish();
  }

 private:
  // Every node as high as its inputs allow; what nothing leads to comes down to what needs it first.
  void assign_layers() {
    std::vector<std::uint32_t> layer(nodes_.size(), 0), inputs(nodes_.size(), 0);
    // Nodes are in the order of the program, so edges lead forwards.
    std::ranges::stable_sort(edges_, {}, &LayerEdge::from);
    for (const LayerEdge& e : edges_) layer[e.to] = std::max(layer[e.to], layer[e.from] + 1), ++inputs[e.to];
    for (std::size_t n = nodes_.size(); n-- > 0;) {
      if (inputs[n] != 0) continue;
      std::uint32_t first = ~std::uint32_t{0};
      for (const LayerEdge& e : edges_)
        if (e.from == n) first = std::min(first, layer[e.to]);
      if (first != ~std::uint32_t{0} && first != 0) layer[n] = first - 1;
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      places_.push_back({nodes_[n].width, 0, layer[n], {}, {}});
      put(static_cast<std::uint32_t>(n));
    }
    for (const LayerEdge& e : edges_) {
      auto& way = ways_.emplace_back();
      way.push_back(e.from);
      for (std::uint32_t l = layer[e.from] + 1; l < layer[e.to]; ++l) {
        places_.push_back({kPassage, 0, l, {}, {}});
        put(static_cast<std::uint32_t>(places_.size() - 1));
        way.push_back(static_cast<std::uint32_t>(places_.size() - 1));
      }
      way.push_back(e.to);
      for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        places_[way[i]].below.push_back(way[i + 1]);
        places_[way[i + 1]].above.push_back(way[i]);
      }
    }
  }

  void put(std::uint32_t place) {
    const std::uint32_t layer = places_[place].layer;
    if (layer >= layers_.size()) layers_.resize(layer + 1);
    layers_[layer].push_back(place);
  }

  // Sorts each layer by where its neighbours in the layer before stand.
  void order(bool downwards) {
    std::vector<double> position(places_.size(), 0);
    const auto number = [&](const std::vector<std::uint32_t>& layer) {
      for (std::size_t i = 0; i < layer.size(); ++i)
        position[layer[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(layer.size());
    };
    for (const auto& layer : layers_) number(layer);
    for (std::size_t i = 1; i < layers_.size(); ++i) {
      auto& layer = layers_[downwards ? i : layers_.size() - 1 - i];
      std::vector<double> wanted(places_.size(), 0);
      for (const std::uint32_t p : layer) {
        const auto& neighbours = downwards ? places_[p].above : places_[p].below;
        wanted[p] = neighbours.empty() ? position[p] : 0;
        for (const std::uint32_t n : neighbours) wanted[p] += position[n] / static_cast<double>(neighbours.size());
      }
      std::ranges::stable_sort(layer, {}, [&](std::uint32_t p) { return wanted[p]; });
      number(layer);
    }
  }

  static double gap(const Place& a, const Place& b) {
    return a.width == kPassage || b.width == kPassage ? kPassage : kColumnGap;
  }

  // Draws every place towards the middle of its neighbours, as far as the order allows.
  void place() {
    for (const auto& layer : layers_) {
      double x = 0;
      for (std::size_t i = 0; i < layer.size(); ++i) {
        Place& p = places_[layer[i]];
        if (i != 0) x += gap(places_[layer[i - 1]], p);
        p.x = x + p.width / 2;
        x += p.width;
      }
      for (const std::uint32_t p : layer) places_[p].x -= x / 2;
    }
    for (int sweep = 0; sweep < 3 * kSweeps; ++sweep) {
      const bool downwards = sweep % 2 == 0;
      for (std::size_t i = 0; i < layers_.size(); ++i)
        settle(layers_[downwards ? i : layers_.size() - 1 - i], downwards);
    }
  }

  void settle(const std::vector<std::uint32_t>& layer, bool downwards) {
    std::vector<double> wanted;
    for (const std::uint32_t p : layer) {
      const auto& first = downwards ? places_[p].above : places_[p].below;
      const auto& neighbours = first.empty() ? (downwards ? places_[p].below : places_[p].above) : first;
      double sum = 0;
      for (const std::uint32_t n : neighbours) sum += places_[n].x;
      wanted.push_back(neighbours.empty() ? places_[p].x : sum / static_cast<double>(neighbours.size()));
    }
    // Blocks of places that touch share the mean of what they want (isotonic regression).
    struct Block {
      double sum = 0, offset = 0;  // of the wanted place of its first member; offset of the next one
      std::size_t count = 0;
      double at() const { return sum / static_cast<double>(count); }
    };
    std::vector<Block> blocks;
    std::vector<double> offsets(layer.size(), 0);
    for (std::size_t i = 0; i < layer.size(); ++i) {
      blocks.push_back({wanted[i], 0, 1});
      const auto distance = [&](std::size_t k) {  // between the centres of k - 1 and k
        const Place &a = places_[layer[k - 1]], &b = places_[layer[k]];
        return a.width / 2 + gap(a, b) + b.width / 2;
      };
      while (blocks.size() > 1) {
        Block& last = blocks.back();
        Block& before = blocks[blocks.size() - 2];
        const std::size_t start = i + 1 - last.count;
        const double step = offsets[start - 1] + distance(start);
        if (last.at() >= before.at() + step) break;
        before.sum += last.sum - step * static_cast<double>(last.count);
        for (std::size_t k = start; k <= i; ++k) offsets[k] += step;
        before.count += last.count;
        blocks.pop_back();
      }
    }
    std::size_t k = 0;
    for (const Block& b : blocks)
      for (std::size_t n = 0; n < b.count; ++n, ++k) places_[layer[k]].x = b.at() + offsets[k];
  }

  LayerSize finish() {
    double left = places_[0].x, right = left, y = 0;
    for (const Place& p : places_) {
      left = std::min(left, p.x - p.width / 2);
      right = std::max(right, p.x + p.width / 2);
    }
    std::vector<double> middle;
    for (const auto& layer : layers_) {
      double height = 0;
      for (const std::uint32_t p : layer)
        if (p < nodes_.size()) height = std::max(height, nodes_[p].height);
      middle.push_back(y + height / 2);
      y += height + kLayerGap;
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      nodes_[n].x = places_[n].x - left;
      nodes_[n].y = middle[places_[n].layer];
    }
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      const auto& way = ways_[e];
      const LayerNode &from = nodes_[edges_[e].from], &to = nodes_[edges_[e].to];
      auto& points = edges_[e].points;
      points.push_back({from.x, from.y + from.height / 2});
      for (std::size_t i = 1; i + 1 < way.size(); ++i)
        points.push_back({places_[way[i]].x - left, middle[places_[way[i]].layer]});
      points.push_back({to.x + entry(e), to.y - to.height / 2});
    }
    return {right - left, y - kLayerGap};
  }

  // Several edges that end in one node do so side by side.
  double entry(std::size_t edge) const {
    const std::uint32_t to = edges_[edge].to;
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t e = 0; e < edges_.size(); ++e)
      if (edges_[e].to == to) ends.emplace_back(places_[ways_[e][ways_[e].size() - 2]].x, e);
    if (ends.size() < 2) return 0;
    std::ranges::sort(ends);
    const auto at = std::ranges::find(ends, edge, &std::pair<double, std::size_t>::second) - ends.begin();
    const double room = std::min(nodes_[to].width - 40, 44.0 * static_cast<double>(ends.size() - 1));
    return (static_cast<double>(at) / static_cast<double>(ends.size() - 1) - 0.5) * room;
  }

  std::vector<LayerNode>& nodes_;
  std::vector<LayerEdge>& edges_;
  std::vector<Place> places_;
  std::vector<std::vector<std::uint32_t>> layers_;
  std::vector<std::vector<std::uint32_t>> ways_;  // of the edges: the places that they go through
};

}  // namespace

LayerSize lay_out(std::vector<LayerNode>& nodes, std::vector<LayerEdge>& edges) { return Layout(nodes, edges).run(); }

}  // namespace shapetrace::report
