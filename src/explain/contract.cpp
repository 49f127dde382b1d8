#include "explain/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "explain/origins.hpp"
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

// "((('N', 3), 'float32'),)": what the functions of _contract take for a call's inputs.
template <class SizeText>
std::string forms_text(const Inputs& inputs, const SizeText& size_text) {
  std::string text;
  for (const InputForm& f : inputs) {
    std::string sizes;
    for (const std::string& name : f.names) sizes += size_text(name) + ", ";
    text += fmt::format("(({}), '{}'), ", sizes, f.dtype);
  }
  return "(" + text + ")";
}

std::string symbols_text(const Inputs& inputs) {
  return forms_text(inputs, [](const std::string& name) { return "'" + name + "'"; });
}

std::string numbers_text(const Inputs& inputs, const dim::Assignment& values) {
  return forms_text(inputs, [&](const std::string& name) { return std::to_string(values.at(name)); });
}

std::string size_text(Dim d) { return dim::presentable(d) ? dim::text(d) : "?"; }

// The sizes of the tensors that came back, "[N, 10]", with what was settled put in; false when something else did.
bool collect_outputs(Interp& in, Value v, dim::Table& table, std::vector<std::string>& out, int depth = 0) {
  if (value::is_unknown(v) || depth > 3) return false;
  if (torch::is_tensor(v)) {
    const torch::Tensor& t = torch::tensor_of(v);
    std::string text;
    if (t.rank_known)
      for (const torch::Size& s : t.shape()) text += (text.empty() ? "" : ", ") + size_text(table.presented(s.n));
    if (out.size() < 8) out.push_back(t.rank_known ? "[" + text + "]" : "?");
    return true;
  }
  bool all = true;
  const auto collect = [&](Value item) { all &= collect_outputs(in, item, table, out, depth + 1); };
  if (value::is_tuple(v)) std::ranges::for_each(value::as<interp::Tuple>(v)->items(), collect);
  if (value::is_list(v)) std::ranges::for_each(value::as<interp::List>(v)->items(), collect);
  return all;
}

// What trying one form of input came to.
struct Attempt {
  Inputs inputs;
  std::vector<Way> ways;             // that end well
  std::vector<std::string> outputs;  // of the first of them
  std::vector<PathResult> failed;    // ways that raise
  std::size_t met = 0;               // conditions that the last of those had met until then
  bool lost = false;                 // a way could not be followed
};

// Whether what comes back first has as many dimensions as what was put in first.
bool keeps_its_rank(const Attempt& attempt) {
  if (attempt.outputs.empty()) return false;
  const auto dimensions = static_cast<std::size_t>(std::ranges::count(attempt.outputs[0], ',')) + 1;
  return dimensions == attempt.inputs[0].names.size();
}

// The runs of a module that a contract is made from.
class Trial {
 public:
  Trial(const interp::Options& options, syntax::SourceStore& sources, const std::string& module)
      : options_(options), sources_(sources), module_(module) {}

  // The names of forward's inputs; what is wrong goes to `problem`.
  std::vector<std::string> parameters(std::string& problem) {
    std::vector<std::string> names;
    problem = "its forward could not be followed";
    run(call_of("inputs", module_), [&](Interp&, Value end, const PathResult& path) {
      if (path.kind == OutcomeKind::Raises)
        problem = "it cannot be made with its defaults: " + path.exception + ": " + path.message;
      if (!value::is_list(end) || !names.empty()) return;
      for (const Value name : value::as<interp::List>(end)->items()) names.emplace_back(value::text_of(name));
      problem = names.empty() ? "its forward takes no input" : "";
    });
    return names;
  }

  Attempt attempt(Inputs inputs) {
    Attempt result;
    const std::string call = call_of("accept", module_ + ", " + symbols_text(inputs));
    result.inputs = std::move(inputs);
    run(call, [&](Interp& in, Value end, const PathResult& path) {
      const std::shared_ptr<dim::Table> table = torch::state(in).dims;
      if (path.doubtful) {
        result.lost = true;
        return;
      }
      if (path.kind == OutcomeKind::Raises) {
        result.met = table->conditions().size();
        return result.failed.push_back(path);
      }
      std::vector<std::string> outputs;
      if (path.kind == OutcomeKind::Unknown || !collect_outputs(in, end, *table, outputs)) {
        result.lost = true;
        return;
      }
      Way way{table, {}};
      for (const Dim c : table->conditions())
        if (dim::presentable(c)) way.conditions.push_back(c);
      if (result.ways.empty()) result.outputs = std::move(outputs);
      result.ways.push_back(std::move(way));
    });
    return result;
  }

