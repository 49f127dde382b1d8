// Lowering: one walk over tree-sitter's tree that fills our own.
//
// Every method is entered with the cursor at the node that it is about and leaves it there. Where the source is wrong
// (ERROR and missing nodes) lowering goes on with what there is; the message comes from diagnose.hpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/builder.hpp"
#include "syntax/cursor.hpp"

namespace shapetrace::syntax {

// CPython finds its errors in phases; the first phase that has one decides which is reported.
enum class Phase : std::uint8_t { Parse, Symbols, Compile };

struct PhasedError {
  Phase phase;
  SyntaxErrorAt error;
};

class Lowering {
 public:
  Lowering(std::string_view source, Tree& tree);

  // The statements of a module, or of a part of one behind the last.
  void statements(TSNode root);
  // The module of all of them.
  NodeId module();
  std::vector<PhasedError>& errors() { return errors_; }

 private:
  // What encloses the code being lowered, as far as it decides what is allowed there.
  struct Scope {
    enum class What : std::uint8_t { Module, Class, Function, Lambda };
    What what;
    bool async = false;
    bool generator = false;
    int loops = 0;
    int blocks = 0;                       // loops, try and with statements around
    std::string_view comprehension = {};  // "list comprehension" ... while in one
    std::size_t used = 0;                 // names met in this scope: used_ from here on
    std::size_t bound = 0;                // names bound in it: bound_ from here on
    int level = 0;                        // number of scopes around
    NodeId parameters = 0;
    Scope* outer = nullptr;
  };
  // What stands after "as" in the item of a with statement being lowered.
  struct AsTarget {
    NodeId node = 0;
    std::uint32_t value_end = 0;
  };
  // A name declared nonlocal that no enclosing function is known to bind yet.
  struct PendingNonlocal {
    AtomId name;
    std::uint32_t begin, end;
    int level;
  };
  enum class Use : std::uint8_t { Store, ForTarget, Delete, Augmented };

  // --- helpers (lower.cpp) ---
  NodeId add(Kind kind, std::uint32_t begin, std::uint32_t end, std::uint32_t a = 0, std::uint32_t b = 0,
             std::uint32_t c = 0, std::uint16_t small = 0, std::uint8_t flags = 0) {
    return build_.add({kind, flags, small, begin, end, a, b, c});
  }
  NodeId here(Kind kind, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0, std::uint16_t small = 0,
              std::uint8_t flags = 0) {
    return add(kind, begin(), at_.end(), a, b, c, small, flags);
  }
  // Where the cursor's node begins in the source, without the star of the element that it begins.
  std::uint32_t begin() const { return at_.begin() == star_ ? star_inner_ : at_.begin(); }
  std::string_view source(std::uint32_t begin, std::uint32_t end) const { return source_.substr(begin, end - begin); }
  std::string_view here_text() const { return source(at_.begin(), at_.end()); }
  AtomId name_atom();
  void error(std::uint32_t begin, std::uint32_t end, std::string message, Phase phase = Phase::Parse);
  void error(NodeId node, std::string message, Phase phase = Phase::Parse);
  template <typename Visit>
  void each_child(Visit&& visit) {
    if (!at_.down()) return;
    do visit(at_.sym());
    while (at_.next());
    at_.up();
  }

  // --- expressions ---
  NodeId expression();  // anything that may not be starred
  NodeId element();     // ... or that may be: list displays, arguments, targets
  NodeId operand();     // anything; a star may be left over in star_
  NodeId dispatch();
  NodeId splat();
  void hidden_star();
  NodeId as_expression();
  NodeId only_child();
  NodeId parenthesized();
  NodeId spine();  // chains that lean to the left, without recursion
  NodeId spine_level(Sym sym, NodeId left, std::uint32_t begin);
  std::pair<Kind, NodeId> boolean_level();
  NodeId binary(BinaryOp op, NodeId left, NodeId right, std::uint32_t begin, std::uint32_t end);
  NodeId subscripts();  // from the cursor to its last sibling
  ListId arguments();
  NodeId keyword_argument();
  NodeId comparison();
  NodeId unary();
  NodeId not_operator();
  NodeId conditional();
  NodeId lambda();
  NodeId walrus();
  NodeId await();
  NodeId yield();
  NodeId display(Kind kind);  // tuple, list, set, with or without brackets
  NodeId dictionary();
  void pair();
  NodeId comprehension(Kind kind);
  NodeId comprehension_for(Kind kind, bool first);
  NodeId slice();
  NodeId generic_type();
  NodeId union_type();
  NodeId constrained_type();
  NodeId member_type();

