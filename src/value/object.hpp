// Objects: what a pointer Value points to. All are plain structs in the run's arena, never destroyed one by one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "value/value.hpp"

namespace shapetrace::value {

struct Dict;
struct Str;
struct Tuple;

// Every object may carry attributes, so that `class Config(dict)` or a Tensor subclass needs nothing special.
struct Object {
  Type* type = nullptr;
  Dict* attrs = nullptr;  // __dict__; made when the first attribute is set
};

// Which C++ struct an object of a type is; a Python subclass has the layout of its base.
// clang-format off
enum class Layout : std::uint8_t {
  Plain,  // Object itself: instances of ordinary classes
  Int, Float, Complex, Str, Bytes, ByteArray, Tuple, List, Dict, Set, Range, Slice,
  Type, Function, NativeFunction, BoundMethod, Module, Cell, Code, Property, StaticMethod, ClassMethod, Super,
  Iterator, Generator, Exception, Unknown, View, Custom,  // Custom: see NativeObject
  Tensor, Storage, DType, Device,
};
// clang-format on

// Methods that the interpreter itself calls. The order is that of kSpecialNames in object.cpp.
// clang-format off
enum class Special : std::uint8_t {
  New, Init, Call, Repr, Str, Format, Bytes, Hash, Bool, Len, Iter, Next, Reversed, Contains,
  GetItem, SetItem, DelItem, Missing, GetAttr, GetAttribute, SetAttr, DelAttr, Dir,
  Get, Set, Delete, SetName, InitSubclass, ClassGetItem, Prepare, InstanceCheck, SubclassCheck, Subclasses,
  Enter, Exit, Int, Float, Complex, Index, Round, Trunc, Floor, Ceil, LengthHint,
  Eq, Ne, Lt, Le, Gt, Ge,
  Neg, Pos, Invert, Abs,
  Add, Sub, Mul, MatMul, Div, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor, DivMod,        // as syntax::BinaryOp
  RAdd, RSub, RMul, RMatMul, RDiv, RFloorDiv, RMod, RPow, RLShift, RRShift, RAnd, ROr, RXor, RDivMod,
  IAdd, ISub, IMul, IMatMul, IDiv, IFloorDiv, IMod, IPow, ILShift, IRShift, IAnd, IOr, IXor,
  kCount
};
// clang-format on
inline constexpr std::size_t kSpecialCount = static_cast<std::size_t>(Special::kCount);

struct Type : Object {
  Str* name = nullptr;
  Str* qualname = nullptr;
  Str* shown_name = nullptr;  // what messages call it where that is not `name`: "collections.deque"; see type_name
  Tuple* bases = nullptr;
  Tuple* mro = nullptr;  // this type first
  Dict* dict = nullptr;
  Type* base = nullptr;  // the base whose layout this type has
  Layout layout = Layout::Plain;
  bool user_defined = false;          // by a class statement (also in the prelude)
  bool has_dict = true;               // instances take attributes
  bool abstract = false;              // has abstract methods left: cannot be instantiated
  bool tensor_like = false;           // values of this type are worth recording in a trace
  bool final_type = false;            // "type 'bool' is not an acceptable base type"
  bool open_ended = false;            // has a base that is not known, so that what it lacks may be there
  std::uint8_t usual_attributes = 0;  // how many attributes instances have had: room to begin with
  Tuple* slot_names = nullptr;        // __slots__ of this class and its bases, when has_dict is false
  // Changes whenever an attribute of this type or of one of its bases changes; caches compare it. Never reused.
  std::uint32_t version = 0;
  std::uint32_t subclass_count = 0, subclass_capacity = 0;
  Type** subclasses = nullptr;
  // Special methods as found along the MRO, filled on first use, forgotten when `version` changes.
  Value* specials = nullptr;
};

// Text as UTF-8 (lone surrogates as in WTF-8), its bytes directly behind the struct.
struct Str : Object {
  std::uint64_t hash = 0;    // 0 until computed
  std::uint32_t size = 0;    // bytes
  std::uint32_t length = 0;  // code points
  bool interned = false;
  // Some instance's __dict__ has had this name as a key: a cached method of that name may be shadowed.
  bool names_instance_attribute = false;

  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
  char* data() { return reinterpret_cast<char*>(this + 1); }
  std::string_view view() const { return {data(), size}; }
  bool ascii() const { return size == length; }
};

// Integers beyond Value's 48 bits, and instances of int's subclasses (bool is a Value). Limbs as GMP has them, behind
// the struct; `count` is negative for negative numbers.
struct Int : Object {
  std::int32_t count = 0;
  const std::uint64_t* limbs() const { return reinterpret_cast<const std::uint64_t*>(this + 1); }
  std::uint64_t* limbs() { return reinterpret_cast<std::uint64_t*>(this + 1); }
};

struct Float : Object {  // only instances of float's subclasses; a float itself is a Value
  double number = 0;
};

struct Complex : Object {
  double real = 0, imag = 0;
};

struct Bytes : Object {  // also bytearray, which may change size
  std::uint32_t size = 0, capacity = 0;
  std::uint8_t* data = nullptr;
  std::string_view view() const { return {reinterpret_cast<const char*>(data), size}; }
};

struct Range : Object {
  Value start, stop, step;  // ints; small ones except in absurd programs
};

struct Slice : Object {
  Value start, stop, step;
};

// The name of a special method, as Python spells it ("__add__").
std::string_view special_name(Special special);

}  // namespace shapetrace::value
