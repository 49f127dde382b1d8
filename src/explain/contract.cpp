#include "explain/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "torch/state.hpp"

namespace shapetrace::explain {

namespace {

using dim::Dim;
using interp::Interp;
using interp::OutcomeKind;
using interp::PathResult;
using value::Value;

std::string call_of(std::string_view function, std::string_view arguments) {
  return fmt::format("__import__('_contract').{}({})", function, arguments);
}

std::string accept_call(const std::string& module, const std::vector<std::string>& sizes, const std::string& dtype) {
  std::string list;
  for (const std::string& s : sizes) list += s + ", ";
  return call_of("accept", fmt::format("{}, ({}), '{}'", module, list, dtype));
}

std::string size_text(Dim d) { return dim::presentable(d) ? dim::text(d) : "?"; }

// The sizes of the tensors that came back, "[N, 10]", with what was settled put in.
void collect_outputs(Interp& in, Value v, dim::Table& table, std::vector<std::string>& out, int depth = 0) {
  if (out.size() >= 8 || depth > 2) return;
  if (torch::is_tensor(v)) {
    const torch::Tensor& t = torch::tensor_of(v);
    if (!t.rank_known) return out.push_back("?");
    std::string text;
    for (const torch::Size& s : t.shape()) text += (text.empty() ? "" : ", ") + size_text(table.presented(s.n));
    return out.push_back("[" + text + "]");
  }
  if (value::is_tuple(v))
    for (const Value item : value::as<interp::Tuple>(v)->items()) collect_outputs(in, item, table, out, depth + 1);
  if (value::is_list(v))
    for (const Value item : value::as<interp::List>(v)->items()) collect_outputs(in, item, table, out, depth + 1);
}

// What trying one form of input came to.
struct Attempt {
  InputForm form;
  std::vector<Way> ways;             // that end well
  std::vector<std::string> outputs;  // of the first of them
  std::vector<dim::Dim> settled;     // the input's sizes on it, as far as they are settled
  std::string failure;               // the message of a way that raises
  std::uint32_t line = 0;
  bool lost = false;  // a way could not be followed
};

Attempt attempt(const interp::Options& base, syntax::SourceStore& sources, const std::string& module, InputForm form) {
  interp::Options options = base;
  std::vector<std::string> quoted;
  for (const std::string& name : form.names) quoted.push_back("'" + name + "'");
  options.call = accept_call(module, quoted, form.dtype);
  Attempt result;
  result.form = std::move(form);
  const auto watch = [&](Interp& in, Value end, const PathResult& path) {
    if (path.kind == OutcomeKind::Unknown || path.doubtful) {
      result.lost = true;
      return;
    }
    if (path.kind == OutcomeKind::Raises) {
      if (result.failure.empty() && !path.frames.empty()) {
        result.failure = path.exception + ": " + path.message;
        result.line = path.frames.back().line;
      }
      return;
    }
    const std::shared_ptr<dim::Table> table = torch::state(in).dims;
    Way way{table, {}};
    for (const Dim c : table->conditions())
      if (dim::presentable(c)) way.conditions.push_back(c);
    if (result.ways.empty()) collect_outputs(in, end, *table, result.outputs);
    result.ways.push_back(std::move(way));
  };
  interp::analyze(options, sources, nullptr, watch);
  return result;
}

// Whether a call with these numbers ends well; nullopt when it cannot be followed.
std::optional<bool> runs(const interp::Options& base, syntax::SourceStore& sources, const std::string& module,
                         const InputForm& form, const dim::Assignment& values) {
  interp::Options options = base;
  std::vector<std::string> sizes;
  for (const std::string& name : form.names) sizes.push_back(std::to_string(values.at(name)));
  options.call = accept_call(module, sizes, form.dtype);
  options.max_paths = 1;
  const OutcomeKind kind = interp::analyze(options, sources).kind;
  return kind == OutcomeKind::Unknown ? std::nullopt : std::optional(kind == OutcomeKind::Ok);
}

// The forms in which inputs come: images, sequences, rows, volumes, words.
std::vector<InputForm> usual_forms() {
  return {{{"N", "C", "H", "W"}, "float32"},
          {{"N", "L", "F"}, "float32"},
          {{"N", "F"}, "float32"},
          {{"N", "C", "D", "H", "W"}, "float32"},
          {{"N", "L"}, "int64"}};
}

// Which of the forms that a module takes is meant. One that takes rows and images alike works on the last dimension;
// one that takes images and single images, or sequences and single sequences, is meant for batches.
const Attempt* meant(std::span<const Attempt> attempts) {
  const auto taken = [&](std::size_t i) { return !attempts[i].ways.empty(); };
  if (taken(0) && taken(2)) return &attempts[2];
  for (std::size_t i : {0U, 3U, 1U, 2U, 4U})
    if (taken(i)) return &attempts[i];
  return nullptr;
}

// Numbers for every symbol: the k-th accepted ones of each clause.
dim::Assignment sample(const std::vector<Clause>& clauses, std::size_t k) {
  dim::Assignment values;
  for (const Clause& c : clauses)
    for (std::size_t i = 0; i < c.symbols.size(); ++i)
      values[c.symbols[i]] = c.first.empty() ? 1 : c.first[std::min(k, c.first.size() - 1)][i];
  return values;
}

// What was solved is put to the test: accepted numbers must run, their refused neighbours must not.
std::string contradiction(const interp::Options& options, syntax::SourceStore& sources, const std::string& module,
                          const Attempt& attempt, const std::vector<Clause>& clauses) {
  const auto disagrees = [&](const dim::Assignment& values) {
    const auto ends_well = runs(options, sources, module, attempt.form, values);
    return ends_well && *ends_well != accepts(attempt.ways, values);
  };
  for (const std::size_t k : {0U, 1U, 7U}) {
    const dim::Assignment values = sample(clauses, k);
    if (disagrees(values)) return "its conditions could not be worked out";
    for (const Clause& c : clauses) {
      if (c.words.empty() || k != 0) continue;
      for (const std::int64_t step : {-1, 1}) {
        dim::Assignment other = values;
        other[c.symbols[0]] += step;
        if (other[c.symbols[0]] > 0 && disagrees(other)) return "its conditions could not be worked out";
      }
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> modules_of(interp::Options options, syntax::SourceStore& sources) {
  options.call = call_of("modules", "globals()");
  std::vector<std::string> names;
  interp::analyze(options, sources, nullptr, [&](Interp&, Value end, const PathResult&) {
    if (!names.empty() || !value::is_list(end)) return;
    for (const Value name : value::as<interp::List>(end)->items()) names.emplace_back(value::text_of(name));
  });
  return names;
}

Contract contract_of(interp::Options options, syntax::SourceStore& sources, const std::string& module) {
  Contract result;
  result.module = module;
  std::int64_t inputs = -1;
  std::string failure;
  options.call = call_of("inputs", module);
  interp::analyze(options, sources, nullptr, [&](Interp&, Value end, const PathResult& path) {
    if (inputs >= 0) return;
    if (path.kind == OutcomeKind::Raises) failure = path.exception + ": " + path.message;
    if (!value::to_int64(end, inputs)) inputs = -1;
  });
  if (inputs != 1) {
    result.unknown = !failure.empty() ? "it cannot be made with its defaults: " + failure
                     : inputs > 1     ? fmt::format("its forward takes {} inputs", inputs)
                                      : "its forward could not be followed";
    return result;
  }
  std::vector<Attempt> attempts;
  for (InputForm& form : usual_forms()) attempts.push_back(attempt(options, sources, module, std::move(form)));
  const Attempt* const best = meant(attempts);
  if (best == nullptr) {
    if (std::ranges::any_of(attempts, &Attempt::lost)) {
      result.unknown = "its forward could not be followed";
    } else {
      // Where every form fails in the same place, rows say it most simply.
      const bool same = std::ranges::all_of(attempts, [&](const Attempt& a) { return a.line == attempts[0].line; });
      const Attempt& shown = attempts[same && !attempts[2].failure.empty() ? 2 : 0];
      result.refusal = shown.failure;
      result.line = shown.line;
    }
    return result;
  }
  result.form = best->form;
  result.clauses = solve(best->form.names, best->ways);
  if (best->lost) {
    result.unknown = "a part of its forward could not be followed";
  } else if (std::ranges::any_of(result.clauses, [](const Clause& c) { return c.accepted == 0; })) {
    result.unknown = "no size was found that meets its conditions";
  } else {
    result.unknown = contradiction(options, sources, module, *best, result.clauses);
  }
  result.outputs = best->outputs;
  for (const Way& way : best->ways) {
    auto& expressions = result.expressions.emplace_back();
    for (const Dim c : way.conditions) expressions.push_back(dim::text(c));
  }
  for (const std::string& name : best->form.names) {
    const auto settled =
        std::ranges::find_if(result.clauses, [&](const Clause& c) { return c.fixed() && c.symbols[0] == name; });
    result.shape.push_back(settled == result.clauses.end() ? name : std::to_string(settled->first[0][0]));
  }
  std::erase_if(result.clauses, [](const Clause& c) { return c.fixed() || c.words.empty(); });
  return result;
}

}  // namespace shapetrace::explain
