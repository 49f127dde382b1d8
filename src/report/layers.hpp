// A small layered layout from top to bottom, for drawings that no browser lays out (Sugiyama's method: layers by the
// longest way, order by barycentres, then places between neighbours).
#pragma once

#include <cstdint>
#include <vector>

namespace shapetrace::report {

struct LayerNode {
  double width = 0, height = 0;
  double x = 0, y = 0;  // of the centre; filled in
};
struct LayerPoint {
  double x = 0, y = 0;
};
struct LayerEdge {
  std::uint32_t from = 0, to = 0;  // from < to
  std::vector<LayerPoint> points;  // filled in: from the lower side of one to the upper side of the other
};

struct LayerSize {
  double width = 0, height = 0;
};
LayerSize lay_out(std::vector<LayerNode>& nodes, std::vector<LayerEdge>& edges);

}  // namespace shapetrace::report
