// Short and mixed sequences are sorted as CPython's list.sort does short ones (a run is found, the rest inserted by
// binary search), so that even a comparison that is no order at all gives the same result; longer ones are merged.
#include "python/sorting.hpp"

#include <algorithm>

#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

struct Entry {
  Value key, item;
};

// Compares with whatever the keys are; after a failure or an unknown comparison it answers anything.
class Sorter {
 public:
  Sorter(Interp& in, std::vector<Entry>& entries) : in_(in), entries_(entries) {}

  void sort() {
    if (all_keys([](Value v) { return v.is_int(); })) {
      stable([](const Entry& a, const Entry& b) { return a.key.as_int() < b.key.as_int(); });
    } else if (all_keys([](Value v) { return v.is_float() && v.as_float() == v.as_float(); })) {
      stable([](const Entry& a, const Entry& b) { return a.key.as_float() < b.key.as_float(); });
    } else if (all_keys([this](Value v) { return v.is_object() && v.object()->type == in_.types().str; })) {
      // The order of UTF-8 bytes is that of code points.
      stable([](const Entry& a, const Entry& b) { return value::text_of(a.key) < value::text_of(b.key); });
    } else {
      merge_sort(0, entries_.size());
    }
  }
  bool failed() const { return failed_; }
  Value unknown() const { return unknown_; }

 private:
  static constexpr std::size_t kShort = 64;  // CPython's longest minimal run is shorter

  template <class Test>
  bool all_keys(Test&& test) const {
    return std::all_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return test(e.key); });
  }
  template <class Less>
  void stable(Less&& less) {
    std::stable_sort(entries_.begin(), entries_.end(), less);
  }

  bool stopped() const { return failed_ || unknown_.is_set(); }
  bool less(const Entry& a, const Entry& b) {
    if (stopped()) return false;
    if (a.key.is_int() && b.key.is_int()) return a.key.as_int() < b.key.as_int();
    const Value result = in_.compare(CompareOp::Lt, a.key, b.key);
    if (result.is_bool()) return result.as_bool();
    if (is_unknown(result)) {
      unknown_ = result;
      return false;
    }
    const int truth = result.is_error() ? -1 : in_.truth(result);
    failed_ = truth < 0;
    return truth == 1;
  }

  void insertion_sort(std::size_t from, std::size_t to) {
    if (to - from < 2) return;
    // The run that is there already, strictly descending ones reversed.
    std::size_t run = from + 2;
    if (less(entries_[from + 1], entries_[from])) {
      while (run < to && less(entries_[run], entries_[run - 1])) ++run;
      std::reverse(entries_.begin() + static_cast<std::ptrdiff_t>(from),
                   entries_.begin() + static_cast<std::ptrdiff_t>(run));
    } else {
      while (run < to && !less(entries_[run], entries_[run - 1])) ++run;
    }
    for (; run < to && !stopped(); ++run) {
      const Entry pivot = entries_[run];
      std::size_t low = from;
      std::size_t high = run;
      while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (less(pivot, entries_[middle])) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      const auto at = [this](std::size_t i) { return entries_.begin() + static_cast<std::ptrdiff_t>(i); };
      std::move_backward(at(low), at(run), at(run + 1));
      entries_[low] = pivot;
    }
  }

  void merge_sort(std::size_t from, std::size_t to) {
    if (to - from <= kShort) return insertion_sort(from, to);
    const std::size_t middle = from + (to - from) / 2;
    merge_sort(from, middle);
    merge_sort(middle, to);
    if (stopped() || !less(entries_[middle], entries_[middle - 1])) return;
    left_.assign(entries_.begin() + static_cast<std::ptrdiff_t>(from),
                 entries_.begin() + static_cast<std::ptrdiff_t>(middle));
    std::size_t a = 0;
    std::size_t b = middle;
    std::size_t out = from;
    // What is left of the left half always fits before what is left of the right one: nothing gets lost on failure.
    while (a < left_.size() && b < to) entries_[out++] = less(entries_[b], left_[a]) ? entries_[b++] : left_[a++];
    std::copy(left_.begin() + static_cast<std::ptrdiff_t>(a), left_.end(),
              entries_.begin() + static_cast<std::ptrdiff_t>(out));
  }

  Interp& in_;
  std::vector<Entry>& entries_;
  std::vector<Entry> left_;
  bool failed_ = false;
  Value unknown_;
};

}  // namespace

bool sort_values(Interp& in, std::vector<Value>& items, Value key, bool reverse) {
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (const Value item : items) {
    Value k = item;
    if (given(key)) {
      k = in.call(key, {item});
      if (k.is_error()) return false;
    }
    entries.push_back({k, item});
  }
  // Reversing before and after keeps equal items in their order.
  if (reverse) std::reverse(entries.begin(), entries.end());
  Sorter sorter(in, entries);
  sorter.sort();
  if (sorter.unknown().is_set() && !sorter.failed()) {
    std::fill(items.begin(), items.end(), interp::any_of(in, items, sorter.unknown()));
    return true;
  }
  if (reverse) std::reverse(entries.begin(), entries.end());
  std::transform(entries.begin(), entries.end(), items.begin(), [](const Entry& e) { return e.item; });
  return !sorter.failed();
}

}  // namespace shapetrace::python
