#include "report/json.hpp"

#include <nlohmann/json.hpp>

namespace shapetrace::report {

using interp::Trace;
using interp::TracedValue;
using Json = nlohmann::ordered_json;

namespace {

Json value_json(const TracedValue& v) {
  switch (v.kind) {
    case TracedValue::Kind::Null: return nullptr;
    case TracedValue::Kind::Items: {
      Json items = Json::array();
      for (const TracedValue& item : v.items) items.push_back(value_json(item));
      return {{"items", std::move(items)}};
    }
    case TracedValue::Kind::Tensor: break;
  }
  Json shape = nullptr;
  if (v.known_rank) {
    shape = Json::array();
    for (const interp::TracedDim& d : v.shape) {
      if (d.value >= 0) {
        shape.push_back(d.value);
      } else if (!d.symbol.empty()) {
        shape.push_back(d.symbol);
      } else {
        shape.push_back(nullptr);
      }
    }
  }
  Json out = {{"shape", std::move(shape)}};
  out["dtype"] = v.dtype.empty() ? Json(nullptr) : Json(v.dtype);
  return out;
}

std::string file_name(const Trace& trace, std::uint32_t id) {
  const base::SourceFile* const source = trace.source(id);
  return source != nullptr ? source->display_name : std::string();
}

Json frames_json(const Trace& trace, const std::vector<interp::TraceFrame>& frames) {
  Json out = Json::array();
  for (const interp::TraceFrame& f : frames)
    out.push_back({{"file", file_name(trace, f.file)}, {"line", f.line}, {"function", f.function}});
  return out;
}

Json choices_json(const Trace& trace, const std::vector<interp::Choice>& choices) {
  Json out = Json::array();
  for (const interp::Choice& c : choices)
    out.push_back({{"file", file_name(trace, c.file)}, {"line", c.line}, {"taken", c.taken}, {"reason", c.reason}});
  return out;
}

Json fixes_json(const Trace& trace, const interp::Finding& finding) {
  Json out = Json::array();
  for (const interp::Fix& fix : finding.fixes) {
    Json edits = Json::array();
    for (const interp::Edit& e : fix.edits) {
      const base::SourceFile* const source = trace.source(e.file);
      if (source == nullptr) continue;
      edits.push_back({{"file", source->display_name},
                       {"line", source->tree.line_of(e.begin)},
                       {"column", source->tree.column_of(e.begin) + 1},
                       {"end_line", source->tree.line_of(e.end)},
                       {"end_column", source->tree.column_of(e.end) + 1},
                       {"new_text", e.new_text}});
    }
    out.push_back({{"title", fix.title}, {"verified", fix.verified}, {"edits", std::move(edits)}});
  }
  return out;
}

Json outcome_json(const Trace& trace) {
  Json out;
  switch (trace.kind) {
    case interp::OutcomeKind::Ok: out["kind"] = "ok"; return out;
    case interp::OutcomeKind::Unknown: out["kind"] = "unknown"; return out;
    case interp::OutcomeKind::Raises: break;
  }
  out["kind"] = "raises";
  out["exception"] = trace.main.exception;
  out["message"] = trace.main.message;
  if (!trace.main.frames.empty()) {
    out["file"] = file_name(trace, trace.main.frames.back().file);
    out["line"] = trace.main.frames.back().line;
  }
  out["frames"] = frames_json(trace, trace.main.frames);
  return out;
}

}  // namespace

std::string to_json(const Trace& trace) {
  Json out;
  out["version"] = 1;
  out["outcome"] = outcome_json(trace);
  out["stdout"] = trace.standard_output;
  out["bindings"] = Json::array();
  for (const interp::Binding& b : trace.bindings) {
    Json values = Json::array();
    for (const TracedValue& v : b.values) values.push_back(value_json(v));
    out["bindings"].push_back({{"file", file_name(trace, b.file)},
                               {"line", b.line},
                               {"name", b.name},
                               {"function", b.scope},
                               {"values", std::move(values)}});
  }
  out["findings"] = Json::array();
  for (const interp::Finding& f : trace.findings) {
    Json why = Json::array();
    for (const interp::WhyLine& line : f.why) why.push_back(line.text);
    out["findings"].push_back({{"code", f.code},
                               {"pattern", f.pattern},
                               {"severity", f.severity},
                               {"file", file_name(trace, f.file)},
                               {"line", f.line},
                               {"column", f.column},
                               {"exception", f.exception},
                               {"message", f.message},
                               {"frames", frames_json(trace, f.frames)},
                               {"choices", choices_json(trace, f.choices)},
                               {"why", std::move(why)},
                               {"fixes", fixes_json(trace, f)}});
  }
  out["gaps"] = Json::array();
  for (const interp::Gap& g : trace.gaps)
    out["gaps"].push_back(
        {{"file", file_name(trace, g.file)}, {"line", g.line}, {"reason", g.reason}, {"times", g.hits}});
  out["paths"] = trace.paths;
  // Text that is not valid UTF-8 (a program may print such) is replaced, never an error.
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shapetrace::report
