// The interp room: evaluation of Python. Interp is one run: it owns the heap and is what native functions are given.
//
// Conventions. Functions that can fail return Value::error() (or false) after `raise`; callers pass that on at once.
// Nothing throws. Unknown values are ordinary values: protocols spread them, and `truth` asks the explorer which way to
// go. The protocols stand in files by subject: operators.cpp, attributes.cpp, classes.cpp, calls.cpp, protocols.cpp.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "syntax/ast.hpp"
#include "syntax/sources.hpp"
#include "value/heap.hpp"

namespace shapetrace::interp {

using value::Dict;
using value::Exc;
using value::Exception;
using value::Heap;
using value::List;
using value::Module;
using value::Special;
using value::Str;
using value::Tuple;
using value::Type;
using value::Value;

class Explorer;
class LoopWatch;
class Tracer;
class Importer;
struct Names;
class Vm;
class CodeStore;
struct Frame;
struct CodeBody;

struct Options {
  std::string program;                    // path of the script
  std::vector<std::string> arguments;     // sys.argv[1:]
  std::vector<std::string> import_roots;  // searched after the program's folder
  std::string call;                       // --call: an expression evaluated in the file's namespace after it
  double max_seconds = 10;
  std::size_t max_bytes = std::size_t{900} << 20;
  std::uint64_t max_steps = std::uint64_t{1} << 40;
  int max_paths = 16;
  bool every_way = false;  // every combination of branches on sizes, not only each branch both ways: for contracts
  bool cuda = false;
  bool record_calls = false;                  // for pictures: torch/recorder.hpp
  std::vector<std::string> assumed_packages;  // not found, yet taken to be installed: see analyze()
};

// Where in the user's source something happened.
struct Location {
  std::uint32_t file = 0;  // SourceFile::id; 0 = nowhere
  std::uint32_t line = 0;
  std::uint32_t node = 0;  // syntax::NodeId
};

class Interp {
 public:
  Interp(const Options& options, syntax::SourceStore& sources, std::vector<bool> choices = {});
  ~Interp();
  Interp(const Interp&) = delete;
  Interp& operator=(const Interp&) = delete;

  Heap& heap() { return heap_; }
  base::Arena& arena() { return heap_.arena(); }
  const value::Types& types() const { return heap_.types; }
  const Options& options() const { return options_; }
  base::FileSystem& files() { return sources_.files(); }
  syntax::SourceStore& sources() { return sources_; }
  Tracer& tracer() { return *tracer_; }
  Explorer& explorer() { return *explorer_; }
  LoopWatch& loops() { return *loops_; }
  Importer& importer() { return *importer_; }
  // Names that the interpreter looks for (names.hpp).
  const Names& names() {
    if (names_ == nullptr) [[unlikely]]
      prepare();
    return *names_;
  }
  Vm& vm() { return *vm_; }
  CodeStore& codes() { return *codes_; }

  // --- exceptions (exceptions.cpp) ---
  Value raise(Type* type, std::string_view message);  // returns Value::error()
  Value raise(Exc type, std::string_view message) { return raise(types().exception(type), message); }
  template <class... T>
  Value raise(Exc type, fmt::format_string<T...> format, T&&... arguments) {
    return raise(type, std::string_view(fmt::format(format, std::forward<T>(arguments)...)));
  }
  template <class... T>
  Value type_error(fmt::format_string<T...> format, T&&... arguments) {
    return raise(Exc::TypeError, std::string_view(fmt::format(format, std::forward<T>(arguments)...)));
  }
  template <class... T>
  Value value_error(fmt::format_string<T...> format, T&&... arguments) {
    return raise(Exc::ValueError, std::string_view(fmt::format(format, std::forward<T>(arguments)...)));
  }
  Value raise_with(Type* type, std::span<const Value> arguments);  // exception with these args
  Value raise_object(Value exception);  // an exception instance or class (calls it); sets context
  Value raise_key_error(Value key);
  Value raise_stop_iteration(Value v);
  Exception* pending() const { return pending_; }
  bool failed() const { return pending_ != nullptr; }
  Exception* take_pending();  // clears it
  bool pending_is(Exc type) const;
  bool catch_pending(Exc type);  // clears it when it is of that type, and says so
  void set_pending(Exception* e) { pending_ = e; }
  Exception* handled() const { return handled_; }  // sys.exc_info(): what an except block is handling
  // Ends the run in order (a budget ran out, a recursion too deep for us): not catchable by the program.
  Value abandon(std::string_view reason);
  // For long loops of native functions, every few thousand rounds: false when a budget ended the run.
  bool poll();
  bool abandoned() const { return abandoned_; }

