#include "explain/fixes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "explain/origins.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

using interp::Edit;
using interp::Finding;
using interp::Fix;
using interp::OutcomeKind;
using interp::Trace;

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostTried = 60;
// Other made-up data at this cost is only worth showing where there is nothing else.
constexpr int kFarFetched = 18;
// Changes that only together carry the program to its end.
constexpr int kDeepest = 3;

bool same_finding(const Finding& a, const Finding& b) {
  return a.file == b.file && a.line == b.line && a.message == b.message;
}

// Whether something could not be followed that could be before: what a check does not see it cannot promise.
bool hides_more(const Trace& before, const Trace& after) {
  std::set<std::string> known;
  for (const interp::Gap& g : before.gaps) known.insert(g.reason);
  return std::any_of(after.gaps.begin(), after.gaps.end(),
                     [&](const interp::Gap& g) { return known.find(g.reason) == known.end(); });
}

// Whether an edit made something that is no Python.
bool broken(const Trace& after) {
  return std::ranges::any_of(after.files, [](const auto& file) {
    return file->origin == base::Origin::User && !file->owned_tree.errors.empty();
  });
}

class Search {
 public:
  Search(const interp::Options& options, syntax::SourceStore& sources, const Trace& before, const Finding& finding,
         FixBudget budget)
      : options_(options), sources_(sources), before_(before), finding_(finding), budget_(budget) {
    // A trial that takes much longer than the program did is not worth waiting for.
    options_.max_seconds = std::min(options_.max_seconds, 2.0);
  }

  std::vector<Fix> run() {
    std::vector<Trial> open{{{}, {}, &before_, nullptr, &finding_}};
    for (int depth = 0; depth < kDeepest && !open.empty(); ++depth) {
      std::vector<Trial> next;
      for (const Trial& trial : open) {
        if (!fixes_.empty() && depth > 0) break;
        extend(trial, next);
      }
      if (!fixes_.empty()) break;
      open = std::move(next);
    }
    return std::move(fixes_);
  }

 private:
  // A program with some edits in it, and what is still wrong with it.
  struct Trial {
    std::string title;
    std::map<std::string, std::string> texts;  // by path
    const Trace* trace;
    std::shared_ptr<Trace> owned;
    const Finding* finding;
  };

  bool exhausted() const {
    return fixes_.size() >= budget_.enough || tried_ >= kMostTried ||
           std::chrono::duration<double>(Clock::now() - start_).count() > budget_.seconds;
  }

  void extend(const Trial& trial, std::vector<Trial>& next) {
    for (Candidate& c : candidates_for(*trial.trace, *trial.finding)) {
      if (exhausted()) return;
      if (c.changes_data && (!trial.texts.empty() || (!fixes_.empty() && c.cost >= kFarFetched))) continue;
      ++tried_;
      Trial result;
      result.title = trial.title.empty() ? c.fix.title : trial.title + "; " + c.fix.title;
      result.texts = trial.texts;
      std::set<std::uint32_t> edited;
      for (const Edit& e : c.fix.edits) {
        if (!edited.insert(e.file).second) continue;
        const base::SourceFile& file = *trial.trace->source(e.file);
        const auto at = result.texts.find(file.path);
        const std::string_view text = at == result.texts.end() ? file.text : std::string_view(at->second);
        result.texts[file.path] = apply(text, c.fix.edits, e.file);
      }
      result.owned = std::make_shared<Trace>(trace_with(result.texts));
      result.trace = result.owned.get();
      if (passes(*result.trace)) {
        add(result, trial.texts.empty() ? &c.fix : nullptr);
      } else if (const Finding* const f = goes_further(*trial.finding, *result.trace);
                 f != nullptr && next.size() < 4) {
        result.finding = f;
        next.push_back(std::move(result));
      }
    }
  }

  Trace trace_with(const std::map<std::string, std::string>& texts) {
    syntax::SourceStore store(sources_, texts);
    return interp::analyze(options_, store, explain_);
  }

