// rule_rows symbols|time: recorded samples of operators (conformance/ops/symbolic.py writes them down), each a line
//   {"text": "torch.add(torch.empty((S0, S1)), torch.empty((S2,)))", "points": [[2, 5, 5], ...]}
//
// symbols: each is evaluated with symbols for S0, S1, ...; then the numbers of every point are put into what comes out
// and into what was taken for granted, and the same is evaluated with these numbers. One line of JSON for each row: for
// each point the verdict (conformance/ops/symbolic.py says what they mean), and what is behind it.
//
// time: how long each takes with the numbers of its first point: the first time, and at the best, in seconds of CPU.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/big_stack.hpp"
#include "interp/analyze.hpp"
#include "interp/explorer.hpp"
#include "interp/imports.hpp"
#include "torch/state.hpp"

namespace {

using namespace shapetrace;
using dim::Dim;
using interp::Interp;
using value::Value;

using Point = std::vector<std::int64_t>;

struct Row {
  std::string text;
  std::vector<Point> points;
  std::size_t symbols() const { return points.empty() ? 0 : points[0].size(); }
};

// A tensor, a number or something else in what came back.
struct Leaf {
  enum class Kind { Tensor, Number, Text, Unknown } kind = Kind::Unknown;
  std::string place;  // "[0][1]"
  std::string text;   // the element type of a tensor, or the text
  bool rank_known = true, is_view = false;
  std::vector<Dim> sizes, strides;  // of a number: itself
};

// How an evaluation ends.
struct End {
  enum class Kind { Gives, Raises, Lost } kind = Kind::Lost;
  std::string text;             // the exception
  std::vector<Leaf> leaves;     // what came back
  std::vector<Dim> conditions;  // under which
  std::shared_ptr<dim::Table> table;
  bool chose = false;  // a branch was taken for which there is no proof
};

// --- what comes back ---------------------------------------------------------------------------------------------

void collect(Interp& in, Value v, const std::string& place, std::vector<Leaf>& out) {
  const auto items = [&](std::span<const Value> all) {
    for (std::size_t i = 0; i < all.size(); ++i) collect(in, all[i], fmt::format("{}[{}]", place, i), out);
  };
  if (value::is_tuple(v)) return items(value::as<interp::Tuple>(v)->items());
  if (value::is_list(v)) return items(value::as<interp::List>(v)->items());
  if (value::has_layout(v, value::Layout::Dict)) {
    const interp::Dict& named = *value::as<interp::Dict>(v);
    for (std::uint32_t i = 0; i < named.used; ++i)
      if (named.entries[i].key.is_set())
        collect(in, named.entries[i].value, fmt::format("{}[{}]", place, in.display_repr(named.entries[i].key)), out);
    return;
  }
  Leaf& leaf = out.emplace_back();
  leaf.place = place;
  std::int64_t n = 0;
  if (torch::is_tensor(v)) {
    const torch::Tensor& t = torch::tensor_of(v);
    dim::Table& table = *torch::state(in).dims;
    leaf.kind = Leaf::Kind::Tensor;
    leaf.text = in.display(torch::dtype_object(in, t.dtype));
    leaf.rank_known = t.rank_known;
    leaf.is_view = t.is_view;
    if (!t.rank_known) return;
    for (std::size_t i = 0; i < t.rank; ++i) {
      leaf.sizes.push_back(table.presented(t.size(i)));
      leaf.strides.push_back(table.presented(t.strides[i]));
    }
  } else if (value::is_unknown(v)) {
    const dim::Expr* const e = value::as<value::Unknown>(v)->facts->expression;
    if (e == nullptr) return;
    leaf.kind = Leaf::Kind::Number;
    leaf.sizes = {e->table->presented(Dim::of(e))};
  } else if (!v.is_bool() && value::to_int64(v, n)) {
    leaf.kind = Leaf::Kind::Number;
    leaf.sizes = {n};
  } else {
    leaf.kind = Leaf::Kind::Text;
    leaf.text = in.display_repr(v);
    in.take_pending();
  }
}

std::string sizes_text(std::span<const Dim> sizes) {
  std::string text;
  for (const Dim d : sizes) text += (text.empty() ? "" : ", ") + (dim::presentable(d) ? dim::text(d) : "?");
  return "[" + text + "]";
}

std::string text_of(const Leaf& leaf) {
  switch (leaf.kind) {
    case Leaf::Kind::Tensor:
      return leaf.rank_known
                 ? fmt::format("{} {} strides {}", sizes_text(leaf.sizes), leaf.text, sizes_text(leaf.strides))
                 : leaf.text + " of any shape";
    case Leaf::Kind::Number: return sizes_text(leaf.sizes);
    case Leaf::Kind::Text: return leaf.text;
    case Leaf::Kind::Unknown: break;
  }
  return "unknown";
}

std::string text_of(const End& end) {
  std::string text = end.kind == End::Kind::Raises ? end.text : end.kind == End::Kind::Lost ? "lost" : "";
  for (const Leaf& leaf : end.leaves) text += (text.empty() ? "" : "; ") + text_of(leaf);
  for (const Dim c : end.conditions) text += fmt::format("{}{}", c == end.conditions[0] ? " if " : ", ", dim::text(c));
  return text;
}

// --- numbers put in ----------------------------------------------------------------------------------------------

enum class Match { Same, Open, Strides, Differs };  // Strides: they alone differ

Match worst(Match a, Match b) { return std::max(a, b); }

Match match(Dim ours, Dim number, const dim::Assignment& values) {
  if (!number.known()) return Match::Open;
  const auto n = dim::evaluate(ours, values);
  return !n ? Match::Open : *n == number.value() ? Match::Same : Match::Differs;
}

Match match(const Leaf& ours, const Leaf& concrete, const dim::Assignment& values) {
  if (ours.kind == Leaf::Kind::Unknown || concrete.kind == Leaf::Kind::Unknown) return Match::Open;
  const auto is_open = [](const std::string& text) { return text.find("unknown") != std::string::npos; };
  if (ours.kind == Leaf::Kind::Number && concrete.kind == Leaf::Kind::Text)  // a truth that has an expression
    return match(ours.sizes[0], concrete.text == "True" ? 1 : concrete.text == "False" ? 0 : -1, values);
  if (ours.kind != concrete.kind) return Match::Differs;
  Match found = ours.text == concrete.text                     ? Match::Same
                : is_open(ours.text) || is_open(concrete.text) ? Match::Open
                                                               : Match::Differs;
  if (!ours.rank_known || !concrete.rank_known) return worst(found, Match::Open);
  if (ours.sizes.size() != concrete.sizes.size()) return Match::Differs;
  const bool empty = std::ranges::any_of(concrete.sizes, [](Dim d) { return d.is(0); });
  for (std::size_t i = 0; i < ours.sizes.size(); ++i) {
    found = worst(found, match(ours.sizes[i], concrete.sizes[i], values));
    // The stride of a size that is 1 shows nowhere, unless it is a view's.
    const bool matters = concrete.is_view || (!empty && !concrete.sizes[i].is(1));
    if (i < ours.strides.size() && matters)
      found = worst(found, std::min(match(ours.strides[i], concrete.strides[i], values), Match::Strides));
  }
  return found;
}

Match match(const End& ours, const End& concrete, const dim::Assignment& values) {
  const auto unknown = [](const End& e) { return e.leaves.size() == 1 && e.leaves[0].kind == Leaf::Kind::Unknown; };
  if (unknown(ours) || unknown(concrete)) return Match::Open;
  if (ours.leaves.size() != concrete.leaves.size()) return Match::Differs;
  Match found = Match::Same;
  for (std::size_t i = 0; i < ours.leaves.size(); ++i)
    found = worst(found, ours.leaves[i].place == concrete.leaves[i].place
                             ? match(ours.leaves[i], concrete.leaves[i], values)
                             : Match::Differs);
  return found;
}

// Whether the conditions of an end hold: nothing where a part of them has no value.
std::optional<bool> applies(const End& end, const dim::Assignment& values) {
  bool open = false;
  for (const Dim c : end.conditions) {
    const auto n = dim::evaluate(c, values);
    open |= !n;
    if (n && *n == 0) return false;
  }
  return open ? std::nullopt : std::optional(true);
}

bool is_known(const Leaf& leaf) {
  return leaf.kind != Leaf::Kind::Unknown && leaf.rank_known && std::ranges::all_of(leaf.sizes, dim::presentable) &&
         std::ranges::all_of(leaf.strides, dim::presentable);
}

std::string judge(std::span<const End> ways, const End& concrete, const dim::Assignment& values) {
  if (concrete.kind == End::Kind::Lost || concrete.chose) return "open";
  const bool runs = concrete.kind == End::Kind::Gives;
  bool lost = false, gives = false, raises = false, refused = true, other = false, known = true;
  Match found = Match::Same;
  for (const End& way : ways) {
    const auto holds = applies(way, values);
    if (holds && !*holds) continue;
    refused = false;
    lost |= !holds || way.kind == End::Kind::Lost;
    gives |= way.kind == End::Kind::Gives;
    raises |= way.kind == End::Kind::Raises;
    other |= way.kind == End::Kind::Raises &&
             way.text.substr(0, way.text.find(':')) != concrete.text.substr(0, concrete.text.find(':'));
    if (way.kind == End::Kind::Gives && runs) found = worst(found, match(way, concrete, values));
    known &= std::ranges::all_of(way.leaves, is_known);
  }
  const std::string_view error = runs ? "" : "error ";
  if (lost) return fmt::format("{}gap", error);
  if (!runs && !gives) return other ? "error other" : "error right";
  if (!runs) return raises || !known ? "error gap" : "error silent";
  if (refused) return "narrow";
  if (gives && raises) return "gap";  // which of them depends on what is not known
  if (raises) return "raise";
  constexpr std::string_view kWords[] = {"right", "gap", "strides", "wrong"};
  return std::string(kWords[static_cast<std::size_t>(found)]);
}

// --- evaluation --------------------------------------------------------------------------------------------------

std::string symbol_name(std::size_t row, std::size_t i) { return fmt::format("r{}s{}", row, i); }

// The rules of some rows as a program: `rules` is a list of functions of sizes.
class Program {
 public:
  Program(std::span<const Row> rows, std::size_t first) : rows_(rows), first_(first) {
    std::string text = "import torch\ninf = float('inf')\nnan = float('nan')\nrules = [\n";
    for (const Row& row : rows) {
      std::string parameters;
      for (std::size_t i = 0; i < row.symbols(); ++i) parameters += fmt::format("{}S{}", i == 0 ? " " : ", ", i);
      text += fmt::format("  lambda{}: {},\n", parameters, row.text);
    }
    files_.overlay("/rows.py", text + "]\n");
    options_.program = "/rows.py";
    options_.max_seconds = 60;
  }

