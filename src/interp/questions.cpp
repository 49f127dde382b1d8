#include "interp/questions.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "interp/dispatch.hpp"

namespace shapetrace::interp {

using syntax::CompareOp;
using value::as;
using value::Unknown;

namespace {

AskedFacts& facts_of(Value unknown) { return asked_facts(unknown); }

// Constants whose text tells them apart; classes by their identity.
std::optional<std::string> constant_text(Value v) {
  if (v.is_none()) return "None";
  if (v.is_bool()) return v.as_bool() ? "True" : "False";
  if (v.is_int()) return fmt::format("{}", v.as_int());
  if (v.is_float()) return fmt::format("f{}", v.as_float());
  if (value::is_str(v)) return fmt::format("'{}'", value::text_of(v));
  if (value::is_type(v)) return fmt::format("class {}", static_cast<const void*>(v.object()));
  return std::nullopt;
}

std::optional<std::string> constants_text(std::span<const Value> items) {
  constexpr std::size_t kMost = 32;
  if (items.size() > kMost) return std::nullopt;
  std::string text;
  for (const Value item : items) {
    const auto one = constant_text(item);
    if (!one) return std::nullopt;
    text += *one + ",";
  }
  return text;
}

std::optional<std::string> keys_text(const Dict& dict) {
  std::vector<Value> keys;
  for (std::uint32_t i = 0; i < dict.used; ++i)
    if (dict.entries[i].key.is_set()) keys.push_back(dict.entries[i].key);
  return constants_text(keys);
}

// None, 0 and the like; only of what `constant_text` knows.
bool is_false(Value constant) {
  return constant.is_none() || (constant.is_bool() && !constant.as_bool()) ||
         (constant.is_int() && constant.as_int() == 0) || (constant.is_float() && constant.as_float() == 0) ||
         (value::is_str(constant) && value::text_of(constant).empty());
}

struct Root {
  Value value;
  bool negated = false;
};

// The unknown value that decides the truth of this one.
Root root_of(Value unknown) {
  Root root{unknown};
  while (facts_of(root.value).same_truth != nullptr) {
    root.negated ^= facts_of(root.value).negated;
    root.value = Value(facts_of(root.value).same_truth);
  }
  return root;
}

constexpr CompareOp swapped(CompareOp op) {
  switch (op) {
    case CompareOp::Lt: return CompareOp::Gt;
    case CompareOp::Gt: return CompareOp::Lt;
    case CompareOp::Le: return CompareOp::Ge;
    case CompareOp::Ge: return CompareOp::Le;
    default: return op;
  }
}

// Methods that only look at an object, by their names.
bool only_looks(std::string_view name, std::span<const Value> arguments) {
  constexpr std::array<std::string_view, 12> kNames = {"getint", "getfloat", "getboolean", "lower",
                                                       "upper",  "strip",    "startswith", "endswith",
                                                       "exists", "isdir",    "isfile"};
  if (name.starts_with("is_") || name.starts_with("has_") || name.starts_with("supports_")) return true;
  // A mapping's, with its key; a queue's has none.
  if (name == "get") return !arguments.empty() && value::is_str(arguments[0]);
  return std::ranges::find(kNames, name) != kNames.end();
}

}  // namespace

Value answer_to(Interp& in, Value unknown, std::string_view question, Type* kind) {
  auto* const u = as<Unknown>(unknown);
  if (u->attrs == nullptr) u->attrs = in.heap().dict();
  Str* const key = in.heap().intern("?" + std::string(question));  // no attribute is called so
  if (const Value known = u->attrs->get(key); known.is_set()) return known;
  const AskedFacts& from = facts_of(unknown);
  auto* const answer = as<Unknown>(in.unknown(from.reason->view(), kind));
  answer->facts->file = from.file;
  answer->facts->line = from.line;
  u->attrs->set(in.arena(), key, answer);
  return answer;
}

Value truth_of_unknown(Interp& in, Value unknown, bool negated) {
  const Value result = answer_to(in, unknown, negated ? "not" : "bool", in.types().bool_);
  facts_of(result).same_truth = unknown.object();
  facts_of(result).negated = negated;
  return result;
}

Value known_constant(Value v) { return value::is_unknown(v) ? facts_of(v).equals : Value(); }

Value compare_unknown(Interp& in, CompareOp op, Value a, Value b) {
  if (!value::is_unknown(a)) {
    std::swap(a, b);
    op = swapped(op);
  }
  const Value x = known_constant(a), y = known_constant(b);
  if (x.is_set() || y.is_set()) {
    const Value left = x.is_set() ? x : a, right = y.is_set() ? y : b;
    // Texts and numbers that are equal need not be the same object: only None and the like are.
    const bool same = op == CompareOp::Is || op == CompareOp::IsNot;
    if (!same || !value::is_unknown(right)) {
      if (!same || left.is_none() || right.is_none() || left.is_bool() || right.is_bool())
        return in.compare(op, left, right);
    }
  }
  switch (op) {
    case CompareOp::Ne: return truth_of_unknown(in, compare_unknown(in, CompareOp::Eq, a, b), true);
    case CompareOp::IsNot: return truth_of_unknown(in, compare_unknown(in, CompareOp::Is, a, b), true);
    default: break;
  }
  const bool number = b.is_int() || b.is_float();
  if (number && op == CompareOp::Ge) return truth_of_unknown(in, compare_unknown(in, CompareOp::Lt, a, b), true);
  if (number && op == CompareOp::Gt) return truth_of_unknown(in, compare_unknown(in, CompareOp::Le, a, b), true);
  auto text = constant_text(b);
  if (!text && b.is_object()) text = fmt::format("object {}", static_cast<const void*>(b.object()));
  if (!text) return in.unknown_from(a, in.types().bool_);
  // Whoever asks for None means the same by == and by `is`.
  const bool equality = op == CompareOp::Eq || (op == CompareOp::Is && (b.is_none() || b.is_bool()));
  const Value result =
      answer_to(in, a, fmt::format("{} {}", equality ? static_cast<int>(CompareOp::Eq) : static_cast<int>(op), *text),
                in.types().bool_);
  if (equality && constant_text(b) && !value::is_type(b)) {
    facts_of(result).subject = a.object();
    facts_of(result).compared_with = b;
  }
  return result;
}

Value contains_unknown(Interp& in, Value container, Value item) {
  if (value::is_unknown(container)) {
    const auto text = constant_text(item);
    return text ? answer_to(in, container, "has " + *text, in.types().bool_)
                : in.unknown_from(container, in.types().bool_);
  }
  std::optional<std::string> text;
  std::span<const Value> items;
  if (value::is_list(container)) items = std::as_const(*as<List>(container)).items();
  if (value::is_tuple(container)) items = std::as_const(*as<Tuple>(container)).items();
  if (value::is_list(container) || value::is_tuple(container)) text = constants_text(items);
  // It may have been asked for each of them.
  const auto differs = [&](Value constant) {
    const Value equal = compare_unknown(in, CompareOp::Eq, item, constant);
    return value::is_unknown(equal) ? remembered_truth(in, equal) == 0 : !equal.is_true();
  };
  if (text && !items.empty() && std::ranges::all_of(items, differs)) return Value::boolean(false);
  if (value::is_dict(container)) text = keys_text(*as<Dict>(container));
  return text ? answer_to(in, item, "in " + *text, in.types().bool_) : in.unknown_from(item, in.types().bool_);
}

Value computed_with(Interp& in, Value unknown, std::string_view operation, Value other, Type* kind) {
  if (const auto text = constant_text(other); text && !value::is_unknown(other))
    return answer_to(in, unknown, fmt::format("{} {}", operation, *text), kind);
  return in.unknown_from(unknown, kind);
}

Value isinstance_unknown(Interp& in, Value v, Value cls) {
  if (value::is_unknown(v))
    if (const auto text = value::is_tuple(cls) ? constants_text(as<Tuple>(cls)->items()) : constant_text(cls))
      return answer_to(in, v, "isinstance " + *text, in.types().bool_);
  return in.unknown_from(value::is_unknown(v) ? v : cls, in.types().bool_);
}

Value call_unknown(Interp& in, Value callee, std::span<const Value> arguments) {
  const AskedFacts& facts = facts_of(callee);
  if (facts.part_of == nullptr || facts.part_name == nullptr) return in.unknown_from(callee);
  const std::string_view name = facts.part_name->view();
  if (only_looks(name, arguments)) {
    if (const auto text = constants_text(arguments)) return answer_to(in, callee, "call " + *text, nullptr);
    return in.unknown_from(callee);
  }
  forget_answers(Value(facts.part_of));
  return in.unknown_from(callee);
}

int remembered_truth(Interp& in, Value unknown) {
  const Root root = root_of(unknown);
  const AskedFacts& facts = facts_of(root.value);
  int truth = facts.truth;
  if (facts.equals.is_set()) truth = is_false(facts.equals) ? 0 : 1;
  if (truth < 0 && facts.subject != nullptr) {
    const AskedFacts& subject = facts_of(Value(facts.subject));
    if (subject.equals.is_set()) {
      const Value equal = in.compare(CompareOp::Eq, subject.equals, facts.compared_with);
      if (equal.is_bool()) truth = equal.as_bool() ? 1 : 0;
    } else if (subject.truth >= 0 && (subject.truth == 0) != is_false(facts.compared_with)) {
      truth = 0;  // what is true is not None
    }
  }
  return truth < 0 ? -1 : truth ^ static_cast<int>(root.negated);
}

void remember_truth(Value unknown, bool truth, bool for_good) {
  const Root root = root_of(unknown);
  AskedFacts& facts = facts_of(root.value);
  facts.truth = truth != root.negated ? 1 : 0;
  if (for_good && facts.truth == 1 && facts.subject != nullptr)
    facts_of(Value(facts.subject)).equals = facts.compared_with;
}

namespace {

// Of what is kept below an unknown value, that which begins with this sign goes.
void erase_starting(Unknown& u, char sign) {
  if (u.attrs == nullptr) return;
  std::vector<Str*> gone;
  for (std::uint32_t i = 0; i < u.attrs->used; ++i) {
    const Value key = u.attrs->entries[i].key;
    if (key.is_set() && value::is_str(key) && value::text_of(key).starts_with(sign)) gone.push_back(as<Str>(key));
  }
  for (Str* const key : gone) u.attrs->erase(key);
}

}  // namespace

void forget_answers(Value unknown) {
  auto& u = *as<Unknown>(unknown);
  facts_of(unknown).truth = -1;
  facts_of(unknown).equals = Value();
  erase_starting(u, '?');
}

void forget_items(Value unknown) {
  forget_answers(unknown);
  erase_starting(*as<Unknown>(unknown), '[');
}

}  // namespace shapetrace::interp
