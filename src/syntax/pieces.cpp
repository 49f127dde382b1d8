#include "syntax/pieces.hpp"

#include <algorithm>

namespace shapetrace::syntax {
namespace {

// Whether a logical line that begins so belongs to the statement before it.
bool goes_on(std::string_view word) {
  constexpr std::string_view kWords[] = {"elif", "else", "except", "finally"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

}  // namespace

std::vector<Piece> cut(std::string_view source, const Lexed& lexed, std::uint32_t size) {
  std::vector<Piece> pieces;
  std::uint32_t begin = 0;
  std::size_t tokens = 0;
  int depth = 0;
  bool line_begins = true;
  bool decorated = false;
  for (const Token& token : lexed.tokens) {
    ++tokens;
    switch (token.kind) {
      case TokenKind::Newline: line_begins = true; continue;
      case TokenKind::Indent: ++depth; continue;
      case TokenKind::Dedent: --depth; continue;
      default: break;
    }
    if (!line_begins) continue;
    line_begins = false;
    if (depth != 0) continue;
    if (token.begin - begin >= size && !decorated && !goes_on(source.substr(token.begin, token.size()))) {
      pieces.push_back({begin, token.begin, tokens});
      begin = token.begin;
      tokens = 0;
    }
    decorated = token.is('@');
  }
  pieces.push_back({begin, static_cast<std::uint32_t>(source.size()), tokens});
  return pieces;
}

}  // namespace shapetrace::syntax
