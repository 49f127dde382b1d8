#include "torch/skipping.hpp"

#include <unordered_map>
#include <unordered_set>

#include "interp/frame.hpp"
#include "interp/loops.hpp"
#include "interp/opcodes.hpp"
#include "interp/protocols.hpp"
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Frame;
using interp::Instruction;
using Code = interp::Op;
using value::as;
using value::Cell;
using value::Dict;
using value::Iterator;
using value::Layout;
using value::List;
using value::Object;
using Kind = CountedPlace::Kind;

namespace {

constexpr std::size_t kMostObjects = 200'000;

bool is_users(const Frame& frame) { return !frame.code->file->path.starts_with("<prelude>"); }
bool is_number(Value v) { return v.is_int() || v.is_float(); }

// Walks over what the user's frames can reach and notes every number.
class Walk {
 public:
  // Skipped iterations compare numbers and lengths; loops of unknown length also what tensors and dicts become.
  enum class Tensors : bool { No, Yes };
  explicit Walk(Interp& in, Tensors tensors = Tensors::No) : in_(in), tensors_(tensors == Tensors::Yes) {}

  IterationMark run() {
    for (Frame* f = in_.frame(); f != nullptr; f = f->back) {
      if (!is_users(*f)) continue;
      for (std::uint32_t slot = 0; slot < f->code->slots; ++slot) note(Kind::Local, f, slot, f->locals[slot]);
      for (const Value* v = f->stack; v < f->sp; ++v) reach(*v);
      visit_dict(f->globals);
      if (f->namespace_ != nullptr) visit_dict(f->namespace_);
    }
    while (!waiting_.empty() && seen_.size() < kMostObjects) {
      Object& object = *waiting_.back();
      waiting_.pop_back();
      visit(object);
    }
    return std::move(mark_);
  }

 private:
  void note(Kind kind, void* owner, std::uint64_t key, Value v) {
    if (is_number(v) || (tensors_ && is_tensor(v))) {
      mark_.push_back({kind, owner, key, v, {}});
      if (is_number(v)) return;
    }
    if (value::is_list(v)) holders_.emplace(v.object(), CountedPlace::Holder{kind, owner, key});
    reach(v);
  }

  void reach(Value v) {
    if (v.is_object() && seen_.insert(v.object()).second) waiting_.push_back(v.object());
  }

  void visit_dict(Dict* dict) {
    if (dict == nullptr || !seen_.insert(dict).second) return;
    for (std::uint32_t i = 0; i < dict->used; ++i)
      if (dict->entries[i].key.is_set()) note(Kind::Entry, dict, dict->entries[i].key.bits(), dict->entries[i].value);
  }

  void visit(Object& object) {
    switch (object.type->layout) {
      case Layout::Dict: {
        if (const auto& dict = static_cast<Dict&>(object); tensors_ && !dict.is_instance_dict && !is_namespace(&dict))
          mark_.push_back({Kind::Entries, &object, 0, Value::small_int(dict.live), {}});
        seen_.erase(&object);
        visit_dict(&static_cast<Dict&>(object));
        break;
      }
      case Layout::Set:
        if (tensors_)
          mark_.push_back({Kind::Entries, &object, 0, Value::small_int(static_cast<value::Set&>(object).used), {}});
        break;
      case Layout::List: {
        auto& list = static_cast<List&>(object);
        const auto holder = holders_.find(&list);
        mark_.push_back({Kind::Length, &list, 0, Value::small_int(list.size),
                         holder == holders_.end() ? CountedPlace::Holder{} : holder->second});
        for (std::uint32_t i = 0; i < list.size && i < 1000; ++i) note(Kind::Item, &list, i, list.data[i]);
        break;
      }
      case Layout::Tuple:
        for (const Value v : static_cast<value::Tuple&>(object).items()) reach(v);
        break;
      case Layout::Cell: note(Kind::Cell, &object, 0, static_cast<Cell&>(object).value); break;
      case Layout::Iterator: {
        auto& it = static_cast<Iterator&>(object);
        if (object.type->name->view() == "enumerate")
          mark_.push_back({Kind::Enumeration, &it, 0, Value::small_int(it.position), {}});
        reach(it.a);
        reach(it.b);
        break;
      }
      case Layout::BoundMethod: reach(static_cast<value::BoundMethod&>(object).self); break;
      case Layout::Function:
        if (const auto* closure = static_cast<value::Function&>(object).closure)
          for (const Value v : closure->items()) reach(v);
        break;
      case Layout::Tensor:
        if (Storage* const storage = static_cast<Tensor&>(object).storage; storage && storage->elements)
          mark_.push_back({Kind::Elements, storage, 0, Value::small_int(storage->version), {}});
        break;
      case Layout::Module:
      case Layout::Type: return;
      default: break;
    }
    if (object.attrs != nullptr) visit_dict(object.attrs);
  }

