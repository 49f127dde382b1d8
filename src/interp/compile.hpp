// The compiler of one code object; its parts stand in compile_*.cpp by subject.
#pragma once

#include <optional>
#include <unordered_map>

#include "interp/compiler.hpp"

namespace shapetrace::interp {

using syntax::Kind;
using syntax::ListId;
using syntax::Node;
using syntax::NodeId;

struct Label {
  std::vector<std::uint32_t> uses;
};

class Compiler {
 public:
  Compiler(CodeStore& store, Interp& in, Unit& unit, Scope& scope, CodeBody& code)
      : store_(store), in_(in), unit_(unit), tree_(unit.tree), scope_(&scope), frame_scope_(&scope), code_(code) {}
  void run();

 private:
  // What stands between a jump out (return, break, continue) and its target.
  struct Block {
    enum class Kind : std::uint8_t { While, For, Finally, With, Handler, FinallyHandler, Protected };
    Kind kind;
    Label* on_break = nullptr;
    Label* on_continue = nullptr;
    ListId finally_body = 0;
    bool awaits = false;        // `async with`
    Str* bound_name = nullptr;  // of `except E as name`
    // For kinds with a handler: where it is, and the instructions that it covers so far.
    Label* handler = nullptr;
    std::uint32_t handler_depth = 0;
    std::uint32_t open_since = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> covered;
  };

  // --- emitting ---
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.instructions.size()); }
  void emit(Op op, int effect, std::uint32_t wide = 0, std::uint8_t extra = 0, std::uint16_t arg = 0);
  void jump(Op op, int effect, Label& label, std::uint8_t extra = 0, std::uint16_t arg = 0);
  void jump_back(std::uint32_t target);
  void bind(Label& label);
  void bind_handler(Label& label);  // uses are entries of the handler table
  std::uint32_t constant(Value v);
  void push_constant(Value v) { emit(Op::Const, 1, constant(v)); }
  std::uint32_t cache(Str* name);
  Str* name(syntax::AtomId atom) { return ScopeTable::mangle(unit_, scope_->class_name, unit_.name(atom)); }

  // --- blocks ---
  void open(Block& block, Block::Kind kind, Label* handler);
  void close(Block& block);  // the covered instructions end here and the handler is noted
  void leave_blocks(std::size_t down_to, bool value_on_top);
  void emit_block_exit(Block& block, bool value_on_top);

  // --- names ---
  struct Place {
    NameKind kind;
    std::uint32_t slot;
  };
  Place place_of(Str* name);
  void load(Str* name);
  void store(Str* name);
  void del(Str* name);
  void assign_slots();
  void collect_slots(Scope& scope);

  // --- expressions (compile_expressions.cpp, compile_calls.cpp) ---
  void expression(NodeId id);
  void optional_expression(NodeId id);  // None when absent
  void await_top();                     // what lies on top of the stack
  void get_iterator(bool async);        // of a loop or comprehension, for what lies on top of the stack
  struct Rounds {                       // of a loop or comprehension
    bool async = false;
    Label end{}, stopped{};  // stopped: by StopAsyncIteration
  };
  void begin_round(Rounds& rounds, std::uint8_t container_depth);
  void end_rounds(Rounds& rounds);
  std::optional<Value> literal(NodeId id);
  std::optional<Value> constant_set(const Node& n);
  void right_operand(syntax::CompareOp op, NodeId id);
  void jump_if(NodeId id, bool when, Label& label, Assumption assume = Assumption::None);
  void compare(const Node& n, Assumption assume = Assumption::None);
  void fstring(const Node& n);
  void sequence(Op build, Op append, Op extend, ListId items);
  void dict_display(const Node& n);
  void comprehension(NodeId id, const Node& n);
  void comprehension_loops(const Node& n, std::size_t clause, std::uint32_t depth, bool generator);
  void call(const Node& n);
  void arguments(ListId list);  // after callee and self are pushed: pushes arguments and calls
  void keyword_dict(std::span<const NodeId> arguments, std::size_t depth_of_callee);
  void make_function(NodeId id, Str* name, NodeId parameters);
  void make_closure(NodeId id, Str* name, std::uint8_t extra);
  void slice_or_index(NodeId id);

  // --- statements (compile_statements.cpp) ---
  void body(ListId list);
  void statement(NodeId id);
  void assign_to(NodeId target);
  void assign_to_all(std::span<const syntax::NodeId> targets);
  void assign(NodeId id, const Node& n);
  void annotated_assign(const Node& n);
  void augmented_assign(const Node& n);
  void annotation(NodeId id, NodeId target);
  void delete_target(NodeId id);
  void import_statement(const Node& n);
  void import_from(const Node& n);
  void if_statement(const Node& n);
  void while_statement(const Node& n);
  void for_statement(const Node& n);
  void with_items(const Node& n, std::size_t at);
  void return_statement(const Node& n);
  void function_def(NodeId id, const Node& n);
  void class_def(NodeId id, const Node& n);
  void class_body(const Node& n);
  void module_body(const Node& n);
  void function_body(const Node& n);
  void generator_expression_body(const Node& n);
  void docstring(ListId list);
  bool ends_in_raise(ListId list) const;

  // --- try (compile_try.cpp) and match (compile_match.cpp) ---
  void try_statement(const Node& n);
  void try_except(const Node& n);
  void star_clauses(std::span<const NodeId> handlers, Label& cleanup, Label& end, std::uint32_t base);
  void match_statement(const Node& n);
  // Tests the pattern against TOS, which stays; jumps to `fail` with the stack as it was. Captures are bound at once.
  void pattern(NodeId id, Label& fail);
  void pattern_sequence(const Node& n, Label& fail);
  void pattern_mapping(const Node& n, Label& fail);
  void pattern_class(const Node& n, Label& fail);
  void fail_with(std::uint32_t extra_values, Label& fail);

  class At {  // instructions emitted while this lives belong to `node`
   public:
    At(Compiler& compiler, NodeId node) : compiler_(compiler), before_(compiler.node_) { compiler.node_ = node; }
    ~At() { compiler_.node_ = before_; }
    At(const At&) = delete;
    At& operator=(const At&) = delete;

   private:
    Compiler& compiler_;
    NodeId before_;
  };

  CodeStore& store_;
  Interp& in_;
  Unit& unit_;
  const syntax::View& tree_;
  Scope* scope_;        // changes inside comprehensions
  Scope* frame_scope_;  // whose code this is
  CodeBody& code_;
  NodeId node_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t trace_line_ = 0;  // of the assignment whose targets are being stored, 0 = not recorded
  std::vector<Block*> blocks_;
  std::unordered_map<const Str*, std::uint32_t> free_slots_;
};

}  // namespace shapetrace::interp