  std::span<const Row> rows() const { return rows_; }

  // Everything in one run, for work that makes no difference to what comes after it; what each path is given to.
  void run(const std::function<void(Interp&, const interp::PathResult&)>& work, int paths = 1) {
    options_.max_paths = paths;
    options_.every_way = paths > 1;
    interp::analyze(options_, sources_, nullptr,
                    [&](Interp& in, Value, const interp::PathResult& path) { work(in, path); });
  }

  Value rule(Interp& in, std::size_t i) {
    const Value rules = in.importer().main()->attrs->get(in.heap().intern("rules"));
    return value::as<interp::List>(rules)->items()[i];
  }

  // Every way that row i goes with symbols for its sizes.
  std::vector<End> ways_alone(std::size_t i) {
    Program alone(rows_.subspan(i, 1), first_ + i);
    std::string symbols;
    for (std::size_t k = 0; k < rows_[i].symbols(); ++k)
      symbols += fmt::format("torch._symbol('{}'), ", symbol_name(first_ + i, k));
    alone.options_.call = fmt::format("rules[0]({})", symbols);
    alone.options_.max_paths = 48;
    alone.options_.every_way = true;
    std::vector<End> ways;
    const interp::Trace trace = interp::analyze(
        alone.options_, alone.sources_, nullptr, [&](Interp& in, Value end, const interp::PathResult& path) {
          End& way = ways.emplace_back();
          way.table = torch::state(in).dims;
          way.conditions.assign(way.table->conditions().begin(), way.table->conditions().end());
          if (path.kind == interp::OutcomeKind::Raises && !path.doubtful) {
            way.kind = End::Kind::Raises;
            way.text = path.exception + ": " + path.message;
          } else if (path.kind == interp::OutcomeKind::Ok && !end.is_error()) {
            way.kind = End::Kind::Gives;
            collect(in, end, "", way.leaves);
          }
        });
    if (!trace.complete) ways.emplace_back();  // a way that was not followed
    return ways;
  }

