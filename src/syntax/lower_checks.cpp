// What CPython's compiler refuses although its grammar, or tree-sitter's, would take it.
#include "syntax/lower.hpp"

namespace shapetrace::syntax {

std::string_view Lowering::describe(NodeId id) const {
  switch (build_[id].kind) {
    case Kind::Name:
      return "name";
    case Kind::Attribute:
      return "attribute";
    case Kind::Subscript:
      return "subscript";
    case Kind::Starred:
      return "starred";
    case Kind::List:
      return "list";
    case Kind::Tuple:
      return "tuple";
    case Kind::Lambda:
      return "lambda";
    case Kind::Call:
      return "function call";
    case Kind::GeneratorExp:
      return "generator expression";
    case Kind::Yield:
    case Kind::YieldFrom:
      return "yield expression";
    case Kind::Await:
      return "await expression";
    case Kind::ListComp:
      return "list comprehension";
    case Kind::SetComp:
      return "set comprehension";
    case Kind::DictComp:
      return "dict comprehension";
    case Kind::Dict:
      return "dict literal";
    case Kind::Set:
      return "set display";
    case Kind::FString:
      return "f-string expression";
    case Kind::ConstNone:
      return "None";
    case Kind::ConstTrue:
      return "True";
    case Kind::ConstFalse:
      return "False";
    case Kind::ConstEllipsis:
      return "ellipsis";
    case Kind::Compare:
      return "comparison";
    case Kind::Conditional:
      return "conditional expression";
    case Kind::Walrus:
      return "named expression";
    case Kind::Int:
    case Kind::Float:
    case Kind::Imaginary:
    case Kind::Str:
    case Kind::Bytes:
      return "literal";
    default:
      return "expression";
  }
}

void Lowering::check_target(NodeId target, Use use, bool whole) {
  const Node node = build_[target];
  switch (node.kind) {
    case Kind::None:
    case Kind::SyntaxError:
    case Kind::Name:
    case Kind::Attribute:
    case Kind::Subscript:
      return;
    case Kind::Tuple:
    case Kind::List: {
      if (use == Use::Augmented) break;
      int stars = 0;
      for (const NodeId item : build_.items(node.a)) {
        if (build_[item].kind == Kind::Starred && use != Use::Delete && ++stars == 2) {
          error(target, "multiple starred expressions in assignment", Phase::Compile);
        }
        check_target(item, use, false);
      }
      return;
    }
    case Kind::Starred:
      if (use == Use::Delete || use == Use::Augmented) break;
      if (whole) error(target, "starred assignment target must be in a list or tuple", Phase::Compile);
      check_target(node.a, use, false);
      return;
    default:
      break;
  }
  const std::string what(describe(target));
  switch (use) {
    case Use::Delete:
      error(target, "cannot delete " + what);
      break;
    case Use::Augmented:
      error(target, "'" + what + "' is an illegal expression for augmented assignment");
      break;
    case Use::Store:
    case Use::ForTarget:
      error(target, "cannot assign to " + what);
      break;
  }
}

void Lowering::check_arguments(ListId list) {
  if (list == 0) return;
  bool keyword = false;
  bool unpacking = false;
  for (const NodeId argument : build_.items(list)) {
    const Node& node = build_[argument];
    if (node.kind == Kind::Keyword) {
      keyword = true;
      for (const NodeId other : build_.items(list)) {
        if (other == argument) break;
        if (build_[other].kind == Kind::Keyword && build_[other].a == node.a) {
          error(argument, "keyword argument repeated: " + std::string(build_.text(node.a)), Phase::Compile);
        }
      }
    } else if (node.kind == Kind::DoubleStarred) {
      unpacking = true;
    } else if (node.kind == Kind::Starred) {
      if (unpacking) error(argument, "iterable argument unpacking follows keyword argument unpacking");
    } else if (unpacking) {
      error(argument, "positional argument follows keyword argument unpacking");
    } else if (keyword) {
      error(argument, "positional argument follows keyword argument");
    }
  }
}

}  // namespace shapetrace::syntax
