// The picture: one HTML page with the network as a graph, the source with its shapes, and what goes wrong. The page
// itself is written in TypeScript (page/ beside this file), bundled when the program is built; here it gets its data.
#pragma once

#include <string>
#include <string_view>

#include "interp/call_graph.hpp"
#include "interp/trace.hpp"

namespace shapetrace::report {

struct PageParts {
  std::string_view frame, style, script;  // page.html, style.css and the bundle of main.ts
};

std::string page(const interp::Trace& trace, const std::string& program, const PageParts& parts);

// The data of a page: the object of `trace --json`, and the keys `program`, `graph` and `sources`.
std::string page_data(const interp::Trace& trace, const std::string& program);

}  // namespace shapetrace::report
