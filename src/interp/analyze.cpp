#include "interp/analyze.hpp"

#include <algorithm>
#include <cctype>
#include <deque>
#include <functional>
#include <set>

#include "interp/explorer.hpp"
#include "interp/imports.hpp"
#include "interp/opcodes.hpp"
#include "interp/protocols.hpp"
#include "interp/tracer.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Layout;

namespace {

// The frames of user and package source, outermost first, with comprehensions as the frames that CPython gives them.
std::vector<TraceFrame> visible_frames(const Exception& e) {
  std::vector<TraceFrame> frames;
  for (const Exception::Place* place = e.first; place != nullptr; place = place->next) {
    const CodeBody& code = *place->code;
    if (code.file->origin == base::Origin::Prelude) continue;
    const std::uint32_t line = code.line_of(place->instruction);
    const syntax::NodeId node = place->instruction < code.positions.size() ? code.positions[place->instruction] : 0;
    for (const InlinedScope& scope : code.inlined)
      if (place->instruction >= scope.begin && place->instruction < scope.end)
        frames.push_back({code.file->id, line, std::string(scope.name), node});
    frames.push_back({code.file->id, line, std::string(code.name->view()), node});
  }
  std::reverse(frames.begin(), frames.end());
  return frames;
}

// Whether the analysed source itself raised it, with a raise or assert statement.
bool raised_by_statement(const Exception& e) {
  const Exception::Place* const place = e.first;
  if (place == nullptr || place->code->file->origin == base::Origin::Prelude) return false;
  return place->instruction < place->code->instructions.size() &&
         static_cast<Op>(place->code->instructions[place->instruction].op) == Op::Raise;
}

// Whether one of our models raised it, with a raise statement.
bool raised_by_model(const Exception& e) {
  const Exception::Place* const place = e.first;
  return place != nullptr && place->code->file->origin == base::Origin::Prelude &&
         place->instruction < place->code->instructions.size() &&
         static_cast<Op>(place->code->instructions[place->instruction].op) == Op::Raise;
}

int exit_status_of(Interp& in, const Exception& e) {
  const Value code = e.args != nullptr && e.args->size != 0 ? (*e.args)[0] : Value::none();
  std::int64_t status = 0;
  if (code.is_none()) return 0;
  if (value::to_int64(code, status)) return static_cast<int>(status & 0xff);
  in.write(2, in.display(code) + "\n");
  return 1;
}

bool mentions(std::string_view text, std::string_view word) {
  const auto in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]))) return true;
  }
  return false;
}

// The packages whose absence an error may be about, each followed by a comma: one that the program looked for in vain
// and that the error, or one that it came from, names; all of them where something that they would have given is None,
// not defined or asserted.
std::string lacking_packages(Interp& in, const Exception& e) {
  const std::vector<std::string>& absent = in.importer().absent();
  if (absent.empty()) return {};
  const Exception* link = &e;
  for (int depth = 0; link != nullptr && depth < 8; ++depth) {
    const std::string text = in.display(const_cast<Exception*>(link));
    in.take_pending();
    for (const std::string& package : absent)
      if (mentions(text, package)) return package + ",";
    link = link->cause != nullptr ? link->cause : link->context;
  }
  const std::string_view kind = e.type->name->view();
  const std::string text = in.display(const_cast<Exception*>(&e));
  in.take_pending();
  const bool about_none = (kind == "TypeError" || kind == "AttributeError") && mentions(text, "NoneType");
  if (!about_none && kind != "NameError" && !(kind == "AssertionError" && text.empty())) return {};
  std::string all;
  for (const std::string& package : absent) all += package + ",";
  return all;
}

void describe_end(Interp& in, PathResult& result, Explain explain) {
  Exception* const e = in.failed() && !in.abandoned() ? in.take_pending() : nullptr;
  result.calls = in.tracer().calls(e);
  if (in.abandoned()) result.kind = OutcomeKind::Unknown;
  if (e == nullptr) return;
  if (in.is_instance(e, in.types().exception(Exc::SystemExit))) {
    result.exit_status = exit_status_of(in, *e);
    if (result.exit_status == 0) return;
  } else {
    result.exit_status = 1;
    result.traceback = format_traceback(in, *e);
  }
  result.doubtful = in.explorer().guessed() && raised_by_model(*e);
  result.kind = OutcomeKind::Raises;
  result.exception = std::string(e->type->name->view());
  result.message = in.display(e);
  in.take_pending();
  result.frames = visible_frames(*e);
  result.user_raised = raised_by_statement(*e);
  result.lacks = lacking_packages(in, *e);
  if (explain != nullptr) result.explanation = explain(in, *e);
}

