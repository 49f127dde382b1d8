// Attributes that objects of built-in types have without storing them: __class__, __name__, co_varnames, args ...
#pragma once

#include "interp/interp.hpp"
#include "interp/native.hpp"

namespace shapetrace::interp {

// A line of a table of attributes: a property with native getter and setter. Without a setter it is read-only.
struct AttributeDef {
  NativeDef get;
  NativeDef set;  // function null = none
};
constexpr AttributeDef attribute(std::string_view name, value::NativeFn get, value::NativeFn set = nullptr) {
  return {{name, "self", get, NativeKind::Getter}, {name, "self, value", set, NativeKind::Method}};
}
void add_attributes(Interp& in, Type* type, std::span<const AttributeDef> table);

// Makes a dictionary that of an instance: attribute lookup relies on interned keys there, and on their mark
// (Dict::find).
void adopt_instance_dict(Interp& in, Dict& dict);

// The code object of a body, as programs see it.
Value code_object(Interp& in, CodeBody& body);

void install_builtin_attributes(Interp& in);    // builtin_attributes.cpp
void install_function_attributes(Interp& in);   // function_attributes.cpp, for the former
void install_exception_attributes(Interp& in);  // exception_types.cpp

}  // namespace shapetrace::interp
