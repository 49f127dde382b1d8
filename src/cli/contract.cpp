// `shapetrace contract FILE[:MODULE]`: what the file's modules accept.
#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/contract.hpp"

namespace shapetrace::cli {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& p : parts) text += (text.empty() ? "" : std::string(separator)) + p;
  return text;
}

// "[N, 3, H, W] float32", with the parameter's name where there are several.
std::string inputs_in_words(const explain::Contract& c, const explain::Acceptance& a) {
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < a.inputs.size(); ++i)
    inputs.push_back(fmt::format("{}[{}] {}", a.inputs.size() > 1 ? c.parameters[i] + " " : "",
                                 joined(a.shapes[i], ", "), c.any_dtype ? "of any element type" : a.inputs[i].dtype));
  std::string text = joined(inputs, ", ");
  if (!a.outputs.empty()) text += " → " + joined(a.outputs, ", ");
  return text;
}

std::string in_words(const explain::Contract& c) {
  if (!c.unknown.empty()) return fmt::format("{}: not known: {}\n", c.module, c.unknown);
  if (!c.refusal.message.empty())
    return fmt::format("{}: no input fits; line {}: {}\n", c.module, c.refusal.line, c.refusal.message);
  std::string text;
  for (const explain::Acceptance& a : c.accepts) {
    const bool first = &a == c.accepts.data();
    text += (first ? c.module + " accepts " : "    also ") + inputs_in_words(c, a) + "\n";
    for (const explain::Clause& clause : a.clauses)
      text += fmt::format("{}{}\n", first ? "    " : "        ", clause.words);
  }
  return text;
}

nlohmann::ordered_json as_json(const explain::Contract& c) {
  nlohmann::ordered_json out = {{"module", c.module}};
  if (!c.unknown.empty()) {
    out["unknown"] = c.unknown;
    if (!c.demands.empty()) out["demands"] = c.demands;
    return out;
  }
  if (!c.refusal.message.empty()) {
    out["refuses"] = {{"line", c.refusal.line}, {"message", c.refusal.message}};
    return out;
  }
  out["accepts"] = nlohmann::ordered_json::array();
  for (const explain::Acceptance& a : c.accepts) {
    nlohmann::ordered_json way;
    way["inputs"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < a.inputs.size(); ++i)
      way["inputs"].push_back({{"name", c.parameters[i]},
                               {"shape", a.shapes[i]},
                               {"dtype", a.inputs[i].dtype},
                               {"dimensions", a.inputs[i].names}});
    if (c.any_dtype) way["any_dtype"] = true;
    way["conditions"] = nlohmann::ordered_json::array();
    for (const explain::Clause& clause : a.clauses)
      way["conditions"].push_back({{"symbols", clause.symbols}, {"condition", clause.words}});
    way["fits"] = a.expressions;
    way["examples"] = a.examples;
    way["outputs"] = a.outputs;
    out["accepts"].push_back(std::move(way));
  }
  return out;
}

}  // namespace

int contract(const Common& common, const std::string& target, bool json) {
  const std::size_t colon = target.rfind(".py:");
  const std::string file = colon == std::string::npos ? target : target.substr(0, colon + 3);
  base::FileSystem files;
  const auto cache = cache_for(common);
  syntax::SourceStore sources(files, cache.get());
  if (!readable(file, sources)) return kUnusable;
  const interp::Options options = options_for(common, Script{file, {}});
  std::vector<explain::Contract> contracts;
  base::on_big_stack([&] {
    const std::vector<std::string> modules = colon == std::string::npos
                                                 ? explain::modules_of(options, sources)
                                                 : std::vector<std::string>{target.substr(colon + 4)};
    for (const std::string& module : modules) contracts.push_back(explain::contract_of(options, sources, module));
  });
  bool refused = false;
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const explain::Contract& c : contracts) {
    refused |= !c.refusal.message.empty();
    if (json) {
      all.push_back(as_json(c));
    } else {
      fmt::print("{}", in_words(c));
    }
  }
  if (json) fmt::print("{}\n", all.dump());
  if (contracts.empty() && !json) fmt::print("{} defines no module\n", file);
  return refused ? kFindings : kFine;
}

}  // namespace shapetrace::cli