struct Path {
  PathResult result;
  std::vector<bool> choices;
  std::vector<ChoiceSite> sites;
  bool guessed_again = false;
  std::vector<bool> splits;
};

// Functions that the program registered for its end, the last one first.
void run_at_exit(Interp& in) {
  if (in.abandoned() || in.at_exit.empty()) return;
  Exception* const ending = in.take_pending();
  while (!in.at_exit.empty()) {
    const Tuple& entry = *value::as<Tuple>(in.at_exit.back());
    in.at_exit.pop_back();
    const auto& arguments = *value::as<Tuple>(entry[1]);
    if (!in.call_dict(entry[0], arguments.items(), value::as<Dict>(entry[2])).is_error()) continue;
    if (in.abandoned()) return;
    in.take_pending();
  }
  in.set_pending(ending);
}

Path run_path(const Options& options, syntax::SourceStore& sources, const std::shared_ptr<const base::SourceFile>& file,
              std::vector<bool> prefix, Explain explain, const Watch& watch, Trace& trace) {
  Path path;
  Interp in(options, sources, std::move(prefix));
  Value end = in.importer().run_main(file);
  if (end.is_error() && options.every_way && !in.abandoned()) {  // a contract is about what the file defines
    in.take_pending();
    end = Value();
  }
  if (!end.is_error() && !options.call.empty()) {
    Dict* const names = in.importer().main()->attrs;
    end = in.evaluate(options.call, names, nullptr, true, "<call>");
  }
  run_at_exit(in);
  describe_end(in, path.result, explain);
  if (watch) watch(in, end, path.result);
  path.choices = in.explorer().choices();
  path.sites = in.explorer().sites();
  path.guessed_again = in.explorer().guessed_again();
  path.splits = in.explorer().splits();
  path.result.choices = in.explorer().described();

  Tracer& tracer = in.tracer();
  trace.steps += in.vm().steps();
  std::vector<Gap> gaps = tracer.gaps_with_hidden();
  if (trace.paths == 0) {
    trace.standard_output = std::move(tracer.standard_output);
    trace.standard_error = std::move(tracer.standard_error);
    trace.bindings = std::move(tracer.bindings);
    trace.gaps = std::move(gaps);
    trace.findings = std::move(tracer.suspicions);
    trace.annotated = std::move(tracer.annotated);
  } else {
    for (Binding& b : tracer.bindings) {
      const auto same = std::find_if(trace.bindings.begin(), trace.bindings.end(), [&](const Binding& other) {
        return other.file == b.file && other.line == b.line && other.name == b.name;
      });
      if (same == trace.bindings.end()) {
        trace.bindings.push_back(std::move(b));
        continue;
      }
      for (TracedValue& v : b.values)
        if (std::find(same->values.begin(), same->values.end(), v) == same->values.end() && same->values.size() < 64)
          same->values.push_back(std::move(v));
    }
    for (Gap& g : gaps) {
      const auto known = std::find_if(trace.gaps.begin(), trace.gaps.end(), [&](const Gap& other) {
        return other.file == g.file && other.line == g.line && other.reason == g.reason;
      });
      if (known == trace.gaps.end()) {
        trace.gaps.push_back(std::move(g));
      } else {
        known->hidden = std::max(known->hidden, g.hidden);
      }
    }
  }
  ++trace.paths;
  return path;
}

bool same_end(const PathResult& a, const PathResult& b) {
  if (a.kind != b.kind) return false;
  if (a.kind != OutcomeKind::Raises) return true;
  return a.exception == b.exception && a.message == b.message && !a.frames.empty() && !b.frames.empty() &&
         a.frames.back().file == b.frames.back().file && a.frames.back().line == b.frames.back().line;
}

