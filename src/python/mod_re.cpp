// The _re module: compiling and matching regular expressions with PCRE2; the rest of re is in the prelude.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <memory>
#include <vector>

#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "python/modules.hpp"
#include "python/regex_translate.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::Module;
using interp::NativeDef;
using interp::NativeModule;
using value::Dict;
using value::Exc;
using value::Layout;
using value::List;
using value::NativeObject;
using value::Str;
using value::Tuple;
using value::Type;
using value::Value;

namespace {

struct CodeDeleter {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct MatchDataDeleter {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
using CodePtr = std::unique_ptr<pcre2_code, CodeDeleter>;
using MatchDataPtr = std::unique_ptr<pcre2_match_data, MatchDataDeleter>;

struct Compiled {
  CodePtr code;
  MatchDataPtr match;
  std::uint32_t groups = 0;
  std::uint32_t uses = 0;
  bool bytes = false;
};

// What lives as long as the run. Patterns refer to `compiled` by index.
struct RegexState {
  std::vector<Compiled> compiled;
  Type* type = nullptr;
  const Str* valid = nullptr;  // the subject last found to be valid UTF-8
};

struct Pattern : NativeObject {
  std::size_t number = 0;
};
constexpr char kPatternTag = 0;

Value regex_compile(Interp& in, const Value* a) {
  const bool bytes = value::has_layout(a[0], Layout::Bytes) || value::has_layout(a[0], Layout::ByteArray);
  const std::string_view text = bytes ? value::as<value::Bytes>(a[0])->view() : value::text_of(a[0]);
  const TranslatedRegex translated = translate_regex(text, bytes, static_cast<std::uint32_t>(a[1].as_int()));
  const auto fail = [&](std::string_view message, Value position) {
    const std::array arguments{Value(in.heap().str(message)), position};
    return in.raise_with(in.types().exception(Exc::ValueError), arguments);
  };
  if (!translated.error.empty()) {
    return fail(translated.error,
                translated.error_position < 0 ? Value::none() : Value::small_int(translated.error_position));
  }

  std::uint32_t options = PCRE2_NEVER_BACKSLASH_C;
  if (!bytes) options |= PCRE2_UTF;
  if (!bytes && (translated.flags & kAscii) == 0) options |= PCRE2_UCP;
  if ((translated.flags & kIgnoreCase) != 0) options |= PCRE2_CASELESS;
  if ((translated.flags & kMultiLine) != 0) options |= PCRE2_MULTILINE;
  if ((translated.flags & kDotAll) != 0) options |= PCRE2_DOTALL;
  pcre2_compile_context* const context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  int error = 0;
  PCRE2_SIZE error_offset = 0;
  CodePtr code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.pattern.data()), translated.pattern.size(),
                             options, &error, &error_offset, context));
  pcre2_compile_context_free(context);
  if (code == nullptr) {
    if (error == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH)
      return fail("look-behind requires fixed-width pattern", Value::none());
    return in.unknown("a regular expression that cannot be followed");
  }
  RegexState& state = in.state<RegexState>();
  Compiled compiled;
  compiled.match.reset(pcre2_match_data_create_from_pattern(code.get(), nullptr));
  compiled.code = std::move(code);
  compiled.groups = translated.groups;
  compiled.bytes = bytes;
  Pattern* const pattern = in.heap().make<Pattern>(state.type);
  pattern->tag = &kPatternTag;
  pattern->number = state.compiled.size();
  state.compiled.push_back(std::move(compiled));

  Dict* const names = in.heap().dict();
  for (const auto& [name, number] : translated.names)
    names->set(in.arena(), in.heap().intern(name), Value::small_int(number));
  List* const order = in.heap().list();
  for (const std::uint32_t number : translated.closing_order) order->append(in.arena(), Value::small_int(number));
  return in.heap().tuple({pattern, Value::small_int(translated.groups), names, Value::small_int(translated.flags),
                          in.heap().tuple(order->items())});
}

// Where a match looks: positions are given in code points, PCRE2 wants bytes.
class Subject {
 public:
  Subject(Interp& in, Value v) {
    if (value::is_str(v)) {
      text_ = value::as<Str>(v);
      bytes_ = text_->view();
      ascii_ = text_->ascii();
      RegexState& state = in.state<RegexState>();
      check_ = !ascii_ && state.valid != text_;
      state.valid = text_;
    } else {
      bytes_ = value::as<value::Bytes>(v)->view();
      ascii_ = true;
    }
  }
  std::string_view bytes() const { return bytes_; }
  std::size_t length() const { return text_ != nullptr ? text_->length : bytes_.size(); }
  bool must_check() const { return check_; }
  std::size_t to_bytes(std::size_t at) const { return ascii_ ? at : interp::offset_of(*text_, at); }
  // Asked for offsets near the last one, so it counts from there.
  std::size_t to_characters(std::size_t offset) {
    if (ascii_) return offset;
    if (offset < known_offset_) known_offset_ = known_at_ = 0;
    for (; known_offset_ < offset; ++known_offset_)
      if ((static_cast<unsigned char>(bytes_[known_offset_]) & 0xC0) != 0x80) ++known_at_;
    return known_at_;
  }

