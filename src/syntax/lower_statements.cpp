// Simple statements, and the dispatch to all statements.
#include <string>
#include <utility>

#include "syntax/lower.hpp"

namespace shapetrace::syntax {

void Lowering::statement() {
  if (at_.sym() == Sym::Error) return;
  if (depth_ >= kMaxDepth) {
    if (!too_deep_) error(at_.begin(), at_.end(), "too many statically nested blocks", Phase::Compile);
    too_deep_ = true;
    return;
  }
  ++depth_;
  const NodeId node = statement_node();
  --depth_;
  build_.push(node);
  past_future_ = past_future_ || !may_precede_future(node);
}

// Only the docstring, once, and other imports from __future__ may.
bool Lowering::may_precede_future(NodeId id) {
  const Node& node = build_[id];
  if (node.kind == Kind::ExprStmt) return build_[node.a].kind == Kind::Str && !std::exchange(past_docstring_, true);
  return node.kind == Kind::ImportFrom && build_.text(node.a) == "__future__";
}

NodeId Lowering::statement_node() {
  switch (at_.sym()) {
    case Sym::ExpressionStatement: return expression_statement();
    case Sym::ReturnStatement: return return_statement();
    case Sym::IfStatement: return if_statement();
    case Sym::ForStatement: return for_statement();
    case Sym::FunctionDefinition: return function(0);
    case Sym::ClassDefinition: return class_definition(0);
    case Sym::DecoratedDefinition: return definition();
    case Sym::ImportStatement: return import_statement();
    case Sym::ImportFromStatement:
    case Sym::FutureImportStatement: return import_from();
    case Sym::RaiseStatement: return raise_statement();
    case Sym::AssertStatement: return assert_statement();
    case Sym::PassStatement: return here(Kind::Pass);
    case Sym::BreakStatement:
      if (scope_->loops == 0) error(at_.begin(), at_.end(), "'break' outside loop", Phase::Compile);
      return here(Kind::Break);
    case Sym::ContinueStatement:
      if (scope_->loops == 0) error(at_.begin(), at_.end(), "'continue' not properly in loop", Phase::Compile);
      return here(Kind::Continue);
    case Sym::WithStatement: return with_statement();
    case Sym::TryStatement: return try_statement();
    case Sym::WhileStatement: return while_statement();
    case Sym::DeleteStatement: return delete_statement();
    case Sym::GlobalStatement: return names_statement(Kind::Global);
    case Sym::NonlocalStatement: return names_statement(Kind::Nonlocal);
    case Sym::MatchStatement: return match_statement();
    case Sym::TypeAliasStatement: return type_alias();
    case Sym::PrintStatement: return print_statement();
    case Sym::ExecStatement: return exec_statement();
    default:
      if (!at_.has_error()) error(at_.begin(), at_.end(), "invalid syntax");
      return here(Kind::SyntaxError);
  }
}

NodeId Lowering::expression_statement() {
  const std::size_t mark = build_.mark();
  bool comma = false;
  NodeId whole = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Comma) comma = true;
    if (!at_.named() || sym == Sym::Error) return;
    if (sym == Sym::Assignment) {
      whole = assignment();
    } else if (sym == Sym::AugmentedAssignment) {
      whole = augmented_assignment();
    } else {
      build_.push(element());
    }
  });
  const auto items = build_.since(mark);
  if (whole != 0) {
    build_.drop(mark);
    return whole;
  }
  if (items.empty()) return here(Kind::SyntaxError);
  NodeId value = items[0];
  if (comma || items.size() > 1) {
    value = here(Kind::Tuple, build_.take(mark));
  } else {
    build_.drop(mark);
    const Node& node = build_[value];
    if (node.kind == Kind::Walrus && (node.flags & kParenthesized) == 0) error(value, "invalid syntax");
    if (node.kind == Kind::Starred) error(value, "can't use starred expression here", Phase::Compile);
  }
  return here(Kind::ExprStmt, value);
}

// x = y = value leans to the right in the grammar; here it is one statement with two targets.
NodeId Lowering::assignment() {
  const std::size_t mark = build_.mark();
  const std::uint32_t begin = at_.begin();
  const std::uint32_t end = at_.end();
  int levels = 0;
  NodeId annotation = 0;
  NodeId value = 0;
  bool chained = true;
  while (chained && at_.down()) {
    ++levels;
    chained = false;
    build_.push(element());
    while (!chained && at_.next()) {
      const Sym sym = at_.sym();
      if (sym == Sym::Type) {
        annotation = expression();
      } else if (sym == Sym::Assignment) {
        chained = true;
      } else if (sym == Sym::AugmentedAssignment) {
        error(at_.begin(), at_.end(), "invalid syntax");
      } else if (at_.named() && sym != Sym::Error) {
        value = element();
      }
    }
  }
  for (; levels > 0; --levels) at_.up();

  const auto targets = build_.since(mark);
  if (targets.empty()) return here(Kind::SyntaxError);
  if (value != 0) {
    const Node& node = build_[value];
    if (node.kind == Kind::Starred) error(value, "can't use starred expression here", Phase::Compile);
    if (node.kind == Kind::Walrus && (node.flags & kParenthesized) == 0) error(value, "invalid syntax");
  }
  if (annotation == 0) {
    for (const NodeId target : targets) check_target(target, Use::Store);
    return add(Kind::Assign, begin, end, build_.take(mark), value);
  }
  const NodeId target = targets[0];
  if (targets.size() > 1 || build_[annotation].kind == Kind::Slice) error(begin, end, "invalid syntax");
  build_.drop(mark);
  const Node& node = build_[target];
  const bool bare = (node.flags & kParenthesized) == 0;
  if (node.kind == Kind::Tuple || node.kind == Kind::List) {
    error(target, std::string("only single target (not ") + (node.kind == Kind::List ? "list" : "tuple") +
                      ") can be annotated");
  } else if (node.kind != Kind::Name && node.kind != Kind::Attribute && node.kind != Kind::Subscript) {
    error(target, "illegal target for annotation");
  }
  if (node.kind == Kind::Name) bind(node.a);
  return add(Kind::AnnAssign, begin, end, target, annotation, value, 0,
             node.kind == Kind::Name && bare ? static_cast<std::uint8_t>(kSimple) : std::uint8_t{0});
}

