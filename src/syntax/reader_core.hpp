// The reader's own: Python's tokens as one enumeration, and the parser over them.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "syntax/lexer.hpp"
#include "syntax/parts.hpp"

namespace shapetrace::syntax {

enum class Tok : std::uint8_t {
  End,
  Newline,
  Indent,
  Dedent,
  Name,
  Number,
  String,
  Unknown,
  // Brackets and marks.
  LParen,
  RParen,
  LBracket,
  RBracket,
  LBrace,
  RBrace,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Arrow,
  Equal,
  Walrus,
  Ellipsis,
  // Operators.
  Plus,
  Minus,
  Star,
  At,
  Slash,
  SlashSlash,
  Percent,
  StarStar,
  Pipe,
  Ampersand,
  Caret,
  LeftShift,
  RightShift,
  Tilde,
  Less,
  LessEqual,
  EqualEqual,
  NotEqual,
  GreaterEqual,
  Greater,
  // Assignments with an operator.
  PlusEqual,
  MinusEqual,
  StarEqual,
  AtEqual,
  SlashEqual,
  SlashSlashEqual,
  PercentEqual,
  StarStarEqual,
  PipeEqual,
  AmpersandEqual,
  CaretEqual,
  LeftShiftEqual,
  RightShiftEqual,
  // Keywords.
  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
};

Tok tok_of(std::string_view source, const Token& token);

class Reader {
 public:
  Reader(std::string_view source, const Lexed& lexed);
  // False when the source is none that this parser knows.
  bool run();
  Parts take() { return std::move(out_); }

 private:
  using Id = std::uint32_t;  // of a part; 0 after a refusal

  // The children of a part, in their order.
  struct Kids {
    Id first = 0, last = 0;
    std::size_t count = 0;
  };
  struct Words {
    const std::vector<Token>* tokens;
    std::vector<Tok> toks;
  };

  // --- tokens and parts ---
  Tok now() const { return words_.toks[at_]; }
  Tok ahead(std::size_t n = 1) const { return at_ + n < words_.toks.size() ? words_.toks[at_ + n] : Tok::End; }
  const Token& token() const { return (*words_.tokens)[at_]; }
  std::uint32_t begin() const { return token().begin; }
  void step() {
    if (now() == Tok::End) return;
    if (now() > Tok::Dedent) end_ = token().end;
    ++at_;
  }
  bool take(Tok wanted) {
    if (now() != wanted) return false;
    step();
    return true;
  }
  void want(Tok wanted) {
    if (!take(wanted)) refuse();
  }
  Id refuse() {
    refused_ = true;
    at_ = words_.toks.size() - 1;  // the end, where every loop stops
    return 0;
  }
  Id part(Sym sym, std::uint32_t begin, std::uint32_t end, Id first = 0, bool named = true) {
    out_.all.push_back({sym, named, begin, end, first});
    return static_cast<Id>(out_.all.size() - 1);
  }
  // A part that ends where the last token that was taken does.
  Id node(Sym sym, std::uint32_t begin, const Kids& kids) { return part(sym, begin, end_, kids.first); }
  Id node(Sym sym, std::uint32_t begin) { return part(sym, begin, end_); }
  Id leaf(Sym sym, bool named = true) {
    const Id id = part(sym, token().begin, token().end, 0, named);
    step();
    return id;
  }
  void add(Kids& kids, Id id) {
    if (kids.first == 0) {
      kids.first = id;
    } else {
      out_.all[kids.last].next = id;
    }
    kids.last = id;
    ++kids.count;
  }
  template <typename... Ids>
  Kids kids(Ids... ids) {
    Kids all;
    (add(all, ids), ...);
    return all;
  }
  std::uint32_t begin_of(Id id) const { return out_.all[id].begin; }
  Sym sym_of(Id id) const { return out_.all[id].sym; }
  class Depth {
   public:
    explicit Depth(Reader& reader) : reader_(reader) {
      if (++reader_.depth_ > kMaxDepth) reader_.refuse();
    }
    ~Depth() { --reader_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

   private:
    Reader& reader_;
  };

  // --- statements (reader_statements.cpp) ---
  void statements(Kids& kids, Tok until);
  void statement(Kids& kids);
  void simple_statements(Kids& kids);
  Id simple_statement();
  Id expression_statement();
  Id assignment(Id target);
  Id block();
  Id condition_block(Sym sym);  // if's, elif's and while's: KEYWORD CONDITION: BLOCK
  Id if_statement();
  Id while_statement();
  Id async_statement();
  Kids asynchronous();
  Id for_statement();
  Id try_statement();
  Id except_clause();
  Id with_statement();
  void with_items(Kids& kids, bool parentheses);
  bool items_in_parentheses() const;
  Id as_target(Id value);
  Id else_clause();
  Id decorated();
  Id function();
  Id class_definition();
  void parameters(Kids& kids, bool annotated, Tok until);
  Id parameter(bool annotated);
  Id import_statement();
  Id import_from();
  void imported_names(Kids& kids);
  Id aliased(Id name);
  Id dotted_name();
  Id name();
  Id type();
  Id del_statement();
  Id names_statement(Sym sym);

  // --- expressions (reader_expressions.cpp, reader_literals.cpp) ---
  Id expressions();  // one, or an ExpressionList of several; stars may stand before each
  Id yield_or_expressions();
  Id starred();           // *bitwise-or, or an expression
  Id named_or_starred();  // *bitwise-or, an expression or NAME := EXPRESSION
  Id named();
  Id expression();
  Id disjunction();
  Id conjunction();
  Id inversion();
  Id comparison();
  Id binary(int level);
  Id unary();
  Id power();
  Id primary();
  Id atom();
  Id parenthesized();
  Id list();
  Id braces();
  Id dictionary(std::uint32_t begin, Kids& kids, Id key);
  Id pair(Id key);
  bool comprehends() const { return now() == Tok::For || (now() == Tok::Async && ahead() == Tok::For); }
  void clauses(Kids& kids);
  Id arguments();
  Id subscript();
  Id lambda();
  Id yield();
  Id number();
  Id strings();
  Id string();
  Id interpolation(Sym sym, std::uint32_t& after);
  Id targets();  // of a for
  bool is_target(Id id) const;
  bool starts_expression() const;

  std::string_view source_;
  const Lexed& lexed_;
  Words words_;
  std::size_t at_ = 0;
  std::uint32_t end_ = 0;  // of the last token that was taken
  bool refused_ = false;
  int depth_ = 0;
  std::size_t field_ = 0;  // the next field of an f-string
  Parts out_;
  static constexpr int kMaxDepth = 200;
};

}  // namespace shapetrace::syntax
