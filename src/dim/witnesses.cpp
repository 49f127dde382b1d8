// Statements about a single size, tried out on the sizes in use.
#include <algorithm>
#include <set>

#include "dim/table.hpp"

namespace shapetrace::dim {

namespace {

// Every small size, and larger ones a few percent apart.
std::vector<std::int64_t> sizes_in_use(Interval bounds) {
  constexpr std::int64_t kEvery = 512, kLargest = std::int64_t{1} << 21;
  std::vector<std::int64_t> sizes;
  for (std::int64_t n = 1; n <= kLargest; n += n < kEvery ? 1 : n / 20)
    if (n >= bounds.low && n <= bounds.high) sizes.push_back(n);
  return sizes;
}

// The only symbol of a statement, if there is one and the user has met it.
const Atom* lone_symbol(Dim d) {
  const Atom* only = nullptr;
  bool several = false;
  for_each_symbol(d, [&](const Atom& a) {
    several |= only != nullptr && only->name != a.name;
    only = &a;
  });
  return only == nullptr || several || only->name.empty() ? nullptr : only;
}

}  // namespace

Truth Table::tried_out(Dim statement) {
  if (statement.known()) return statement.is(0) ? Truth::No : Truth::Yes;
  const Atom* const symbol = lone_symbol(statement);
  if (symbol == nullptr) return Truth::Open;
  const auto [at, made] = witnesses_.try_emplace(symbol->name);
  Witnesses& witnesses = at->second;
  if (made) witnesses.sizes = sizes_in_use(symbol->bounds);
  Assignment values;
  std::int64_t& size = values[symbol->name];
  for (; witnesses.heard < conditions_.size(); ++witnesses.heard) {
    const Dim condition = conditions_[witnesses.heard];
    const Atom* const about = lone_symbol(condition);
    if (about == nullptr || about->name != symbol->name) continue;
    std::erase_if(witnesses.sizes, [&](std::int64_t n) {
      size = n;
      return evaluate(condition, values).value_or(1) == 0;
    });
  }
  bool holds = false, fails = false;
  for (const std::int64_t n : witnesses.sizes) {
    size = n;
    const auto value = evaluate(statement, values);
    if (!value) return Truth::Open;
    (*value != 0 ? holds : fails) = true;
    if (holds && fails) break;
  }
  return holds == fails ? Truth::Open : holds ? Truth::Yes : Truth::No;
}

}  // namespace shapetrace::dim
