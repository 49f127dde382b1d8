// Expressions.
#include <utility>

#include "syntax/lower.hpp"

namespace shapetrace::syntax {
namespace {

bool leans_left(Sym sym) {
  return sym == Sym::Attribute || sym == Sym::Call || sym == Sym::Subscript || sym == Sym::BinaryOperator ||
         sym == Sym::BooleanOperator;
}

BinaryOp binary_op(Sym sym) {
  switch (sym) {
    case Sym::Minus: return BinaryOp::Sub;
    case Sym::Star: return BinaryOp::Mul;
    case Sym::At: return BinaryOp::MatMul;
    case Sym::Slash: return BinaryOp::Div;
    case Sym::SlashSlash: return BinaryOp::FloorDiv;
    case Sym::Percent: return BinaryOp::Mod;
    case Sym::StarStar: return BinaryOp::Pow;
    case Sym::LeftShift: return BinaryOp::LShift;
    case Sym::RightShift: return BinaryOp::RShift;
    case Sym::Ampersand: return BinaryOp::And;
    case Sym::Pipe: return BinaryOp::Or;
    case Sym::Caret: return BinaryOp::Xor;
    default: return BinaryOp::Add;
  }
}

CompareOp compare_op(Sym sym) {
  switch (sym) {
    case Sym::NotEqual: return CompareOp::Ne;
    case Sym::Less: return CompareOp::Lt;
    case Sym::LessEqual: return CompareOp::Le;
    case Sym::Greater: return CompareOp::Gt;
    case Sym::GreaterEqual: return CompareOp::Ge;
    case Sym::KeyIs: return CompareOp::Is;
    case Sym::KeyIsNot: return CompareOp::IsNot;
    case Sym::KeyIn: return CompareOp::In;
    case Sym::KeyNotIn: return CompareOp::NotIn;
    default: return CompareOp::Eq;
  }
}

}  // namespace

NodeId Lowering::expression() {
  const std::uint32_t outer = std::exchange(star_, kNoStar);
  const std::uint32_t outer_inner = star_inner_;
  NodeId node = operand();
  if (star_ != kNoStar) {
    error(star_, at_.end(), "can't use starred expression here", Phase::Compile);
    node = add(Kind::Starred, star_, at_.end(), node);
  }
  star_ = outer;
  star_inner_ = outer_inner;
  return node;
}

NodeId Lowering::element() {
  const std::uint32_t outer = std::exchange(star_, kNoStar);
  const std::uint32_t outer_inner = star_inner_;
  NodeId node = operand();
  if (star_ != kNoStar) node = add(Kind::Starred, star_, at_.end(), node);
  star_ = outer;
  star_inner_ = outer_inner;
  return node;
}

NodeId Lowering::operand() {
  if (depth_ >= kMaxDepth) {
    if (!too_deep_) error(at_.begin(), at_.end(), "too many nested parentheses");
    too_deep_ = true;
    return here(Kind::SyntaxError);
  }
  ++depth_;
  if (source_[at_.begin()] == '*') hidden_star();
  const NodeId node = dispatch();
  --depth_;
  return node;
}

// A star whose operand the lexer has moved onto it: *(a, b) = c is spelt ( a, b) = c.
void Lowering::hidden_star() {
  const Sym sym = at_.sym();
  const std::uint32_t star = at_.begin();
  if (star == star_ || sym == Sym::PatternList || sym == Sym::ExpressionList) return;
  if (sym == Sym::UnaryOperator || sym == Sym::ListSplat || sym == Sym::ListSplatPattern) return;
  const auto inner = source_.find_first_not_of(" \t\f\\\r\n", star + 1);
  if (inner == std::string_view::npos || (source_[inner] != '(' && source_[inner] != '[')) return;
  star_ = star;
  star_inner_ = static_cast<std::uint32_t>(inner);
}

NodeId Lowering::dispatch() {
  switch (at_.sym()) {
    case Sym::Identifier: {
      const AtomId name = name_atom();
      if (scope_->what != Scope::What::Module && scope_->comprehension.empty()) used_.push_back(name);
      return here(Kind::Name, name);
    }
    case Sym::Attribute:
    case Sym::Call:
    case Sym::Subscript:
    case Sym::BinaryOperator:
    case Sym::BooleanOperator: return spine();
    case Sym::String:
    case Sym::ConcatenatedString: return strings();
    case Sym::Integer: return integer();
    case Sym::Float: return float_number();
    case Sym::True: return here(Kind::ConstTrue);
    case Sym::False: return here(Kind::ConstFalse);
    case Sym::None: return here(Kind::ConstNone);
    case Sym::Ellipsis: return here(Kind::ConstEllipsis);
    case Sym::ParenthesizedExpression: return parenthesized();
    case Sym::TuplePattern:
    case Sym::Tuple:
    case Sym::ExpressionList:
    case Sym::PatternList: return display(Kind::Tuple);
    case Sym::List:
    case Sym::ListPattern: return display(Kind::List);
    case Sym::Set: return display(Kind::Set);
    case Sym::Dictionary: return dictionary();
    case Sym::ComparisonOperator: return comparison();
    case Sym::UnaryOperator: return source_[at_.begin()] == '*' ? splat() : unary();
    case Sym::NotOperator: return not_operator();
    case Sym::ConditionalExpression: return conditional();
    case Sym::Lambda: return lambda();
    case Sym::AsPattern: return as_expression();
    case Sym::NamedExpression: return walrus();
    case Sym::Await: return await();
    case Sym::Yield: return yield();
    case Sym::ListComprehension: return comprehension(Kind::ListComp);
    case Sym::SetComprehension: return comprehension(Kind::SetComp);
    case Sym::DictionaryComprehension: return comprehension(Kind::DictComp);
    case Sym::GeneratorExpression: return comprehension(Kind::GeneratorExp);
    case Sym::Slice: return slice();
    case Sym::ListSplat:
    case Sym::ListSplatPattern:
    case Sym::SplatType: return splat();
    case Sym::Type:
    case Sym::AsPatternTarget: return only_child();
    case Sym::GenericType: return generic_type();
    case Sym::UnionType: return union_type();
    case Sym::ConstrainedType: return constrained_type();
    case Sym::MemberType: return member_type();
    default:
      if (!at_.has_error()) error(at_.begin(), at_.end(), "invalid syntax");
      return here(Kind::SyntaxError);
  }
}

// The grammar lets a star bind closer than it does in Python (`*a.b(c)` is a call of `*a.b`), so that a star is noted
// when it is met, and put around the whole element by element().
NodeId Lowering::splat() {
  star_ = at_.begin();
  NodeId inner = 0;
  each_child([&](Sym) {
    if (!at_.named()) return;
    star_inner_ = at_.begin();
    const std::uint32_t star = star_;
    inner = operand();
    star_ = star;
  });
  return inner != 0 ? inner : here(Kind::SyntaxError);
}

// `value as target`, which the grammar has anywhere within an expression: only with_item() expects it.
NodeId Lowering::as_expression() {
  NodeId value = 0;
  NodeId target = 0;
  std::uint32_t value_end = at_.end();
  each_child([&](Sym sym) {
    if (!at_.named() || sym == Sym::Error) return;
    (value == 0 ? value : target) = expression();
    if (target == 0) value_end = at_.end();
  });
  if (as_target_ == nullptr || as_target_->node != 0) {
    error(at_.begin(), at_.end(), "invalid syntax");
  } else {
    *as_target_ = {target, value_end};
  }
  return value;
}

NodeId Lowering::only_child() {
  NodeId inner = 0;
  each_child([&](Sym) {
    if (inner == 0 && at_.named()) inner = operand();
  });
  return inner != 0 ? inner : here(Kind::SyntaxError);
}

NodeId Lowering::parenthesized() {
  NodeId inner = 0;
  each_child([&](Sym sym) {
    if (inner != 0 || !at_.named()) return;
    if (sym == Sym::ListSplat || sym == Sym::ListSplatPattern) {
      error(at_.begin(), at_.end(), "cannot use starred expression here");
      inner = element();
    } else {
      inner = expression();
    }
  });
  if (inner == 0) return here(Kind::SyntaxError);
  build_[inner].flags |= kParenthesized;
  return inner;
}

NodeId Lowering::spine() {
  const std::size_t mark = spine_.size();
  while (leans_left(at_.sym())) {
    spine_.emplace_back(at_.sym(), at_.begin());
    if (at_.down()) continue;
    spine_.pop_back();
    break;
  }
  NodeId left = leans_left(at_.sym()) ? here(Kind::SyntaxError) : operand();

  // a and b and c is one operation of three operands, unless the first two stand in parentheses.
  Kind open = Kind::None;
  std::size_t operands = 0;
  std::uint32_t open_begin = 0;
  std::uint32_t open_end = 0;
  const auto close = [&] {
    if (open != Kind::None) left = add(open, open_begin, open_end, build_.take(operands));
    open = Kind::None;
  };
  while (spine_.size() > mark) {
    auto [sym, begin] = spine_.back();
    spine_.pop_back();
    if (begin == star_) begin = star_inner_;
    if (sym != Sym::BooleanOperator) {
      close();
      left = spine_level(sym, left, begin);
      continue;
    }
    const auto [kind, right] = boolean_level();
    if (kind != open) {
      close();
      open = kind;
      open_begin = begin;
      operands = build_.mark();
      build_.push(left);
    }
    build_.push(right);
    open_end = at_.end();
  }
  close();
  return left;
}

// The cursor is at the left operand, which is done; goes on to the right of it and ends at the parent.
NodeId Lowering::spine_level(Sym sym, NodeId left, std::uint32_t begin) {
  Kind kind = Kind::SyntaxError;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  BinaryOp op = BinaryOp::Add;
  while (at_.next()) {
    const Sym child = at_.sym();
    if (child == Sym::Error) continue;
    if (sym == Sym::Attribute) {
      if (child != Sym::Identifier) continue;
      kind = Kind::Attribute;
      b = name_atom();
      c = at_.begin();
    } else if (sym == Sym::Call) {
      kind = Kind::Call;
      b = child == Sym::ArgumentList ? arguments() : build_.list({expression()});
    } else if (sym == Sym::Subscript) {
      kind = Kind::Subscript;
      b = subscripts();
      break;
    } else if (at_.named()) {
      kind = Kind::Binary;
      b = expression();
    } else {
      op = binary_op(child);
    }
  }
  at_.up();
  const std::uint32_t end = at_.end();
  if (kind == Kind::Binary) return binary(op, left, b, begin, end);
  return add(kind, begin, end, left, b, c);
}

std::pair<Kind, NodeId> Lowering::boolean_level() {
  Kind kind = Kind::BoolOr;
  NodeId right = 0;
  while (at_.next()) {
    if (at_.sym() == Sym::KeyAnd) {
      kind = Kind::BoolAnd;
    } else if (at_.named()) {
      right = expression();
    }
  }
  at_.up();
  return {kind, right};
}

// The grammar has ^ bind closer than &, Python the other way round: a & b ^ c is (a & b) ^ c. And in annotations it has
// a | b | c lean to the right. Trees without parentheses are turned accordingly while they are built.
NodeId Lowering::binary(BinaryOp op, NodeId left, NodeId right, std::uint32_t begin, std::uint32_t end) {
  const auto is_bare = [this](NodeId id, BinaryOp wanted) {
    const Node& node = build_[id];
    return node.kind == Kind::Binary && node.small == static_cast<std::uint16_t>(wanted) &&
           (node.flags & kParenthesized) == 0;
  };
  const BinaryOp looser = op == BinaryOp::And ? BinaryOp::Xor : BinaryOp::Or;
  if ((op == BinaryOp::And || op == BinaryOp::Or) && is_bare(right, looser)) {
    // left & (p ^ q ^ r) becomes ((left & p) ^ q) ^ r.
    NodeId lowest = right;
    build_[right].begin = begin;
    while (is_bare(build_[lowest].a, looser)) {
      lowest = build_[lowest].a;
      build_[lowest].begin = begin;
    }
    const NodeId first = build_[lowest].a;
    const NodeId inner = binary(op, left, first, begin, build_[first].end);
    build_[lowest].a = inner;
    return right;
  }
  if (op == BinaryOp::And && is_bare(left, BinaryOp::Xor)) {
    const NodeId middle = build_[left].b;
    const NodeId inner = binary(op, middle, right, build_[middle].begin, end);
    build_[left].b = inner;
    build_[left].end = end;
    return left;
  }
  return add(Kind::Binary, begin, end, left, right, 0, static_cast<std::uint16_t>(op));
}

NodeId Lowering::subscripts() {
  const std::size_t mark = build_.mark();
  bool comma = false;
  std::uint32_t end = 0;
  do {
    if (at_.named()) {
      build_.push(element());
      end = at_.end();
    } else if (at_.sym() == Sym::Comma) {
      comma = true;
      end = at_.end();
    }
  } while (at_.next());
  const auto items = build_.since(mark);
  if (items.empty()) return 0;
  const NodeId first = items[0];
  const bool starred = build_[first].kind == Kind::Starred;
  if (!comma && !starred) {
    build_.drop(mark);
    return first;
  }
  const std::uint32_t begin = build_[first].begin;
  return add(Kind::Tuple, begin, end, build_.take(mark));
}

ListId Lowering::arguments() {
  const std::size_t mark = build_.mark();
  each_child([&](Sym sym) {
    if (!at_.named() || sym == Sym::Error) return;
    if (sym == Sym::KeywordArgument) {
      build_.push(keyword_argument());
    } else if (sym == Sym::DictionarySplat) {
      build_.push(here(Kind::DoubleStarred, only_child()));
    } else {
      build_.push(element());
    }
  });
  const ListId list = build_.take(mark);
  check_arguments(list);
  return list;
}

NodeId Lowering::keyword_argument() {
  AtomId name = 0;
  NodeId value = 0;
  each_child([&](Sym) {
    if (!at_.named()) return;
    if (name == 0) {
      name = name_atom();
    } else {
      value = expression();
    }
  });
  return here(Kind::Keyword, name, value);
}

NodeId Lowering::comparison() {
  const std::size_t mark = build_.mark();
  NodeId first = 0;
  each_child([&](Sym sym) {
    if (at_.named() && sym != Sym::KeyNotIn && sym != Sym::KeyIsNot) {
      if (first == 0) {
        first = operand();
      } else {
        build_.push(expression());
      }
    } else {
      if (sym == Sym::LessGreater) error(at_.begin(), at_.end(), "invalid syntax");
      build_.push(static_cast<std::uint32_t>(compare_op(sym)));
    }
  });
  return here(Kind::Compare, first, build_.take(mark));
}

NodeId Lowering::unary() {
  UnaryOp op = UnaryOp::Neg;
  NodeId inner = 0;
  each_child([&](Sym sym) {
    if (at_.named()) {
      inner = expression();
    } else {
      op = sym == Sym::Plus ? UnaryOp::Pos : sym == Sym::Tilde ? UnaryOp::Invert : UnaryOp::Neg;
    }
  });
  return here(Kind::Unary, inner, 0, 0, static_cast<std::uint16_t>(op));
}

NodeId Lowering::not_operator() {
  NodeId inner = 0;
  each_child([&](Sym) {
    if (at_.named()) inner = expression();
  });
  return here(Kind::Unary, inner, 0, 0, static_cast<std::uint16_t>(UnaryOp::Not));
}

NodeId Lowering::conditional() {
  NodeId parts[3] = {};  // value, condition, other value: the order of the source
  int count = 0;
  each_child([&](Sym) {
    if (at_.named() && count < 3) parts[count] = count == 0 ? operand() : expression(), ++count;
  });
  // The grammar has x := a if b else c as (x := a) if b else c.
  if (build_[parts[0]].kind == Kind::Walrus && (build_[parts[0]].flags & kParenthesized) == 0) {
    const NodeId value = build_[parts[0]].b;
    const NodeId whole = add(Kind::Conditional, build_[value].begin, at_.end(), parts[1], value, parts[2]);
    build_[parts[0]].b = whole;
    build_[parts[0]].end = at_.end();
    return parts[0];
  }
  return here(Kind::Conditional, parts[1], parts[0], parts[2]);
}

NodeId Lowering::lambda() {
  NodeId list = 0;
  NodeId body = 0;
  Scope scope{.what = Scope::What::Lambda};
  each_child([&](Sym sym) {
    if (sym == Sym::LambdaParameters) {
      list = parameters();
    } else if (at_.named()) {
      scope.parameters = list;
      enter(scope);
      body = expression();
      leave(scope);
    }
  });
  if (list == 0) list = add(Kind::Parameters, at_.begin(), at_.begin());
  return here(Kind::Lambda, list, body, 0, 0, scope.generator ? kGenerator : 0);
}

NodeId Lowering::walrus() {
  NodeId name = 0;
  NodeId value = 0;
  each_child([&](Sym) {
    if (!at_.named()) return;
    if (name == 0) {
      name = expression();
    } else {
      value = expression();
    }
  });
  if (build_[name].kind == Kind::Name) bind(build_[name].a);
  return here(Kind::Walrus, name, value);
}

// The grammar has ** bind closer than await, Python the other way round.
NodeId Lowering::await() {
  const NodeId inner = only_child();
  if (scope_->what == Scope::What::Module || scope_->what == Scope::What::Class) {
    error(at_.begin(), at_.end(), "'await' outside function", Phase::Compile);
  } else if (!scope_->async && scope_->comprehension.empty()) {
    error(at_.begin(), at_.end(), "'await' outside async function", Phase::Compile);
  }
  const Node& node = build_[inner];
  if (node.kind == Kind::Binary && node.small == static_cast<std::uint16_t>(BinaryOp::Pow) &&
      (node.flags & kParenthesized) == 0) {
    const NodeId base = node.a;
    const NodeId awaited = add(Kind::Await, at_.begin(), build_[base].end, base);
    build_[inner].a = awaited;
    build_[inner].begin = at_.begin();
    return inner;
  }
  return here(Kind::Await, inner);
}

NodeId Lowering::yield() {
  bool from = false;
  NodeId value = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::KeyFrom) from = true;
    if (at_.named() && value == 0) value = expression();
  });
  if (!scope_->comprehension.empty()) {
    error(at_.begin(), at_.end(), "'yield' inside " + std::string(scope_->comprehension), Phase::Symbols);
  } else if (scope_->what == Scope::What::Module || scope_->what == Scope::What::Class) {
    error(at_.begin(), at_.end(), "'yield' outside function", Phase::Symbols);
  } else if (from && scope_->async) {
    error(at_.begin(), at_.end(), "'yield from' inside async function", Phase::Compile);
  }
  scope_->generator = true;
  return here(from ? Kind::YieldFrom : Kind::Yield, value);
}