  bool passes(const Trace& after) const {
    if (after.kind == OutcomeKind::Raises || hides_more(before_, after) || broken(after)) return false;
    if (finding_.severity == "warning") return after.findings.empty() && after.kind == before_.kind;
    if (before_.findings.size() <= 1) return after.findings.empty() && after.kind == OutcomeKind::Ok;
    // Of several findings this one goes, and none comes.
    for (const Finding& f : after.findings) {
      if (same_finding(f, finding_)) return false;
      if (std::none_of(before_.findings.begin(), before_.findings.end(),
                       [&](const Finding& old) { return old.message == f.message; }))
        return false;
    }
    return true;
  }

  // The finding that is met instead, when it is another one.
  const Finding* goes_further(const Finding& was, const Trace& after) const {
    if (after.findings.size() != 1 || after.kind != OutcomeKind::Raises) return nullptr;
    const Finding& f = after.findings[0];
    // The same words may come from another place of the line.
    return same_finding(f, was) && f.column == was.column ? nullptr : &f;
  }

  void add(const Trial& trial, const Fix* single) {
    Fix fix;
    fix.title = trial.title;
    fix.verified = true;
    if (single != nullptr) {
      fix.edits = single->edits;
    } else {
      for (const auto& [path, text] : trial.texts) add_edits(fix, path, text);
    }
    fixes_.push_back(std::move(fix));
  }

  // Edits of several steps as edits of the original: line by line, as no candidate adds or takes lines.
  void add_edits(Fix& fix, const std::string& path, const std::string& text) {
    for (const auto& file : before_.files) {
      if (file->path != path) continue;
      const auto lines = [](std::string_view t) {
        std::vector<std::string_view> out;
        for (std::size_t at = 0; at <= t.size();) {
          const std::size_t end = std::min(t.find('\n', at), t.size());
          out.push_back(t.substr(at, end - at));
          at = end + 1;
        }
        return out;
      };
      const auto old_lines = lines(file->text), new_lines = lines(text);
      std::uint32_t at = 0;
      for (std::size_t i = 0; i < old_lines.size() && old_lines.size() == new_lines.size(); ++i) {
        if (old_lines[i] != new_lines[i])
          fix.edits.push_back(
              {file->id, at, at + static_cast<std::uint32_t>(old_lines[i].size()), std::string(new_lines[i])});
        at += static_cast<std::uint32_t>(old_lines[i].size()) + 1;
      }
    }
  }

  interp::Options options_;
  syntax::SourceStore& sources_;
  const Trace& before_;
  const Finding& finding_;
  FixBudget budget_;
  interp::Explain explain_ = explain_error;
  std::vector<Fix> fixes_;
  std::size_t tried_ = 0;
  Clock::time_point start_ = Clock::now();
};

}  // namespace

std::vector<Candidate> candidates_for(const Trace& trace, const Finding& finding) {
  if (finding.failure == nullptr) return {};
  Situation s(trace, finding);
  if (!s.usable()) return {};
  for (const auto propose : {propose_for_products, propose_for_views, propose_for_channels, propose_for_joining,
                             propose_for_alignment, propose_for_ranks, propose_for_maps, propose_for_suspicions,
                             propose_for_losses, propose_for_dtypes, propose_for_sequences, propose_for_indices,
                             propose_for_axes, propose_for_structure, propose_for_training, propose_for_python})
    propose(s);
  std::vector<Candidate> found = s.take();
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
  return found;
}

std::string apply(std::string_view text, const std::vector<Edit>& edits, std::uint32_t file) {
  std::vector<const Edit*> order;
  for (const Edit& e : edits)
    if (e.file == file) order.push_back(&e);
  std::stable_sort(order.begin(), order.end(), [](const Edit* a, const Edit* b) { return a->begin < b->begin; });
  std::string out;
  std::size_t at = 0;
  for (const Edit* const e : order) {
    out += text.substr(at, e->begin - at);
    out += e->new_text;
    at = e->end;
  }
  return out + std::string(text.substr(at));
}

void find_fixes(const interp::Options& options, syntax::SourceStore& sources, Trace& trace, FixBudget budget) {
  for (Finding& f : trace.findings) {
    // A suspicion is only lifted where nothing else is wrong.
    if (f.failure == nullptr || (f.severity != "error" && trace.findings.size() > 1)) continue;
    f.fixes = Search(options, sources, trace, f, budget).run();
  }
}

}  // namespace shapetrace::explain
