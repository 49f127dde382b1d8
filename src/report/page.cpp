#include "report/page.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "report/call_words.hpp"
#include "report/json.hpp"

namespace shapetrace::report {

using interp::Call;
using interp::CallGraph;
using interp::SizeStep;
using interp::Trace;
using Json = nlohmann::ordered_json;

namespace {

std::string_view kind_text(Call::Kind kind) {
  switch (kind) {
    case Call::Kind::Operation: return "operation";
    case Call::Kind::Layer: return "layer";
    case Call::Kind::Tensor: return "tensor";
    case Call::Kind::Parameter: return "parameter";
  }
  return {};
}

std::string_view kind_text(SizeStep::Kind kind) {
  switch (kind) {
    case SizeStep::Kind::Kept: return "kept";
    case SizeStep::Kind::Window: return "window";
    case SizeStep::Kind::Product: return "product";
    case SizeStep::Kind::Quotient: return "quotient";
    case SizeStep::Kind::Sum: return "sum";
    case SizeStep::Kind::Difference: return "difference";
    case SizeStep::Kind::Given: return "given";
    case SizeStep::Kind::Computed: return "computed";
  }
  return {};
}

class Data {
 public:
  Data(const Trace& trace, const std::string& program) : trace_(trace), program_(program) {
    if (trace.calls != nullptr) graph_ = trace.calls.get();
  }

  Json json() {
    Json out = Json::parse(to_json(trace_));
    const std::size_t slash = program_.rfind('/');
    out["program"] = slash == std::string::npos ? program_ : program_.substr(slash + 1);
    out["graph"] = graph();
    // Where each line of an explanation points to.
    for (std::size_t i = 0; i < trace_.findings.size(); ++i) {
      Json places = Json::array();
      for (const interp::WhyLine& w : trace_.findings[i].why) places.push_back(place(w.file, w.line));
      out["findings"][i]["why_places"] = std::move(places);
    }
    out["sources"] = sources();
    return out;
  }

 private:
  Json place(std::uint32_t file, std::uint32_t line) {
    const base::SourceFile* const source = trace_.source(file);
    if (source == nullptr || line == 0) return nullptr;
    shown_.insert(file);
    return {{"file", source->display_name}, {"line", line}};
  }

  // The place of a call with the text of its expression.
  Json place(const Call& call) {
    Json out = place(call.file, call.line);
    const base::SourceFile* const source = trace_.source(call.file);
    if (out.is_null() || call.node == 0) return out;
    const syntax::Node& node = source->tree[call.node];
    out["column"] = source->tree.column_of(node.begin) + 1;
    out["end_line"] = source->tree.line_of(node.end);
    out["end_column"] = source->tree.column_of(node.end) + 1;
    return out;
  }

  Json size_json(const SizeStep& step) {
    Json out = {{"kind", kind_text(step.kind)}, {"size", step.size}};
    if (step.kind == SizeStep::Kind::Kept) return out;
    out["parts"] = step.parts;
    if (step.kind == SizeStep::Kind::Window) {
      out["kernel"] = step.kernel;
      out["stride"] = step.stride;
      out["padding"] = step.padding;
      out["dilation"] = step.dilation;
    }
    if (step.kind == SizeStep::Kind::Given) out["at"] = place(step.file, step.line);
    return out;
  }

  Json call_json(const Call& call) {
    const CallWords words = call_words(call);
    Json out = {{"kind", kind_text(call.kind)}, {"name", call.name},      {"path", call.path},
                {"title", words.title},         {"detail", words.detail}, {"group", call.group}};
    out["at"] = place(call);
    out["inputs"] = Json::array();
    for (const interp::CallInput& input : call.inputs)
      out["inputs"].push_back({{"from", input.from}, {"value", Json::parse(value_json(input.value))}});
    out["outputs"] = Json::array();
    for (const interp::TracedValue& v : call.outputs) out["outputs"].push_back(Json::parse(value_json(v)));
    out["sizes"] = Json::array();
    for (const SizeStep& step : call.sizes) out["sizes"].push_back(size_json(step));
    out["settings"] = call.settings;
    out["parameters"] = Json::array();
    for (const auto& [name, value] : call.parameters)
      out["parameters"].push_back({{"name", name}, {"value", Json::parse(value_json(value))}});
    // Not how often: the rounds of long loops are not all followed.
    if (call.hits > 1) out["repeats"] = true;
    if (call.fails) out["fails"] = true;
    if (call.leads_to_actual) out["actual"] = true;
    if (call.leads_to_expected) out["expected"] = true;
    return out;
  }

  Json graph() {
    Json groups = Json::array(), calls = Json::array();
    for (const interp::CallGroup& g : graph_->groups)
      groups.push_back({{"parent", g.parent}, {"path", g.path}, {"type", g.type}, {"at", place(g.file, g.line)}});
    for (const Call& call : graph_->calls) calls.push_back(call_json(call));
    return {{"groups", std::move(groups)}, {"calls", std::move(calls)}, {"left_out", graph_->left_out}};
  }

  // The program's own files, and those of packages that something in the picture points to.
  Json sources() {
    Json out = Json::array();
    for (const interp::Binding& b : trace_.bindings) shown_.insert(b.file);
    for (const interp::Finding& f : trace_.findings)
      for (const interp::TraceFrame& frame : f.frames) shown_.insert(frame.file);
    for (const auto& source : trace_.files) {
      if (source->origin == base::Origin::Prelude) continue;
      const bool main = source->path == program_;
      if (!main && !shown_.contains(source->id)) continue;
      out.push_back({{"file", source->display_name},
                     {"main", main},
                     {"package", source->origin == base::Origin::Package},
                     {"text", std::string(source->text)}});
    }
    return out;
  }

  const Trace& trace_;
  const std::string& program_;
  const CallGraph nothing_;  // of a program that never came to torch
  const CallGraph* graph_ = &nothing_;
  std::set<std::uint32_t> shown_;
};

}  // namespace

std::string page_data(const Trace& trace, const std::string& program) {
  return Data(trace, program).json().dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string page(const Trace& trace, const std::string& program, const PageParts& parts) {
  // Inside of a script element only "<" could end it; it occurs in strings alone.
  std::string data;
  for (const char c : page_data(trace, program)) c == '<' ? data += "\\u003c" : data += c;
  const std::pair<std::string_view, std::string_view> places[] = {
      {"@style@", parts.style}, {"@data@", data}, {"@script@", parts.script}};
  std::string out;
  std::string_view rest = parts.frame;
  for (const auto& [mark, text] : places) {
    const std::size_t at = rest.find(mark);
    if (at == std::string_view::npos) continue;
    out.append(rest.substr(0, at)).append(text);
    rest.remove_prefix(at + mark.size());
  }
  return out.append(rest);
}

}  // namespace shapetrace::report