  // --- literals ---
  NodeId integer();
  NodeId float_number();
  NodeId strings();
  struct Literal;  // what is gathered over adjacent string literals
  void string(Literal& literal);
  void flush(Literal& literal, std::uint32_t end);
  void interpolation(Literal& literal);
  NodeId format_specifier(bool raw);

  // --- statements ---
  void statement();  // pushes one or more
  ListId suite();
  void push_statements();  // the block that the cursor is at
  NodeId statement_node();
  NodeId expression_statement();
  NodeId assignment();
  NodeId augmented_assignment();
  NodeId return_statement();
  NodeId raise_statement();
  NodeId assert_statement();
  NodeId delete_statement();
  NodeId names_statement(Kind kind);
  NodeId import_statement();
  NodeId import_from();
  NodeId alias();
  AtomId dotted_name();
  NodeId print_statement();
  NodeId exec_statement();
  NodeId type_alias();
  NodeId if_statement();
  NodeId while_statement();
  NodeId for_statement();
  NodeId try_statement();
  NodeId except_handler(bool& star);
  ListId clause_suite();  // the block of an else or finally clause
  NodeId with_statement();
  NodeId with_item();
  bool parenthesized_items();
  NodeId definition();  // a function or a class, maybe decorated
  NodeId function(ListId decorators);
  NodeId parameters();
  NodeId parameter(Sym sym);
  NodeId class_definition(ListId decorators);
  ListId type_parameters();

  // --- patterns ---
  NodeId match_statement();
  NodeId match_case();
  NodeId pattern();        // case_pattern, or one of its alternatives at the cursor
  NodeId value_pattern();  // a number, of which the sign is a sibling before it
  NodeId complex_pattern();
  NodeId name_pattern();
  NodeId sequence_pattern();
  NodeId splat_pattern();
  NodeId union_pattern();
  NodeId as_pattern();
  NodeId mapping_pattern();
  NodeId class_pattern();
  NodeId dotted_expression();
  bool keyword_pattern(AtomId& name, NodeId& value);

  // --- what CPython's compiler refuses ---
  // Entering and leaving the scope of a function, a lambda or a class.
  void enter(Scope& scope);
  void leave(Scope& scope);
  bool knows(const Scope& scope, AtomId name) const;
  bool is_parameter(const Scope& scope, AtomId name) const;
  void bind(AtomId name) {
    if (scope_->what != Scope::What::Module && name != 0) bound_.push_back(name);
  }
  void check_declaration(Kind kind, AtomId name);
  void check_unreachable(ListId cases);
  std::string matches_all(NodeId pattern) const;
  void check_future(ListId names);
  bool may_precede_future(NodeId statement);
  void enter_block(std::uint32_t header);
  void check_target(NodeId target, Use use, bool whole = true);
  void check_arguments(ListId list);

  std::string_view source_;
  Tree& tree_;
  Builder build_;
  std::size_t first_;  // where the module's statements begin in build_
  Cursor at_;
  std::vector<PhasedError> errors_;
  std::vector<AtomId> used_, bound_;  // see Scope
  std::vector<PendingNonlocal> pending_;
  bool past_docstring_ = false;
  bool past_future_ = false;  // a statement after which `from __future__ import` may not come
  std::vector<std::pair<Sym, std::uint32_t>> spine_;
  std::string text_;  // decoded text of the literals being gathered
  Scope module_{.what = Scope::What::Module};
  Scope* scope_ = nullptr;
  std::uint32_t star_ = kNoStar;  // where the star of the element being lowered stands
  std::uint32_t star_inner_ = 0;  // where what follows it begins
  AsTarget* as_target_ = nullptr;
  int depth_ = 0;
  bool too_deep_ = false;
  static constexpr std::uint32_t kNoStar = 0xFFFFFFFF;
  static constexpr int kMaxDepth = 1200;
};

}  // namespace shapetrace::syntax