  // How calls end: "runs", "fails", or "open" where that depends on what is not known. One run for all of them.
  std::vector<std::string> outcomes(const std::vector<std::string>& calls, bool only_until_one_runs = false) {
    std::string list;
    for (const std::string& c : calls) list += c + ", ";
    std::vector<std::string> ends;
    run(call_of("outcomes", fmt::format("lambda: {}, [{}], {}", module_, list, only_until_one_runs ? "True" : "False")),
        [&](Interp&, Value end, const PathResult&) {
          if (!ends.empty() || !value::is_list(end)) return;
          for (const Value e : value::as<interp::List>(end)->items()) ends.emplace_back(value::text_of(e));
        });
    if (ends.empty()) ends.resize(calls.size(), "open");
    ends.resize(calls.size(), "not tried");
    return ends;
  }

 private:
  void run(std::string call, const interp::Watch& watch) {
    interp::Options options = options_;
    options.call = std::move(call);
    interp::analyze(options, sources_, explain_error, watch);
  }

  const interp::Options& options_;
  syntax::SourceStore& sources_;
  const std::string& module_;
};

// Numbers for every symbol: the k-th accepted ones of each clause.
dim::Assignment sample(const std::vector<Clause>& clauses, const Aliases& aliases, std::size_t k) {
  dim::Assignment values;
  for (const Clause& c : clauses)
    for (std::size_t i = 0; i < c.symbols.size(); ++i)
      values[c.symbols[i]] = c.first.empty() ? 2 : c.first[std::min(k, c.first.size() - 1)][i];
  for (const auto& [alias, symbol] : aliases) values[alias] = values.at(symbol);
  return values;
}

// An attempt with its conditions solved.
struct Solved {
  const Attempt* attempt = nullptr;
  Aliases aliases;
  std::vector<Clause> clauses;
  bool has_numbers() const {
    return std::ranges::none_of(clauses, [](const Clause& c) { return c.accepted == 0; });
  }
};

Solved solved(const Attempt& attempt) {
  Solved result;
  result.attempt = &attempt;
  const std::vector<std::string> symbols = all_names(attempt.inputs);
  result.aliases = equal_symbols(symbols, attempt.ways);
  result.clauses = solve(symbols, attempt.ways, result.aliases);
  return result;
}

// What was solved is put to the test: accepted numbers must run, their refused neighbours must not.
bool contradicted(Trial& trial, const Solved& solution) {
  std::vector<dim::Assignment> points;
  for (const std::size_t k : {0U, 1U, 7U}) points.push_back(sample(solution.clauses, solution.aliases, k));
  for (const Clause& c : solution.clauses) {
    if (c.words.empty()) continue;
    for (const std::int64_t step : {-1, 1}) {
      dim::Assignment other = points[0];
      other[c.symbols[0]] += step;
      if (other[c.symbols[0]] > 0) points.push_back(std::move(other));
    }
  }
  const Attempt& attempt = *solution.attempt;
  std::vector<std::string> calls;
  for (const dim::Assignment& p : points) calls.push_back(numbers_text(attempt.inputs, p));
  const std::vector<std::string> ends = trial.outcomes(calls);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (ends[i] != "open" && (ends[i] == "runs") != accepts(attempt.ways, points[i])) return true;
  return false;
}

