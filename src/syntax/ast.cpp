#include "syntax/ast.hpp"

#include <algorithm>
#include <array>

namespace shapetrace::syntax {

std::uint32_t View::line_of(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(line_starts, offset) - line_starts.begin());
}

std::uint32_t View::column_of(std::uint32_t offset) const {
  const std::uint32_t line = line_of(offset);
  return line == 0 ? offset : offset - line_starts[line - 1];
}

View view_of(const Tree& tree) {
  return {tree.nodes, tree.extra, tree.atoms, tree.floats, tree.line_starts, tree.text, tree.root};
}

std::string_view kind_name(Kind kind) {
  static constexpr auto kNames = std::to_array<std::string_view>({
      "None",      "Name",        "Int",          "Float",       "Imaginary",   "Str",           "Bytes",
      "FString",   "Formatted",   "ConstNone",    "ConstTrue",   "ConstFalse",  "ConstEllipsis", "Tuple",
      "List",      "Set",         "Dict",         "Unary",       "Binary",      "BoolAnd",       "BoolOr",
      "Compare",   "Conditional", "Lambda",       "Call",        "Keyword",     "DoubleStarred", "Starred",
      "Attribute", "Subscript",   "Slice",        "Walrus",      "Await",       "Yield",         "YieldFrom",
      "ListComp",  "SetComp",     "GeneratorExp", "DictComp",    "CompFor",     "Module",        "ExprStmt",
      "Assign",    "AnnAssign",   "AugAssign",    "Return",      "Raise",       "Assert",        "Delete",
      "Pass",      "Break",       "Continue",     "Global",      "Nonlocal",    "Import",        "ImportFrom",
      "Alias",     "If",          "While",        "For",         "Try",         "ExceptHandler", "With",
      "WithItem",  "FunctionDef", "ClassDef",     "Parameters",  "Parameter",   "TypeAlias",     "Match",
      "MatchCase", "PatValue",    "PatSingleton", "PatCapture",  "PatSequence", "PatStar",       "PatMapping",
      "PatClass",  "PatOr",       "PatAs",        "SyntaxError",
  });
  static_assert(kNames.size() == static_cast<std::size_t>(Kind::SyntaxError) + 1);
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace shapetrace::syntax
