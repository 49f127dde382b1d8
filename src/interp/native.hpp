// How native (C++) functions, types and modules are made known to the interpreter.
//
// A standard-library module written in C++ is one file python/mod_<name>.cpp that defines
//   const NativeModule kMathModule = {"math", kFunctions, init_math};
// and a line in python/modules.cpp that lists it. `init` may add constants and types to the module's namespace; it runs
// when the module is first imported.
#pragma once

#include <span>
#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::interp {

using value::NativeDef;
using value::NativeKind;

struct NativeModule {
  std::string_view name;  // dotted
  std::span<const NativeDef> functions;
  void (*init)(Interp&, Module&) = nullptr;  // may be null
};

// All native modules, sorted by name (python/modules.cpp).
const NativeModule* find_native_module(std::string_view name);

// Puts the built-in functions and types into a namespace (python/builtins.cpp).
void install_builtins(Interp& in, Dict& namespace_);

// A parsed signature; see NativeDef.
struct NativeSignature {
  struct Parameter {
    Str* name;
    bool required;
  };
  std::span<const Parameter>
      parameters;                // positional ones first, then *args if any, keyword-only ones, **kwargs if any
  std::uint32_t positional = 0;  // how many take positional arguments
  std::uint32_t positional_only = 0;
  std::uint32_t required = 0;  // required positional ones
  std::int32_t var_args = -1;  // index of *args, or -1
  std::int32_t var_keywords = -1;
};
const NativeSignature* parse_signature(Interp& in, std::string_view signature);

// Adds a value to a module.
inline void set(Interp& in, Module& module, std::string_view name, Value v) {
  module.attrs->set(in.arena(), in.heap().intern(name), v);
}

// --- small helpers for argument checks ---

// The text of a str argument, or TypeError "<function>() argument must be str, not int".
bool want_str(Interp& in, Value v, std::string_view function, std::string_view& out);
// An optional integer argument: unset or None leave `out` as it is.
bool want_index(Interp& in, Value v, std::int64_t& out);
// A number as double; raises "must be real number, not str".
bool want_double(Interp& in, Value v, double& out);
// First unknown among the arguments, or unset: natives that compute from values return in.unknown_from(that, kind).
Value first_unknown(std::span<const Value> arguments);

}  // namespace shapetrace::interp