 private:
  const Str* text_ = nullptr;
  std::string_view bytes_;
  bool ascii_ = true;
  bool check_ = false;
  std::size_t known_offset_ = 0, known_at_ = 0;
};

enum class Mode : std::uint8_t { Search, Match, FullMatch };

// 1 found, 0 not, -1 given up.
int run(Compiled& compiled, const Subject& subject, std::size_t from, std::size_t to, std::uint32_t options) {
  constexpr std::uint32_t kUsesBeforeJit = 64;
  if (++compiled.uses == kUsesBeforeJit) pcre2_jit_compile(compiled.code.get(), PCRE2_JIT_COMPLETE);
  if (!subject.must_check()) options |= PCRE2_NO_UTF_CHECK;
  const int found = pcre2_match(compiled.code.get(), reinterpret_cast<PCRE2_SPTR>(subject.bytes().data()), to, from,
                                options, compiled.match.get(), nullptr);
  return found > 0 ? 1 : found == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

Tuple* spans(Interp& in, Compiled& compiled, Subject& subject) {
  const PCRE2_SIZE* const offsets = pcre2_get_ovector_pointer(compiled.match.get());
  Tuple* const result = in.heap().tuple(2 * (compiled.groups + 1));
  for (std::uint32_t i = 0; i < result->size; ++i) {
    result->data()[i] = offsets[i] == PCRE2_UNSET
                            ? Value::small_int(-1)
                            : Value::small_int(static_cast<std::int64_t>(subject.to_characters(offsets[i])));
  }
  return result;
}

struct Bounds {
  std::size_t from = 0, to = 0;
};
Bounds bounds(const Subject& subject, Value from, Value to) {
  const auto length = static_cast<std::int64_t>(subject.length());
  const std::int64_t end = to.is_int() ? std::clamp<std::int64_t>(to.as_int(), 0, length) : length;
  const std::int64_t begin = from.is_int() ? std::clamp<std::int64_t>(from.as_int(), 0, length) : 0;
  return {subject.to_bytes(static_cast<std::size_t>(begin)), subject.to_bytes(static_cast<std::size_t>(end))};
}

// exec(pattern, string, pos, endpos, mode): positions (start, end, start1, end1, ...), -1 for groups that took no part.
Value regex_exec(Interp& in, const Value* a) {
  Compiled& compiled = in.state<RegexState>().compiled[value::as<Pattern>(a[0])->number];
  Subject subject(in, a[1]);
  const Bounds range = bounds(subject, a[2], a[3]);
  if (range.from > range.to) return Value::none();
  std::uint32_t options = 0;
  const auto mode = static_cast<Mode>(a[4].as_int());
  if (mode != Mode::Search) options |= PCRE2_ANCHORED;
  if (mode == Mode::FullMatch) options |= PCRE2_ENDANCHORED;
  const int found = run(compiled, subject, range.from, range.to, options);
  if (found < 0) return in.unknown("a regular expression that takes too many steps");
  return found == 0 ? Value::none() : Value(spans(in, compiled, subject));
}

// scan(pattern, string, pos, endpos, limit): all matches from left to right, as exec gives them.
Value regex_scan(Interp& in, const Value* a) {
  Compiled& compiled = in.state<RegexState>().compiled[value::as<Pattern>(a[0])->number];
  Subject subject(in, a[1]);
  Bounds range = bounds(subject, a[2], a[3]);
  std::int64_t limit = a[4].as_int();
  List* const matches = in.heap().list();
  std::uint32_t options = 0;
  while (range.from <= range.to && limit != 0) {
    const int found = run(compiled, subject, range.from, range.to, options);
    if (found < 0) return in.unknown("a regular expression that takes too many steps");
    if (found == 0) break;
    matches->append(in.arena(), spans(in, compiled, subject));
    --limit;
    const PCRE2_SIZE* const offsets = pcre2_get_ovector_pointer(compiled.match.get());
    range.from = offsets[1];
    options = offsets[0] == offsets[1] ? PCRE2_NOTEMPTY_ATSTART : 0;
  }
  return matches;
}

constexpr NativeDef kFunctions[] = {
    {"compile", "pattern, flags, /", regex_compile},
    {"exec", "pattern, string, pos, endpos, mode, /", regex_exec},
    {"scan", "pattern, string, pos, endpos, limit, /", regex_scan},
};

void init_re(Interp& in, Module&) { in.state<RegexState>().type = in.heap().new_type("_pattern", Layout::Custom); }

}  // namespace

const NativeModule kReModule = {"_re", kFunctions, init_re};

}  // namespace shapetrace::python