NodeId Lowering::display(Kind kind) {
  const Sym sym = at_.sym();
  const std::size_t mark = build_.mark();
  bool comma = false;
  each_child([&](Sym child) {
    if (child == Sym::Comma) comma = true;
    if (!at_.named() || child == Sym::Error) return;
    if (child == Sym::ParenthesizedListSplat) error(at_.begin(), at_.end(), "cannot use starred expression here");
    build_.push(element());
  });
  const auto items = build_.since(mark);
  if (sym == Sym::Tuple && !comma && items.size() == 1 && build_[items[0]].kind == Kind::Starred) {
    error(items[0], "cannot use starred expression here");
  }
  if (sym == Sym::TuplePattern && !comma && items.size() == 1) {  // (x) = 1
    const NodeId inner = items[0];
    build_.drop(mark);
    if (build_[inner].kind == Kind::Starred) error(inner, "cannot use starred expression here");
    build_[inner].flags |= kParenthesized;
    return inner;
  }
  return here(kind, build_.take(mark), 0, 0, 0, sym == Sym::Tuple || sym == Sym::TuplePattern ? kParenthesized : 0);
}

NodeId Lowering::dictionary() {
  const std::size_t mark = build_.mark();
  each_child([&](Sym sym) {
    if (sym == Sym::Comma && build_.mark() == mark) error(at_.begin(), at_.end(), "invalid syntax");
    if (sym == Sym::Pair) {
      pair();
    } else if (sym == Sym::DictionarySplat) {
      build_.push(0);
      build_.push(only_child());
    }
  });
  return here(Kind::Dict, build_.take(mark));
}