NodeId Lowering::augmented_assignment() {
  NodeId target = 0;
  NodeId value = 0;
  BinaryOp op = BinaryOp::Add;
  each_child([&](Sym sym) {
    if (at_.named()) {
      if (sym == Sym::Assignment || sym == Sym::AugmentedAssignment) {
        error(at_.begin(), at_.end(), "invalid syntax");
      } else if (sym != Sym::Error) {
        (target == 0 ? target : value) = element();
      }
      return;
    }
    switch (sym) {
      case Sym::MinusEqual: op = BinaryOp::Sub; break;
      case Sym::StarEqual: op = BinaryOp::Mul; break;
      case Sym::AtEqual: op = BinaryOp::MatMul; break;
      case Sym::SlashEqual: op = BinaryOp::Div; break;
      case Sym::SlashSlashEqual: op = BinaryOp::FloorDiv; break;
      case Sym::PercentEqual: op = BinaryOp::Mod; break;
      case Sym::StarStarEqual: op = BinaryOp::Pow; break;
      case Sym::LeftShiftEqual: op = BinaryOp::LShift; break;
      case Sym::RightShiftEqual: op = BinaryOp::RShift; break;
      case Sym::AmpersandEqual: op = BinaryOp::And; break;
      case Sym::CaretEqual: op = BinaryOp::Xor; break;
      case Sym::PipeEqual: op = BinaryOp::Or; break;
      default: break;
    }
  });
  if (target != 0) check_target(target, Use::Augmented);
  return here(Kind::AugAssign, target, value, 0, static_cast<std::uint16_t>(op));
}

NodeId Lowering::return_statement() {
  NodeId value = 0;
  each_child([&](Sym sym) {
    if (at_.named() && sym != Sym::Error && value == 0) value = expression();
  });
  if (scope_->what != Scope::What::Function) {
    error(at_.begin(), at_.end(), "'return' outside function", Phase::Compile);
  }
  return here(Kind::Return, value);
}

NodeId Lowering::raise_statement() {
  NodeId exception = 0;
  NodeId cause = 0;
  bool from = false;
  each_child([&](Sym sym) {
    if (sym == Sym::KeyFrom) from = true;
    if (!at_.named() || sym == Sym::Error) return;
    if (sym == Sym::ExpressionList) error(at_.begin(), at_.end(), "invalid syntax");
    (from ? cause : exception) = expression();
  });
  return here(Kind::Raise, exception, cause);
}

NodeId Lowering::assert_statement() {
  NodeId parts[2] = {};
  std::size_t count = 0;
  each_child([&](Sym sym) {
    if (!at_.named() || sym == Sym::Error) return;
    if (count == 2) {
      error(at_.begin(), at_.end(), "invalid syntax");
    } else {
      parts[count++] = expression();
    }
  });
  return here(Kind::Assert, parts[0], parts[1]);
}

NodeId Lowering::delete_statement() {
  const std::size_t mark = build_.mark();
  const auto target = [&] {
    const NodeId node = element();
    check_target(node, Use::Delete);
    build_.push(node);
  };
  each_child([&](Sym sym) {
    if (sym == Sym::ExpressionList) {
      each_child([&](Sym child) {
        if (at_.named() && child != Sym::Error) target();
      });
    } else if (at_.named() && sym != Sym::Error) {
      target();
    }
  });
  return here(Kind::Delete, build_.take(mark));
}

NodeId Lowering::names_statement(Kind kind) {
  const std::size_t mark = build_.mark();
  each_child([&](Sym sym) {
    if (sym != Sym::Identifier) return;
    const AtomId name = name_atom();
    check_declaration(kind, name);
    build_.push(name);
  });
  return here(kind, build_.take(mark));
}

AtomId Lowering::dotted_name() {
  // Nearly always written without a space.
  const std::string_view whole = here_text();
  if (whole.find_first_of(" \t\r\n\f\\#") == std::string_view::npos) return build_.atom(whole);
  std::string joined;
  each_child([&](Sym sym) {
    if (sym != Sym::Identifier) return;
    if (!joined.empty()) joined += '.';
    joined += here_text();
  });
  return build_.atom(joined);
}

