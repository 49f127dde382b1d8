// What the built-in types themselves do, whatever a subclass overrides: the native methods of list, dict, int ... call
// these, and the protocols of Interp take them as their fast paths. (Interp::get_item and its like would call an
// overriding method again.) A subclass, user-defined or native, is treated as its layout's built-in type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interp/interp.hpp"

namespace shapetrace::interp {

// --- hash tables with Python's hash and equality ---

// Sets `at` to the entry, or Dict::kNotFound; false when hashing or comparing failed.
bool dict_find(Interp& in, const Dict& dict, Value key, std::uint32_t& at);
// `otherwise` when absent, or error; an Unknown where the key is not known, or absent while the dict has unknown keys.
Value dict_get(Interp& in, const Dict& dict, Value key, Value otherwise = {});
bool dict_set(Interp& in, Dict& dict, Value key, Value v);
// 1 = erased (its value in `removed`), 0 = was not there, -1 = error.
int dict_erase(Interp& in, Dict& dict, Value key, Value* removed = nullptr);
// An unknown value that leaves it open whether an absent key is there after all; unset = it is not there.
Value dict_doubt(const Dict& dict, Value key);
Value set_doubt(const value::Set& set, Value key);
int set_contains(Interp& in, const value::Set& set, Value key);
bool set_add(Interp& in, value::Set& set, Value key);
// Adds another set's items in the way of CPython, on which the order of iteration depends.
bool set_merge(Interp& in, value::Set& set, const value::Set& other);
void set_make_room(Interp& in, value::Set& set, std::uint32_t more);
int set_erase(Interp& in, value::Set& set, Value key);  // 1, 0, -1 as dict_erase

// One of these items, it is not known which: what all have in common is kept.
Value any_of(Interp& in, std::span<const Value> items, Value cause);

// --- operators of the built-in types; NotImplemented where the types do not go together ---

Value builtin_binary(Interp& in, syntax::BinaryOp op, Value a, Value b);
Value builtin_unary(Interp& in, syntax::UnaryOp op, Value a);
Value builtin_compare(Interp& in, syntax::CompareOp op, Value a, Value b);  // Eq .. Ge
// a + b and a * n of text, bytes, lists and tuples (a list is appended to in place when `in_place`).
Value sequence_concat(Interp& in, Value a, Value b);
Value sequence_repeat(Interp& in, Value a, Value times);
bool builtin_hash(Interp& in, Value v, std::uint64_t& out);

// --- items ---

Value builtin_get_item(Interp& in, Value container, Value key);
bool builtin_set_item(Interp& in, Value container, Value key, Value v);
bool builtin_delete_item(Interp& in, Value container, Value key);
int builtin_contains(Interp& in, Value container, Value item);
Value builtin_length(Interp& in, Value container);
Value builtin_iterate(Interp& in, Value container);
Value builtin_reversed(Interp& in, Value container);  // list, tuple, str, range, dict, views; NotImplemented for others

// A slice applied to a sequence of `length` items.
struct SliceBounds {
  std::int64_t start = 0, stop = 0, step = 1, count = 0;
};
bool slice_bounds(Interp& in, Value slice, std::int64_t length, SliceBounds& out);
// The same from optional start and stop arguments (list.index, str.find); unset and None leave the default.
bool clamp_bounds(Interp& in, Value start, Value stop, std::int64_t length, std::int64_t& from, std::int64_t& to);
std::int64_t range_length(Interp& in, const value::Range& range);  // clamped to int64
Value range_item(Interp& in, const value::Range& range, std::int64_t at);

// --- text ---

// Byte offset of a code point (at == length gives the size).
std::size_t offset_of(const Str& text, std::size_t at);
Str* character_at(Interp& in, const Str& text, std::size_t at);
Str* substring(Interp& in, const Str& text, std::size_t from, std::size_t to);  // in code points

// --- classes and attributes ---

// type.__new__(metatype, name, bases, namespace, **keywords); make_class finds the metaclass and calls it.
Value type_new(Interp& in, Type* metatype, Str* name, Tuple* bases, Dict* namespace_, const Dict* keywords);
// type(name, bases, ns) may be given a namespace that the caller goes on using; a class has its own.
Type* calculate_metatype(Interp& in, Type* metatype, const Tuple& bases);  // null after TypeError
// type.__setattr__, also deleting (v unset).
bool type_set_attr(Interp& in, Type* type, Str* name, Value v);
Value type_get_attr(Interp& in, Type* type, Str* name);  // AttributeError when absent
Value super_get_attr(Interp& in, value::Super& super, Str* name);
Value module_get_attr(Interp& in, Module& module, Str* name);
// super() with its two arguments; checks them.
Value make_super(Interp& in, Value type, Value self);
// dir(): sorted names.
Value list_attributes(Interp& in, Value v);
bool is_abstract_error(Interp& in, Type* type);  // raises "Can't instantiate abstract class ..." where it applies

// list[int], int | str.
Value generic_alias(Interp& in, Value origin, Value parameters);
Value union_of(Interp& in, Value a, Value b);

// A step of an async generator, to be awaited: to its next `yield`.
value::AsyncStep* make_step(Interp& in, value::Generator& source);

// --- exceptions ---

// Exception objects without calling Python code.
Exception* make_exception(Interp& in, Type* type, std::span<const Value> arguments);
Value exception_text(Interp& in, Exception& e);  // str(e) of the built-in exceptions
// As CPython prints an uncaught exception.
std::string format_traceback(Interp& in, const Exception& e);
// "ValueError: text", its last line.
std::string format_exception_only(Interp& in, const Exception& e);

// --- identity ---

// A number per object that is the same from run to run: id(), and the hash of plain objects.
std::uint64_t identity(Interp& in, Value v);

}  // namespace shapetrace::interp