Acceptance acceptance(const Solved& solution) {
  const Attempt& attempt = *solution.attempt;
  Acceptance result;
  result.inputs = attempt.inputs;
  for (const std::string& o : attempt.outputs) result.outputs.push_back(renamed(o, solution.aliases));
  result.clauses = solution.clauses;
  for (const Way& way : attempt.ways) {
    auto& expressions = result.expressions.emplace_back();
    for (const Dim c : way.conditions) expressions.push_back(dim::text(c));
  }
  for (const InputForm& f : attempt.inputs) {
    auto& shape = result.shapes.emplace_back();
    for (const std::string& name : f.names) {
      const auto alias = solution.aliases.find(name);
      const std::string& symbol = alias == solution.aliases.end() ? name : alias->second;
      const auto settled =
          std::ranges::find_if(result.clauses, [&](const Clause& c) { return c.fixed() && c.symbols[0] == symbol; });
      shape.push_back(settled == result.clauses.end() ? symbol : std::to_string(settled->first[0][0]));
    }
  }
  std::size_t examples = 1;
  for (const Clause& c : result.clauses)
    if (!c.words.empty()) examples = std::max(examples, c.first.size());
  for (std::size_t k = 0; k < examples; ++k) {
    const dim::Assignment values = sample(result.clauses, solution.aliases, k);
    if (!accepts(attempt.ways, values)) continue;
    auto& example = result.examples.emplace_back();
    for (const InputForm& f : attempt.inputs) {
      auto& sizes = example.emplace_back();
      for (const std::string& name : f.names) sizes.push_back(values.at(name));
    }
  }
  std::erase_if(result.clauses, [](const Clause& c) { return c.fixed() || c.words.empty(); });
  return result;
}

// Whether inputs of the other kinds of elements run as well: what only moves elements about does not ask for their type.
bool takes_any_dtype(Trial& trial, const Acceptance& a) {
  if (a.examples.empty()) return false;
  std::vector<std::string> calls;
  for (const std::string_view dtype : {"float64", "int64", "bool"}) {
    std::string sizes;
    for (const std::int64_t n : a.examples[0][0]) sizes += std::to_string(n) + ", ";
    calls.push_back(fmt::format("((({}), '{}'),)", sizes, dtype));
  }
  const std::vector<std::string> ends = trial.outcomes(calls);
  return std::ranges::all_of(ends, [](const std::string& end) { return end == "runs"; });
}

// Whether a number was written by a person in the module, and has nothing to do with what is put in.
bool written(const interp::NumberFacts& facts, const syntax::SourceStore& sources) {
  return facts.value >= 0 && !facts.sources.empty() &&
         std::ranges::none_of(facts.sources, [&](const interp::SizeSource& s) {
           const auto file = sources.by_id(s.file);
           return file == nullptr || file->origin == base::Origin::Prelude;
         });
}

// No form was taken: the end that says most, of the call that got furthest.
Refusal refusal_of(std::span<const Attempt> attempts, const syntax::SourceStore& sources) {
  Refusal result;
  std::size_t furthest = 0;
  for (const Attempt& a : attempts) {
    if (a.failed.empty() || a.failed[0].frames.empty()) continue;
    const PathResult& end = a.failed[0];
    const auto& failure = end.explanation.failure;
    const bool operators = !end.user_raised && failure != nullptr && !end.explanation.why.empty() &&
                           end.choices.empty() && a.failed.size() == 1;
    const bool contradiction = operators && written(failure->actual, sources) && written(failure->expected, sources);
    // Layers took it for what it is, and yet no size gets through.
    const bool stuck = operators && a.met != 0 && failure->op == "linear" && failure->actual.factors.size() > 1;
    // Where rows come as far as images do, they say it most simply.
    const std::size_t rows = a.inputs[0].names.size() == 2 ? 1 : 0;
    const std::size_t distance = (contradiction || stuck ? 10000 : 0) + 2 * a.met + rows + 1;
    if (distance <= furthest) continue;
    furthest = distance;
    result.message = end.exception + ": " + end.message;
    result.line = end.frames.back().line;
    result.certain = contradiction || stuck;
    result.end = end;
  }
  return result;
}

// The element types to go through: where nothing is taken as the usual ones, the module may have been converted.
constexpr std::string_view kOtherTypes[] = {"float64", "float16", "bfloat16"};

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

std::optional<interp::Finding> no_input_fits(const interp::Options& options, syntax::SourceStore& sources,
                                             const std::string& module) {
  Trial trial(options, sources, module);
  std::string problem;
  if (trial.parameters(problem).size() != 1 || !problem.empty()) return std::nullopt;
  const std::vector<Inputs> forms = usual_inputs({""});
  std::vector<std::string> calls;
  for (const Inputs& f : forms) calls.push_back(symbols_text(f));
  for (const std::string& end : trial.outcomes(calls))
    if (end != "fails") return std::nullopt;
  std::vector<Attempt> failed;
  for (const Inputs& inputs : forms) failed.push_back(trial.attempt(inputs));
  const bool lost = std::ranges::any_of(failed, [](const Attempt& a) { return a.lost || !a.ways.empty(); });
  const Refusal refusal = refusal_of(failed, sources);
  if (lost || !refusal.certain) return std::nullopt;
  interp::Finding f = interp::finding_of(refusal.end, sources);
  f.message = fmt::format("no input fits `{}`: {}", module, refusal.end.message);
  return f;
}

