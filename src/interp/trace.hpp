// What a run leaves behind: plain data, copied out of the run's heap. Reports read only this.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/source.hpp"

namespace shapetrace::interp {

// A size: known, symbolic (text) or unknown (neither).
struct TracedDim {
  std::int64_t value = -1;  // negative: not a known number
  std::string symbol;       // "N", "2*H + 1"; empty with value < 0: unknown
  friend bool operator==(const TracedDim&, const TracedDim&) = default;
};

// A tensor, or a tuple or list with tensors in it, up to two levels deep; Null stands for other items.
struct TracedValue {
  enum class Kind : std::uint8_t { Null, Tensor, Items } kind = Kind::Null;
  bool known_rank = true;
  std::vector<TracedDim> shape;
  std::string dtype;  // "float32"
  std::vector<TracedValue> items;
  friend bool operator==(const TracedValue&, const TracedValue&) = default;
};

struct Binding {
  std::uint32_t file = 0, line = 0;
  std::string name;                 // "<return>" for returns
  std::string scope;                // qualified name of the function it stands in; "<module>"
  std::vector<TracedValue> values;  // distinct, in order of appearance, at most 64
  std::uint64_t hits = 0;
};

struct TraceFrame {
  std::uint32_t file = 0, line = 0;
  std::string function;  // "<module>", "forward"
  std::uint32_t node = 0;
};

struct Gap {
  std::uint32_t file = 0, line = 0;
  std::string reason;
  std::uint64_t hits = 0;
  std::uint64_t hidden = 0;  // bindings whose value is not known because of it
};

enum class OutcomeKind : std::uint8_t { Ok, Raises, Unknown };

struct Choice {  // a branch on an unknown value
  std::uint32_t file = 0, line = 0;
  bool taken = false;
  std::string reason;
  std::uint32_t node = 0;  // what was asked for its truth, or the call of the model that asked
  bool by_model = false;
  // Of the same condition, whether or not it went the same way.
  bool same_site(const Choice& other) const { return file == other.file && node == other.node; }
};

// One number of a finding and how it came about, in words.
struct WhyLine {
  std::string text;
  std::uint32_t file = 0, line = 0;
};

// A variable or parameter as it was when something failed.
struct NamedValue {
  std::string name;
  TracedValue value;  // tensors; Null for everything else
  bool contiguous = true;
  std::optional<std::int64_t> number;         // of an int
  std::optional<std::int64_t> largest_index;  // of a tensor of integers whose elements are known
  std::string type_name;
};

// Where a size came from that somebody wrote: a layer's parameter, an argument of a creation.
struct SizeSource {
  std::int64_t value = -1;
  std::uint32_t file = 0, node = 0;  // the call that it was given to
  std::string callee;                // "Linear", "randn"
  std::int64_t index = 0;            // which size of what the call makes
};

// A convolution or pooling that a size went through.
struct WindowStep {
  std::uint32_t file = 0, node = 0;  // the call
  std::int64_t before = -1, after = -1;
  std::int64_t kernel = 0, stride = 1, padding = 0, dilation = 1;
};

// One of the two numbers of an error, down to what was written.
struct NumberFacts {
  std::int64_t value = -1;
  std::vector<std::int64_t> factors;
  std::uint32_t made_in = 0, made_by = 0;  // file and call of the product: view, flatten
  std::vector<SizeSource> sources;
  std::vector<WindowStep> windows;  // the last one first
};

// What is known of a failure beyond its message: the raw material of fixes.
struct Failure {
  std::string op;                     // the operator that refused; empty when a Python function of torch did
  std::vector<NamedValue> operands;   // its tensors, lists flattened
  std::vector<NamedValue> arguments;  // what the user's line gave to the function of torch, by parameter
  std::vector<NamedValue> locals;     // of the user's function
  NumberFacts actual, expected;
};

// Replaces bytes begin .. end of a file.
struct Edit {
  std::uint32_t file = 0, begin = 0, end = 0;
  std::string new_text;
};

// A change with which the program was traced again, and ran to its end.
struct Fix {
  std::string title;
  std::vector<Edit> edits;  // in order of place
  bool verified = false;
};

// What the explain room makes of an uncaught exception while its run is still there.
struct Explanation {
  std::vector<WhyLine> why;
  std::shared_ptr<const Failure> failure;
};

struct Finding {
  std::string code;                              // "shape/matmul", ...
  std::string pattern, pattern_words;            // the usual mistake that it looks like; may be empty
  std::string severity;                          // "error" or "warning"
  std::uint32_t file = 0, line = 0, column = 0;  // column 1-based
  std::string exception, message;
  std::vector<TraceFrame> frames;  // outermost first
  std::vector<WhyLine> why;        // the first with a place sums up, and names the line to look at
  std::vector<Choice> choices;     // empty: on every path
  std::shared_ptr<const Failure> failure;
  std::vector<Fix> fixes;
};

// A call of a function whose parameters, or what it returns, are annotated with shapes.
struct AnnotatedCall {
  std::uint32_t file = 0, node = 0;  // of the function
  std::vector<NamedValue> arguments;
  TracedValue returned;
};

struct CallGraph;  // call_graph.hpp

struct PathResult {
  OutcomeKind kind = OutcomeKind::Ok;
  std::string exception, message;
  std::vector<TraceFrame> frames;  // user and package frames, outermost first
  int exit_status = 0;             // as `python` would exit
  std::string traceback;           // as python prints it on stderr
  Explanation explanation;
  bool user_raised = false;  // by a raise statement of the analysed source, not by torch or the language
  bool doubtful = false;     // raised by a model of ours after it had to guess
  std::string lacks;         // the package that is not installed here, where the error is about it
  std::vector<Choice> choices;
  std::shared_ptr<const CallGraph> calls;  // only when asked for
};

struct Trace {
  OutcomeKind kind = OutcomeKind::Ok;
  PathResult main;  // the path that the outcome is told from
  std::string standard_output, standard_error;
  std::vector<Binding> bindings;
  std::vector<Finding> findings;
  std::vector<Gap> gaps;
  std::vector<AnnotatedCall> annotated;
  int paths = 0;
  bool complete = true;  // no path was left out
  std::uint64_t steps = 0;
  std::vector<std::shared_ptr<const base::SourceFile>> files;  // files[id - 1]
  std::shared_ptr<const CallGraph> calls;                      // of the first finding's path, else the main one

  const base::SourceFile* source(std::uint32_t id) const {
    return id == 0 || id > files.size() ? nullptr : files[id - 1].get();
  }
};

}  // namespace shapetrace::interp
