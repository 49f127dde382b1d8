// The machine: runs code objects. Calls from Python to Python stay in one loop; a call from native code enters a new
// one.
#pragma once

#include <chrono>
#include <deque>

#include "interp/compiler.hpp"
#include "interp/frame.hpp"
#include "interp/interp.hpp"

namespace shapetrace::interp {

class Vm {
 public:
  explicit Vm(Interp& in);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  // Calls a Python function; see Interp::call for the arguments.
  Value call_function(value::Function& function, std::span<const Value> arguments, const Tuple* keywords);
  // Runs module or class code in a namespace.
  Value run_code(CodeBody& code, Dict* globals, Dict* namespace_, const Tuple* closure = nullptr);
  Value resume(value::Generator& generator, Value sent, Exception* thrown);
  // type.__call__ itself: __new__, then __init__.
  Value call_type(Type* type, std::span<const Value> arguments, const Tuple* keywords);
  std::uint64_t steps() const { return steps_; }
  // Checks the budgets; false after the run was abandoned.
  bool poll();

 private:
  friend class Interp;
  Value run(Frame& entry);
  Value* callee_place(const Frame& frame, Value* arguments, std::uint32_t count);
  Frame& push_frame(CodeBody& code, Value* locals);
  void pop_frame();
  // Binds arguments into a frame's slots (which may overlap them); false on error.
  bool bind_arguments(value::Function& function, std::span<const Value> arguments, const Tuple* keywords,
                      Value* locals);
  void too_many_positional(const value::Function& function, std::size_t given, const Value* locals);
  void missing(const value::Function& function, std::span<Str* const> names, std::string_view kind);
  void enter_closure(Frame& frame, const Tuple* closure);
  bool check_room(const CodeBody& code, const Value* locals);

  // vm_attributes.cpp
  Value load_attr(Value object, InlineCache& cache);
  Value load_attr_slow(Value object, InlineCache& cache);
  // 1: method and self, 0: a value, -1: error
  int load_method(Value object, InlineCache& cache, Value& method);
  int load_method_slow(Value object, InlineCache& cache, Value& method);
  bool store_attr(Value object, InlineCache& cache, Value v);
  Value load_global(Frame& frame, InlineCache& cache);
  Value load_name(Frame& frame, InlineCache& cache);

  // vm_support.cpp
  bool unpack(Value v, std::uint32_t before, std::int32_t after, Value*& sp);
  Value build_class(Value body, Value name, Value bases, Value keywords);
  Value make_function(Frame& frame, const Instruction& i, Value*& sp);
  Value import_name(Frame& frame, Str* name, Value names, int level);
  Value import_from(Value module, Str* name);
  bool import_star(Frame& frame, Value module);
  Value build_string(const Value* pieces, std::uint32_t count);
  Value format(Value v, Value spec, std::uint16_t conversion);
  Value match_keys(Value subject, Value keys);
  Value match_class(Value subject, Value cls, Value names, std::uint32_t positional);
  int is_sequence(Value v);
  std::string callee_name(Value callee);
  Value call_unknown_arguments(Value callee, Value self, Value positional, const Dict* keywords);
  bool merge_keywords(Value callee, Dict& into, Value mapping);

  // vm_generators.cpp
  Value make_generator(value::Function& function, std::span<const Value> arguments, const Tuple* keywords);
  Value next_of_inner(Frame& frame, Value inner, Value sent, Value& result);
  void refuse_stop(const value::Generator& generator, Exc stop);
  Value take_step(value::AsyncStep& step, Value sent, value::Exception* thrown);
  Value awaitable(Value v);
  Value async_iterator(Value v);
  Value async_next(Value iterator);

  // vm_exceptions.cpp
  void add_place(Exception& e, const Frame& frame);
  // Finds the handler for the pending exception in this frame; false = none.
  bool unwind(Frame& frame);
  int match_exception(Value exception, Value type);
  bool raise(std::uint8_t count, const Value* operands);
  void unbound_local(const Frame& frame, std::uint32_t slot);

  // vm_unknown.cpp
  int branch_truth(Value v);  // at a conditional jump
  int truth(Value v, Assumption assume);
  // An unknown condition in a comprehension, whose iterator lies below `sp`: what that fills has an unknown number of
  // items. False where the condition is known after all.
  bool lose_filtered(Frame& frame, Value* sp, Value cause);
  // The frame stands at the head of a loop or comprehension whose number of rounds nobody knows: a round of it begins,
  // or the last one is over and `sp` stands where its iterator lay.
  void begin_unknown_round(Frame& frame, Value cause);
  void end_unknown_rounds(Frame& frame, Value* sp, Value cause);
  void lose_container(Value& container, Value cause);

  Interp& in_;
  Heap& heap_;
  base::Arena& arena_;
  Value* memory_ = nullptr;  // value stack
  Value* limit_ = nullptr;
  Value* top_ = nullptr;  // first place that no frame uses
  std::deque<Frame> frames_;
  std::size_t frame_count_ = 0;
  int depth_ = 0;
  std::int32_t countdown_ = 0;
  std::uint64_t steps_ = 0;
  std::chrono::steady_clock::time_point started_;
};

// Calls a native function with arguments bound to its signature (calls.cpp).
Value call_native(Interp& in, const value::NativeFunction& function, std::span<const Value> arguments,
                  const Tuple* keywords);
// The iterator of a range, recognised by the machine (iterators.cpp).
Value range_next(Interp& in, value::Iterator& iterator);

}  // namespace shapetrace::interp
