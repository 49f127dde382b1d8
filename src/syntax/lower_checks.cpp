// What CPython's compiler refuses although its grammar, or tree-sitter's, would take it.
#include <algorithm>
#include <string>

#include "syntax/lower.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

bool holds(const std::vector<AtomId>& names, std::size_t from, AtomId name) {
  return std::find(names.begin() + static_cast<std::ptrdiff_t>(from), names.end(), name) != names.end();
}

}  // namespace

std::string_view expression_name(Kind kind) {
  switch (kind) {
    case Kind::Name: return "name";
    case Kind::Attribute: return "attribute";
    case Kind::Subscript: return "subscript";
    case Kind::Starred: return "starred";
    case Kind::List: return "list";
    case Kind::Tuple: return "tuple";
    case Kind::Lambda: return "lambda";
    case Kind::Call: return "function call";
    case Kind::GeneratorExp: return "generator expression";
    case Kind::Yield:
    case Kind::YieldFrom: return "yield expression";
    case Kind::Await: return "await expression";
    case Kind::ListComp: return "list comprehension";
    case Kind::SetComp: return "set comprehension";
    case Kind::DictComp: return "dict comprehension";
    case Kind::Dict: return "dict literal";
    case Kind::Set: return "set display";
    case Kind::FString: return "f-string expression";
    case Kind::ConstNone: return "None";
    case Kind::ConstTrue: return "True";
    case Kind::ConstFalse: return "False";
    case Kind::ConstEllipsis: return "ellipsis";
    case Kind::Compare: return "comparison";
    case Kind::Conditional: return "conditional expression";
    case Kind::Walrus: return "named expression";
    case Kind::Int:
    case Kind::Float:
    case Kind::Imaginary:
    case Kind::Str:
    case Kind::Bytes: return "literal";
    default: return "expression";
  }
}

void Lowering::enter(Scope& scope) {
  scope.used = used_.size();
  scope.bound = bound_.size();
  scope.level = scope_->level + 1;
  scope.outer = scope_;
  scope_ = &scope;
}

void Lowering::leave(Scope& scope) {
  if (scope.what == Scope::What::Function || scope.what == Scope::What::Lambda) {
    std::erase_if(pending_, [&](const PendingNonlocal& pending) {
      return pending.level > scope.level && knows(scope, pending.name);
    });
  }
  used_.resize(scope.used);
  bound_.resize(scope.bound);
  scope_ = scope.outer;
}

// Whether a name may be bound in this function. Names that are only used there count too: a nonlocal declaration is
// refused only where nothing could be meant.
bool Lowering::knows(const Scope& scope, AtomId name) const {
  return holds(used_, scope.used, name) || holds(bound_, scope.bound, name) || is_parameter(scope, name);
}

bool Lowering::is_parameter(const Scope& scope, AtomId name) const {
  if (scope.parameters == 0 || build_[scope.parameters].a == 0) return false;
  return std::ranges::any_of(build_.items(build_[scope.parameters].a),
                             [&](NodeId parameter) { return build_[parameter].a == name; });
}

void Lowering::check_declaration(Kind kind, AtomId name) {
  const std::string word = kind == Kind::Global ? "global" : "nonlocal";
  const auto refuse = [&](const std::string& what) {
    error(at_.begin(), at_.end(), "name '" + std::string(build_.text(name)) + "' is " + what, Phase::Symbols);
  };
  if (scope_->what == Scope::What::Module) {
    if (kind == Kind::Nonlocal) {
      error(at_.begin(), at_.end(), "nonlocal declaration not allowed at module level", Phase::Symbols);
    }
    return;
  }
  if (is_parameter(*scope_, name)) {
    refuse("parameter and " + word);
  } else if (holds(bound_, scope_->bound, name)) {
    refuse("assigned to before " + word + " declaration");
  } else if (holds(used_, scope_->used, name)) {
    refuse("used prior to " + word + " declaration");
  }
  // Methods see __class__ without anybody binding it.
  if (kind == Kind::Nonlocal && build_.text(name) != "__class__")
    pending_.push_back({name, at_.begin(), at_.end(), scope_->level});
}

void Lowering::check_future(ListId names) {
  static constexpr std::string_view kFeatures[] = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  if (past_future_) {
    error(at_.begin(), at_.end(), "from __future__ imports must occur at the beginning of the file", Phase::Compile);
  }
  if (names == 0) return;
  for (const NodeId alias : build_.items(names)) {
    const std::string name(build_.text(build_[alias].a));
    if (std::ranges::find(kFeatures, name) == std::end(kFeatures)) {
      error(alias, "future feature " + name + " is not defined", Phase::Compile);
    }
  }
}

void Lowering::enter_block(std::uint32_t header) {
  static constexpr int kMaxBlocks = 20;
  if (++scope_->blocks == kMaxBlocks + 1) {
    error(header, header, "too many statically nested blocks", Phase::Compile);
  }
}

// What in a pattern matches anything: "name capture 'x'" or "wildcard"; empty when it can fail.
std::string Lowering::matches_all(NodeId id) const {
  const Node& node = build_[id];
  switch (node.kind) {
    case Kind::PatCapture: return node.a == 0 ? "wildcard" : "name capture '" + std::string(build_.text(node.a)) + "'";
    case Kind::PatAs: return matches_all(node.a);
    case Kind::PatOr: return node.a == 0 ? std::string() : matches_all(build_.items(node.a).back());
    default: return {};
  }
}

void Lowering::check_unreachable(ListId cases) {
  if (cases == 0) return;
  const auto items = build_.items(cases);
  for (const NodeId item : items) {
    const Node& node = build_[item];
    if (item == items.back() || node.b != 0) continue;
    const std::string what = matches_all(node.a);
    if (!what.empty()) error(node.a, what + " makes remaining patterns unreachable", Phase::Compile);
  }
}

void Lowering::check_target(NodeId target, Use use, bool whole) {
  const Node node = build_[target];
  switch (node.kind) {
    case Kind::Name: bind(node.a); return;
    case Kind::None:
    case Kind::SyntaxError:
    case Kind::Attribute:
    case Kind::Subscript: return;
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
    default: break;
  }
  const std::string what(expression_name(node.kind));
  switch (use) {
    case Use::Delete: error(target, "cannot delete " + what); break;
    case Use::Augmented: error(target, "'" + what + "' is an illegal expression for augmented assignment"); break;
    case Use::Store:
    case Use::ForTarget: error(target, "cannot assign to " + what); break;
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