  // Row i in a run that is shared with others.
  End call(Interp& in, std::size_t i, std::span<const Value> sizes) {
    const auto& table = torch::state(in).dims;
    const std::size_t taken = table->conditions().size(), choices = in.explorer().choices().size();
    const Value result = in.call(rule(in, i), sizes);
    End end;
    end.table = table;
    end.chose = in.explorer().choices().size() != choices;
    for (const Dim c : table->conditions().subspan(taken)) end.conditions.push_back(c);
    if (in.abandoned()) return end;
    end.kind = result.is_error() ? End::Kind::Raises : End::Kind::Gives;
    if (result.is_error()) {
      interp::Exception& e = *in.take_pending();
      end.text = fmt::format("{}: {}", e.type->name->view(), in.display(&e));
      in.take_pending();
    } else {
      collect(in, result, "", end.leaves);
    }
    return end;
  }

  End call_with_symbols(Interp& in, std::size_t i) {
    std::vector<Value> sizes;
    for (std::size_t k = 0; k < rows_[i].symbols(); ++k)
      sizes.push_back(torch::dim_value(in, torch::state(in).dims->symbol(symbol_name(first_ + i, k), {1})));
    return call(in, i, sizes);
  }

  End call_with_numbers(Interp& in, std::size_t i, const Point& point) {
    std::vector<Value> sizes;
    for (const std::int64_t n : point) sizes.push_back(in.heap().integer(n));
    return call(in, i, sizes);
  }

