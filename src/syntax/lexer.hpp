// Python's tokens, by a scan of our own that runs before tree-sitter.
//
// It serves three ends. It finds what CPython's tokenizer refuses (brackets, indentation, quotes, numbers, encoding),
// with CPython's words. It keeps tree-sitter from input that would cost it too much. And it prepares the text that
// tree-sitter sees: of the same length, with comments and line ends within brackets blanked out, and with spellings
// that tree-sitter-python's grammar misreads replaced by ones that it reads; lowering takes all text from the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

enum class TokenKind : std::uint8_t { Name, Number, String, Op, Newline, Indent, Dedent, End };

struct Token {
  TokenKind kind;
  char op;  // the first character
  std::uint32_t begin, end;

  std::uint32_t size() const { return end - begin; }
  bool is(char c) const { return kind == TokenKind::Op && op == c && size() == 1; }
};

struct Lexed {
  std::vector<Token> tokens;
  std::vector<std::uint32_t> line_starts;
  std::string prepared;                // what tree-sitter is to read; as long as the source
  std::optional<SyntaxErrorAt> error;  // the first one; tokens end there
  bool hopeless = false;               // parsing would make no sense or cost too much
  std::uint32_t unclosed = kNone;      // where a bracket stands that is still open at the end
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};

Lexed lex(std::string_view source, std::string_view file_name = {});

bool is_keyword(std::string_view name);

}  // namespace shapetrace::syntax
