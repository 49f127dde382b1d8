// Numbers and strings, with f-strings.
#include <utility>

#include "syntax/reader_core.hpp"

namespace shapetrace::syntax {

Reader::Id Reader::number() {
  const std::string_view text = source_.substr(begin(), token().size());
  const bool based = text.size() > 1 && text[0] == '0' && std::string_view("xXoObB").find(text[1]) != text.npos;
  return leaf(!based && text.find_first_of(".eE") != text.npos ? Sym::Float : Sym::Integer);
}

Reader::Id Reader::strings() {
  const std::uint32_t from = begin();
  const Id first = string();
  if (now() != Tok::String) return first;
  Kids all = kids(first);
  while (now() == Tok::String) add(all, string());
  return node(Sym::ConcatenatedString, from, all);
}

Reader::Id Reader::string() {
  const Token whole = token();
  step();
  std::uint32_t at = whole.begin;
  bool formatted = false;
  for (; source_[at] != '"' && source_[at] != '\''; ++at) formatted |= (source_[at] | 0x20) == 'f';
  const char quote = source_[at];
  const bool triple = whole.end - at >= 6 && source_[at + 1] == quote && source_[at + 2] == quote;
  const std::uint32_t quotes = triple ? 3 : 1;
  Kids all = kids(part(Sym::StringStart, whole.begin, at + quotes));
  if (formatted) {
    std::uint32_t after = 0;
    while (!refused_ && field_ < lexed_.fields.size() && lexed_.fields[field_].open < whole.end) {
      add(all, interpolation(Sym::Interpolation, after));
    }
  }
  add(all, part(Sym::StringEnd, whole.end - quotes, whole.end));
  return part(Sym::String, whole.begin, whole.end, all.first);
}

// {EXPRESSION=!CONVERSION:SPECIFIER}; `after` is told where it ends.
Reader::Id Reader::interpolation(Sym sym, std::uint32_t& after) {
  const Depth depth(*this);
  if (refused_) return 0;
  const FormatField field = lexed_.fields[field_++];
  const std::uint32_t inner = field.open + 1;
  // The expression has tokens of its own.
  std::vector<Token> tokens = lex_field(source_.substr(inner, field.stop - inner));
  if (tokens.empty()) return refuse();
  Words words{&tokens, {}};
  for (Token& token : tokens) {
    token.begin += inner;
    token.end += inner;
    words.toks.push_back(tok_of(source_, token));
  }
  const std::size_t outer_at = std::exchange(at_, 0);
  const std::uint32_t outer_end = end_;
  std::swap(words_, words);
  Kids all = kids(yield_or_expressions());
  if (now() == Tok::Equal) add(all, leaf(Sym::Equal, false));
  if (now() != Tok::End) refuse();
  std::swap(words_, words);
  end_ = outer_end;
  at_ = outer_at;
  if (refused_) return refuse();

  std::uint32_t at = field.stop;
  const auto here = [&] { return at < source_.size() ? source_[at] : '\0'; };
  if (here() == '!') {
    const std::uint32_t from = at++;
    while (here() >= 'a' && here() <= 'z') ++at;
    add(all, part(Sym::TypeConversion, from, at));
    while (here() == ' ' || here() == '\t') ++at;
  }
  if (here() == ':') {
    const std::uint32_t from = at++;
    Kids nested;
    while (here() != '}' && !refused_ && at < source_.size()) {
      if (here() != '{') {
        ++at;
      } else if (field_ >= lexed_.fields.size() || lexed_.fields[field_].open != at) {
        return refuse();
      } else {
        add(nested, interpolation(Sym::FormatExpression, at));
      }
    }
    add(all, part(Sym::FormatSpecifier, from, at, nested.first));
  }
  if (here() != '}') return refuse();
  after = ++at;
  return part(sym, field.open, at, all.first);
}

}  // namespace shapetrace::syntax
