// `shapetrace contract FILE[:MODULE]`: what the file's modules accept.
#include <fmt/core.h>

#include <algorithm>
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

// "float32", "float32 or float64", "any type", "int64 from 0 to 999".
std::string elements_in_words(const explain::InputForm& f) {
  std::string text = f.dtype;
  if (f.dtypes.size() == 7) {
    text = "of any element type";
  } else if (f.dtype != "int64") {  // other integers do for integers, and nobody has to be told
    for (const std::string& t : f.dtypes) text += (&t == &f.dtypes.back() ? " or " : ", ") + t;
  }
  if (f.range) text += fmt::format(" from {} to {}", f.range->first, f.range->second);
  return text;
}

// "[N, 3, H, W] float32", with the parameter's name where there are several.
std::string inputs_in_words(const explain::Contract& c, const explain::Acceptance& a) {
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < a.inputs.size(); ++i)
    inputs.push_back(fmt::format("{}[{}] {}", a.inputs.size() > 1 ? c.parameters[i] + " " : "",
                                 joined(a.shapes[i], ", "), elements_in_words(a.inputs[i])));
  std::string text = joined(inputs, ", ");
  if (!a.outputs.empty()) text += " → " + joined(a.outputs, ", ");
  return text;
}

std::string in_words(const explain::Contract& c) {
  const std::string module = c.made.empty() ? c.module : fmt::format("{} (as {})", c.module, c.made);
  if (!c.unknown.empty()) return fmt::format("{}: not known: {}\n", module, c.unknown);
  if (!c.refusal.message.empty())
    return fmt::format("{}: no input fits{}; line {}: {}\n", module,
                       c.annotation.empty() ? "" : " its annotation " + c.annotation, c.refusal.line,
                       c.refusal.message);
  std::string text;
  for (const explain::Acceptance& a : c.accepts) {
    const bool first = &a == c.accepts.data();
    text += (first ? module + " accepts " : "    also ") + inputs_in_words(c, a) + "\n";
    for (const explain::Clause& clause : a.clauses)
      text += fmt::format("{}{}\n", first ? "    " : "        ", clause.words);
    if (first && !c.returned.empty()) text += fmt::format("    but what it returns is annotated \"{}\"\n", c.returned);
  }
  for (const explain::Inputs& inputs : c.open) {
    std::vector<std::string> forms;
    for (const explain::InputForm& f : inputs) forms.push_back("[" + joined(f.names, ", ") + "] " + f.dtype);
    text += fmt::format("    not known for {}\n", joined(forms, ", "));
  }
  return text;
}

nlohmann::ordered_json as_json(const explain::Contract& c) {
  nlohmann::ordered_json out = {{"module", c.module}};
  if (!c.made.empty()) out["made"] = c.made;
  if (!c.unknown.empty()) {
    out["unknown"] = c.unknown;
    if (!c.demands.empty()) out["demands"] = c.demands;
    return out;
  }
  if (!c.refusal.message.empty()) {
    out["refuses"] = {{"line", c.refusal.line}, {"message", c.refusal.message}};
    return out;
  }
  if (!c.annotation.empty()) out["annotation"] = c.annotation;
  if (!c.returned.empty()) out["returns_other_than"] = c.returned;
  out["accepts"] = nlohmann::ordered_json::array();
  for (const explain::Acceptance& a : c.accepts) {
    nlohmann::ordered_json way;
    way["inputs"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < a.inputs.size(); ++i) {
      const explain::InputForm& f = a.inputs[i];
      way["inputs"].push_back(
          {{"name", c.parameters[i]}, {"shape", a.shapes[i]}, {"dtype", f.dtype}, {"dimensions", f.names}});
      if (!f.dtypes.empty()) way["inputs"].back()["dtypes"] = f.dtypes;
      if (f.range) way["inputs"].back()["range"] = {f.range->first, f.range->second};
    }
    way["conditions"] = nlohmann::ordered_json::array();
    for (const explain::Clause& clause : a.clauses)
      way["conditions"].push_back({{"symbols", clause.symbols}, {"condition", clause.words}});
    way["fits"] = a.expressions;
    way["examples"] = a.examples;
    way["outputs"] = a.outputs;
    out["accepts"].push_back(std::move(way));
  }
  for (const explain::Inputs& inputs : c.open) {
    auto forms = nlohmann::ordered_json::array();
    for (const explain::InputForm& f : inputs) forms.push_back({{"dimensions", f.names}, {"dtype", f.dtype}});
    out["open"].push_back(std::move(forms));
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
    std::vector<explain::ModuleClass> modules = explain::modules_of(options, sources);
    if (colon != std::string::npos) {
      const std::string wanted = target.substr(colon + 4);
      const auto at = std::ranges::find(modules, wanted, &explain::ModuleClass::name);
      modules = {at == modules.end() ? explain::ModuleClass{wanted, wanted} : *at};
    }
    for (const explain::ModuleClass& m : modules) contracts.push_back(explain::contract_of(options, sources, m));
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
