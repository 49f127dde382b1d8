// Expressions, each method one level of Python's grammar.
#include "syntax/reader_core.hpp"

namespace shapetrace::syntax {
namespace {

// How tight an operator with two operands binds, 0 for what is none.
int level_of(Tok tok) {
  switch (tok) {
    case Tok::Pipe: return 1;
    case Tok::Caret: return 2;
    case Tok::Ampersand: return 3;
    case Tok::LeftShift:
    case Tok::RightShift: return 4;
    case Tok::Plus:
    case Tok::Minus: return 5;
    case Tok::Star:
    case Tok::At:
    case Tok::Slash:
    case Tok::SlashSlash:
    case Tok::Percent: return 6;
    default: return 0;
  }
}

Sym operator_sym(Tok tok) {
  switch (tok) {
    case Tok::Pipe: return Sym::Pipe;
    case Tok::Caret: return Sym::Caret;
    case Tok::Ampersand: return Sym::Ampersand;
    case Tok::LeftShift: return Sym::LeftShift;
    case Tok::RightShift: return Sym::RightShift;
    case Tok::Plus: return Sym::Plus;
    case Tok::Minus: return Sym::Minus;
    case Tok::Star: return Sym::Star;
    case Tok::At: return Sym::At;
    case Tok::Slash: return Sym::Slash;
    case Tok::SlashSlash: return Sym::SlashSlash;
    default: return Sym::Percent;
  }
}

}  // namespace

bool Reader::starts_expression() const {
  switch (now()) {
    case Tok::Name:
    case Tok::Number:
    case Tok::String:
    case Tok::LParen:
    case Tok::LBracket:
    case Tok::LBrace:
    case Tok::Ellipsis:
    case Tok::Plus:
    case Tok::Minus:
    case Tok::Star:
    case Tok::Tilde:
    case Tok::False:
    case Tok::None:
    case Tok::True:
    case Tok::Lambda:
    case Tok::Not:
    case Tok::Await: return true;
    default: return false;
  }
}

Reader::Id Reader::expressions() {
  const std::uint32_t from = begin();
  const Id first = starred();
  if (now() != Tok::Comma) return first;
  Kids all = kids(first);
  while (now() == Tok::Comma) {
    add(all, leaf(Sym::Comma, false));
    if (!starts_expression()) break;
    add(all, starred());
  }
  return node(Sym::ExpressionList, from, all);
}

Reader::Id Reader::yield_or_expressions() { return now() == Tok::Yield ? yield() : expressions(); }

Reader::Id Reader::starred() {
  if (now() != Tok::Star) return expression();
  const std::uint32_t from = begin();
  step();
  return node(Sym::ListSplat, from, kids(binary(1)));
}

Reader::Id Reader::named_or_starred() { return now() == Tok::Star ? starred() : named(); }

Reader::Id Reader::named() {
  if (now() != Tok::Name || ahead() != Tok::Walrus) return expression();
  const std::uint32_t from = begin();
  const Id target = name();
  step();
  return node(Sym::NamedExpression, from, kids(target, expression()));
}

Reader::Id Reader::expression() {
  const Depth depth(*this);
  if (refused_) return 0;
  if (now() == Tok::Lambda) return lambda();
  const std::uint32_t from = begin();
  const Id value = disjunction();
  if (!take(Tok::If)) return value;
  const Id condition = disjunction();
  want(Tok::Else);
  return node(Sym::ConditionalExpression, from, kids(value, condition, expression()));
}

Reader::Id Reader::disjunction() {
  const std::uint32_t from = begin();
  Id left = conjunction();
  while (now() == Tok::Or) {
    const Id op = leaf(Sym::KeyOr, false);
    left = node(Sym::BooleanOperator, from, kids(left, op, conjunction()));
  }
  return left;
}

Reader::Id Reader::conjunction() {
  const std::uint32_t from = begin();
  Id left = inversion();
  while (now() == Tok::And) {
    const Id op = leaf(Sym::KeyAnd, false);
    const Id right = inversion();
    left = node(Sym::BooleanOperator, from, kids(left, op, right));
  }
  return left;
}

Reader::Id Reader::inversion() {
  if (now() != Tok::Not) return comparison();
  const Depth depth(*this);
  const std::uint32_t from = begin();
  step();
  const Id inner = refused_ ? 0 : inversion();
  return node(Sym::NotOperator, from, kids(inner));
}

Reader::Id Reader::comparison() {
  const std::uint32_t from = begin();
  const Id first = binary(1);
  Kids all;
  for (;;) {
    Sym sym = Sym::Other;
    bool two = false;
    switch (now()) {
      case Tok::Less: sym = Sym::Less; break;
      case Tok::LessEqual: sym = Sym::LessEqual; break;
      case Tok::EqualEqual: sym = Sym::EqualEqual; break;
      case Tok::NotEqual: sym = Sym::NotEqual; break;
      case Tok::GreaterEqual: sym = Sym::GreaterEqual; break;
      case Tok::Greater: sym = Sym::Greater; break;
      case Tok::In: sym = Sym::KeyIn; break;
      case Tok::Is:
        two = ahead() == Tok::Not;
        sym = two ? Sym::KeyIsNot : Sym::KeyIs;
        break;
      case Tok::Not:
        if (ahead() == Tok::In) {
          two = true;
          sym = Sym::KeyNotIn;
        }
        break;
      default: break;
    }
    if (sym == Sym::Other) break;
    if (all.count == 0) add(all, first);
    add(all, leaf(sym, false));
    if (two) step();
    add(all, binary(1));
  }
  return all.count == 0 ? first : node(Sym::ComparisonOperator, from, all);
}

Reader::Id Reader::binary(int level) {
  const std::uint32_t from = begin();
  Id left = unary();
  for (;;) {
    const Tok tok = now();
    const int binds = level_of(tok);
    if (binds < level || binds == 0) return left;
    const Id op = leaf(operator_sym(tok), false);
    const Id right = binary(binds + 1);
    left = node(Sym::BinaryOperator, from, kids(left, op, right));
  }
}

Reader::Id Reader::unary() {
  Sym sym = Sym::Plus;
  switch (now()) {
    case Tok::Plus: break;
    case Tok::Minus: sym = Sym::Minus; break;
    case Tok::Tilde: sym = Sym::Tilde; break;
    default: return power();
  }
  const Depth depth(*this);
  const std::uint32_t from = begin();
  const Id op = leaf(sym, false);
  const Id inner = refused_ ? 0 : unary();
  return node(Sym::UnaryOperator, from, kids(op, inner));
}

Reader::Id Reader::power() {
  const std::uint32_t from = begin();
  Id left = 0;
  if (take(Tok::Await)) {
    const Id inner = primary();
    left = node(Sym::Await, from, kids(inner));
  } else {
    left = primary();
  }
  if (now() != Tok::StarStar) return left;
  const Depth depth(*this);
  const Id op = leaf(Sym::StarStar, false);
  const Id right = refused_ ? 0 : unary();
  return node(Sym::BinaryOperator, from, kids(left, op, right));
}

Reader::Id Reader::primary() {
  const std::uint32_t from = begin();
  Id left = atom();
  for (;;) {
    switch (now()) {
      case Tok::Dot:
        step();
        left = node(Sym::Attribute, from, kids(left, name()));
        break;
      case Tok::LParen: {
        const Id given = arguments();
        left = node(Sym::Call, from, kids(left, given));
        break;
      }
      case Tok::LBracket: {
        step();
        Kids all = kids(left);
        do {
          if (all.count > 1) {
            add(all, leaf(Sym::Comma, false));
            if (now() == Tok::RBracket) break;
          }
          add(all, subscript());
        } while (now() == Tok::Comma);
        want(Tok::RBracket);
        left = node(Sym::Subscript, from, all);
        break;
      }
      default: return left;
    }
  }
}

Reader::Id Reader::subscript() {
  if (now() == Tok::Star) return starred();
  const std::uint32_t from = begin();
  Kids all;
  if (now() != Tok::Colon) {
    const Id value = named();
    if (now() != Tok::Colon) return value;
    add(all, value);
  }
  for (int colons = 0; colons < 2 && now() == Tok::Colon; ++colons) {
    add(all, leaf(Sym::Colon, false));
    if (starts_expression()) add(all, expression());
  }
  return node(Sym::Slice, from, all);
}

Reader::Id Reader::arguments() {
  const Depth depth(*this);
  const std::uint32_t from = begin();
  step();
  Kids all;
  while (!refused_ && now() != Tok::RParen) {
    const std::uint32_t here = begin();
    if (now() == Tok::Star) {
      step();
      add(all, node(Sym::ListSplat, here, kids(expression())));
    } else if (now() == Tok::StarStar) {
      step();
      add(all, node(Sym::DictionarySplat, here, kids(expression())));
    } else if (now() == Tok::Name && ahead() == Tok::Equal) {
      const Id key = name();
      step();
      add(all, node(Sym::KeywordArgument, here, kids(key, expression())));
    } else {
      add(all, named());
      if (comprehends()) {
        if (all.count != 1) return refuse();
        clauses(all);
        want(Tok::RParen);
        return node(Sym::GeneratorExpression, from, all);
      }
    }
    if (now() != Tok::RParen) want(Tok::Comma);
  }
  want(Tok::RParen);
  return node(Sym::ArgumentList, from, all);
}

Reader::Id Reader::atom() {
  switch (now()) {
    case Tok::Name: return leaf(Sym::Identifier);
    case Tok::Number: return number();
    case Tok::String: return strings();
    case Tok::True: return leaf(Sym::True);
    case Tok::False: return leaf(Sym::False);
    case Tok::None: return leaf(Sym::None);
    case Tok::Ellipsis: return leaf(Sym::Ellipsis);
    case Tok::LParen: return parenthesized();
    case Tok::LBracket: return list();
    case Tok::LBrace: return braces();
    default: return refuse();
  }
}

Reader::Id Reader::parenthesized() {
  const Depth depth(*this);
  if (refused_) return 0;
  const std::uint32_t from = begin();
  step();
  if (take(Tok::RParen)) return node(Sym::Tuple, from);
  if (now() == Tok::Yield) {
    const Id inner = yield();
    want(Tok::RParen);
    return node(Sym::ParenthesizedExpression, from, kids(inner));
  }
  Kids all = kids(named_or_starred());
  Sym sym = Sym::ParenthesizedExpression;
  if (comprehends()) {
    clauses(all);
    sym = Sym::GeneratorExpression;
  } else {
    while (now() == Tok::Comma) {
      sym = Sym::Tuple;
      add(all, leaf(Sym::Comma, false));
      if (now() == Tok::RParen) break;
      add(all, named_or_starred());
    }
    if (sym != Sym::Tuple && sym_of(all.first) == Sym::ListSplat) return refuse();
  }
  want(Tok::RParen);
  return node(sym, from, all);
}

Reader::Id Reader::list() {
  const Depth depth(*this);
  if (refused_) return 0;
  const std::uint32_t from = begin();
  step();
  Kids all;
  Sym sym = Sym::List;
  if (now() != Tok::RBracket) {
    add(all, named_or_starred());
    if (comprehends()) {
      clauses(all);
      sym = Sym::ListComprehension;
    }
    while (now() == Tok::Comma) {
      step();
      if (now() == Tok::RBracket) break;
      add(all, named_or_starred());
    }
  }
  want(Tok::RBracket);
  return node(sym, from, all);
}

// A dictionary, a set or the comprehension of one.
Reader::Id Reader::braces() {
  const Depth depth(*this);
  if (refused_) return 0;
  const std::uint32_t from = begin();
  step();
  if (take(Tok::RBrace)) return node(Sym::Dictionary, from);
  Kids all;
  if (now() == Tok::StarStar) return dictionary(from, all, 0);
  const Id first = named_or_starred();
  if (now() == Tok::Colon) {
    if (sym_of(first) == Sym::NamedExpression || sym_of(first) == Sym::ListSplat) return refuse();
    return dictionary(from, all, first);
  }
  add(all, first);
  Sym sym = Sym::Set;
  if (comprehends()) {
    clauses(all);
    sym = Sym::SetComprehension;
  }
  while (sym == Sym::Set && take(Tok::Comma)) {
    if (now() == Tok::RBrace) break;
    add(all, named_or_starred());
  }
  want(Tok::RBrace);
  return node(sym, from, all);
}

Reader::Id Reader::pair(Id key) {
  const std::uint32_t from = begin_of(key);
  want(Tok::Colon);
  return node(Sym::Pair, from, kids(key, expression()));
}

Reader::Id Reader::dictionary(std::uint32_t from, Kids& all, Id key) {
  while (!refused_) {
    if (key == 0 && now() == Tok::StarStar) {
      const std::uint32_t here = begin();
      step();
      add(all, node(Sym::DictionarySplat, here, kids(binary(1))));
    } else {
      add(all, pair(key != 0 ? key : expression()));
      if (comprehends()) {
        if (all.count != 1) return refuse();
        clauses(all);
        want(Tok::RBrace);
        return node(Sym::DictionaryComprehension, from, all);
      }
    }
    key = 0;
    if (!take(Tok::Comma) || now() == Tok::RBrace) break;
  }
  want(Tok::RBrace);
  return node(Sym::Dictionary, from, all);
}

void Reader::clauses(Kids& all) {
  while (comprehends()) {
    std::uint32_t from = begin();
    Kids clause;
    if (now() == Tok::Async) add(clause, leaf(Sym::KeyAsync, false));
    step();
    add(clause, targets());
    want(Tok::In);
    add(clause, disjunction());
    add(all, node(Sym::ForInClause, from, clause));
    while (now() == Tok::If) {
      from = begin();
      step();
      add(all, node(Sym::IfClause, from, kids(disjunction())));
    }
  }
}

Reader::Id Reader::targets() {
  const std::uint32_t from = begin();
  Kids all;
  bool comma = false;
  do {
    if (comma) {
      add(all, leaf(Sym::Comma, false));
      if (now() == Tok::In) break;
    }
    const Id target = now() == Tok::Star ? starred() : binary(1);
    if (!is_target(target)) return refuse();
    add(all, target);
    comma = now() == Tok::Comma || comma;
  } while (now() == Tok::Comma);
  if (comma) return node(Sym::ExpressionList, from, all);
  return sym_of(all.first) == Sym::ListSplat ? refuse() : all.first;
}

// Whether it can be assigned to.
bool Reader::is_target(Id id) const {
  switch (sym_of(id)) {
    case Sym::Identifier:
    case Sym::Attribute:
    case Sym::Subscript: return true;
    case Sym::ListSplat:
    case Sym::ParenthesizedExpression:
      return sym_of(out_.all[id].first) != Sym::ListSplat && is_target(out_.all[id].first);
    case Sym::Tuple:
    case Sym::List:
    case Sym::ExpressionList:
      for (Id kid = out_.all[id].first; kid != 0; kid = out_.all[kid].next) {
        if (out_.all[kid].named && !is_target(kid)) return false;
      }
      return true;
    default: return false;
  }
}

Reader::Id Reader::lambda() {
  const std::uint32_t from = begin();
  step();
  Kids all;
  if (now() != Tok::Colon) {
    const std::uint32_t here = begin();
    Kids list;
    parameters(list, false, Tok::Colon);
    add(all, node(Sym::LambdaParameters, here, list));
  }
  want(Tok::Colon);
  add(all, expression());
  return node(Sym::Lambda, from, all);
}

Reader::Id Reader::yield() {
  const std::uint32_t from = begin();
  step();
  Kids all;
  if (now() == Tok::From) {
    add(all, leaf(Sym::KeyFrom, false));
    add(all, expression());
  } else if (starts_expression()) {
    add(all, expressions());
  }
  return node(Sym::Yield, from, all);
}

}  // namespace shapetrace::syntax
