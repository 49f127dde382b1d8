// Instructions of the machine. A stack machine in the manner of CPython's: operands are pushed, operations replace
// them.
#pragma once

#include <cstdint>

namespace shapetrace::interp {

// "wide" is Instruction::wide, "extra" Instruction::extra. TOS is the top of the stack.
// clang-format off
enum class Op : std::uint8_t {
  Nop,
  Const,          // push constants[wide]
  None_, True_, False_,
  Unset,          // push "no value"
  Pop, Dup, Dup2, // Dup2: a b -> a b a b
  Rot2,           // a b -> b a
  Rot3,           // a b c -> c a b

  LoadFast, StoreFast, DeleteFast,       // slot wide
  LoadDeref, StoreDeref, DeleteDeref,    // the Cell in slot wide
  LoadClassDeref,                        // namespace first; caches[wide].name, Cell in slot arg
  MakeCell,                              // slot wide gets a fresh Cell with its present value (extra: an empty one)
  LoadCell,                              // push the Cell itself in slot wide (for closures)
  LoadGlobal, StoreGlobal, DeleteGlobal, // caches[wide]
  LoadName, StoreName, DeleteName,       // namespace, then globals, then builtins; caches[wide]

  LoadAttr, StoreAttr, DeleteAttr,       // caches[wide]; StoreAttr: value object ->
  LoadMethod,                            // object -> function self | value unset
  Subscript, StoreSubscript, DeleteSubscript,  // container key -> value; value container key -> ; container key ->
  BuildSlice,                            // lower upper step -> slice

  Binary, Inplace,                       // extra: syntax::BinaryOp
  Unary,                                 // extra: syntax::UnaryOp
  Not,
  Compare,                               // extra: syntax::CompareOp (Is, In, ... too)
  CompareJump,                           // extra: CompareOp, arg: jump at this truth, kFilter; wide: target

  Jump,                                  // wide: target
  JumpBack,                              // the same, counts steps
  JumpIfFalse, JumpIfTrue,               // pops; extra: Assumption for unknown values
  JumpIfFalseKeep, JumpIfTrueKeep,       // jumps with the value kept, else pops it
  GetIter,                               // wide: 1 = for a loop, which alone knows the iterator
  ForIter,                               // iterator -> iterator item, or pops it and jumps to wide;
                                         // extra: in a comprehension, how deep its container lies

  BuildTuple, BuildList, BuildSet, BuildDict,  // wide items (BuildDict: pairs)
  ListAppend, SetAdd, MapAdd,            // wide: how deep the container is below the operands
  ListExtend, SetUpdate, DictUpdate,     // container iterable -> container
  DictMerge,                             // for ** in calls: callee self args dict mapping -> ... dict; errors on doubles
  ListToTuple,
  UnpackSequence,                        // wide items, pushed so that the first is on top
  UnpackEx,                              // arg before, wide after the starred one

  Call,                                  // callee self args*wide -> result
  CallKw,                                // the same with constants[arg] = Tuple of names of the last values
  CallEx,                                // callee self argsTuple (kwargsDict if extra) -> result
  MakeFunction,                          // [defaults] [kwdefaults] [closure] per extra bits -> function; constants[wide]
  BuildClass,                            // body function, name, bases* (wide) [keywords names tuple if extra]

  Return,
  Yield,                                 // value -> what was sent
  YieldFrom,                             // iterator value -> result; extra: an `await`
  GetYieldFromIter,
  GetAwaitable,
  GetAsyncIter,                          // iterable -> async iterator, or what nobody knows
  AsyncNext,                             // async iterator -> async iterator awaitable
  EndAsyncFor,                           // async iterator exception -> ; raises on what is no StopAsyncIteration
  JumpIfAsync,                           // looks at the top: an async iterator, not rounds that nobody can count
  Raise,                                 // extra 0: re-raise the handled one, 1: exception, 2: exception cause
  PushExc,                               // exception -> previous exception; it becomes the handled one
  PopExcept,                             // previous -> ; it becomes the handled one again
  MatchExc,                              // exception type -> exception bool
  StarBegin,                             // exception -> state of except* clauses (except_star.hpp)
  StarMatch,                             // state type -> state part bool; the part becomes the handled exception
  StarRaised,                            // state exception -> state
  StarEnd,                               // state -> exception bool; the bool: it is to be raised
  Reraise,                               // previous exception -> ; restores and raises on
  BeforeWith,                            // manager -> exit result-of-enter
  WithExcept,                            // exit previous exception -> exit previous exception result
  LoadAssertionError,

  FormatValue,                           // value [spec if extra & 1] -> text; arg: conversion character
  BuildString,                           // wide pieces
  ImportName,                            // fromlist -> module; constants[wide] name, arg level
  ImportFrom,                            // module -> module attribute; constants[wide]
  ImportStar,                            // module ->
  SetupAnnotations,

  MatchSequence,                         // subject -> subject bool: a sequence with wide items (extra: or more)
  MatchMapping,                          // subject -> subject bool: a mapping
  MatchKeys,                             // subject keysTuple -> subject values-tuple-or-None
  MatchRest,                             // subject keysTuple -> dict of the rest
  MatchClass,                            // subject class names-tuple -> attributes-tuple-or-None; wide positional
  IsNone,                                // value -> value bool

  Trace,                                 // records TOS as bound to constants[arg] at line wide
  TraceReturn,                           // records TOS as returned at line wide
  TraceCall,                             // records the arguments of a call whose parameters say their shapes
};
// clang-format on

// What to assume of an unknown condition, where the program itself says what is normal. The condition of a
// comprehension is a Filter: an item that it may leave out is taken, and how many are left is not known. Of `a and b`
// that is not to be, a is EarlyFalse: one way out of several (EarlyTrue in `a or b` that is to be).
enum class Assumption : std::uint8_t { None, True, False, Filter, EarlyTrue, EarlyFalse };

// In the `arg` of CompareJump, beside the truth at which it jumps: it stands in the condition of a comprehension.
inline constexpr std::uint16_t kFilter = 2;

}  // namespace shapetrace::interp
