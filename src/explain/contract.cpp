#include "explain/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "explain/annotations.hpp"
#include "explain/constructors.hpp"
#include "explain/described.hpp"
#include "explain/origins.hpp"
#include "python/text.hpp"
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
  return forms_text(inputs, [](const std::string& name) { return is_number(name) ? name : "'" + name + "'"; });
}

std::int64_t size_in(const dim::Assignment& values, const std::string& name) {
  return is_number(name) ? std::stoll(name) : values.at(name);
}

std::string numbers_text(const Inputs& inputs, const dim::Assignment& values) {
  return forms_text(inputs, [&](const std::string& name) { return std::to_string(size_in(values, name)); });
}

// The same, the i-th input filled with this number.
std::string filled_text(const Inputs& inputs, const dim::Assignment& values, std::size_t i, std::int64_t n) {
  std::string text;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const std::string one = numbers_text({inputs[k]}, values);  // "((sizes, dtype), )"
    const std::string form = one.substr(1, one.size() - 4);
    text += (k == i ? fmt::format("{}, {})", form.substr(0, form.size() - 1), n) : form) + ", ";
  }
  return "(" + text + ")";
}

std::string size_text(Dim d) { return dim::presentable(d) ? dim::text(d) : "?"; }

// The sizes of the tensors that came back, "[N, 10]", with what was settled put in; false when something else did.
bool collect_outputs(Interp& in, Value v, dim::Table& table, std::vector<std::string>& out,
                     const std::string& name = "", int depth = 0) {
  if (value::is_unknown(v) || depth > 3) return false;
  if (torch::is_tensor(v)) {
    const torch::Tensor& t = torch::tensor_of(v);
    std::string text;
    if (t.rank_known)
      for (const torch::Size& s : t.shape()) text += (text.empty() ? "" : ", ") + size_text(table.presented(s.n));
    if (out.size() < 8) out.push_back(name + (t.rank_known ? "[" + text + "]" : "?"));
    return true;
  }
  bool all = true;
  const auto collect = [&](Value item) { all &= collect_outputs(in, item, table, out, name, depth + 1); };
  if (value::is_tuple(v)) std::ranges::for_each(value::as<interp::Tuple>(v)->items(), collect);
  if (value::is_list(v)) std::ranges::for_each(value::as<interp::List>(v)->items(), collect);
  // What a dict or an object has is said by its name: "logits [N, 10]".
  const bool is_dict = value::has_layout(v, value::Layout::Dict);
  const interp::Dict* const named = is_dict                                      ? value::as<interp::Dict>(v)
                                    : value::has_layout(v, value::Layout::Plain) ? v.object()->attrs
                                                                                 : nullptr;
  for (std::uint32_t i = 0; named != nullptr && i < named->used; ++i)
    if (const interp::Dict::Entry& e = named->entries[i];
        e.key.is_set() && value::is_str(e.key) && (is_dict || torch::is_tensor(e.value)))
      all &= collect_outputs(in, e.value, table, out, fmt::format("{} ", value::text_of(e.key)), depth + 1);
  return all;
}

// What trying one form of input came to.
struct Attempt {
  Inputs inputs;
  std::vector<Way> ways;             // that end well
  std::vector<std::string> outputs;  // of the first of them
  std::vector<Dim> returned;         // the sizes of what it returns, where that is one tensor
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

  // Whether the time that a contract may take is over: what was asked for since then was not looked at.
  bool late() const {
    return std::chrono::duration<double>(Clock::now() - start_).count() >= kLimits * options_.max_seconds;
  }

