// The heap of one run: arena, interned text, built-in types, and how objects are made.
#pragma once

#include <gmp.h>

#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "value/containers.hpp"
#include "value/functions.hpp"
#include "value/object.hpp"

namespace shapetrace::value {

// Built-in exception types, in the order of kExceptions in heap.cpp, which has names and bases.
// clang-format off
enum class Exc : std::uint8_t {
  BaseException, SystemExit, KeyboardInterrupt, GeneratorExit, Exception,
  StopIteration, StopAsyncIteration, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError,
  AssertionError, AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError,
  LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError,
  OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError, ConnectionResetError,
  ConnectionRefusedError, ConnectionAbortedError, FileExistsError, FileNotFoundError, InterruptedError,
  IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError,
  ReferenceError, RuntimeError, NotImplementedError, RecursionError, SyntaxError, IndentationError, TabError,
  SystemError, TypeError, ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError,
  Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning,
  PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning,
  kCount
};
// clang-format on

struct Types {
  Type *object, *type, *none, *ellipsis, *not_implemented, *int_, *bool_, *float_, *complex_, *str, *bytes, *bytearray,
      *tuple, *list, *dict, *set, *frozenset, *range, *slice, *function, *native_function, *native_method,
      *bound_method, *module, *cell, *code, *property, *static_method, *class_method, *super, *iterator, *generator,
      *coroutine, *async_generator, *async_step, *dict_keys, *dict_values, *dict_items, *mapping_proxy, *unknown,
      *frame, *traceback, *method_descriptor, *getset_descriptor, *generic_alias, *union_type;
  std::array<Type*, static_cast<std::size_t>(Exc::kCount)> exceptions;
  Type* exception(Exc e) const { return exceptions[static_cast<std::size_t>(e)]; }
};

class Heap {
 public:
  explicit Heap(std::size_t byte_budget);
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  base::Arena& arena() { return arena_; }
  Types types;
  std::array<Str*, kSpecialCount> special_names;

  // --- text ---
  Str* str(std::string_view utf8);  // counts code points
  Str* str_concat(const Str& a, const Str& b);
  Str* intern(std::string_view utf8);
  Str* intern(Str* text) { return text->interned ? text : intern(text->view()); }
  Str* empty_str() const { return empty_str_; }
  // Text whose bytes and `length` are still to be written by the caller; never shared.
  Str* allocate_str(std::size_t size);
  Str* character(unsigned char ascii) const { return characters_[ascii]; }
  Bytes* bytes(std::string_view data);

  // --- numbers ---
  Value integer(std::int64_t i) { return Value::fits(i) ? Value::small_int(i) : big_integer(i); }
  Value integer(const mpz_t z);
  Value number(double d) { return Value::number(d); }
  Value complex(double real, double imag);

  // --- containers ---
  Tuple* tuple(std::uint32_t size);  // items unset
  Tuple* tuple(std::span<const Value> items);
  Tuple* tuple(std::initializer_list<Value> items) { return tuple(std::span(items.begin(), items.size())); }
  Tuple* empty_tuple() const { return empty_tuple_; }
  List* list(std::span<const Value> items = {});
  Dict* dict();
  Set* set(bool frozen = false);

  // --- others ---
  // An object of a type whose layout is T's; every field beyond the header has its default.
  template <class T>
  T* make(Type* type) {
    T* const object = arena_.make<T>();
    object->type = type;
    return object;
  }
  Value slice(Value start, Value stop, Value step);
  BoundMethod* bound_method(Value function, Value self);
  NativeFunction* native(const NativeDef& def, Type* owner = nullptr);
  Iterator* iterator(Value (*next)(interp::Interp&, Iterator&), Value a = {}, Value b = {}, std::int64_t limit = 0);
  Module* module(std::string_view name);

  // A built-in type: `methods` go into its dict. Bases default to object.
  Type* new_type(std::string_view name, Layout layout, std::span<const NativeDef> methods = {},
                 std::initializer_list<Type*> bases = {});
  void add_methods(Type* type, std::span<const NativeDef> methods);
  std::uint32_t next_type_version() { return ++type_version_; }

 private:
  Value big_integer(std::int64_t i);
  void make_types();

  base::Arena arena_;
  struct InternTable;
  std::unique_ptr<InternTable> interned_;
  Str* empty_str_ = nullptr;
  Tuple* empty_tuple_ = nullptr;
  std::array<Str*, 128> characters_{};
  std::uint32_t type_version_ = 0;
};

// --- looking at values ---

inline bool has_layout(Value v, Layout layout) { return v.is_object() && v.object()->type->layout == layout; }
template <class T>
T* as(Value v) {
  return static_cast<T*>(v.object());
}
inline bool is_str(Value v) { return has_layout(v, Layout::Str); }
inline bool is_tuple(Value v) { return has_layout(v, Layout::Tuple); }
inline bool is_list(Value v) { return has_layout(v, Layout::List); }
// The items of a tuple or a list; none for other values.
inline std::span<const Value> items_of(Value v) {
  if (is_tuple(v)) return as<Tuple>(v)->items();
  if (is_list(v)) return std::as_const(*as<List>(v)).items();
  return {};
}
// The same, where any other value is the one item.
inline std::span<const Value> items_or_self(const Value& v) {
  return is_tuple(v) || is_list(v) ? items_of(v) : std::span<const Value>(&v, 1);
}
inline bool is_dict(Value v) { return has_layout(v, Layout::Dict); }
inline bool is_set(Value v) { return has_layout(v, Layout::Set); }
inline bool is_type(Value v) { return has_layout(v, Layout::Type); }
inline bool is_unknown(Value v) { return has_layout(v, Layout::Unknown); }
inline std::string_view text_of(Value v) { return as<Str>(v)->view(); }
// Of a Str or an unknown value: as it is shown to people.
inline std::string_view shown_text(Value v) {
  if (is_str(v)) return text_of(v);
  return is_unknown(v) && as<Unknown>(v)->facts->text != nullptr ? as<Unknown>(v)->facts->text->view() : "<unknown>";
}
// int, bool, BigInt and subclasses of int.
inline bool is_integer(Value v) { return v.is_int() || v.is_bool() || has_layout(v, Layout::Int); }
inline bool is_float(Value v) { return v.is_float() || has_layout(v, Layout::Float); }
inline double float_of(Value v) { return v.is_float() ? v.as_float() : as<Float>(v)->number; }
// The value of any integer that fits in 64 bits; false for larger ones and for other types.
bool to_int64(Value v, std::int64_t& out);
// The same for 64 bits without sign.
bool to_uint64(Value v, std::uint64_t& out);
// Any integer into an initialised mpz_t.
void to_mpz(Value v, mpz_t out);
// int or float (or subclass) to double; false for others. Integers beyond double's range give infinity.
bool to_double(Value v, double& out);

std::uint64_t hash_of(const Str* text);  // computed once per object
std::uint64_t hash_bytes(std::string_view bytes);
std::uint64_t hash_double(double d);  // Python's: equal to the int's where the float is integral
std::uint64_t hash_int(Value v);      // Python's: modulo 2**61 - 1

bool is_subtype(const Type* type, const Type* base);

}  // namespace shapetrace::value