  bool is_namespace(const Dict* dict) const {
    for (const Frame* f = in_.frame(); f != nullptr; f = f->back)
      if (f->globals == dict || f->namespace_ == dict) return true;
    return false;
  }

  Interp& in_;
  const bool tensors_;
  IterationMark mark_;
  std::unordered_set<const void*> seen_;
  std::unordered_map<const void*, CountedPlace::Holder> holders_;
  std::vector<Object*> waiting_;
};

}  // namespace

Value mark_iteration(Interp& in, const Value*) {
  auto& marks = state(in).iteration_marks;
  marks.push_back(Walk(in).run());
  return Value::small_int(static_cast<std::int64_t>(marks.size()) - 1);
}

namespace {

struct PlaceHash {
  std::size_t operator()(const CountedPlace& p) const {
    const auto mix = [](std::uint64_t h) { return h * 0x9e37'79b9'7f4a'7c15; };
    return mix(mix(reinterpret_cast<std::uintptr_t>(p.owner)) ^ p.key) + static_cast<std::size_t>(p.kind);
  }
};
struct SamePlace {
  bool operator()(const CountedPlace& a, const CountedPlace& b) const {
    return a.kind == b.kind && a.owner == b.owner && a.key == b.key;
  }
};
using Places = std::unordered_set<CountedPlace, PlaceHash, SamePlace>;

// What a place holds after `count` more iterations.
struct Outlook {
  enum class Kind : std::uint8_t { Stays, Grows, Unknown } kind;
  std::int64_t each = 0;
};

Outlook outlook(const CountedPlace& last, std::span<const Places> before) {
  // `before`: at the start of the first iteration, at the end of the first, of the second, ...
  std::vector<Value> seen;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto at = before[i].find(last);
    if (at != before[i].end())
      seen.push_back(at->number);
    else if (i > 0)
      return {Outlook::Kind::Stays};  // made in a late iteration: the next one makes it anew
  }
  seen.push_back(last.number);
  bool same = true, steady = true;
  for (std::size_t i = 1; i < seen.size(); ++i) {
    same &= seen[i] == seen[i - 1];
    steady &= seen[i].is_int() && seen[i - 1].is_int() && seen[1].is_int() && seen[0].is_int() &&
              seen[i].as_int() - seen[i - 1].as_int() == seen[1].as_int() - seen[0].as_int();
  }
  if (same) return {Outlook::Kind::Stays};
  if (steady && seen.size() > 2) return {Outlook::Kind::Grows, seen[1].as_int() - seen[0].as_int()};
  // What an object of a class sets up when it is first used stays as it is.
  const bool first_use = std::equal(seen.begin() + 2, seen.end(), seen.begin() + 1);
  if (first_use && last.kind == Kind::Entry && static_cast<const Dict*>(last.owner)->is_instance_dict)
    return {Outlook::Kind::Stays};
  return {Outlook::Kind::Unknown};
}

class Skip {
 public:
  Skip(Interp& in, std::int64_t count) : in_(in), count_(count) {}

  void apply(const CountedPlace& place, Outlook next) {
    switch (place.kind) {
      case Kind::Length:
        if (next.kind == Outlook::Kind::Unknown)
          store(place.holder.kind, place.holder.owner, place.holder.key,
                in_.unknown("a list that grows in iterations that were left out", in_.types().list));
        else
          lengthen(*static_cast<List*>(place.owner), next);
        break;
      case Kind::Enumeration:
        if (next.kind == Outlook::Kind::Grows) static_cast<Iterator*>(place.owner)->position += next.each * count_;
        break;
      case Kind::Elements: static_cast<Storage*>(place.owner)->elements = nullptr; break;
      default: store(place.kind, place.owner, place.key, number(place, next)); break;
    }
  }