// An error that is not certain is a gap where it would have been.
void withdraw(Trace& trace, PathResult& result) {
  Gap gap;
  if (!result.frames.empty()) {
    gap.file = result.frames.back().file;
    gap.line = result.frames.back().line;
  }
  gap.reason = fmt::format("{} may be raised here, depending on values that are not known", result.exception);
  gap.hits = 1;
  trace.gaps.push_back(std::move(gap));
  const auto calls = result.calls;
  result = PathResult{};
  result.calls = calls;
  result.kind = OutcomeKind::Unknown;
}

// Which of the choices on the way to an error it takes: each is tried the other way with all others as they were.
constexpr std::uint64_t kStepsForChoices = 4'000'000;
void find_what_decides(std::vector<PathResult>& ends, const std::vector<std::vector<bool>>& taken,
                       const std::function<bool(std::vector<bool>)>& follow) {
  constexpr std::size_t kMostChoices = 8;
  const std::size_t explored = taken.size();
  if (std::all_of(ends.begin(), ends.end(), [&](const PathResult& r) { return same_end(ends.front(), r); })) return;
  for (std::size_t path = 0; path < explored; ++path) {
    const auto same = [&](const PathResult& other) { return same_end(ends[path], other); };
    if (ends[path].kind != OutcomeKind::Raises || taken[path].size() > kMostChoices) continue;
    if (std::any_of(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(path), same)) continue;
    for (std::size_t i = 0; i < taken[path].size(); ++i) {
      std::vector<bool> choices = taken[path];
      choices[i] = !choices[i];
      if (std::find(taken.begin(), taken.end(), choices) != taken.end()) continue;
      if (!follow(std::move(choices))) return;
    }
  }
}

// What went one way on one path and the other way on another does not decide what both end with.
void keep_common(std::vector<Choice>& choices, const std::vector<Choice>& others) {
  std::erase_if(choices, [&](const Choice& c) {
    return std::none_of(others.begin(), others.end(),
                        [&](const Choice& other) { return c.same_site(other) && c.taken == other.taken; });
  });
}

}  // namespace

Finding finding_of(const PathResult& result, const syntax::SourceStore& sources, bool on_every_path) {
  Finding f;
  f.severity = "error";
  f.exception = result.exception;
  f.message = result.message;
  f.frames = result.frames;
  f.why = result.explanation.why;
  f.failure = result.explanation.failure;
  if (!on_every_path) f.choices = result.choices;
  // Shown at the innermost line of the user's own code; the way down into packages is in the frames.
  for (auto frame = result.frames.rbegin(); frame != result.frames.rend(); ++frame) {
    const auto source = sources.by_id(frame->file);
    if (source == nullptr) continue;
    if (source->origin != base::Origin::User && f.line != 0) continue;
    if (f.line != 0 && sources.by_id(f.file)->origin == base::Origin::User) break;
    f.file = frame->file;
    f.line = frame->line;
    f.column = source->tree.column_of(source->tree[frame->node].begin) + 1;
  }
  return f;
}