 private:
  std::span<const Row> rows_;
  std::size_t first_;
  base::FileSystem files_;
  syntax::SourceStore sources_{files_};
  interp::Options options_;
};

// Few enough rows for one table of symbols: what is taken for granted of some makes work for the others.
constexpr std::size_t kBatch = 64;

// Rows in one run, halved until it evaluates them to their end.
void in_one_run(std::span<const Row> rows, std::size_t first, const std::function<bool(Program&, std::size_t)>& work) {
  Program program(rows, first);
  if (work(program, first) || rows.size() <= 1) return;
  const std::size_t half = rows.size() / 2;
  in_one_run(rows.first(half), first, work);
  in_one_run(rows.subspan(half), first + half, work);
}

// --- the two commands --------------------------------------------------------------------------------------------

void check(std::span<const Row> rows) {
  std::vector<nlohmann::ordered_json> lines(rows.size());
  const auto work = [&](Program& program, std::size_t first) {
    bool done = true;
    program.run([&](Interp& in, const interp::PathResult&) {
      for (std::size_t i = 0; i < program.rows().size() && done; ++i) {
        const Row& row = program.rows()[i];
        std::vector<End> ways{program.call_with_symbols(in, i)};
        if (ways[0].chose) ways = program.ways_alone(i);
        nlohmann::ordered_json& line = lines[first + i] = {{"verdicts", nlohmann::ordered_json::array()}};
        std::string symbolic;
        for (const End& way : ways) symbolic += (symbolic.empty() ? "" : " | ") + text_of(way);
        line["symbols"] = symbolic;
        for (const Point& point : row.points) {
          const End concrete = program.call_with_numbers(in, i, point);
          dim::Assignment values;
          for (std::size_t k = 0; k < point.size(); ++k) values[symbol_name(first + i, k)] = point[k];
          const std::string verdict = judge(ways, concrete, values);
          line["verdicts"].push_back(verdict);
          line["numbers"].push_back(text_of(concrete));
        }
        done = !in.abandoned();
        if (!done) line = {{"verdicts", {"crash"}}};
      }
    });
    return done;
  };
  for (std::size_t at = 0; at < rows.size(); at += kBatch)
    in_one_run(rows.subspan(at, std::min(kBatch, rows.size() - at)), at, work);
  for (const auto& line : lines)
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

// Of this thread: what else the machine does is no matter.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void time(std::span<const Row> rows) {
  Program program(rows, 0);
  program.run([&](Interp& in, const interp::PathResult&) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      constexpr int kRounds = 16;
      double first = 0, least = 1e9;
      for (int k = 0; k < kRounds && !in.abandoned(); ++k) {
        const double begin = cpu_seconds();
        program.call_with_numbers(in, i, rows[i].points[0]);
        const double seconds = cpu_seconds() - begin;
        if (k == 0) first = seconds;
        least = std::min(least, seconds);
      }
      fmt::print("{:.9f} {:.9f}\n", first, least);
    }
  });
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view command = count == 2 ? arguments[1] : "";
  if (command != "symbols" && command != "time") {
    fmt::print(stderr, "usage: rule_rows symbols|time < ROWS\n");
    return 2;
  }
  std::vector<Row> rows;
  for (std::string line; std::getline(std::cin, line);) {
    const auto json = nlohmann::json::parse(line);
    rows.push_back({json.at("text"), json.at("points")});
  }
  base::on_big_stack([&] { command == "symbols" ? check(rows) : time(rows); });
  return 0;
}
