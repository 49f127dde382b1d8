// The syntax room turns Python source into this compact, immutable tree.
//
// A tree is a handful of flat arrays without pointers, so that it can be embedded in the program (the prelude),
// written to a cache and mapped back without any work. Nodes refer to each other by index; index 0 is "no node".
// Field use is listed beside each kind: a, b, c are NodeIds, ListIds or AtomIds as said there.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shapetrace::syntax {

using NodeId = std::uint32_t;  // index into Tree::nodes; 0 = absent
using ListId = std::uint32_t;  // index into Tree::extra where a count and then that many words stand; 0 = empty list
using AtomId = std::uint32_t;  // index into Tree::atoms (identifier or decoded string/bytes text); 0 = the empty text

// clang-format off
enum class Kind : std::uint8_t {
  None,

  // --- expressions ---
  Name,           // a: AtomId
  Int,            // a: AtomId of the decimal digits (underscores removed, any base converted); or, when flags & kSmall,
                  //   the value itself in a (0 .. 2^32-1)
  Float,          // a: index into Tree::floats
  Imaginary,      // a: index into Tree::floats
  Str,            // a: AtomId of the decoded value (UTF-8; lone surrogates as WTF-8); adjacent literals are joined
  Bytes,          // a: AtomId of the raw bytes
  FString,        // a: ListId of parts: Str nodes and Formatted nodes (adjacent literals joined in)
  Formatted,      // a: expression, b: format spec (FString node or 0), c: AtomId of the "=" text ("x =") or 0,
                  //   small: conversion character ('r', 's', 'a') or 0 ('r' is filled in for a "=" without a spec)
  ConstNone, ConstTrue, ConstFalse, ConstEllipsis,
  Tuple,          // a: ListId of expressions (may hold Starred)
  List,           // a: ListId
  Set,            // a: ListId
  Dict,           // a: ListId of key, value, key, value, ...; key 0 means **value
  Unary,          // small: UnaryOp, a: operand
  Binary,         // small: BinaryOp, a: left, b: right
  BoolAnd,        // a: ListId of two or more operands
  BoolOr,         // a: ListId
  Compare,        // a: first operand, b: ListId of CompareOp, operand, CompareOp, operand, ...
  Conditional,    // a: condition, b: value if true, c: value if false
  Lambda,         // a: Parameters node, b: body expression; flags & kGenerator
  Call,           // a: callee, b: ListId of arguments (expression, Starred, Keyword, DoubleStarred nodes, in order)
  Keyword,        // a: AtomId of the name, b: value      (only in Call and ClassDef arguments)
  DoubleStarred,  // a: expression                        (only in Call and ClassDef arguments)
  Starred,        // a: expression
  Attribute,      // a: object, b: AtomId of the name; c: byte offset at which the name begins
  Subscript,      // a: object, b: index expression (Tuple, Slice, ...)
  Slice,          // a: lower, b: upper, c: step (each may be 0)
  Walrus,         // a: Name node, b: value
  Await,          // a: expression
  Yield,          // a: expression or 0
  YieldFrom,      // a: expression
  ListComp,       // a: element, b: ListId of CompFor nodes
  SetComp,        // a: element, b: ListId of CompFor nodes
  GeneratorExp,   // a: element, b: ListId of CompFor nodes
  DictComp,       // a: key, c: value, b: ListId of CompFor nodes
  CompFor,        // a: target, b: iterable, c: ListId of conditions; flags & kAsync

  // --- statements ---
  Module,         // a: ListId of statements
  ExprStmt,       // a: expression
  Assign,         // a: ListId of targets (x = y = value has two), b: value
  AnnAssign,      // a: target, b: annotation, c: value or 0; flags & kSimple when the target is a bare name
  AugAssign,      // small: BinaryOp, a: target, b: value
  Return,         // a: expression or 0
  Raise,          // a: exception or 0, b: cause or 0
  Assert,         // a: test, b: message or 0
  Delete,         // a: ListId of targets
  Pass, Break, Continue,
  Global,         // a: ListId of AtomIds
  Nonlocal,       // a: ListId of AtomIds
  Import,         // a: ListId of Alias nodes
  ImportFrom,     // a: AtomId of the module name ("" for "from . import"), b: ListId of Alias nodes (one Alias with
                  //   name "*" for a star import), small: number of leading dots
  Alias,          // a: AtomId of the (dotted) name, b: AtomId of the "as" name or 0
  If,             // a: test, b: ListId body, c: ListId of the else part (an elif is an If alone in that list)
  While,          // a: test, b: ListId body, c: ListId else
  For,            // a: target, b: iterable, c: ListId of [bodyList, elseList] (two words that are ListIds); kAsync
  Try,            // a: ListId body, b: ListId of ExceptHandler nodes, c: ListId of [elseList, finallyList] (ListIds);
                  //   flags & kStar for except*
  ExceptHandler,  // a: type or 0, b: AtomId of the name or 0, c: ListId body
  With,           // a: ListId of WithItem nodes, b: ListId body; flags & kAsync
  WithItem,       // a: context expression, b: target or 0
  FunctionDef,    // a: AtomId name, b: Parameters node, c: ListId of [bodyList, decoratorList, returnsNode,
                  //   typeParamsList]; flags & kAsync, & kGenerator (its own body has a yield).
                  //   begin is at "def" (or "async"), not at the first decorator. Type parameters are Parameter
                  //   nodes: Normal T (annotation: its bound), VarArgs *Ts, VarKeywords **P
  ClassDef,       // a: AtomId name, b: ListId of arguments (bases and keywords, as in Call), c: ListId of [bodyList,
                  //   decoratorList, typeParamsList]; begin is at "class"
  Parameters,     // a: ListId of Parameter nodes in source order
  Parameter,      // a: AtomId name, b: annotation or 0, c: default or 0, small: ParameterKind
  TypeAlias,      // type X = ...: a: AtomId name, b: value, c: typeParamsList
  Match,          // a: subject, b: ListId of MatchCase nodes
  MatchCase,      // a: pattern, b: guard or 0, c: ListId body

