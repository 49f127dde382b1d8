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

std::string in_words(const explain::Contract& c) {
  if (!c.unknown.empty()) return fmt::format("{}: not known: {}\n", c.module, c.unknown);
  if (!c.refusal.empty()) return fmt::format("{}: no input fits; line {}: {}\n", c.module, c.line, c.refusal);
  std::string text = fmt::format("{} accepts [{}] {}", c.module, joined(c.shape, ", "), c.form.dtype);
  if (!c.outputs.empty()) text += " → " + joined(c.outputs, ", ");
  text += "\n";
  for (const explain::Clause& clause : c.clauses) text += fmt::format("    {}\n", clause.words);
  return text;
}

nlohmann::ordered_json as_json(const explain::Contract& c) {
  nlohmann::ordered_json out = {{"module", c.module}};
  if (!c.unknown.empty()) {
    out["unknown"] = c.unknown;
  } else if (!c.refusal.empty()) {
    out["refuses"] = {{"line", c.line}, {"message", c.refusal}};
  } else {
    out["input"] = {{"shape", c.shape}, {"dtype", c.form.dtype}};
    out["conditions"] = nlohmann::ordered_json::array();
    for (const explain::Clause& clause : c.clauses)
      out["conditions"].push_back(
          {{"symbols", clause.symbols}, {"condition", clause.words}, {"accepted", clause.first}});
    out["names"] = c.form.names;
    out["fits"] = c.expressions;
    out["outputs"] = c.outputs;
  }
  return out;
}

}  // namespace

int contract(const Common& common, const std::string& target, bool json) {
  const std::size_t colon = target.rfind(".py:");
  const std::string file = colon == std::string::npos ? target : target.substr(0, colon + 3);
  base::FileSystem files;
  const auto cache = syntax::TreeCache::from_environment();
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
    refused |= !c.refusal.empty();
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