namespace {

// Whether a path took an object of a package that is not installed here for false, nothing or empty: `if not change:`.
// What stands in such an object (`cfg.wide`) may well be false.
bool denies_package(const PathResult& r, const syntax::SourceStore& sources) {
  return std::ranges::any_of(r.choices, [&](const Choice& c) {
    const auto source = sources.by_id(c.file);
    return !c.taken && source != nullptr && source->tree[c.node].kind == syntax::Kind::Name &&
           c.reason.ends_with(" is not installed here");
  });
}

// All paths of the program. Ends early with the names of packages in `lacks`, when an error may be about their absence.
Trace explore(const Options& options, syntax::SourceStore& sources, Explain explain, const Watch& watch,
              std::string* lacks) {
  Trace trace;
  const auto file =
      sources.load(options.program, options.program.substr(options.program.rfind('/') + 1), base::Origin::User);
  if (file == nullptr) return trace;

  std::deque<std::vector<bool>> waiting{{}};
  std::set<std::pair<ChoiceSite, bool>> seen;
  std::vector<PathResult> ends;
  std::vector<std::vector<bool>> taken;  // the choices of each
  bool guessed_again = false;
  while (!waiting.empty() && trace.paths < std::max(1, options.max_paths)) {
    std::vector<bool> prefix = std::move(waiting.front());
    waiting.pop_front();
    const std::size_t given = prefix.size();
    Path path = run_path(options, sources, file, std::move(prefix), explain, watch, trace);
    if (lacks != nullptr && !path.result.lacks.empty()) {
      *lacks = path.result.lacks;
      return trace;
    }
    for (std::size_t i = 0; i < path.choices.size(); ++i) seen.emplace(path.sites[i], path.choices[i]);
    // The way not taken, wherever it has not been seen yet.
    for (std::size_t i = given; i < path.choices.size(); ++i) {
      if (!seen.emplace(path.sites[i], !path.choices[i]).second && !path.splits[i]) continue;
      std::vector<bool> other(path.choices.begin(), path.choices.begin() + static_cast<std::ptrdiff_t>(i));
      other.push_back(!path.choices[i]);
      waiting.push_back(std::move(other));
    }
    guessed_again |= path.guessed_again;
    ends.push_back(std::move(path.result));
    taken.push_back(std::move(path.choices));
  }

  find_what_decides(ends, taken, [&](std::vector<bool> choices) {
    if (trace.paths >= options.max_paths || trace.steps > kStepsForChoices) return false;
    Path path = run_path(options, sources, file, std::move(choices), explain, watch, trace);
    guessed_again |= path.guessed_again;
    ends.push_back(std::move(path.result));
    return true;
  });

  trace.complete = waiting.empty();
  // What our models refuse after a guess of theirs is certain only where it came whichever way they guessed.
  const bool one_end =
      waiting.empty() && !guessed_again &&
      std::all_of(ends.begin(), ends.end(), [&](const PathResult& r) { return same_end(ends.front(), r); });
  for (PathResult& r : ends)
    if (((r.doubtful || (r.kind == OutcomeKind::Raises && denies_package(r, sources))) && !one_end) || !r.lacks.empty())
      withdraw(trace, r);

  // What a program itself refuses under an assumed condition does not count while it does not refuse otherwise.
  const auto counts = [](const PathResult& r) {
    return !(r.user_raised && !r.choices.empty()) && r.exception != "SystemExit";
  };
  std::vector<const PathResult*> counted;
  for (const PathResult& r : ends)
    if (counts(r)) counted.push_back(&r);
  if (counted.empty())
    for (const PathResult& r : ends) counted.push_back(&r);
  trace.main = *counted.front();
  trace.kind = trace.main.kind;
  bool agree = true;
  for (const PathResult* const r : counted) agree &= same_end(*counted.front(), *r);
  if (!agree) trace.kind = OutcomeKind::Unknown;

  for (const PathResult* const r : counted) {
    if (r->kind != OutcomeKind::Raises || r->exception == "SystemExit" || r->frames.empty()) continue;
    Finding f = finding_of(*r, sources, agree);
    const auto known = std::find_if(trace.findings.begin(), trace.findings.end(), [&](const Finding& other) {
      return other.file == f.file && other.line == f.line && other.message == f.message;
    });
    if (known != trace.findings.end()) {
      keep_common(known->choices, f.choices);
      continue;
    }
    if (trace.findings.empty()) trace.calls = r->calls;
    trace.findings.push_back(std::move(f));
  }
  if (trace.findings.empty()) trace.calls = trace.main.calls;
  trace.files = sources.all();
  return trace;
}

}  // namespace

// What a program does without a package that is only missing here says nothing of what it does where it is installed.
// So an error about the package sends it through again, with the package there and nothing known of it.
Trace analyze(const Options& options, syntax::SourceStore& sources, Explain explain, const Watch& watch) {
  constexpr std::size_t kMost = 4;
  Options assuming = options;
  while (!watch && assuming.assumed_packages.size() < kMost) {
    std::string lacks;
    Trace trace = explore(assuming, sources, explain, watch, &lacks);
    if (lacks.empty()) return trace;
    for (std::size_t end = lacks.find(','); end != std::string::npos; end = lacks.find(',')) {
      assuming.assumed_packages.push_back(lacks.substr(0, end));
      lacks.erase(0, end + 1);
    }
  }
  return explore(assuming, sources, explain, watch, nullptr);
}

}  // namespace shapetrace::interp
