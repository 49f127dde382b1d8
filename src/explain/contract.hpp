// What does a module accept? It is evaluated on inputs whose sizes are symbols; what its operators demand of them is
// solved, and then put to the test with numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/forms.hpp"
#include "explain/solve.hpp"
#include "interp/analyze.hpp"

namespace shapetrace::explain {

// One way to call a module: inputs of these forms.
struct Acceptance {
  Inputs inputs;
  std::vector<std::vector<std::string>> shapes;  // of each input, with what is settled: "N", "3", "H", "W"
  std::vector<Clause> clauses;                   // what is left to demand
  // The same exactly: inputs fit when all of the expressions of one way are true (Python's syntax).
  std::vector<std::vector<std::string>> expressions;
  std::vector<std::vector<std::vector<std::int64_t>>> examples;  // inputs that fit: the sizes of each
  std::vector<std::string> outputs;                              // "[N, 10]", one for each tensor that comes back
};

// Why no input fits: two numbers that a person wrote contradict each other.
struct Refusal {
  std::string message;     // what a call ends with; empty: some input fits
  std::uint32_t line = 0;  // where that is raised
  bool certain = false;    // whatever is put in
  interp::PathResult end;  // of a call, with its explanation
};

struct Contract {
  std::string module;                             // as the user named it: "Net", "Net(10)"
  std::string made;                               // how it was made, where its class needs arguments: "Other().part"
  std::string unknown;                            // why nothing can be said; empty when the rest holds
  std::vector<std::vector<std::string>> demands;  // then: what is demanded, as far as it was followed
  Refusal refusal;
  std::vector<std::string> parameters;  // the names of forward's inputs
  std::vector<Acceptance> accepts;      // the one that is meant first
  std::string annotation;               // what its parameters are annotated with, where that was gone by
  std::string returned;                 // what its result is annotated with, where it is something else
  std::vector<Inputs> open;             // forms that it may take: nothing was found out about them
};

// The public module classes of a file, in its order, each with an expression that makes one: the class itself, or where
// that needs arguments a part of another module of the file. Without one: the class.
struct ModuleClass {
  std::string name, made;
};
std::vector<ModuleClass> modules_of(interp::Options options, syntax::SourceStore& sources);

// What contradicts itself in a module whatever is put in: two numbers that no input gets past, annotations that say
// other sizes than there are. Of several inputs only what is annotated.
std::vector<interp::Finding> contradictions(const interp::Options& options, syntax::SourceStore& sources,
                                            const ModuleClass& module);

// Runs on the calling thread, which needs a large stack.
Contract contract_of(const interp::Options& options, syntax::SourceStore& sources, const ModuleClass& module);

}  // namespace shapetrace::explain