  // --- unknown values (unknown.cpp) ---
  // `kind` is the type of the unknown value where that is known.
  Value unknown(std::string_view reason, Type* kind = nullptr);
  Value unknown_from(Value cause, Type* kind = nullptr);  // same reason, other kind
  // An attribute or item of an unknown value: the same one each time.
  Value part_of_unknown(Value whole, const Str* name);
  // A text of which only a part is known: `shown` has "<unknown>" for the rest (see Unknown::text).
  Value unknown_text(Value cause, std::string_view shown);
  // A list of which not even the length is known any more: it becomes an unknown value where it is.
  void lose(value::List& list, Value cause);
  // For native functions that cannot go on with an unknown value: they return at once, and the call gives an unknown
  // value of the same reason.
  Value no_answer(Value cause);
  bool answers_unknown() const { return pending_ != nullptr && pending_ == no_answer_; }
  Value take_unknown_answer();
  // Notes something that could not be followed, at the user's current line.
  void gap(std::string_view reason);

  // --- protocols ---
  Type* type_of(Value v) const;               // of an Unknown: the unknown type itself
  std::string_view type_name(Value v) const;  // as messages have it: type(v).__name__, "collections.deque"
  bool is_instance(Value v, const Type* type) const { return value::is_subtype(type_of(v), type); }
  // isinstance() with tuples, unions and __instancecheck__: 1, 0, or -1 for error.
  int instance_check(Value v, Value class_or_tuple);
  int subclass_check(Value cls, Value class_or_tuple);

  // 1, 0 or -1 for error. An Unknown asks the explorer, which makes it a choice of this path.
  int truth(Value v);
  // Which way this path takes an unknown value to be; the other one is gone through later.
  bool choose(Value unknown, bool preferred);
  Value str_of(Value v);  // str(v): a Str, an Unknown or error
  Value repr_of(Value v);
  Value ascii_of(Value v);
  Value format_value(Value v, std::string_view spec);  // format(v, spec)
  // str(v) as C++ text; "<unknown>" stands for unknown values, "<error>" (exception cleared) where it fails.
  std::string display(Value v);
  std::string display_repr(Value v);
  bool hash(Value v, std::uint64_t& out);  // false on error ("unhashable type: 'list'")
  int equal(Value a, Value b);             // ==, truth of it: 1, 0, -1 error
  Value compare(syntax::CompareOp op, Value a, Value b);
  Value binary(syntax::BinaryOp op, Value a, Value b);
  Value inplace(syntax::BinaryOp op, Value a, Value b);
  Value unary(syntax::UnaryOp op, Value a);
  int contains(Value container, Value item);  // 1, 0, -1
  Value length(Value v);                      // len(): int, Unknown or error
  Value get_item(Value container, Value key);
  bool set_item(Value container, Value key, Value v);
  bool delete_item(Value container, Value key);
  Value iterate(Value v);      // iter(v)
  Value next(Value iterator);  // unset at the end (StopIteration consumed), or error
  // Calls visit(item) -> bool (false = stop with error pending or stop early) for each item; false on error.
  bool for_each(Value iterable, const std::function<bool(Value)>& visit);
  // All items appended to `out`. An Unknown iterable gives false with *unknown set when `unknown` is given, else error.
  bool collect(Value iterable, List& out);
  // Index protocol: an integer (or __index__) as int64; raises TypeError "... cannot be interpreted as an integer".
  bool index(Value v, std::int64_t& out);
  Value index_value(Value v);  // an int Value (any size), Unknown, or error

  // --- attributes (attributes.cpp) ---
  Value get_attr(Value object, Str* name);  // AttributeError when absent
  Value get_attr(Value object, std::string_view name) { return get_attr(object, heap_.intern(name)); }
  // Unset when absent (only AttributeError is swallowed).
  Value find_attr(Value object, Str* name);
  Value find_attr(Value object, std::string_view name) { return find_attr(object, heap_.intern(name)); }
  bool set_attr(Value object, Str* name, Value v);
  bool delete_attr(Value object, Str* name);
  // object.__getattribute__ and object.__setattr__ themselves, whatever the type overrides.
  Value generic_get_attr(Value object, Str* name);
  bool generic_set_attr(Value object, Str* name, Value v);  // v unset deletes
  // Along the MRO of a type, without binding; unset when absent.
  Value lookup(Type* type, Str* name);
  Value special(Type* type, Special special);
  Value special(Value v, Special s) { return special(type_of(v), s); }
  // Applies the descriptor protocol to an attribute found on a type.
  Value bind(Value attribute, Value self, Type* owner);
  // The annotations of a function, evaluated when first asked for.
  Value function_annotations(value::Function& function);
  Dict* instance_dict(value::Object* object);  // made when missing
  void type_changed(Type* type);               // after its dict was changed