  // The names of forward's inputs; what is wrong goes to `problem`.
  std::vector<std::string> parameters(std::string& problem) {
    std::vector<std::string> names;
    problem = "its forward could not be followed";
    run(call_of("inputs", module_), [&](Interp&, Value end, const PathResult& path) {
      if (path.kind == OutcomeKind::Raises)
        problem = fmt::format("it cannot be made without arguments ({}: {}); name them: FILE:'{}(...)'", path.exception,
                              path.message, module_.substr(0, module_.find('(')));
      if (!value::is_list(end) || !names.empty()) return;
      for (const Value name : value::as<interp::List>(end)->items()) names.emplace_back(value::text_of(name));
      problem = names.empty() ? "its forward takes no input that is demanded" : "";
    });
    return names;
  }

  Attempt attempt(Inputs inputs) {
    Attempt result;
    const std::string call = call_of("accept", module_ + ", " + symbols_text(inputs));
    result.inputs = std::move(inputs);
    const bool complete = run(call, [&](Interp& in, Value end, const PathResult& path) {
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
      if (result.ways.empty()) {
        result.outputs = std::move(outputs);
        if (torch::is_tensor(end))
          for (const torch::Size& s : torch::tensor_of(end).shape()) result.returned.push_back(table->presented(s.n));
      }
      result.ways.push_back(std::move(way));
    });
    if (!complete) result.lost = true;
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

  // What a call with numbers shows that annotations have wrong.
  std::vector<interp::Finding> annotations_against(const Inputs& inputs);

  // From where to where the integers of the i-th input go; nothing where no limit shows.
  std::optional<std::pair<std::int64_t, std::int64_t>> range_of(const Inputs& inputs, const dim::Assignment& values,
                                                                std::size_t i) {
    const auto run_with = [&](const std::vector<std::int64_t>& numbers) {
      std::vector<std::string> calls;
      for (const std::int64_t n : numbers) calls.push_back(filled_text(inputs, values, i, n));
      std::vector<bool> runs;
      for (const std::string& end : outcomes(calls)) runs.push_back(end != "fails");
      return runs;
    };
    constexpr std::int64_t kHuge = std::int64_t{1} << 31;
    const std::vector<bool> ends = run_with({-1, 0, 1, kHuge});
    if (ends[0] || ends[3] || (!ends[1] && !ends[2])) return std::nullopt;
    // Between one that runs and one that fails, in steps of a sixteenth of what is left.
    std::int64_t good = ends[2] ? 1 : 0, bad = kHuge;
    while (bad - good > 1) {
      std::vector<std::int64_t> numbers;
      for (int k = 1; k < 16; ++k) {
        const auto share = static_cast<double>(k) / 16;
        const auto n = good < 16 && bad == kHuge
                           ? std::int64_t{1} << (2 * k)
                           : good + static_cast<std::int64_t>(share * static_cast<double>(bad - good));
        if (n > good && n < bad && (numbers.empty() || n > numbers.back())) numbers.push_back(n);
      }
      if (numbers.empty()) numbers.push_back(good + 1);
      const std::vector<bool> runs = run_with(numbers);
      for (std::size_t k = 0; k < numbers.size(); ++k)
        if (!runs[k]) {
          bad = numbers[k];
          break;
        } else {
          good = numbers[k];
        }
    }
    return std::pair(ends[1] ? std::int64_t{0} : std::int64_t{1}, good);
  }

 private:
  // Whether every way was gone.
  bool run(std::string call, const interp::Watch& watch) {
    interp::Options options = options_;
    options.call = std::move(call);
    options.every_way = true;
    options.max_paths = std::max(options.max_paths, 48);
    // Each run has its limit; there are many.
    const double left = kLimits * options_.max_seconds - std::chrono::duration<double>(Clock::now() - start_).count();
    options.max_seconds = std::min(options.max_seconds, left);
    return left > 0 && interp::analyze(options, sources_, explain_error, watch).complete;
  }
  using Clock = std::chrono::steady_clock;
  static constexpr double kLimits = 2;  // times max_seconds

  const interp::Options& options_;
  syntax::SourceStore& sources_;
  const std::string& module_;
  Clock::time_point start_ = Clock::now();
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
  // Sizes as people have them.
  for (const std::int64_t usual : {32, 64, 224}) {
    dim::Assignment other = points[0];
    for (const Clause& c : solution.clauses)
      for (const std::string& symbol : c.symbols)
        if (!c.words.empty() && !c.fixed() && c.symbols.size() <= 2) other[symbol] = usual;
    for (const auto& [alias, symbol] : solution.aliases) other[alias] = other.at(symbol);
    if (other != points[0]) points.push_back(std::move(other));
  }
  const Attempt& attempt = *solution.attempt;
  std::vector<std::string> calls;
  for (const dim::Assignment& p : points) calls.push_back(numbers_text(attempt.inputs, p));
  const std::vector<std::string> ends = trial.outcomes(calls);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (ends[i] != "open" && (ends[i] == "runs") != accepts(attempt.ways, points[i])) return true;
  // What was not tried is not said.
  return trial.late();
}

std::vector<interp::Finding> Trial::annotations_against(const Inputs& inputs) {
  const Attempt found = attempt(inputs);
  if (found.ways.empty() || found.lost) return {};
  const Solved solution = solved(found);
  if (!solution.has_numbers()) return {};
  interp::Options options = options_;
  options.call =
      call_of("accept", module_ + ", " + numbers_text(inputs, sample(solution.clauses, solution.aliases, 3)));
  interp::Trace trace = interp::analyze(options, sources_);
  trace.findings.clear();
  trace.files = sources_.all();
  check_annotations(trace);
  return std::move(trace.findings);
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
      for (const std::string& name : f.names) sizes.push_back(size_in(values, name));
    }
  }
  std::erase_if(result.clauses, [](const Clause& c) { return c.fixed() || c.words.empty(); });
  return result;
}