NodeId Lowering::alias() {
  if (at_.sym() == Sym::WildcardImport) return here(Kind::Alias, build_.atom("*"));
  if (at_.sym() == Sym::DottedName) {
    const AtomId name = dotted_name();
    const std::string first(build_.text(name).substr(0, build_.text(name).find('.')));
    bind(build_.atom(first));
    return here(Kind::Alias, name);
  }
  AtomId name = 0;
  AtomId as = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::DottedName) name = dotted_name();
    if (sym == Sym::Identifier) as = name_atom();
  });
  bind(as);
  return here(Kind::Alias, name, as);
}

NodeId Lowering::import_statement() {
  const std::size_t mark = build_.mark();
  bool comma = false;
  each_child([&](Sym sym) {
    comma = sym == Sym::Comma;
    if (sym == Sym::DottedName || sym == Sym::AliasedImport) build_.push(alias());
  });
  if (comma) error(at_.begin(), at_.end(), "invalid syntax");
  return here(Kind::Import, build_.take(mark));
}

NodeId Lowering::import_from() {
  const std::size_t mark = build_.mark();
  const bool future = at_.sym() == Sym::FutureImportStatement;
  AtomId module = future ? build_.atom("__future__") : 0;
  std::uint16_t dots = 0;
  bool have_module = future;
  bool comma = false;
  bool parentheses = false;
  each_child([&](Sym sym) {
    comma = sym == Sym::Comma;
    if (sym == Sym::LeftParen) parentheses = true;
    if (!have_module && sym == Sym::RelativeImport) {
      have_module = true;
      each_child([&](Sym child) {
        if (child == Sym::ImportPrefix) {
          for (const char c : here_text()) dots += c == '.' ? 1 : 0;
        } else if (child == Sym::DottedName) {
          module = dotted_name();
        }
      });
    } else if (!have_module && sym == Sym::DottedName) {
      have_module = true;
      module = dotted_name();
    } else if (sym == Sym::WildcardImport || sym == Sym::DottedName || sym == Sym::AliasedImport) {
      if (sym == Sym::WildcardImport && scope_->what != Scope::What::Module) {
        error(at_.begin(), at_.end(), "import * only allowed at module level", Phase::Symbols);
      }
      build_.push(alias());
    }
  });
  if (comma && !parentheses) {
    error(at_.begin(), at_.end(), "trailing comma not allowed without surrounding parentheses");
  }
  const ListId names = build_.take(mark);
  if (future) check_future(names);
  return here(Kind::ImportFrom, module, names, 0, dots);
}

// Of Python 2: what Python 3 would read as an expression does not come here, the lexer sees to it.
NodeId Lowering::print_statement() {
  error(at_.begin(), at_.end(), "Missing parentheses in call to 'print'. Did you mean print(...)?");
  return here(Kind::SyntaxError);
}

NodeId Lowering::exec_statement() {
  error(at_.begin(), at_.end(), "Missing parentheses in call to 'exec'. Did you mean exec(...)?");
  return here(Kind::SyntaxError);
}

NodeId Lowering::type_alias() {
  AtomId name = 0;
  ListId parameters = 0;
  NodeId value = 0;
  each_child([&](Sym sym) {
    if (sym != Sym::Type) return;
    if (name != 0) {
      value = expression();
      return;
    }
    each_child([&](Sym child) {
      if (child == Sym::Identifier) {
        name = name_atom();
      } else if (child == Sym::GenericType || child == Sym::Subscript) {
        each_child([&](Sym part) {
          if (part == Sym::Identifier && name == 0) name = name_atom();
          if (part == Sym::TypeParameter) parameters = type_parameters();
        });
      }
    });
  });
  return here(Kind::TypeAlias, name, value, parameters);
}

// [T, U: bound, *Ts, **P] as a list of Parameter nodes: VarArgs for *Ts, VarKeywords for **P, the bound as annotation.
ListId Lowering::type_parameters() {
  const std::size_t mark = build_.mark();
  each_child([&](Sym sym) {
    if (sym != Sym::Type) return;
    AtomId name = 0;
    NodeId bound = 0;
    ParameterKind kind = ParameterKind::Normal;
    each_child([&](Sym child) {
      if (child == Sym::Identifier) {
        name = name_atom();
      } else if (child == Sym::SplatType || child == Sym::ListSplat) {
        kind = here_text().starts_with("**") ? ParameterKind::VarKeywords : ParameterKind::VarArgs;
        each_child([&](Sym part) {
          if (part == Sym::Identifier) name = name_atom();
        });
      } else if (child == Sym::ConstrainedType) {
        each_child([&](Sym part) {
          if (part != Sym::Type) return;
          if (name == 0) {
            name = name_atom();
          } else {
            bound = expression();
          }
        });
      }
    });
    build_.push(here(Kind::Parameter, name, bound, 0, static_cast<std::uint16_t>(kind)));
  });
  return build_.take(mark);
}

}  // namespace shapetrace::syntax
