// Compound statements: if, loops, try, with; functions and classes with their parameters.
#include <algorithm>
#include <string>

#include "syntax/lower.hpp"

namespace shapetrace::syntax {

ListId Lowering::clause_suite() {
  ListId body = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Block) body = suite();
  });
  return body;
}

NodeId Lowering::if_statement() {
  struct Branch {
    std::uint32_t begin, end;
    NodeId test = 0;
    ListId body = 0;
  };
  std::vector<Branch> branches{{at_.begin(), at_.end()}};
  ListId otherwise = 0;
  const std::uint32_t end = at_.end();
  const auto part = [&](Sym sym) {
    Branch& branch = branches.back();
    if (sym == Sym::Block) {
      const ListId body = suite();
      branches.back().body = body;
    } else if (at_.named() && sym != Sym::Error && branch.test == 0) {
      const NodeId test = expression();
      branches.back().test = test;
    }
  };
  each_child([&](Sym sym) {
    if (sym == Sym::ElifClause) {
      branches.push_back({at_.begin(), end});
      each_child([&](Sym child) { part(child); });
    } else if (sym == Sym::ElseClause) {
      otherwise = clause_suite();
    } else {
      part(sym);
    }
  });
  NodeId node = 0;
  for (std::size_t i = branches.size(); i-- > 0;) {
    const Branch& branch = branches[i];
    node = add(Kind::If, branch.begin, branch.end, branch.test, branch.body, otherwise);
    if (i > 0) otherwise = build_.list({node});
  }
  return node;
}

NodeId Lowering::while_statement() {
  enter_block(at_.begin());
  NodeId test = 0;
  ListId body = 0;
  ListId otherwise = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Block) {
      ++scope_->loops;
      body = suite();
      --scope_->loops;
    } else if (sym == Sym::ElseClause) {
      otherwise = clause_suite();
    } else if (at_.named() && sym != Sym::Error && test == 0) {
      test = expression();
    }
  });
  --scope_->blocks;
  return here(Kind::While, test, body, otherwise);
}

NodeId Lowering::for_statement() {
  enter_block(at_.begin());
  NodeId parts[2] = {};
  std::size_t count = 0;
  ListId body = 0;
  ListId otherwise = 0;
  bool async = false;
  each_child([&](Sym sym) {
    if (sym == Sym::KeyAsync) {
      async = true;
    } else if (sym == Sym::Block) {
      ++scope_->loops;
      body = suite();
      --scope_->loops;
    } else if (sym == Sym::ElseClause) {
      otherwise = clause_suite();
    } else if (at_.named() && sym != Sym::Error && count < 2) {
      parts[count++] = element();
    }
  });
  if (parts[0] != 0) check_target(parts[0], Use::ForTarget);
  if (async && !scope_->async) error(at_.begin(), at_.end(), "'async for' outside async function", Phase::Compile);
  --scope_->blocks;
  return here(Kind::For, parts[0], parts[1], build_.list({body, otherwise}), 0, async ? kAsync : 0);
}

NodeId Lowering::try_statement() {
  enter_block(at_.begin());
  const std::size_t mark = build_.mark();
  ListId body = 0;
  ListId otherwise = 0;
  ListId finally = 0;
  bool star = false;
  NodeId bare = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Block) {
      body = suite();
    } else if (sym == Sym::ExceptClause) {
      if (bare != 0) error(bare, "default 'except:' must be last", Phase::Compile);
      const NodeId handler = except_handler(star);
      if (build_[handler].a == 0) bare = handler;
      build_.push(handler);
    } else if (sym == Sym::ElseClause) {
      otherwise = clause_suite();
    } else if (sym == Sym::FinallyClause) {
      finally = clause_suite();
    }
  });
  const ListId handlers = build_.take(mark);
  if (!at_.has_error() && body != 0 && handlers == 0 && finally == 0) {
    // Where the next token stands.
    const std::size_t after = source_.find_first_not_of(" \t\r\n\f", at_.end());
    const auto at = after == std::string_view::npos ? at_.end() : static_cast<std::uint32_t>(after);
    error(at, at, "expected 'except' or 'finally' block");
  }
  --scope_->blocks;
  return here(Kind::Try, body, handlers, build_.list({otherwise, finally}), 0, star ? kStar : 0);
}

