#include "report/sarif.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/choice_words.hpp"

namespace shapetrace::report {

using Json = nlohmann::ordered_json;

namespace {

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json location(const std::string& uri, std::uint32_t line, std::uint32_t column) {
  Json region = {{"startLine", std::max(line, 1U)}};
  if (column != 0) region["startColumn"] = column;
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}, {"region", std::move(region)}}}};
}

// Findings name files relative to the program's folder; results are relative to where the check was started.
std::string uri_of(const interp::Trace& trace, std::uint32_t file, const std::string& analysed) {
  const base::SourceFile* const source = trace.source(file);
  if (source == nullptr) return analysed;
  const std::size_t slash = analysed.rfind('/');
  if (source->origin != base::Origin::User || slash == std::string::npos) return source->display_name;
  return analysed.substr(0, slash + 1) + source->display_name;
}

// The exception as Python shows it, and under which choices it happens.
std::string sentence(const interp::Trace& trace, const interp::Finding& f) {
  std::string text = f.exception.empty() ? f.message : f.exception + ": " + f.message;
  const std::string when = when_words(trace, f);
  return when.empty() ? text : text + " (" + when + ")";
}

}  // namespace

std::string sarif_results(const interp::Trace& trace, const std::string& uri) {
  std::string out;
  for (const interp::Finding& f : trace.findings) {
    Json result = {{"ruleId", f.code},
                   {"level", f.severity},
                   {"message", {{"text", sentence(trace, f)}}},
                   {"locations", Json::array({location(uri_of(trace, f.file, uri), f.line, f.column)})}};
    Json related = Json::array();
    for (const interp::TraceFrame& frame : f.frames) {
      Json place = location(uri_of(trace, frame.file, uri), frame.line, 0);
      place["message"] = {{"text", "in " + frame.function}};
      related.push_back(std::move(place));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    out += (out.empty() ? "" : ",") + text_of(result);
  }
  return out;
}

std::string sarif_unusable(const std::string& uri, std::uint32_t line, std::uint32_t column,
                           const std::string& message) {
  return text_of({{"ruleId", "syntax"},
                  {"level", "error"},
                  {"message", {{"text", message}}},
                  {"locations", Json::array({location(uri, line, column)})}});
}

std::string sarif_log(const std::vector<std::string>& results) {
  Json rules = Json::array();
  std::string all;
  for (const std::string& result : results) {
    if (result.empty()) continue;
    all += (all.empty() ? "" : ",") + result;
  }
  const Json parsed = Json::parse("[" + all + "]");
  std::vector<std::string> ids;
  for (const Json& result : parsed) ids.push_back(result["ruleId"]);
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const std::string& id : ids) rules.push_back({{"id", id}});
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool", {{"driver", {{"name", "shapetrace"}, {"version", SHAPETRACE_VERSION}, {"rules", rules}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", parsed}}})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shapetrace::report
