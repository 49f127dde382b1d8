#include "interp/compiler.hpp"

#include <algorithm>

#include "interp/compile.hpp"

namespace shapetrace::interp {

std::uint32_t CodeBody::line_of(std::uint32_t instruction) const {
  if (instruction >= positions.size()) return first_line;
  const syntax::View& tree = file->tree;
  const syntax::Node* n = &tree[positions[instruction]];
  // CPython points at the attribute's name in a chain that is broken over lines.
  if (n->kind == Kind::Call && tree[n->a].kind == Kind::Attribute) n = &tree[n->a];
  return tree.line_of(n->kind == Kind::Attribute ? n->c : n->begin);
}

CodeBody& CodeStore::add(Unit& unit, Scope& scope, Str* name, Str* qualname) {
  Stored& code = codes_.emplace_back();
  code.unit = &unit;
  code.scope = &scope;
  code.name = name;
  code.qualname = qualname;
  code.file = &unit.file;
  code.node = scope.node;
  code.first_line = unit.tree.line_of(unit.tree[scope.node].begin);
  code.traced = unit.file.origin != base::Origin::Prelude;
  code.doc = Value::none();
  return code;
}

CodeBody& CodeStore::module(const base::SourceFile& file) {
  Unit& unit = units_.emplace_back(in_.heap(), file);
  Str* const name = in_.heap().intern("<module>");
  CodeBody& code = add(unit, unit.scopes.module_scope(), name, name);
  code.first_line = 1;
  return code;
}

void CodeStore::compile(CodeBody& code) {
  const Stored& source = stored(code);
  code.compiled = true;
  Compiler(*this, in_, *source.unit, *source.scope, code).run();
}

void Compiler::emit(Op op, int effect, std::uint32_t wide, std::uint8_t extra, std::uint16_t arg) {
  code_.instructions.push_back({static_cast<std::uint8_t>(op), extra, arg, wide});
  code_.positions.push_back(node_);
  depth_ = static_cast<std::uint32_t>(static_cast<int>(depth_) + effect);
  code_.stack_size = std::max(code_.stack_size, depth_);
}

void Compiler::jump(Op op, int effect, Label& label, std::uint8_t extra, std::uint16_t arg) {
  label.uses.push_back(here());
  emit(op, effect, 0, extra, arg);
}

void Compiler::jump_back(std::uint32_t target) { emit(Op::JumpBack, 0, target); }

void Compiler::bind(Label& label) {
  for (const std::uint32_t use : label.uses) code_.instructions[use].wide = here();
  label.uses.clear();
}

void Compiler::bind_handler(Label& label) {
  for (const std::uint32_t use : label.uses) code_.handlers[use].target = here();
  label.uses.clear();
}

std::uint32_t Compiler::constant(Value v) {
  code_.constants.push_back(v);
  return static_cast<std::uint32_t>(code_.constants.size() - 1);
}

std::uint32_t Compiler::cache(Str* name) {
  code_.caches.push_back({});
  code_.caches.back().name = name;
  return static_cast<std::uint32_t>(code_.caches.size() - 1);
}

// --- names ---

// Slots of this frame: parameters first, then other variables, also those of comprehensions compiled into it.
void Compiler::collect_slots(Scope& scope) {
  for (auto& [name, symbol] : scope.symbols) {
    if (!symbol.bound || symbol.declared_nonlocal) continue;
    if (symbol.kind != NameKind::Local && symbol.kind != NameKind::Cell) continue;
    symbol.slot = static_cast<std::uint32_t>(code_.slot_names.size());
    code_.slot_names.push_back(name);
    if (symbol.kind == NameKind::Cell && &scope == frame_scope_) code_.cell_slots.push_back(symbol.slot);
  }
  for (Scope* const child : scope.children)
    if (child->frame == frame_scope_) collect_slots(*child);
}

void Compiler::assign_slots() {
  collect_slots(*frame_scope_);
  code_.first_free_slot = static_cast<std::uint32_t>(code_.slot_names.size());
  for (Str* const name : frame_scope_->free_names) {
    free_slots_[name] = static_cast<std::uint32_t>(code_.slot_names.size());
    code_.slot_names.push_back(name);
    code_.free_names.push_back(name);
  }
  code_.slots = static_cast<std::uint32_t>(code_.slot_names.size());
}

Compiler::Place Compiler::place_of(Str* name) {
  const bool namespace_frame = code_.uses_namespace;
  for (Scope* s = scope_; s != nullptr; s = s->parent) {
    const Symbol* const symbol = s->find(name);
    if (symbol != nullptr && symbol->declared_global) return {NameKind::Global, 0};
    if (symbol != nullptr && symbol->bound && !symbol->declared_nonlocal &&
        (symbol->kind == NameKind::Local || symbol->kind == NameKind::Cell)) {
      // A class's own __class__ cell is not what a name in its body means.
      if (!(s->kind == ScopeKind::Class && name->view() == "__class__")) return {symbol->kind, symbol->slot};
    }
    if (s == frame_scope_) {
      if (const auto at = free_slots_.find(name); at != free_slots_.end()) {
        const bool own_class_body = s->kind == ScopeKind::Class && scope_ == s;
        if (own_class_body && (symbol == nullptr || symbol->kind == NameKind::Namespace)) break;
        return {own_class_body ? NameKind::ClassFree : NameKind::Free, at->second};
      }
      break;
    }
  }
  return {namespace_frame && scope_ == frame_scope_ ? NameKind::Namespace : NameKind::Global, 0};
}

void Compiler::load(Str* name) {
  const Place place = place_of(name);
  switch (place.kind) {
    case NameKind::Local: emit(Op::LoadFast, 1, place.slot); break;
    case NameKind::Cell:
    case NameKind::Free: emit(Op::LoadDeref, 1, place.slot); break;
    case NameKind::ClassFree:
      emit(Op::LoadClassDeref, 1, cache(name), 0, static_cast<std::uint16_t>(place.slot));
      break;
    case NameKind::Global: emit(Op::LoadGlobal, 1, cache(name)); break;
    case NameKind::Namespace:
      // Module code: the namespace is the globals.
      emit(frame_scope_->kind == ScopeKind::Module ? Op::LoadGlobal : Op::LoadName, 1, cache(name));
      break;
  }
}

void Compiler::store(Str* name) {
  if (trace_line_ != 0) emit(Op::Trace, 0, trace_line_, 0, static_cast<std::uint16_t>(constant(name)));
  const Place place = place_of(name);
  switch (place.kind) {
    case NameKind::Local: emit(Op::StoreFast, -1, place.slot); break;
    case NameKind::Cell:
    case NameKind::Free: emit(Op::StoreDeref, -1, place.slot); break;
    case NameKind::Global: emit(Op::StoreGlobal, -1, cache(name)); break;
    case NameKind::ClassFree:
    case NameKind::Namespace:
      emit(frame_scope_->kind == ScopeKind::Module ? Op::StoreGlobal : Op::StoreName, -1, cache(name));
      break;
  }
}

void Compiler::del(Str* name) {
  const Place place = place_of(name);
  switch (place.kind) {
    case NameKind::Local: emit(Op::DeleteFast, 0, place.slot); break;
    case NameKind::Cell:
    case NameKind::Free: emit(Op::DeleteDeref, 0, place.slot); break;
    case NameKind::Global: emit(Op::DeleteGlobal, 0, cache(name)); break;
    case NameKind::ClassFree:
    case NameKind::Namespace:
      emit(frame_scope_->kind == ScopeKind::Module ? Op::DeleteGlobal : Op::DeleteName, 0, cache(name));
      break;
  }
}

// --- blocks ---

void Compiler::open(Block& block, Block::Kind kind, Label* handler) {
  block.kind = kind;
  block.handler = handler;
  block.handler_depth = depth_;
  block.open_since = here();
  blocks_.push_back(&block);
}

void Compiler::close(Block& block) {
  blocks_.pop_back();
  if (block.handler == nullptr) return;
  block.covered.emplace_back(block.open_since, here());
  for (const auto& [begin, end] : block.covered)
    if (begin != end) {
      // The target is patched when the handler's label is bound: until then the block keeps its index.
      code_.handlers.push_back({begin, end, 0, block.handler_depth});
      block.handler->uses.push_back(static_cast<std::uint32_t>(code_.handlers.size() - 1));
    }
}

// Code that runs before a jump leaves these blocks, innermost first. Each block's own handler does not cover it.
void Compiler::leave_blocks(std::size_t down_to, bool value_on_top) {
  const std::vector<Block*> saved = blocks_;
  const std::uint32_t saved_depth = depth_;
  while (blocks_.size() > down_to) {
    Block& block = *blocks_.back();
    if (block.handler != nullptr) block.covered.emplace_back(block.open_since, here());
    blocks_.pop_back();
    emit_block_exit(block, value_on_top);
  }
  blocks_ = saved;
  depth_ = saved_depth;
  for (std::size_t i = down_to; i < blocks_.size(); ++i) blocks_[i]->open_since = here();
}

void Compiler::emit_block_exit(Block& block, bool value_on_top) {
  switch (block.kind) {
    case Block::Kind::While:
    case Block::Kind::Protected: break;
    case Block::Kind::For:
      if (value_on_top) emit(Op::Rot2, 0);
      emit(Op::Pop, -1);
      break;
    case Block::Kind::Finally: {
      const std::uint32_t line = trace_line_;
      trace_line_ = 0;
      body(block.finally_body);
      trace_line_ = line;
      break;
    }
    case Block::Kind::With:  // the exit function lies below the value
      if (value_on_top) emit(Op::Rot2, 0);
      emit(Op::Unset, 1);
      for (int i = 0; i < 3; ++i) emit(Op::None_, 1);
      emit(Op::Call, -4, 3);
      if (block.awaits) await_top();
      emit(Op::Pop, -1);
      break;
    case Block::Kind::Handler:
      if (value_on_top) emit(Op::Rot2, 0);
      emit(Op::PopExcept, -1);
      if (block.bound_name != nullptr) {
        emit(Op::None_, 1);
        store(block.bound_name);
        del(block.bound_name);
      }
      break;
    case Block::Kind::FinallyHandler:  // previous and current exception lie below the value
      if (value_on_top) {
        emit(Op::Rot3, 0);
        emit(Op::Pop, -1);
      } else {
        emit(Op::Pop, -1);
      }
      emit(Op::PopExcept, -1);
      break;
  }
}

void Compiler::run() {
  const Node& n = tree_[code_.node];
  node_ = code_.node;
  code_.uses_namespace = frame_scope_->kind == ScopeKind::Module || frame_scope_->kind == ScopeKind::Class;
  if (n.kind == Kind::FunctionDef || n.kind == Kind::Lambda) {
    const Node& parameters = tree_[n.kind == Kind::Lambda ? n.a : n.b];
    for (const NodeId p : tree_.list(parameters.a)) {
      switch (static_cast<syntax::ParameterKind>(tree_[p].small)) {
        case syntax::ParameterKind::PositionalOnly: ++code_.positional_only; [[fallthrough]];
        case syntax::ParameterKind::Normal: ++code_.positional; break;
        case syntax::ParameterKind::KeywordOnly: ++code_.keyword_only; break;
        case syntax::ParameterKind::VarArgs: code_.has_var_args = true; break;
        case syntax::ParameterKind::VarKeywords: code_.has_var_keywords = true; break;
      }
    }
  }
  if (n.kind == Kind::GeneratorExp) {
    // The outermost iterator comes as an argument that no program can name.
    code_.positional = 1;
    code_.slot_names.push_back(in_.heap().intern(".0"));
    code_.is_generator = true;
    code_.is_coroutine = std::ranges::any_of(
        tree_.list(n.b), [&](NodeId clause) { return (tree_[clause].flags & syntax::kAsync) != 0; });
  }
  assign_slots();
  switch (n.kind) {
    case Kind::Module: module_body(n); break;
    case Kind::ClassDef: class_body(n); break;
    case Kind::GeneratorExp: generator_expression_body(n); break;
    case Kind::Lambda: {
      for (const std::uint32_t slot : code_.cell_slots) emit(Op::MakeCell, 0, slot);
      expression(n.b);
      emit(Op::Return, -1);
      break;
    }
    default: function_body(n);
  }
  // Comprehensions at module and class level were analysed while compiling and may have added slots.
  code_.slots = static_cast<std::uint32_t>(code_.slot_names.size());
}

}  // namespace shapetrace::interp