NodeId Lowering::except_handler(bool& star) {
  NodeId type = 0;
  AtomId name = 0;
  ListId body = 0;
  int types = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Star) {
      star = true;
    } else if (sym == Sym::Block) {
      body = suite();
    } else if (sym == Sym::AsPattern) {
      each_child([&](Sym child) {
        if (!at_.named() || child == Sym::Error) return;
        if (type == 0) {
          type = expression();
          return;
        }
        const NodeId target = expression();
        if (build_[target].kind == Kind::Name) {
          name = build_[target].a;
          bind(name);
        } else {
          error(target, "invalid syntax");
        }
      });
    } else if (at_.named() && sym != Sym::Error) {
      if (++types == 2) error(at_.begin(), at_.end(), "multiple exception types must be parenthesized");
      if (type == 0) type = expression();
    }
  });
  return here(Kind::ExceptHandler, type, name, body);
}

NodeId Lowering::with_statement() {
  enter_block(at_.begin());
  const std::size_t mark = build_.mark();
  ListId body = 0;
  bool async = false;
  each_child([&](Sym sym) {
    if (sym == Sym::KeyAsync) {
      async = true;
    } else if (sym == Sym::WithClause) {
      if (!parenthesized_items()) {
        build_.drop(mark);
        each_child([&](Sym child) {
          if (child == Sym::WithItem) build_.push(with_item());
        });
      }
    } else if (sym == Sym::Block) {
      body = suite();
    }
  });
  if (async && !scope_->async) error(at_.begin(), at_.end(), "'async with' outside async function", Phase::Compile);
  --scope_->blocks;
  return here(Kind::With, build_.take(mark), body, 0, 0, async ? kAsync : 0);
}

// The cursor is at an item, or at what stands for one within parentheses.
NodeId Lowering::with_item() {
  NodeId value = 0;
  AsTarget target;
  AsTarget* outer = std::exchange(as_target_, &target);
  if (at_.sym() == Sym::WithItem) {
    each_child([&](Sym sym) {
      if (at_.named() && sym != Sym::Error && value == 0) value = expression();
    });
  } else {
    value = expression();
  }
  as_target_ = outer;
  if (target.node != 0) {
    check_target(target.node, Use::ForTarget);
    build_[value].end = std::min(build_[value].end, target.value_end);
  }
  return here(Kind::WithItem, value, target.node);
}

// with (a, b): and with (a as b): are items in parentheses, for which the grammar has a tuple or an expression. Pushes
// the items and says true when that is the case; the cursor is at the with_clause.
bool Lowering::parenthesized_items() {
  if (!at_.down()) return false;
  bool found = false;
  if (at_.sym() == Sym::WithItem && at_.down()) {
    const Sym sym = at_.sym();
    bool items = sym == Sym::Tuple || sym == Sym::ParenthesizedExpression;
    bool any = false;
    if (items && !at_.next()) {
      each_child([&](Sym child) {
        if (!at_.named()) return;
        if (sym == Sym::Tuple) {
          any = true;
          items = items && child != Sym::ListSplat && child != Sym::Yield && child != Sym::NamedExpression;
        } else {
          any = child == Sym::AsPattern;
        }
      });
      if (items && any) {
        found = true;
        each_child([&](Sym) {
          if (at_.named()) build_.push(with_item());
        });
      }
    }
    at_.up();
    if (found && at_.next()) found = false;  // more items: the first was a tuple after all
  }
  at_.up();
  return found;
}

NodeId Lowering::definition() {
  const std::size_t mark = build_.mark();
  NodeId node = 0;
  ListId decorators = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Decorator) {
      build_.push(only_child());
    } else if (sym == Sym::FunctionDefinition || sym == Sym::ClassDefinition) {
      decorators = build_.take(mark);
      node = sym == Sym::FunctionDefinition ? function(decorators) : class_definition(decorators);
    }
  });
  build_.drop(mark);
  return node != 0 ? node : here(Kind::SyntaxError);
}

NodeId Lowering::function(ListId decorators) {
  AtomId name = 0;
  NodeId list = 0;
  NodeId returns = 0;
  ListId type_list = 0;
  ListId body = 0;
  Scope scope{.what = Scope::What::Function};
  each_child([&](Sym sym) {
    switch (sym) {
      case Sym::KeyAsync: scope.async = true; break;
      case Sym::Identifier:
        name = name_atom();
        bind(name);
        break;
      case Sym::TypeParameter: type_list = type_parameters(); break;
      case Sym::Parameters: list = scope.parameters = parameters(); break;
      case Sym::Type: returns = expression(); break;
      case Sym::Block: {
        enter(scope);
        body = suite();
        leave(scope);
        break;
      }
      default: break;
    }
  });
  if (list == 0) list = add(Kind::Parameters, at_.begin(), at_.begin());
  const auto flags =
      static_cast<std::uint8_t>((scope.async ? kAsync : 0) | (scope.generator ? static_cast<int>(kGenerator) : 0));
  return here(Kind::FunctionDef, name, list, build_.list({body, decorators, returns, type_list}), 0, flags);
}

