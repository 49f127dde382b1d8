// The python room: Python's built-in types and functions, and the modules of its standard library that are written in
// C++. One file per type or module. Types are made bare by value::Heap; an install function per file fills in what they
// can do, from a table of NativeDefs at the end of that file.
#pragma once

#include "interp/interp.hpp"
#include "interp/native.hpp"

namespace shapetrace::python {

// All of the functions below, in order; called once per run by install_builtins.
void install_types(interp::Interp& in);

// object.cpp and friends
void install_object(interp::Interp& in);
void install_type(interp::Interp& in);
void install_functions(interp::Interp& in);
void install_descriptors(interp::Interp& in);
void install_super(interp::Interp& in);
void install_generics(interp::Interp& in);
void install_generators(interp::Interp& in);
void install_singletons(interp::Interp& in);

// Types that only the builtins namespace knows.
void add_exception_groups(interp::Interp& in, value::Dict& builtins);
void add_memoryview(interp::Interp& in, value::Dict& builtins);

// text and numbers
void install_str(interp::Interp& in);
void install_bytes(interp::Interp& in);
void install_bytearray(interp::Interp& in);
void install_int(interp::Interp& in);
void install_bool(interp::Interp& in);
void install_float(interp::Interp& in);
void install_complex(interp::Interp& in);
// abs, ascii, bin, chr, divmod, format, hex, oct, ord, pow, repr, round
std::span<const value::NativeDef> number_builtins();

// containers
void install_list(interp::Interp& in);
void install_tuple(interp::Interp& in);
void install_dict(interp::Interp& in);
void install_dict_views(interp::Interp& in);
void install_set(interp::Interp& in);
void install_range(interp::Interp& in);
void install_slice(interp::Interp& in);
void install_iterators(interp::Interp& in);

}  // namespace shapetrace::python