Contract contract_of(const interp::Options& options, syntax::SourceStore& sources, const std::string& module) {
  Contract result;
  result.module = module;
  Trial trial(options, sources, module);
  result.parameters = trial.parameters(result.unknown);
  if (!result.unknown.empty()) return result;
  const bool single = result.parameters.size() == 1;

  // Which forms have a chance, in one run; what is certain to fail is not looked at again.
  std::vector<Inputs> forms = usual_inputs(result.parameters), chances;
  const auto look_through = [&](bool only_one) {
    std::vector<std::string> calls;
    for (const Inputs& f : forms) calls.push_back(symbols_text(f));
    const std::vector<std::string> ends = trial.outcomes(calls, only_one);
    for (std::size_t i = 0; i < forms.size(); ++i)
      if (ends[i] == "runs" || ends[i] == "open") chances.push_back(forms[i]);
  };
  look_through(false);
  for (const std::string_view dtype : kOtherTypes) {
    if (!chances.empty() || !single) break;
    std::erase_if(forms, [](const Inputs& f) { return f[0].dtype == "int64"; });
    for (Inputs& f : forms) f[0].dtype = dtype;
    look_through(false);
  }
  if (chances.empty() && !single) {
    forms = mixed_inputs(result.parameters);
    look_through(true);
  }

  std::vector<Attempt> attempts;
  bool lost = false;
  if (!single && chances.size() > 1) {
    const auto keeps_rank = [&](std::size_t i) { return keeps_its_rank(trial.attempt(chances[i])); };
    chances = {chances[meant_form(chances, keeps_rank)]};
  }
  for (const Inputs& inputs : chances) {
    Attempt a = trial.attempt(inputs);
    lost |= a.lost;
    if (!a.ways.empty()) attempts.push_back(std::move(a));
  }
  if (attempts.empty()) {
    if (lost) {
      result.unknown = "its forward could not be followed";
      return result;
    }
    std::vector<Attempt> failed;
    for (const Inputs& inputs : usual_inputs(result.parameters)) failed.push_back(trial.attempt(inputs));
    result.refusal = refusal_of(failed, sources);
    if (result.refusal.message.empty() || (!single && !result.refusal.certain)) {
      result.refusal = {};
      result.unknown = single ? "its forward could not be followed" : "no inputs were found that it takes";
    }
    return result;
  }

  if (single) {
    // The form that is meant comes first; names say what is what.
    std::vector<Inputs> taken;
    for (const Attempt& a : attempts) taken.push_back(a.inputs);
    std::swap(attempts[0], attempts[meant_form(taken, [&](std::size_t i) { return keeps_its_rank(attempts[i]); })]);
    for (Attempt& a : attempts) {
      const Solved first = solved(a);
      std::vector<bool> settled;
      for (const std::string& name : a.inputs[0].names)
        settled.push_back(
            std::ranges::any_of(first.clauses, [&](const Clause& c) { return c.fixed() && c.symbols[0] == name; }));
      std::vector<std::string> names = named(a.inputs[0], settled, attempts[0].inputs[0].names.size());
      if (names != a.inputs[0].names) a = trial.attempt({{std::move(names), a.inputs[0].dtype}});
    }
  }
  // The first form that can be solved stands for the others.
  for (const Attempt& a : attempts) {
    const Solved solution = solved(a);
    const std::string problem = a.lost                          ? "a part of its forward could not be followed"
                                : !solution.has_numbers()       ? "no size was found that meets its conditions"
                                : contradicted(trial, solution) ? "its conditions could not be worked out"
                                                                : "";
    if (problem.empty()) {
      result.accepts.push_back(acceptance(solution));
    } else if (result.unknown.empty()) {
      result.unknown = problem;
      result.demands = acceptance(solution).expressions;
    }
  }
  if (!result.accepts.empty()) result.unknown.clear();
  if (single && !result.accepts.empty()) result.any_dtype = takes_any_dtype(trial, result.accepts[0]);
  return result;
}

}  // namespace shapetrace::explain