  static void put(const CountedPlace& place, Value v) { store(place.kind, place.owner, place.key, v); }

 private:
  static void store(Kind kind, void* owner, std::uint64_t key, Value v) {
    if (owner == nullptr) return;
    switch (kind) {
      case Kind::Local: static_cast<Frame*>(owner)->locals[key] = v; break;
      case Kind::Cell: static_cast<Cell*>(owner)->value = v; break;
      case Kind::Item: static_cast<List*>(owner)->data[key] = v; break;
      case Kind::Entry: {
        auto& dict = *static_cast<Dict*>(owner);
        for (std::uint32_t i = 0; i < dict.used; ++i)
          if (dict.entries[i].key.bits() == key) dict.entries[i].value = v;
        break;
      }
      default: break;
    }
  }

  Value number(const CountedPlace& place, Outlook next) {
    if (next.kind == Outlook::Kind::Grows) return in_.heap().integer(place.number.as_int() + next.each * count_);
    return unknown_like(place.number);
  }

  Value unknown_like(Value v) {
    return in_.unknown("a number that changes in iterations that were left out",
                       v.is_int() ? in_.types().int_ : in_.types().float_);
  }

  // More of the last items: as many as each iteration added, in the same order.
  void lengthen(List& list, Outlook next) {
    constexpr std::int64_t kMostItems = 1'000'000;
    if (next.kind != Outlook::Kind::Grows || next.each <= 0 || next.each > list.size || next.each * count_ > kMostItems)
      return;
    const auto each = static_cast<std::uint32_t>(next.each);
    const std::vector<Value> last(list.data + list.size - each, list.data + list.size);
    std::vector<Value> more;
    for (Value v : last) {
      if (is_number(v)) v = unknown_like(v);
      if (is_tensor(v) && tensor_of(v).storage != nullptr) tensor_of(v).storage->elements = nullptr;
      more.push_back(v);
    }
    list.reserve(in_.arena(), list.size + static_cast<std::uint32_t>(next.each * count_));
    for (std::int64_t i = 0; i < count_; ++i)
      for (const Value v : more) list.append(in_.arena(), v);
  }

  Interp& in_;
  std::int64_t count_;
};

}  // namespace

Value skip_iterations(Interp& in, const Value* a) {
  if (!value::is_list(a[0]) || !a[1].is_int()) return in.type_error("_skip_iterations() wants marks and a number");
  auto& marks = state(in).iteration_marks;
  std::vector<Places> before;
  const auto chosen = as<List>(a[0])->items();
  for (const Value v : chosen) {
    if (!v.is_int() || v.as_int() < 0 || v.as_int() >= static_cast<std::int64_t>(marks.size())) return Value::none();
    const IterationMark& mark = marks[static_cast<std::size_t>(v.as_int())];
    before.emplace_back(mark.begin(), mark.end());
  }
  if (before.size() < 3) return Value::none();
  const IterationMark last = std::move(marks[static_cast<std::size_t>(chosen.back().as_int())]);
  before.pop_back();
  Skip skip(in, a[1].as_int());
  for (const CountedPlace& place : last) {
    const Outlook next = outlook(place, before);
    if (next.kind != Outlook::Kind::Stays) skip.apply(place, next);
  }
  for (const Value v : chosen) marks[static_cast<std::size_t>(v.as_int())].clear();
  return Value::none();
}

std::size_t remember_counts(Interp& in) {
  auto& marks = state(in).iteration_marks;
  marks.push_back(Walk(in, Walk::Tensors::Yes).run());
  return marks.size() - 1;
}

