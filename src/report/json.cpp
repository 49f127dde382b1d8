#include "report/json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "report/choice_words.hpp"

namespace shapetrace::report {

using interp::Trace;
using interp::TracedValue;
using Json = nlohmann::ordered_json;

namespace {

// Text that is not valid UTF-8 (a program may print such) is replaced, never an error.
std::string dump(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// Bindings are most of a trace: they are written as they are met, without a tree of values in between.
void write_text(std::string& out, std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
  if (!plain) {
    out += dump(Json(text));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

// Items of a list, with commas between them.
template <class Items, class Write>
void write_list(std::string& out, const Items& items, Write&& write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ", ";
    first = false;
    write(item);
  }
  out += ']';
}

void write_dim(std::string& out, const interp::TracedDim& d) {
  if (d.value >= 0) {
    fmt::format_to(std::back_inserter(out), "{}", d.value);
  } else if (!d.symbol.empty()) {
    write_text(out, d.symbol);
  } else {
    out += "null";
  }
}

void write_value(std::string& out, const TracedValue& v) {
  switch (v.kind) {
    case TracedValue::Kind::Null: out += "null"; return;
    case TracedValue::Kind::Items:
      out += "{\"items\": ";
      write_list(out, v.items, [&](const TracedValue& item) { write_value(out, item); });
      out += '}';
      return;
    case TracedValue::Kind::Tensor: break;
  }
  out += "{\"shape\": ";
  if (v.known_rank) {
    write_list(out, v.shape, [&](const interp::TracedDim& d) { write_dim(out, d); });
  } else {
    out += "null";
  }
  out += ", \"dtype\": ";
  if (v.dtype.empty()) {
    out += "null";
  } else {
    write_text(out, v.dtype);
  }
  out += '}';
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
    out.push_back({{"file", file_name(trace, c.file)},
                   {"line", c.line},
                   {"condition", condition_text(trace, c)},
                   {"taken", c.taken},
                   {"reason", c.reason}});
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

void write_binding(std::string& out, const Trace& trace, const interp::Binding& b) {
  out += "{\"file\": ";
  write_text(out, file_name(trace, b.file));
  fmt::format_to(std::back_inserter(out), ", \"line\": {}, \"name\": ", b.line);
  write_text(out, b.name);
  out += ", \"function\": ";
  write_text(out, b.scope);
  out += ", \"values\": ";
  write_list(out, b.values, [&](const TracedValue& v) { write_value(out, v); });
  out += '}';
}

Json finding_json(const Trace& trace, const interp::Finding& f) {
  Json why = Json::array();
  for (const interp::WhyLine& line : f.why) why.push_back(line.text);
  return {{"code", f.code},
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
          {"fixes", fixes_json(trace, f)}};
}

}  // namespace

std::string value_json(const TracedValue& v) {
  std::string out;
  write_value(out, v);
  return out;
}

std::string to_json(const Trace& trace) {
  Json head;
  head["version"] = 1;
  head["outcome"] = outcome_json(trace);
  head["stdout"] = trace.standard_output;
  Json tail;
  tail["findings"] = Json::array();
  for (const interp::Finding& f : trace.findings) tail["findings"].push_back(finding_json(trace, f));
  tail["gaps"] = Json::array();
  for (const interp::Gap& g : trace.gaps)
    tail["gaps"].push_back({{"file", file_name(trace, g.file)},
                            {"line", g.line},
                            {"reason", g.reason},
                            {"times", g.hits},
                            {"hidden", g.hidden}});
  tail["paths"] = trace.paths;

  std::string out = dump(head, 1);
  out.resize(out.size() - 2);  // "\n}"
  out += ",\n \"bindings\": [";
  for (const interp::Binding& b : trace.bindings) {
    out += &b == trace.bindings.data() ? "\n  " : ",\n  ";
    write_binding(out, trace, b);
  }
  out += trace.bindings.empty() ? "],\n" : "\n ],\n";
  return out + dump(tail, 1).substr(2) + "\n";  // without "{\n"
}

}  // namespace shapetrace::report