// Pushes key and value.
void Lowering::pair() {
  int count = 0;
  each_child([&](Sym) {
    if (!at_.named() || count == 2) return;
    const NodeId node = element();
    if (build_[node].kind == Kind::Starred) {
      error(node, count == 0 ? "invalid syntax" : "cannot use a starred expression in a dictionary value");
    }
    build_.push(node);
    ++count;
  });
  for (; count < 2; ++count) build_.push(here(Kind::SyntaxError));
}

NodeId Lowering::comprehension(Kind kind) {
  static constexpr std::string_view kWhere[] = {"list comprehension", "set comprehension", "generator expression",
                                                "dict comprehension"};
  const std::string_view where = kWhere[static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::ListComp)];
  const std::string_view outer = std::exchange(scope_->comprehension, where);
  const std::size_t mark = build_.mark();
  NodeId body = 0;
  NodeId value = 0;
  NodeId clause = 0;
  std::size_t conditions = 0;
  const auto finish_clause = [&] {
    if (clause != 0) build_[clause].c = build_.take(conditions);
  };
  each_child([&](Sym sym) {
    if (!at_.named()) return;
    if (sym == Sym::ForInClause) {
      finish_clause();
      clause = comprehension_for(kind, clause == 0);
      build_.push(clause);
      conditions = build_.mark();
    } else if (sym == Sym::IfClause) {
      if (clause != 0) build_.push(only_child());
    } else if (sym == Sym::Pair) {
      pair();
      const auto items = build_.since(mark);
      body = items[0];
      value = items[1];
      build_.drop(mark);
    } else if (body == 0) {
      body = element();
      if (build_[body].kind == Kind::Starred) error(body, "iterable unpacking cannot be used in comprehension");
    }
  });
  finish_clause();
  scope_->comprehension = outer;
  const ListId clauses = build_.take(mark);
  return here(kind, body, clauses, value);
}