// What an input's elements may be: other element types, and the range of its integers. Tried out with sizes of which
// none is 1 where that will do: loops over them and sums of them have something to do.
void find_elements(Trial& trial, const Solved& solution, Acceptance& way) {
  if (way.examples.empty()) return;
  dim::Assignment values = sample(solution.clauses, solution.aliases, 2);
  if (!accepts(solution.attempt->ways, values)) values = sample(solution.clauses, solution.aliases, 0);
  for (std::size_t i = 0; i < way.inputs.size(); ++i) {
    InputForm& input = way.inputs[i];
    std::vector<std::string_view> others;
    for (const std::string_view t : {"float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool"})
      if (t != input.dtype && (way.inputs.size() == 1 || input.dtype == "int64")) others.push_back(t);
    std::vector<std::string> calls;
    for (const std::string_view t : others) {
      Inputs other = way.inputs;
      other[i].dtype = t;
      calls.push_back(numbers_text(other, values));
    }
    const std::vector<std::string> ends = trial.outcomes(calls);
    for (std::size_t k = 0; k < others.size(); ++k)
      if (ends[k] == "runs") input.dtypes.emplace_back(others[k]);
    if (input.dtype == "int64") input.range = trial.range_of(way.inputs, values, i);
  }
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

// The file that modules are looked for in.
std::shared_ptr<const base::SourceFile> main_file(const interp::Options& options, syntax::SourceStore& sources) {
  return sources.load(options.program, options.program.substr(options.program.rfind('/') + 1), base::Origin::User);
}

// What the module's annotations say of its inputs, if they say it of all.
std::optional<Description> description_of(const interp::Options& options, syntax::SourceStore& sources,
                                          const std::string& module, const std::vector<std::string>& parameters) {
  const auto file = main_file(options, sources);
  return file == nullptr ? std::nullopt : described(*file, module.substr(0, module.find('(')), parameters);
}

// What a call that is annotated so ends with: nothing but a way that ends well lifts it.
Refusal refusal_as_annotated(const Attempt& attempt) {
  Refusal result;
  if (attempt.lost || !attempt.ways.empty() || attempt.failed.empty() || attempt.failed[0].frames.empty())
    return result;
  result.end = attempt.failed[0];
  result.message = result.end.exception + ": " + result.end.message;
  result.line = result.end.frames.back().line;
  result.certain = !result.end.user_raised && result.end.choices.empty() && attempt.failed.size() == 1;
  return result;
}

// The element types to go through: where nothing is taken as the usual ones, the module may have been converted.
constexpr std::string_view kOtherTypes[] = {"float64", "float16", "bfloat16"};

}  // namespace