NodeId Lowering::class_definition(ListId decorators) {
  AtomId name = 0;
  ListId bases = 0;
  ListId type_list = 0;
  ListId body = 0;
  Scope scope{.what = Scope::What::Class};
  each_child([&](Sym sym) {
    switch (sym) {
      case Sym::Identifier:
        name = name_atom();
        bind(name);
        break;
      case Sym::TypeParameter: type_list = type_parameters(); break;
      case Sym::ArgumentList: bases = arguments(); break;
      case Sym::Block: {
        enter(scope);
        body = suite();
        leave(scope);
        break;
      }
      default: break;
    }
  });
  return here(Kind::ClassDef, name, bases, build_.list({body, decorators, type_list}));
}

NodeId Lowering::parameters() {
  const std::size_t mark = build_.mark();
  bool keyword_only = false;
  bool bare_star = false;
  bool defaults = false;
  bool closed = false;  // after **kwargs
  bool slash = false;
  each_child([&](Sym sym) {
    if (sym == Sym::PositionalSeparator) {
      if (slash) error(at_.begin(), at_.end(), "/ may appear only once");
      if (keyword_only) error(at_.begin(), at_.end(), "/ must be ahead of *");
      if (build_.since(mark).empty()) error(at_.begin(), at_.end(), "at least one argument must precede /");
      slash = true;
      for (const NodeId id : build_.since(mark)) {
        if (build_[id].small == static_cast<std::uint16_t>(ParameterKind::Normal)) {
          build_[id].small = static_cast<std::uint16_t>(ParameterKind::PositionalOnly);
        }
      }
    } else if (sym == Sym::KeywordSeparator) {
      if (keyword_only) error(at_.begin(), at_.end(), "* argument may appear only once");
      keyword_only = bare_star = true;
    } else if (at_.named() && sym != Sym::Error) {
      const NodeId id = parameter(sym);
      Node& node = build_[id];
      if (closed) error(id, "arguments cannot follow var-keyword argument");
      switch (static_cast<ParameterKind>(node.small)) {
        case ParameterKind::VarArgs:
          if (keyword_only) error(id, "* argument may appear only once");
          keyword_only = true;
          break;
        case ParameterKind::VarKeywords:
          if (bare_star) error(id, "named arguments must follow bare *");
          closed = true;
          break;
        default:
          bare_star = false;
          if (keyword_only) {
            node.small = static_cast<std::uint16_t>(ParameterKind::KeywordOnly);
          } else if (node.c != 0) {
            defaults = true;
          } else if (defaults) {
            error(id, "non-default argument follows default argument");
          }
      }
      for (const NodeId other : build_.since(mark)) {
        if (build_[other].a == node.a && node.a != 0) {
          error(id, "duplicate argument '" + std::string(build_.text(node.a)) + "' in function definition",
                Phase::Symbols);
        }
      }
      build_.push(id);
    }
  });
  if (bare_star) error(at_.begin(), at_.end(), "named arguments must follow bare *");
  return here(Kind::Parameters, build_.take(mark));
}

NodeId Lowering::parameter(Sym sym) {
  AtomId name = 0;
  NodeId annotation = 0;
  NodeId fallback = 0;
  ParameterKind kind = ParameterKind::Normal;
  const auto naming = [&](Sym part) {
    if (part == Sym::Identifier) {
      name = name_atom();
    } else if (part == Sym::ListSplatPattern || part == Sym::DictionarySplatPattern) {
      kind = part == Sym::ListSplatPattern ? ParameterKind::VarArgs : ParameterKind::VarKeywords;
      each_child([&](Sym inner) {
        if (inner == Sym::Identifier) name = name_atom();
      });
    }
  };
  switch (sym) {
    case Sym::TypedParameter:
    case Sym::DefaultParameter:
    case Sym::TypedDefaultParameter:
      each_child([&](Sym part) {
        if (part == Sym::Type) {
          annotation = element();
        } else if (name == 0) {
          naming(part);
        } else if (at_.named() && part != Sym::Error) {
          fallback = expression();
        }
      });
      break;
    default: naming(sym);
  }
  if (name == 0) error(at_.begin(), at_.end(), "invalid syntax");
  return here(Kind::Parameter, name, annotation, fallback, static_cast<std::uint16_t>(kind));
}

}  // namespace shapetrace::syntax