  // --- patterns ---
  PatValue,       // a: expression (constant or dotted name), compared with ==
  PatSingleton,   // a: ConstNone / ConstTrue / ConstFalse node, compared with is
  PatCapture,     // a: AtomId of the name; 0 for the wildcard _
  PatSequence,    // a: ListId of patterns (at most one PatStar)
  PatStar,        // a: AtomId of the name; 0 for *_
  PatMapping,     // a: ListId of key expression, pattern, key, pattern, ...; b: AtomId of **rest or 0
  PatClass,       // a: class expression, b: ListId of positional patterns, c: ListId of AtomId, pattern, AtomId, ...
  PatOr,          // a: ListId of patterns
  PatAs,          // a: pattern, b: AtomId of the name

  SyntaxError,    // stands where source could not be parsed; never evaluated: Tree::errors is not empty then
};
// clang-format on

// kParenthesized is set on every expression that stood in parentheses of its own.
enum Flags : std::uint8_t { kSmall = 1, kAsync = 1, kGenerator = 2, kSimple = 1, kStar = 1, kParenthesized = 8 };

enum class UnaryOp : std::uint8_t { Not, Neg, Pos, Invert };
enum class BinaryOp : std::uint8_t { Add, Sub, Mul, MatMul, Div, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor };
enum class CompareOp : std::uint8_t { Eq, Ne, Lt, Le, Gt, Ge, Is, IsNot, In, NotIn };
enum class ParameterKind : std::uint8_t { PositionalOnly, Normal, VarArgs, KeywordOnly, VarKeywords };

struct Node {
  Kind kind = Kind::None;
  std::uint8_t flags = 0;
  std::uint16_t small = 0;
  std::uint32_t begin = 0;  // byte offsets into the source
  std::uint32_t end = 0;
  std::uint32_t a = 0, b = 0, c = 0;
};
static_assert(sizeof(Node) == 24);

struct Atom {
  std::uint32_t offset = 0;  // into Tree::text
  std::uint32_t size = 0;
};

struct SyntaxErrorAt {
  std::uint32_t begin = 0, end = 0;  // byte offsets
  std::string message;               // as CPython words it where we can: "invalid syntax", "'(' was never closed"
};

// Owning arrays as the parser fills them. Everything after parsing reads a View.
struct Tree {
  std::vector<Node> nodes{Node{}};
  std::vector<std::uint32_t> extra{0};
  std::vector<Atom> atoms{Atom{}};
  std::vector<double> floats;
  std::vector<std::uint32_t> line_starts;  // byte offset of the first byte of each line; [0] == 0
  std::string text;                        // bytes of all atoms
  NodeId root = 0;
  std::vector<SyntaxErrorAt> errors;  // first one first
  bool given_up = false;              // one statement is so long that parsing it would cost too much memory
};

// Read-only view of a tree, whether owned by a Tree, embedded in the program or mapped from a cache.
struct View {
  std::span<const Node> nodes;
  std::span<const std::uint32_t> extra;
  std::span<const Atom> atoms;
  std::span<const double> floats;
  std::span<const std::uint32_t> line_starts;
  std::string_view text;
  NodeId root = 0;

  const Node& operator[](NodeId id) const { return nodes[id]; }
  std::span<const std::uint32_t> list(ListId id) const { return extra.subspan(id + 1, extra[id]); }
  std::string_view atom(AtomId id) const { return text.substr(atoms[id].offset, atoms[id].size); }
  // 1-based line of a byte offset.
  std::uint32_t line_of(std::uint32_t offset) const;
  // 0-based column in bytes of a byte offset.
  std::uint32_t column_of(std::uint32_t offset) const;
};

View view_of(const Tree& tree);

// Name of a kind, for dumps and tests ("Call", "If").
std::string_view kind_name(Kind kind);

}  // namespace shapetrace::syntax
