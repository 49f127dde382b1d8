// match statements and their patterns.
#include "syntax/lower.hpp"

namespace shapetrace::syntax {

NodeId Lowering::match_statement() {
  const std::size_t mark = build_.mark();
  bool comma = false;
  std::uint32_t subjects_end = at_.begin();
  NodeId subject = 0;
  ListId cases = 0;
  const auto finish_subject = [&] {
    if (subject != 0) return;
    const auto subjects = build_.since(mark);
    if (subjects.empty()) return;
    const NodeId first = subjects[0];
    if (!comma && subjects.size() == 1) {
      subject = first;
      build_.drop(mark);
    } else {
      subject = add(Kind::Tuple, build_[first].begin, subjects_end, build_.take(mark));
    }
  };
  each_child([&](Sym sym) {
    if (sym == Sym::Comma) {
      comma = true;
      subjects_end = at_.end();
    } else if (sym == Sym::Block) {
      finish_subject();
      const std::size_t cases_mark = build_.mark();
      each_child([&](Sym child) {
        if (child == Sym::CaseClause) build_.push(match_case());
      });
      cases = build_.take(cases_mark);
    } else if (at_.named() && subject == 0 && sym != Sym::Error) {
      build_.push(element());
      subjects_end = at_.end();
    }
  });
  finish_subject();
  check_unreachable(cases);
  return here(Kind::Match, subject, cases);
}

NodeId Lowering::match_case() {
  const std::size_t mark = build_.mark();
  bool comma = false;
  std::uint32_t patterns_end = at_.begin();
  NodeId guard = 0;
  ListId body = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Comma) {
      comma = true;
      patterns_end = at_.end();
    } else if (sym == Sym::CasePattern) {
      build_.push(pattern());
      patterns_end = at_.end();
    } else if (sym == Sym::IfClause) {
      guard = only_child();
    } else if (sym == Sym::Block) {
      body = suite();
    }
  });
  const auto patterns = build_.since(mark);
  NodeId whole = 0;
  if (patterns.size() == 1 && !comma) {
    whole = patterns[0];
    build_.drop(mark);
  } else if (!patterns.empty()) {
    const std::uint32_t begin = build_[patterns[0]].begin;
    whole = add(Kind::PatSequence, begin, patterns_end, build_.take(mark));
  }
  return here(Kind::MatchCase, whole, guard, body);
}

NodeId Lowering::pattern() {
  if (depth_ >= kMaxDepth) return here(Kind::SyntaxError);
  ++depth_;
  NodeId node = 0;
  switch (at_.sym()) {
    case Sym::CasePattern:
      each_child([&](Sym sym) {
        if (node == 0 && sym != Sym::Error) node = pattern();
      });
      if (node == 0) node = here(Kind::SyntaxError);
      break;
    case Sym::Minus:
    case Sym::Integer:
    case Sym::Float: node = value_pattern(); break;
    case Sym::String:
    case Sym::ConcatenatedString: {
      const NodeId value = strings();
      if (build_[value].kind == Kind::FString) {
        error(value, "patterns may only match literals and attribute lookups", Phase::Symbols);
      }
      node = here(Kind::PatValue, value);
      break;
    }
    case Sym::True: node = here(Kind::PatSingleton, here(Kind::ConstTrue)); break;
    case Sym::False: node = here(Kind::PatSingleton, here(Kind::ConstFalse)); break;
    case Sym::None: node = here(Kind::PatSingleton, here(Kind::ConstNone)); break;
    case Sym::ComplexPattern: node = complex_pattern(); break;
    case Sym::DottedName: node = name_pattern(); break;
    case Sym::Underscore: node = here(Kind::PatCapture, 0); break;
    case Sym::ListPattern:
    case Sym::TuplePattern: node = sequence_pattern(); break;
    case Sym::SplatPattern: node = splat_pattern(); break;
    case Sym::UnionPattern: node = union_pattern(); break;
    case Sym::AsPattern: node = as_pattern(); break;
    case Sym::DictPattern: node = mapping_pattern(); break;
    case Sym::ClassPattern: node = class_pattern(); break;
    default:
      if (!at_.has_error()) error(at_.begin(), at_.end(), "invalid syntax");
      node = here(Kind::SyntaxError);
  }
  --depth_;
  return node;
}

// The grammar has the sign of a number beside it, not around it: the cursor moves on from the sign to the number.
NodeId Lowering::value_pattern() {
  const std::uint32_t begin = at_.begin();
  const bool negative = at_.sym() == Sym::Minus;
  if (negative) at_.next();
  NodeId number = at_.sym() == Sym::Float ? float_number() : integer();
  if (negative) number = add(Kind::Unary, begin, at_.end(), number, 0, 0, static_cast<std::uint16_t>(UnaryOp::Neg));
  return add(Kind::PatValue, begin, at_.end(), number);
}

NodeId Lowering::complex_pattern() {
  const std::uint32_t begin = at_.begin();
  NodeId left = 0;
  NodeId right = 0;
  std::uint32_t minus = 0;
  bool negative = false;
  BinaryOp op = BinaryOp::Add;
  each_child([&](Sym sym) {
    if (sym == Sym::Minus && left == 0) {
      minus = at_.begin();
      negative = true;
    } else if (sym == Sym::Minus) {
      op = BinaryOp::Sub;
    } else if (sym == Sym::Integer || sym == Sym::Float) {
      const NodeId number = sym == Sym::Float ? float_number() : integer();
      if (left != 0) {
        right = number;
      } else if (negative) {
        left = add(Kind::Unary, minus, at_.end(), number, 0, 0, static_cast<std::uint16_t>(UnaryOp::Neg));
      } else {
        left = number;
      }
    }
  });
  return here(Kind::PatValue, add(Kind::Binary, begin, at_.end(), left, right, 0, static_cast<std::uint16_t>(op)));
}

