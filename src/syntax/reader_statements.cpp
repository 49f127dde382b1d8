// Statements.
#include "syntax/reader_core.hpp"

namespace shapetrace::syntax {
namespace {

Sym augmented_sym(Tok tok) {
  switch (tok) {
    case Tok::PlusEqual: return Sym::PlusEqual;
    case Tok::MinusEqual: return Sym::MinusEqual;
    case Tok::StarEqual: return Sym::StarEqual;
    case Tok::AtEqual: return Sym::AtEqual;
    case Tok::SlashEqual: return Sym::SlashEqual;
    case Tok::SlashSlashEqual: return Sym::SlashSlashEqual;
    case Tok::PercentEqual: return Sym::PercentEqual;
    case Tok::StarStarEqual: return Sym::StarStarEqual;
    case Tok::PipeEqual: return Sym::PipeEqual;
    case Tok::AmpersandEqual: return Sym::AmpersandEqual;
    case Tok::CaretEqual: return Sym::CaretEqual;
    case Tok::LeftShiftEqual: return Sym::LeftShiftEqual;
    case Tok::RightShiftEqual: return Sym::RightShiftEqual;
    default: return Sym::Other;
  }
}

}  // namespace

void Reader::statements(Kids& all, Tok until) {
  while (!refused_ && now() != until) statement(all);
}

void Reader::statement(Kids& all) {
  switch (now()) {
    case Tok::If: return add(all, if_statement());
    case Tok::For: return add(all, for_statement());
    case Tok::Async: return add(all, async_statement());
    case Tok::While: return add(all, while_statement());
    case Tok::Try: return add(all, try_statement());
    case Tok::With: return add(all, with_statement());
    case Tok::Def: return add(all, function());
    case Tok::Class: return add(all, class_definition());
    case Tok::At: return add(all, decorated());
    default: return simple_statements(all);
  }
}

void Reader::simple_statements(Kids& all) {
  do {
    add(all, simple_statement());
  } while (take(Tok::Semicolon) && now() != Tok::Newline);
  want(Tok::Newline);
}

Reader::Id Reader::simple_statement() {
  const std::uint32_t from = begin();
  switch (now()) {
    case Tok::Return:
      step();
      return node(Sym::ReturnStatement, from, starts_expression() ? kids(expressions()) : Kids{});
    case Tok::Pass: return leaf(Sym::PassStatement);
    case Tok::Break: return leaf(Sym::BreakStatement);
    case Tok::Continue: return leaf(Sym::ContinueStatement);
    case Tok::Import: return import_statement();
    case Tok::From: return import_from();
    case Tok::Raise: {
      step();
      Kids all;
      if (starts_expression()) {
        add(all, expression());
        if (now() == Tok::From) {
          add(all, leaf(Sym::KeyFrom, false));
          add(all, expression());
        }
      }
      return node(Sym::RaiseStatement, from, all);
    }
    case Tok::Assert: {
      step();
      Kids all = kids(expression());
      if (take(Tok::Comma)) add(all, expression());
      return node(Sym::AssertStatement, from, all);
    }
    case Tok::Del: return del_statement();
    case Tok::Global: return names_statement(Sym::GlobalStatement);
    case Tok::Nonlocal: return names_statement(Sym::NonlocalStatement);
    default: return expression_statement();
  }
}

Reader::Id Reader::expression_statement() {
  const std::uint32_t from = begin();
  const Id value = yield_or_expressions();
  if (refused_) return 0;
  const Sym sym = augmented_sym(now());
  if (now() == Tok::Equal || now() == Tok::Colon || sym != Sym::Other) {
    const Id whole = assignment(value);
    return node(Sym::ExpressionStatement, from, kids(whole));
  }
  if (sym_of(value) == Sym::ListSplat) return refuse();
  // Several stand in the statement itself.
  if (sym_of(value) == Sym::ExpressionList) return part(Sym::ExpressionStatement, from, end_, out_.all[value].first);
  return node(Sym::ExpressionStatement, from, kids(value));
}

// The target has been read, the cursor is at what follows it.
Reader::Id Reader::assignment(Id target) {
  const std::uint32_t from = begin_of(target);
  const auto single = [&](Id id) {
    const Sym sym = sym_of(id);
    return sym == Sym::Identifier || sym == Sym::Attribute || sym == Sym::Subscript;
  };
  if (const Sym sym = augmented_sym(now()); sym != Sym::Other) {
    if (!single(target)) return refuse();
    const Id op = leaf(sym, false);
    return node(Sym::AugmentedAssignment, from, kids(target, op, yield_or_expressions()));
  }
  if (take(Tok::Colon)) {
    const bool in_parentheses = sym_of(target) == Sym::ParenthesizedExpression;
    if (!single(in_parentheses ? out_.all[target].first : target)) return refuse();
    Kids all = kids(target, type());
    if (take(Tok::Equal)) add(all, yield_or_expressions());
    return node(Sym::Assignment, from, all);
  }
  // x = y = value leans to the right.
  std::vector<Id> targets{target};
  Id value = 0;
  while (take(Tok::Equal)) {
    value = yield_or_expressions();
    if (refused_) return 0;
    if (now() == Tok::Equal) targets.push_back(value);
  }
  for (const Id id : targets) {
    if (sym_of(id) == Sym::ListSplat || !is_target(id)) return refuse();
  }
  if (sym_of(value) == Sym::ListSplat) return refuse();
  for (std::size_t i = targets.size(); i-- > 0;) {
    value = node(Sym::Assignment, begin_of(targets[i]), kids(targets[i], value));
  }
  return value;
}

Reader::Id Reader::del_statement() {
  const std::uint32_t from = begin();
  step();
  const Id value = expressions();
  if (refused_ || sym_of(value) == Sym::ListSplat || !is_target(value)) return refuse();
  for (std::uint32_t i = begin_of(value); i < end_; ++i) {
    if (source_[i] == '*') return refuse();  // del [*a]
  }
  return node(Sym::DeleteStatement, from, kids(value));
}

Reader::Id Reader::names_statement(Sym sym) {
  const std::uint32_t from = begin();
  Kids all;
  do {
    step();
    add(all, name());
  } while (now() == Tok::Comma);
  return node(sym, from, all);
}

Reader::Id Reader::name() { return now() == Tok::Name ? leaf(Sym::Identifier) : refuse(); }

Reader::Id Reader::type() {
  const std::uint32_t from = begin();
  return node(Sym::Type, from, kids(expression()));
}

// --- imports ---

Reader::Id Reader::dotted_name() {
  const std::uint32_t from = begin();
  Kids all = kids(name());
  while (take(Tok::Dot)) add(all, name());
  return node(Sym::DottedName, from, all);
}

Reader::Id Reader::aliased(Id imported) {
  if (!take(Tok::As)) return imported;
  const std::uint32_t from = begin_of(imported);
  return node(Sym::AliasedImport, from, kids(imported, name()));
}

Reader::Id Reader::import_statement() {
  const std::uint32_t from = begin();
  Kids all;
  do {
    step();
    add(all, aliased(dotted_name()));
  } while (now() == Tok::Comma);
  return node(Sym::ImportStatement, from, all);
}

void Reader::imported_names(Kids& all) {
  const std::uint32_t from = begin();
  const Id imported = name();
  add(all, aliased(part(Sym::DottedName, from, end_, imported)));
}

Reader::Id Reader::import_from() {
  const std::uint32_t from = begin();
  Sym sym = Sym::ImportFromStatement;
  step();
  Kids all;
  const std::uint32_t here = begin();
  if (now() == Tok::Dot || now() == Tok::Ellipsis) {
    while (now() == Tok::Dot || now() == Tok::Ellipsis) step();
    Kids relative = kids(node(Sym::ImportPrefix, here));
    if (now() == Tok::Name) add(relative, dotted_name());
    add(all, node(Sym::RelativeImport, here, relative));
  } else if (now() == Tok::Name && ahead() != Tok::Dot && source_.substr(here, token().size()) == "__future__") {
    sym = Sym::FutureImportStatement;
    step();
  } else {
    add(all, dotted_name());
  }
  want(Tok::Import);
  if (now() == Tok::Star) {
    if (sym == Sym::FutureImportStatement) return refuse();
    add(all, leaf(Sym::WildcardImport));
  } else if (now() == Tok::LParen) {
    add(all, leaf(Sym::LeftParen, false));
    imported_names(all);
    while (take(Tok::Comma)) {
      if (now() == Tok::RParen) break;
      imported_names(all);
    }
    want(Tok::RParen);
  } else {
    imported_names(all);
    while (take(Tok::Comma)) imported_names(all);
  }
  return node(sym, from, all);
}

// --- blocks ---

Reader::Id Reader::block() {
  const Depth depth(*this);
  want(Tok::Colon);
  if (refused_) return 0;
  Kids all;
  std::uint32_t from = begin();
  if (take(Tok::Newline)) {
    from = begin();
    want(Tok::Indent);
    if (now() == Tok::Dedent) refuse();
    statements(all, Tok::Dedent);
    want(Tok::Dedent);
  } else {
    simple_statements(all);
  }
  return node(Sym::Block, from, all);
}

Reader::Id Reader::condition_block(Sym sym) {
  const std::uint32_t from = begin();
  step();
  const Id condition = named();
  return node(sym, from, kids(condition, block()));
}

Reader::Id Reader::else_clause() {
  const std::uint32_t from = begin();
  step();
  return node(Sym::ElseClause, from, kids(block()));
}

Reader::Id Reader::if_statement() {
  const std::uint32_t from = begin();
  step();
  Kids all = kids(named());
  add(all, block());
  while (now() == Tok::Elif) add(all, condition_block(Sym::ElifClause));
  if (now() == Tok::Else) add(all, else_clause());
  return node(Sym::IfStatement, from, all);
}

Reader::Id Reader::while_statement() {
  const std::uint32_t from = begin();
  step();
  Kids all = kids(named());
  add(all, block());
  if (now() == Tok::Else) add(all, else_clause());
  return node(Sym::WhileStatement, from, all);
}

Reader::Id Reader::async_statement() {
  switch (ahead()) {
    case Tok::Def: return function();
    case Tok::For: return for_statement();
    case Tok::With: return with_statement();
    default: return refuse();
  }
}

// The "async" before a statement, if there is one.
Reader::Kids Reader::asynchronous() { return now() == Tok::Async ? kids(leaf(Sym::KeyAsync, false)) : Kids{}; }

Reader::Id Reader::for_statement() {
  const std::uint32_t from = begin();
  Kids all = asynchronous();
  step();
  add(all, targets());
  want(Tok::In);
  add(all, expressions());
  add(all, block());
  if (now() == Tok::Else) add(all, else_clause());
  return node(Sym::ForStatement, from, all);
}

Reader::Id Reader::try_statement() {
  const std::uint32_t from = begin();
  step();
  Kids all = kids(block());
  while (now() == Tok::Except) add(all, except_clause());
  const bool handled = all.count > 1;
  if (handled && now() == Tok::Else) add(all, else_clause());
  if (now() == Tok::Finally) {
    const std::uint32_t here = begin();
    step();
    add(all, node(Sym::FinallyClause, here, kids(block())));
  } else if (!handled) {
    return refuse();
  }
  return node(Sym::TryStatement, from, all);
}

Reader::Id Reader::except_clause() {
  const std::uint32_t from = begin();
  step();
  Kids all;
  if (now() != Tok::Colon) {
    const Id type = expression();
    if (now() == Tok::As) {
      const Id whole = as_target(type);
      if (refused_ || sym_of(out_.all[out_.all[type].next].first) != Sym::Identifier) return refuse();
      add(all, whole);
    } else {
      add(all, type);
    }
  }
  add(all, block());
  return node(Sym::ExceptClause, from, all);
}

// VALUE as TARGET; the cursor is at "as".
Reader::Id Reader::as_target(Id value) {
  step();
  const std::uint32_t from = begin();
  const Id target = binary(1);
  if (refused_ || !is_target(target)) return refuse();
  const Id named = node(Sym::AsPatternTarget, from, kids(target));
  return node(Sym::AsPattern, begin_of(value), kids(value, named));
}

// Whether the parentheses at the cursor are those around the items of a with statement, and nothing else.
bool Reader::items_in_parentheses() const {
  int level = 0;
  bool several = false;
  for (std::size_t i = at_; i < words_.toks.size(); ++i) {
    switch (words_.toks[i]) {
      case Tok::LParen:
      case Tok::LBracket:
      case Tok::LBrace: ++level; break;
      case Tok::RParen:
      case Tok::RBracket:
      case Tok::RBrace:
        if (--level == 0) return several && words_.toks[i + 1] == Tok::Colon;
        break;
      case Tok::Comma:
      case Tok::As: several = several || level == 1; break;
      default: break;
    }
  }
  return false;
}

void Reader::with_items(Kids& all, bool parentheses) {
  do {
    if (all.count > 0) {
      step();
      if (parentheses && now() == Tok::RParen) break;
    }
    const std::uint32_t from = begin();
    Id value = expression();
    if (now() == Tok::As) value = as_target(value);
    add(all, node(Sym::WithItem, from, kids(value)));
  } while (now() == Tok::Comma);
}

Reader::Id Reader::with_statement() {
  const std::uint32_t from = begin();
  Kids all = asynchronous();
  step();
  const std::uint32_t here = begin();
  Kids items;
  const bool parentheses = now() == Tok::LParen && items_in_parentheses();
  if (parentheses) step();
  with_items(items, parentheses);
  if (parentheses) want(Tok::RParen);
  add(all, node(Sym::WithClause, here, items));
  add(all, block());
  return node(Sym::WithStatement, from, all);
}

// --- definitions ---

Reader::Id Reader::decorated() {
  const std::uint32_t from = begin();
  Kids all;
  while (now() == Tok::At) {
    const std::uint32_t here = begin();
    step();
    const Id value = named();
    add(all, node(Sym::Decorator, here, kids(value)));
    want(Tok::Newline);
  }
  switch (now()) {
    case Tok::Def: add(all, function()); break;
    case Tok::Async: add(all, ahead() == Tok::Def ? function() : refuse()); break;
    case Tok::Class: add(all, class_definition()); break;
    default: return refuse();
  }
  return node(Sym::DecoratedDefinition, from, all);
}

Reader::Id Reader::function() {
  const std::uint32_t from = begin();
  Kids all = asynchronous();
  step();
  add(all, name());
  const std::uint32_t here = begin();
  want(Tok::LParen);
  Kids list;
  parameters(list, true, Tok::RParen);
  want(Tok::RParen);
  add(all, node(Sym::Parameters, here, list));
  if (take(Tok::Arrow)) add(all, type());
  add(all, block());
  return node(Sym::FunctionDefinition, from, all);
}

Reader::Id Reader::class_definition() {
  const std::uint32_t from = begin();
  step();
  Kids all = kids(name());
  if (now() == Tok::LParen) {
    const Id bases = arguments();
    if (refused_ || sym_of(bases) != Sym::ArgumentList) return refuse();
    add(all, bases);
  }
  add(all, block());
  return node(Sym::ClassDefinition, from, all);
}

void Reader::parameters(Kids& all, bool annotated, Tok until) {
  while (!refused_ && now() != until) {
    add(all, parameter(annotated));
    if (now() != until) want(Tok::Comma);
  }
}

Reader::Id Reader::parameter(bool annotated) {
  const std::uint32_t from = begin();
  Sym splat = Sym::Identifier;
  if (now() == Tok::Slash) return leaf(Sym::PositionalSeparator);
  if (now() == Tok::Star) {
    if (ahead() == Tok::Comma) return leaf(Sym::KeywordSeparator);
    splat = Sym::ListSplatPattern;
    step();
  } else if (now() == Tok::StarStar) {
    splat = Sym::DictionarySplatPattern;
    step();
  }
  Id whole = name();
  if (splat != Sym::Identifier) whole = node(splat, from, kids(whole));
  Kids all = kids(whole);
  Sym sym = splat;
  if (annotated && take(Tok::Colon)) {
    sym = Sym::TypedParameter;
    add(all, type());
  }
  if (now() == Tok::Equal) {
    if (splat != Sym::Identifier) return refuse();
    step();
    sym = sym == Sym::TypedParameter ? Sym::TypedDefaultParameter : Sym::DefaultParameter;
    add(all, expression());
  }
  return sym == splat ? whole : node(sym, from, all);
}

}  // namespace shapetrace::syntax