// How a module answers to what its annotations say.
static void accept_as_described(Trial& trial, const Description& description, Contract& contract) {
  const Attempt attempt = trial.attempt(description.inputs);
  const Refusal refusal = refusal_as_annotated(attempt);
  if (refusal.certain) {
    contract.annotation = description.text;
    contract.refusal = refusal;
    return;
  }
  if (attempt.lost || attempt.ways.empty()) return;
  const Solved solution = solved(attempt);
  if (!solution.has_numbers() || contradicted(trial, solution)) return;
  contract.annotation = description.text;
  contract.accepts.push_back(acceptance(solution));
  find_elements(trial, solution, contract.accepts.back());
  if (trial.late()) {
    contract.annotation.clear();
    contract.accepts.clear();
    return;
  }
  if (!description.returned || attempt.returned.empty() || attempt.ways.size() != 1) return;
  for (const std::size_t k : {0U, 1U, 3U})
    if (!agrees(*description.returned, attempt.returned, sample(solution.clauses, solution.aliases, k)))
      contract.returned = description.returned->text;
}

std::vector<ModuleClass> modules_of(interp::Options options, syntax::SourceStore& sources) {
  std::string calls;
  if (const auto file = main_file(options, sources))
    for (const auto& [name, call] : constructions(*file))
      calls += fmt::format("('{}', {}), ", name, python::str_repr(call));
  options.call = call_of("modules", fmt::format("globals(), [{}]", calls));
  options.every_way = true;
  options.max_paths = 1;
  std::vector<ModuleClass> classes;
  interp::analyze(options, sources, nullptr, [&](Interp&, Value end, const PathResult&) {
    if (!classes.empty() || !value::is_list(end)) return;
    const auto items = value::as<interp::List>(end)->items();
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
      classes.push_back({std::string(value::text_of(items[i])), std::string(value::text_of(items[i + 1]))});
  });
  return classes;
}

std::vector<interp::Finding> contradictions(const interp::Options& options, syntax::SourceStore& sources,
                                            const ModuleClass& module) {
  Trial trial(options, sources, module.made);
  std::string problem;
  const std::vector<std::string> parameters = trial.parameters(problem);
  if (!problem.empty()) return {};
  const auto description = description_of(options, sources, module.name, parameters);
  if (parameters.size() != 1 && !description) return {};
  const std::vector<Inputs> forms = description ? std::vector<Inputs>{description->inputs} : usual_inputs({""});
  std::vector<std::string> calls;
  for (const Inputs& f : forms) calls.push_back(symbols_text(f));
  bool fits = false;
  for (const std::string& end : trial.outcomes(calls)) fits |= end != "fails";
  if (fits) return description ? trial.annotations_against(description->inputs) : std::vector<interp::Finding>();
  std::vector<Attempt> failed;
  for (const Inputs& inputs : forms) failed.push_back(trial.attempt(inputs));
  const bool lost = std::ranges::any_of(failed, [](const Attempt& a) { return a.lost || !a.ways.empty(); });
  const Refusal refusal = description ? refusal_as_annotated(failed[0]) : refusal_of(failed, sources);
  if (lost || !refusal.certain) return {};
  interp::Finding f = interp::finding_of(refusal.end, sources);
  f.message = description ? fmt::format("`{}` refuses every input that its annotation {} allows: {}", module.name,
                                        description->text, refusal.end.message)
                          : fmt::format("no input fits `{}`: {}", module.name, refusal.end.message);
  return {std::move(f)};
}

