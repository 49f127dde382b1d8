// Code objects as the compiler makes them and frames as the machine runs them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "interp/interp.hpp"

namespace shapetrace::interp {

struct Instruction {
  std::uint8_t op = 0;
  std::uint8_t extra = 0;
  std::uint16_t arg = 0;  // most operands fit; wider ones use `wide`
  std::uint32_t wide = 0;
};
static_assert(sizeof(Instruction) == 8);

// What an attribute, method or global access remembers from last time.
struct InlineCache {
  Str* name = nullptr;
  const Type* type = nullptr;
  std::uint32_t type_version = 0;
  std::uint32_t entry = 0;  // where the key stood in the instance's or module's dict
  Value attribute;          // what the type had under that name, unset = nothing
  std::uint8_t kind = 0;    // see Vm::load_attr
};

struct Handler {             // exception handlers of a code object, innermost first
  std::uint32_t begin, end;  // instructions covered
  std::uint32_t target;
  std::uint32_t depth;  // stack depth to unwind to
};

// A comprehension that was compiled into its function; CPython shows it as a frame of its own.
struct InlinedScope {
  std::uint32_t begin, end;
  std::string_view name;  // "<listcomp>"
};

struct CodeBody {
  Str* name = nullptr;
  Str* qualname = nullptr;
  const base::SourceFile* file = nullptr;
  syntax::NodeId node = 0;  // FunctionDef, Lambda, ClassDef, GeneratorExp or Module
  std::uint32_t first_line = 0;
  bool compiled = false;  // bodies of functions are compiled on first call
  bool is_generator = false, is_coroutine = false;
  bool has_var_args = false, has_var_keywords = false;
  bool uses_namespace = false;  // class bodies and modules: names live in a Dict
  bool traced = false;          // bindings and returns are recorded (user and package source)
  bool says_shapes = false;     // by annotations: its calls are recorded
  std::uint32_t positional_only = 0;
  std::uint32_t positional = 0;  // positional parameters, including positional-only ones
  std::uint32_t keyword_only = 0;
  std::uint32_t slots = 0;  // parameters, locals, cells, free variables
  std::uint32_t stack_size = 0;
  std::vector<Str*> slot_names;
  std::vector<std::uint32_t> cell_slots;  // slots that hold Cells of this function (parameters are moved into them)
  std::vector<Str*> free_names;           // taken from the closure, in this order ...
  std::uint32_t first_free_slot = 0;      // ... into these slots
  std::vector<Instruction> instructions;
  std::vector<syntax::NodeId> positions;  // node of each instruction
  std::vector<Value> constants;
  std::vector<InlineCache> caches;
  std::vector<Handler> handlers;
  std::vector<InlinedScope> inlined;
  Value doc;                      // docstring or None
  value::Code* object = nullptr;  // the Python-visible code object, made on demand

  // Line of an instruction as CPython's traceback would show it.
  std::uint32_t line_of(std::uint32_t instruction) const;
};

struct Frame {
  CodeBody* code = nullptr;
  const Instruction* ip = nullptr;  // the next instruction
  Value* locals = nullptr;          // slots
  Value* stack = nullptr;           // first stack place, directly behind the slots
  Value* sp = nullptr;
  Dict* globals = nullptr;
  Dict* namespace_ = nullptr;  // class bodies and module code
  value::Function* function = nullptr;
  Frame* back = nullptr;
  value::Generator* generator = nullptr;
  bool watched = false;    // has loops that LoopWatch looks at
  bool entry = false;      // returning from it returns from Vm::run
  std::uint32_t call = 0;  // a number for this call, given by who needs to know it again (torch/recorder.hpp)
  Value lost_count;        // of a generator: why nobody knows how many items it gives
  Value instance;          // set for an __init__ called by a class: what the call gives

  std::uint32_t instruction() const { return static_cast<std::uint32_t>(ip - code->instructions.data()) - 1; }
  std::uint32_t line() const { return code->line_of(instruction()); }
};

}  // namespace shapetrace::interp