  // --- calls (calls.cpp) ---
  // Keyword values follow the positional ones in `arguments`; `keywords` are their names (Str), or null.
  Value call(Value callee, std::span<const Value> arguments, const Tuple* keywords = nullptr);
  Value call(Value callee, std::initializer_list<Value> arguments) {
    return call(callee, std::span<const Value>(arguments.begin(), arguments.size()));
  }
  Value call_method(Value self, std::string_view name, std::initializer_list<Value> arguments = {});
  // Calls a special method of the type (found by lookup, so an instance attribute does not count); unset = no such
  // method.
  Value call_special(Value self, Special special, std::initializer_list<Value> arguments = {});
  Value call_dict(Value callee, std::span<const Value> arguments, const Dict* keywords);
  Value resume(value::Generator& generator, Value sent, Exception* thrown = nullptr);  // unset at the end

  // --- classes (classes.cpp) ---
  Value make_class(Str* name, Tuple* bases, Dict* namespace_, const Dict* keywords = nullptr);
  Value new_instance(Type* type);  // object.__new__

  // --- modules and running (imports.cpp, run.cpp) ---
  Value import(std::string_view dotted_name);  // the module itself (not the top package)
  Value builtin(std::string_view name);        // from the builtins module
  Dict* builtins() { return builtins_; }
  // Evaluates an expression text in a namespace (eval(), --call).
  Value evaluate(std::string_view source, Dict* globals, Dict* locals, bool expression_only,
                 std::string_view file_name = "<string>");

  // --- where we are ---
  Location user_location() const;  // innermost frame in user or package source
  Frame* frame() const { return frame_; }
  const base::SourceFile* source(std::uint32_t id) const;
  int recursion_limit = 1000;
  // sys.get_int_max_str_digits(): longer integers become no text and no text becomes one, but for bases that are powers
  // of 2; 0 is no limit.
  std::size_t max_int_digits = 4300;
  int native_depth = 0;        // of C++ recursion, see RecursionGuard
  std::vector<Value> at_exit;  // tuples of function, arguments, keywords (atexit)
  // Standard streams as the program sees them: 1 = stdout, 2 = stderr.
  void write(int stream, std::string_view text);

  // Native rooms (torch) keep their per-run state here, keyed by the address of a constant of theirs.
  template <class State>
  State& state() {
    std::shared_ptr<void>& slot = states_[&kStateKey<State>];
    if (!slot) slot = std::make_shared<State>();
    return *static_cast<State*>(slot.get());
  }

 private:
  friend class Vm;
  friend class Importer;
  friend struct Calls;
  template <class State>
  static constexpr char kStateKey = 0;
  // What `lookup` found last under a name of a type; versions are never reused.
  struct CachedAttribute {
    std::uint32_t type_version = 0;
    const Str* name = nullptr;
    Value attribute;
  };
  static constexpr std::size_t kCachedAttributes = 4096;
  // Names, method cache and the attributes that built-in types have; on first use (attributes.cpp).
  void prepare();
  Type* type_of_constant(Value v) const;
  Value find_special(Type* type, Special special);

  Options options_;
  syntax::SourceStore& sources_;
  Heap heap_;
  Exception* pending_ = nullptr;
  Exception* handled_ = nullptr;
  Exception* no_answer_ = nullptr;  // stands in pending_ for "an unknown value"
  Frame* frame_ = nullptr;
  Dict* builtins_ = nullptr;
  bool abandoned_ = false;
  std::unique_ptr<Tracer> tracer_;
  std::unique_ptr<Explorer> explorer_;
  std::unique_ptr<LoopWatch> loops_;
  std::unique_ptr<Importer> importer_;
  std::unique_ptr<CodeStore> codes_;
  std::unique_ptr<Vm> vm_;
  std::map<const void*, std::shared_ptr<void>> states_;
  std::shared_ptr<Names> names_;
  std::vector<CachedAttribute> attribute_cache_;
};

inline Type* Interp::type_of(Value v) const {
  if (v.is_object()) return v.object()->type;
  return type_of_constant(v);
}

// Type::specials holds error() for "looked for, not there".
inline Value Interp::special(Type* type, Special special) {
  if (type->specials != nullptr) [[likely]] {
    const Value v = type->specials[static_cast<std::size_t>(special)];
    if (v.is_set()) [[likely]]
      return v.is_error() ? Value() : v;
  }
  return find_special(type, special);
}

}  // namespace shapetrace::interp