namespace {

// A tensor like the one of the next rounds: sizes that changed are not known, nor are its elements.
Value changed_tensor(Interp& in, const Tensor& before, const Tensor& now) {
  const bool same_rank = before.rank_known && now.rank_known && before.rank == now.rank;
  std::vector<Size> sizes(now.shape().begin(), now.shape().end());
  for (std::size_t i = 0; same_rank && i < sizes.size(); ++i)
    if (!(before.size(i) == now.size(i))) sizes[i] = {fresh_dim(in, "a size that changes in a loop"), 0};
  Tensor* const t = new_tensor(in, sizes, before.dtype == now.dtype ? now.dtype : DType::Unknown);
  t->rank_known = same_rank;
  t->type = now.type;
  t->device = now.device;
  t->device_index = now.device_index;
  t->requires_grad = now.requires_grad;
  t->is_leaf = now.is_leaf;
  return t;
}

// A dict or set to which a round added under an unknown key: further rounds may have added more, or the same again.
void doubt_entries(Interp& in, Object& object, Value cause) {
  const Value key = in.unknown_from(cause);
  std::uint64_t hash = 0;
  if (!in.hash(key, hash)) return;
  if (object.type->layout == Layout::Set) {
    if (auto& set = static_cast<value::Set&>(object); set.has_unknown_item) set.insert_new(in.arena(), key, hash);
  } else if (auto& dict = static_cast<Dict&>(object); dict.has_unknown_key) {
    dict.insert_new(in.arena(), key, hash, in.unknown_from(cause));
  }
}

bool same_shape(const Tensor& a, const Tensor& b) {
  return a.dtype == b.dtype && a.rank_known == b.rank_known &&
         std::ranges::equal(a.shape(), b.shape(), {}, &Size::n, &Size::n);
}

}  // namespace

void forget_changes(Interp& in, std::size_t mark, Value cause) {
  auto& marks = state(in).iteration_marks;
  const IterationMark& then = marks[mark];
  const Places before(then.begin(), then.end());
  Skip skip(in, 1);
  for (const CountedPlace& place : Walk(in, Walk::Tensors::Yes).run()) {
    const auto at = before.find(place);
    if (at == before.end() || at->number == place.number) continue;
    switch (place.kind) {
      case Kind::Length: {
        auto& list = *static_cast<List*>(place.owner);
        const std::span<const Value> items = std::as_const(list).items();
        const Value item = items.empty() ? Value() : interp::any_of(in, items, cause);
        in.lose(list, cause);
        if (item.is_set()) interp::LoopWatch::set_kind(in, &list, item);
        break;
      }
      case Kind::Enumeration: static_cast<Iterator*>(place.owner)->b = in.unknown_from(cause, in.types().int_); break;
      case Kind::Entries: doubt_entries(in, *static_cast<Object*>(place.owner), cause); break;
      case Kind::Elements: static_cast<Storage*>(place.owner)->elements = nullptr; break;
      default:
        if (is_tensor(place.number)) {
          if (!is_tensor(at->number) || same_shape(tensor_of(at->number), tensor_of(place.number))) break;
          skip.put(place, changed_tensor(in, tensor_of(at->number), tensor_of(place.number)));
        } else {
          skip.put(place, in.unknown_from(cause, place.number.is_int() ? in.types().int_ : in.types().float_));
        }
    }
  }
  marks[mark].clear();
}

Value loop_may_end_early(Interp& in, const Value*) {
  const Frame* f = in.frame();
  while (f != nullptr && !is_users(*f)) f = f->back;
  if (f == nullptr) return Value::boolean(false);
  const std::vector<Instruction>& code = f->code->instructions;
  const auto here = static_cast<std::size_t>(f->ip - code.data());
  if (here == 0 || static_cast<Code>(code[here - 1].op) != Code::ForIter) return Value::boolean(false);
  const std::size_t end = code[here - 1].wide;
  for (std::size_t i = here; i < end && i < code.size(); ++i) {
    switch (static_cast<Code>(code[i].op)) {
      case Code::Return: return Value::boolean(true);
      case Code::Jump:
      case Code::JumpIfFalse:
      case Code::JumpIfTrue:
      case Code::CompareJump:
        if (code[i].wide >= end) return Value::boolean(true);
        break;
      default: break;
    }
  }
  return Value::boolean(false);
}

}  // namespace shapetrace::torch