NodeId Lowering::comprehension_for(Kind kind, bool first) {
  NodeId parts[2] = {};
  int count = 0;
  bool async = false;
  each_child([&](Sym sym) {
    if (sym == Sym::KeyAsync) async = true;
    if (!at_.named()) return;
    if (count == 2) {  // Python 2 allowed several
      error(at_.begin(), at_.end(),
            kind == Kind::GeneratorExp ? "Generator expression must be parenthesized" : "invalid syntax");
      return;
    }
    // The first iterable is evaluated outside of the comprehension.
    const std::string_view where = scope_->comprehension;
    if (first && count == 1) scope_->comprehension = {};
    parts[count++] = expression();
    scope_->comprehension = where;
  });
  check_target(parts[0], Use::ForTarget);
  if (async && kind != Kind::GeneratorExp && !scope_->async) {
    error(at_.begin(), at_.end(), "asynchronous comprehension outside of an asynchronous function", Phase::Compile);
  }
  return here(Kind::CompFor, parts[0], parts[1], 0, 0, async ? kAsync : 0);
}

NodeId Lowering::slice() {
  NodeId parts[3] = {};
  std::size_t colons = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Colon) {
      ++colons;
    } else if (at_.named() && colons < 3) {
      parts[colons] = expression();
    }
  });
  return here(Kind::Slice, parts[0], parts[1], parts[2]);
}

