// What does a module accept? It is evaluated on an input whose sizes are symbols; what its operators demand of them is
// solved, and then put to the test with numbers.
#pragma once

#include <string>
#include <vector>

#include "explain/solve.hpp"
#include "interp/analyze.hpp"

namespace shapetrace::explain {

// An input of one form: its dimensions by name, its element type.
struct InputForm {
  std::vector<std::string> names;  // "N", "C", "H", "W"
  std::string dtype;               // "float32"
};

struct Contract {
  std::string module;      // as the user named it: "Net", "Net(10)"
  std::string unknown;     // why nothing can be said; empty when the rest holds
  std::string refusal;     // why no input fits: what the last form tried ends with
  std::uint32_t line = 0;  // where that is raised
  InputForm form;
  std::vector<std::string> shape;  // of the input, with what is settled: "N", "3", "H", "W"
  std::vector<Clause> clauses;     // what is left to demand
  // The same exactly: an input fits when all of the expressions of one way are true (Python's syntax).
  std::vector<std::vector<std::string>> expressions;
  std::vector<std::string> outputs;  // "[N, 10]", one for each tensor that comes back
};

// The public module classes of a file, in its order.
std::vector<std::string> modules_of(interp::Options options, syntax::SourceStore& sources);

// `module` is a class (made with its defaults) or an expression for a module, in the file's namespace.
// Runs on the calling thread, which needs a large stack.
Contract contract_of(interp::Options options, syntax::SourceStore& sources, const std::string& module);

}  // namespace shapetrace::explain