Contract contract_of(const interp::Options& options, syntax::SourceStore& sources, const ModuleClass& module) {
  Contract result;
  result.module = module.name;
  if (module.made != module.name) result.made = module.made;
  Trial trial(options, sources, module.made);
  result.parameters = trial.parameters(result.unknown);
  if (!result.unknown.empty()) return result;
  const bool single = result.parameters.size() == 1;
  if (const auto description = description_of(options, sources, module.name, result.parameters)) {
    accept_as_described(trial, *description, result);
    if (!result.accepts.empty() || !result.refusal.message.empty()) return result;
    result.unknown.clear();
  }

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
    // Of several inputs few forms are looked at: each costs as much as a module with one.
    const auto keeps_rank = [&](std::size_t i) { return keeps_its_rank(trial.attempt(chances[i])); };
    std::swap(chances[0], chances[meant_form(chances, keeps_rank)]);
    chances.resize(std::min<std::size_t>(chances.size(), 3));
  }
  for (const Inputs& inputs : chances) {
    Attempt a = trial.attempt(inputs);
    lost |= a.lost;
    if (!a.ways.empty()) {
      attempts.push_back(std::move(a));
    } else if (a.lost) {
      result.open.push_back(a.inputs);
    }
  }
  if (attempts.empty()) {
    if (lost) {
      result.unknown = trial.late() ? "it takes too long to follow" : "its forward could not be followed";
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
      if (trial.late()) break;
      const Solved first = solved(a);
      std::vector<bool> settled;
      for (const std::string& name : a.inputs[0].names)
        settled.push_back(
            std::ranges::any_of(first.clauses, [&](const Clause& c) { return c.fixed() && c.symbols[0] == name; }));
      std::vector<std::string> names = named(a.inputs[0], settled, attempts[0].inputs[0].names.size());
      if (names != a.inputs[0].names) a = trial.attempt({{std::move(names), a.inputs[0].dtype}});
    }
  }
  const auto take = [&](const Attempt& a) {
    if (trial.late()) {
      // Conditions that took so long are no reading for anyone.
      result.open.push_back(a.inputs);
      result.unknown = "it takes too long to follow";
      return;
    }
    const Solved solution = solved(a);
    const std::string problem = trial.late()                    ? "it takes too long to follow"
                                : a.lost                        ? "a part of its forward could not be followed"
                                : !solution.has_numbers()       ? "no size was found that meets its conditions"
                                : contradicted(trial, solution) ? "its conditions could not be worked out"
                                                                : "";
    const bool said =
        single && std::ranges::any_of(result.accepts, [&](const Acceptance& other) {
          return other.inputs[0].names.size() == a.inputs[0].names.size() &&
                 std::ranges::find(other.inputs[0].dtypes, a.inputs[0].dtype) != other.inputs[0].dtypes.end();
        });
    if (said) return;
    if (problem.empty()) {
      result.accepts.push_back(acceptance(solution));
      find_elements(trial, solution, result.accepts.back());
      if (!trial.late()) return;
      result.accepts.pop_back();
    }
    result.open.push_back(a.inputs);
    if (!result.unknown.empty()) return;
    result.unknown = trial.late() ? "it takes too long to follow" : problem;
    result.demands = acceptance(solution).expressions;
  };
  for (const Attempt& a : attempts) take(a);
  if (result.accepts.empty() && !single) {
    // Inputs of one form get through in ways that nobody meant: what of different forms?
    chances.clear();
    forms = mixed_inputs(result.parameters);
    look_through(true);
    for (const Inputs& inputs : chances)
      if (const Attempt a = trial.attempt(inputs); !a.ways.empty()) take(a);
  }
  if (!result.accepts.empty()) result.unknown.clear();
  return result;
}

}  // namespace shapetrace::explain