// --- annotations, for which the grammar has names of its own ---

NodeId Lowering::generic_type() {
  NodeId object = 0;
  NodeId index = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::TypeParameter) {
      if (!at_.down()) return;
      at_.next();  // the bracket
      index = subscripts();
      at_.up();
    } else if (object == 0) {
      object = here(Kind::Name, name_atom());
    }
  });
  return here(Kind::Subscript, object, index);
}

NodeId Lowering::union_type() {
  NodeId parts[2] = {};
  int count = 0;
  each_child([&](Sym) {
    if (at_.named() && count < 2) parts[count++] = expression();
  });
  return binary(BinaryOp::Or, parts[0], parts[1], at_.begin(), at_.end());
}

// Within brackets of an annotation, a:b is a slice.
NodeId Lowering::constrained_type() {
  NodeId parts[2] = {};
  int count = 0;
  each_child([&](Sym) {
    if (at_.named() && count < 2) parts[count++] = expression();
  });
  const Node& second = build_[parts[1]];
  if (second.kind == Kind::Slice) return here(Kind::Slice, parts[0], second.a, second.b);
  return here(Kind::Slice, parts[0], parts[1]);
}

NodeId Lowering::member_type() {
  NodeId object = 0;
  AtomId name = 0;
  std::uint32_t name_begin = 0;
  each_child([&](Sym) {
    if (!at_.named()) return;
    if (object == 0) {
      object = expression();
    } else {
      name = name_atom();
      name_begin = at_.begin();
    }
  });
  return here(Kind::Attribute, object, name, name_begin);
}

}  // namespace shapetrace::syntax
