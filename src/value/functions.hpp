// Callables, modules, exceptions, iterators and the unknown value.
#pragma once

#include <string_view>

#include "value/containers.hpp"
#include "value/object.hpp"

namespace shapetrace::interp {
class Interp;
struct Frame;
struct CodeBody;
struct NativeSignature;  // interp/native.hpp: a parsed signature
}  // namespace shapetrace::interp
namespace shapetrace::dim {
struct Expr;
}

namespace shapetrace::value {

// A native function takes one Value per parameter of its signature, in order: unset where an optional argument was not
// given, a Tuple for *args, a Dict for **kwargs. It returns Value::error() after Interp::raise.
using NativeFn = Value (*)(interp::Interp&, const Value* arguments);

enum class NativeKind : std::uint8_t { Function, Method, Static, ClassMethod, Getter };

// One line of a table of native functions:
//   {"split", "self, sep=None, maxsplit=-1", str_split}
// The signature is written as in Python (/, *, *args, **kwargs). Defaults there only say that an argument may be left
// out (and are shown by inspect); the function decides what an unset argument means. Annotations are not allowed.
// Getter makes a read-only property of a type.
struct NativeDef {
  std::string_view name;
  std::string_view signature;
  NativeFn function;
  NativeKind kind = NativeKind::Function;
};

struct NativeFunction : Object {
  // When set, called with the arguments as given instead of def->function: it does its own binding (operators of torch,
  // which have schemas). `data` is for its use.
  Value (*raw)(interp::Interp&, const NativeFunction&, std::span<const Value> arguments,
               const Tuple* keywords) = nullptr;
  const void* data = nullptr;
  const NativeDef* def = nullptr;                      // never null; of a raw one only the name counts
  const interp::NativeSignature* signature = nullptr;  // parsed on first call
  Type* owner = nullptr;                               // for methods: the type it was defined on
  Str* module = nullptr;
};

struct Code : Object {
  interp::CodeBody* body = nullptr;
};

struct Cell : Object {
  Value value;
};

struct Function : Object {
  interp::CodeBody* code = nullptr;
  Dict* globals = nullptr;
  Tuple* defaults = nullptr;   // of the last positional parameters; null = none
  Dict* kwdefaults = nullptr;  // null = none
  Tuple* closure = nullptr;    // Cells; null = none
  Str* name = nullptr;
  Str* qualname = nullptr;
  Value module, doc;
  Value annotations;  // a Dict, or unset until asked for (see Function annotations in interp/attributes.cpp)
};

struct BoundMethod : Object {
  Value function, self;
};

struct Property : Object {
  Value getter, setter, deleter, doc;
};

struct Wrapper : Object {  // staticmethod and classmethod
  Value function;
};

struct Super : Object {
  Type* start = nullptr;  // the search begins behind this type in the MRO of self's type
  Value self;
  Type* self_type = nullptr;
};

struct Module : Object {  // attrs is its namespace, never null
  Str* name = nullptr;
};

struct Exception : Object {
  Tuple* args = nullptr;
  Exception* cause = nullptr;
  Exception* context = nullptr;
  bool suppress_context = false;
  // Where it was raised, outermost call last: filled while frames unwind. See interp/traceback.hpp.
  struct Place {
    const interp::CodeBody* code;
    std::uint32_t instruction;
    Place* next;  // the caller's
    // The variables as they were, for explanations: as many as the code has slots; null where there were too many.
    const Value* locals;
  };
  Place* first = nullptr;
  Place* last = nullptr;
  Value value;  // StopIteration.value, SystemExit.code, KeyError's key ...: the first argument for most
};

// An iterator written in C++: `next` returns the next value, unset at the end, or error.
struct Iterator : Object {
  Value (*next)(interp::Interp&, Iterator&) = nullptr;
  Value a, b;  // what the iterator needs
  std::int64_t position = 0;
  std::int64_t limit = 0;
  bool of_loop = false;  // made for one `for` loop, which nobody else can reach: given back when the loop ends
};

struct Generator : Object {
  interp::Frame* frame = nullptr;
  Str* name = nullptr;
  bool running = false;
  bool finished = false;
  bool started = false;
  bool gave = false;  // stopped at a `yield`, not in an `await`
  Value result;       // what it returned, once finished
};

// What `__anext__`, asend, athrow and aclose of an async generator give: awaited, it takes the generator to its next
// `yield`. It has no frame of its own.
struct AsyncStep : Generator {
  Generator* source = nullptr;
  Value sent;
  Exception* thrown = nullptr;
  bool closes = false;  // aclose(): the generator must end
};

// A dict view (keys, values, items) or mapping proxy.
enum class ViewKind : std::uint8_t { Keys, Values, Items, Proxy };
struct View : Object {
  Dict* dict = nullptr;
  ViewKind kind = ViewKind::Keys;
};

// A value that could not be known, with the reason: it spreads through every operation. `kind` is its type where that
// is known (the clock is a float). A list whose length is lost becomes one in place (Interp::lose), so that everybody
// who holds it sees it: what overlaps the list's size stays zero for those who still look at it as a list.
struct UnknownFacts {
  Str* reason = nullptr;
  Type* kind = nullptr;
  std::uint32_t file = 0, line = 0;  // user's source line at which it arose
  // How a text looks as far as it is known, "<unknown>" standing for the rest; only for showing it. May be null.
  Str* text = nullptr;
  const dim::Expr* expression = nullptr;  // a whole number or truth that has one: see interp/symbolic.hpp
};
struct Unknown : Object {
  std::uint64_t no_items = 0;
  UnknownFacts* facts = nullptr;
};
static_assert(sizeof(Unknown) <= sizeof(List));

// Native types with a payload of their own (deque, partial, regular expressions) derive from this and check
// `type->layout == Layout::Custom` and their tag.
struct NativeObject : Object {
  const void* tag = nullptr;  // address of a constant that names the C++ struct
};

}  // namespace shapetrace::value
