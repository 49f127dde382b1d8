#include "syntax/reader.hpp"

#include <utility>

#include "syntax/reader_core.hpp"

namespace shapetrace::syntax {
namespace {

struct Keyword {
  std::string_view name;
  Tok tok;
};

// In groups of the same length.
constexpr Keyword kKeywords[] = {
    {"as", Tok::As},
    {"if", Tok::If},
    {"in", Tok::In},
    {"is", Tok::Is},
    {"or", Tok::Or},
    {"and", Tok::And},
    {"def", Tok::Def},
    {"del", Tok::Del},
    {"for", Tok::For},
    {"not", Tok::Not},
    {"try", Tok::Try},
    {"None", Tok::None},
    {"True", Tok::True},
    {"elif", Tok::Elif},
    {"else", Tok::Else},
    {"from", Tok::From},
    {"pass", Tok::Pass},
    {"with", Tok::With},
    {"False", Tok::False},
    {"async", Tok::Async},
    {"await", Tok::Await},
    {"break", Tok::Break},
    {"class", Tok::Class},
    {"raise", Tok::Raise},
    {"while", Tok::While},
    {"yield", Tok::Yield},
    {"assert", Tok::Assert},
    {"except", Tok::Except},
    {"global", Tok::Global},
    {"import", Tok::Import},
    {"lambda", Tok::Lambda},
    {"return", Tok::Return},
    {"finally", Tok::Finally},
    {"continue", Tok::Continue},
    {"nonlocal", Tok::Nonlocal},
};
constexpr std::size_t kFirstOfLength[] = {0, 0, 0, 5, 11, 18, 26, 32, 33, 35};

Tok word(std::string_view name) {
  if (name.size() < 2 || name.size() > 8) return Tok::Name;
  for (std::size_t i = kFirstOfLength[name.size()]; i < kFirstOfLength[name.size() + 1]; ++i) {
    if (kKeywords[i].name == name) return kKeywords[i].tok;
  }
  return Tok::Name;
}

Tok single(char c) {
  switch (c) {
    case '(': return Tok::LParen;
    case ')': return Tok::RParen;
    case '[': return Tok::LBracket;
    case ']': return Tok::RBracket;
    case '{': return Tok::LBrace;
    case '}': return Tok::RBrace;
    case ',': return Tok::Comma;
    case ':': return Tok::Colon;
    case ';': return Tok::Semicolon;
    case '.': return Tok::Dot;
    case '=': return Tok::Equal;
    case '+': return Tok::Plus;
    case '-': return Tok::Minus;
    case '*': return Tok::Star;
    case '@': return Tok::At;
    case '/': return Tok::Slash;
    case '%': return Tok::Percent;
    case '|': return Tok::Pipe;
    case '&': return Tok::Ampersand;
    case '^': return Tok::Caret;
    case '~': return Tok::Tilde;
    case '<': return Tok::Less;
    case '>': return Tok::Greater;
    default: return Tok::Unknown;
  }
}

Tok pair_of(char first, char second) {
  if (second != '=') {
    switch (first) {
      case '*': return second == '*' ? Tok::StarStar : Tok::Unknown;
      case '/': return second == '/' ? Tok::SlashSlash : Tok::Unknown;
      case '<': return second == '<' ? Tok::LeftShift : Tok::Unknown;
      case '>': return second == '>' ? Tok::RightShift : Tok::Unknown;
      case '-': return second == '>' ? Tok::Arrow : Tok::Unknown;
      default: return Tok::Unknown;
    }
  }
  switch (first) {
    case ':': return Tok::Walrus;
    case '=': return Tok::EqualEqual;
    case '!': return Tok::NotEqual;
    case '<': return Tok::LessEqual;
    case '>': return Tok::GreaterEqual;
    case '+': return Tok::PlusEqual;
    case '-': return Tok::MinusEqual;
    case '*': return Tok::StarEqual;
    case '@': return Tok::AtEqual;
    case '/': return Tok::SlashEqual;
    case '%': return Tok::PercentEqual;
    case '|': return Tok::PipeEqual;
    case '&': return Tok::AmpersandEqual;
    case '^': return Tok::CaretEqual;
    default: return Tok::Unknown;
  }
}

}  // namespace

Tok tok_of(std::string_view source, const Token& token) {
  switch (token.kind) {
    case TokenKind::Name: return word(source.substr(token.begin, token.size()));
    case TokenKind::Number: return Tok::Number;
    case TokenKind::String: return Tok::String;
    case TokenKind::Newline: return Tok::Newline;
    case TokenKind::Indent: return Tok::Indent;
    case TokenKind::Dedent: return Tok::Dedent;
    case TokenKind::End: return Tok::End;
    case TokenKind::Op: break;
  }
  switch (token.size()) {
    case 1: return single(token.op);
    case 2: return pair_of(token.op, source[token.begin + 1]);
    default: break;
  }
  switch (token.op) {
    case '.': return Tok::Ellipsis;
    case '*': return Tok::StarStarEqual;
    case '/': return Tok::SlashSlashEqual;
    case '<': return Tok::LeftShiftEqual;
    case '>': return Tok::RightShiftEqual;
    default: return Tok::Unknown;
  }
}

Reader::Reader(std::string_view source, const Lexed& lexed)
    : source_(source), lexed_(lexed), words_{&lexed.tokens, {}} {
  words_.toks.reserve(lexed.tokens.size());
  for (const Token& token : lexed.tokens) words_.toks.push_back(tok_of(source, token));
  out_.all.reserve(lexed.tokens.size() * 3 / 2 + 16);
  out_.all.push_back({Sym::Error, false, 0, 0});
}

bool Reader::run() {
  Kids body;
  statements(body, Tok::End);
  if (now() != Tok::End) refuse();
  out_.root = part(Sym::Module, 0, static_cast<std::uint32_t>(source_.size()), body.first);
  return !refused_;
}

std::optional<Parts> read(std::string_view source, const Lexed& lexed) {
  if (lexed.error || lexed.hopeless || lexed.tokens.empty()) return std::nullopt;
  Reader reader(source, lexed);
  if (!reader.run()) return std::nullopt;
  return reader.take();
}

}  // namespace shapetrace::syntax