// a.b.c as an expression.
NodeId Lowering::dotted_expression() {
  NodeId node = 0;
  const std::uint32_t begin = at_.begin();
  each_child([&](Sym sym) {
    if (sym != Sym::Identifier) return;
    node = node == 0 ? here(Kind::Name, name_atom())
                     : add(Kind::Attribute, begin, at_.end(), node, name_atom(), at_.begin());
  });
  return node != 0 ? node : here(Kind::SyntaxError);
}

NodeId Lowering::name_pattern() {
  const NodeId value = dotted_expression();
  if (build_[value].kind != Kind::Name) return here(Kind::PatValue, value);
  const AtomId name = build_[value].a;
  if (build_.text(name) == "_") return here(Kind::PatCapture, 0);
  bind(name);
  return here(Kind::PatCapture, name);
}

NodeId Lowering::sequence_pattern() {
  const bool parentheses = at_.sym() == Sym::TuplePattern;
  const std::size_t mark = build_.mark();
  bool comma = false;
  int stars = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Comma) comma = true;
    if (sym != Sym::CasePattern) return;
    const NodeId item = pattern();
    if (build_[item].kind == Kind::PatStar && ++stars == 2) {
      error(item, "multiple starred names in sequence pattern", Phase::Compile);
    }
    build_.push(item);
  });
  const auto items = build_.since(mark);
  if (parentheses && !comma && items.size() == 1) {
    const NodeId inner = items[0];
    build_.drop(mark);
    return inner;
  }
  return here(Kind::PatSequence, build_.take(mark));
}

NodeId Lowering::splat_pattern() {
  AtomId name = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Identifier && here_text() != "_") name = name_atom();
  });
  bind(name);
  return here(Kind::PatStar, name);
}

NodeId Lowering::union_pattern() {
  const std::size_t mark = build_.mark();
  each_child([&](Sym sym) {
    if (sym != Sym::Pipe && sym != Sym::Error) build_.push(pattern());
  });
  const ListId alternatives = build_.take(mark);
  if (alternatives != 0) {
    const auto items = build_.items(alternatives);
    for (const NodeId item : items.first(items.size() - 1)) {
      const std::string what = matches_all(item);
      if (!what.empty()) error(item, what + " makes remaining patterns unreachable", Phase::Compile);
    }
  }
  return here(Kind::PatOr, alternatives);
}

NodeId Lowering::as_pattern() {
  NodeId inner = 0;
  AtomId name = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::CasePattern && inner == 0) inner = pattern();
    if (sym == Sym::Identifier) {
      name = name_atom();
      if (here_text() == "_") error(at_.begin(), at_.end(), "cannot use '_' as a target");
    }
  });
  bind(name);
  return here(Kind::PatAs, inner, name);
}

NodeId Lowering::mapping_pattern() {
  const std::size_t mark = build_.mark();
  AtomId rest = 0;
  bool key = true;
  each_child([&](Sym sym) {
    if (sym == Sym::SplatPattern) {
      rest = build_[splat_pattern()].a;
    } else if (sym == Sym::Colon) {
      key = false;
    } else if (sym == Sym::CasePattern || at_.named() || sym == Sym::Minus || sym == Sym::Underscore) {
      if (sym == Sym::Error) return;
      const NodeId node = pattern();
      // A key is an expression, not a pattern.
      build_.push(key && (build_[node].kind == Kind::PatValue || build_[node].kind == Kind::PatSingleton)
                      ? build_[node].a
                      : node);
      key = true;
    }
  });
  if (build_.since(mark).size() % 2 != 0) build_.push(here(Kind::SyntaxError));
  return here(Kind::PatMapping, build_.take(mark), rest);
}

// The cursor is at a case_pattern within a class pattern; true when it is NAME=PATTERN.
bool Lowering::keyword_pattern(AtomId& name, NodeId& value) {
  if (!at_.down()) return false;
  bool found = false;
  if (at_.sym() == Sym::KeywordPattern) {
    found = true;
    each_child([&](Sym sym) {
      if (sym == Sym::Identifier && name == 0) {
        name = name_atom();
      } else if (sym != Sym::Equal && value == 0) {
        value = pattern();
      }
    });
  } else if (at_.sym() == Sym::AsPattern) {
    // The grammar has x=1 as y as (x=1) as y.
    AtomId bound = 0;
    std::uint32_t end = 0;
    each_child([&](Sym sym) {
      if (sym == Sym::CasePattern) {
        found = keyword_pattern(name, value);
      } else if (sym == Sym::Identifier) {
        bound = name_atom();
        end = at_.end();
      }
    });
    bind(bound);
    if (found) value = add(Kind::PatAs, build_[value].begin, end, value, bound);
  }
  at_.up();
  return found;
}

NodeId Lowering::class_pattern() {
  NodeId object = 0;
  const std::size_t mark = build_.mark();
  std::vector<std::uint32_t> keywords;
  each_child([&](Sym sym) {
    if (sym == Sym::DottedName && object == 0) {
      object = dotted_expression();
    } else if (sym == Sym::CasePattern) {
      AtomId name = 0;
      NodeId value = 0;
      if (keyword_pattern(name, value)) {
        keywords.push_back(name);
        keywords.push_back(value);
      } else {
        if (!keywords.empty()) {
          error(at_.begin(), at_.end(), "positional patterns follow keyword patterns");
        }
        build_.push(pattern());
      }
    }
  });
  const ListId positional = build_.take(mark);
  return here(Kind::PatClass, object, positional, build_.list(keywords));
}

}  // namespace shapetrace::syntax
