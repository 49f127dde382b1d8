// Parsing: tree-sitter-python does the parsing, lowering makes our own tree of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

// Parses UTF-8 source (a leading byte order mark is skipped, offsets count it). Never throws; where the
// source is wrong, Tree::errors says so. NUL bytes and nesting deeper than CPython accepts are such errors.
//
// `file_name` is for the one message that holds it. Where the source is wrong, the first of Tree::errors is the one
// that CPython 3.11 would report. Finding its words costs more parsing; a caller who only wants to know whether there
// is an error can do without.
enum class Diagnose : std::uint8_t { No, Yes };
Tree parse(std::string_view source, Diagnose diagnose = Diagnose::Yes, std::string_view file_name = {});

// The exception that CPython raises for an error: SyntaxError or one of its subclasses.
std::string_view exception_type(const SyntaxErrorAt& error);

// What CPython calls an expression in messages: "function call", "literal".
std::string_view expression_name(Kind kind);

// Whether a blob may have been damaged (a cache file) or is part of the program.
enum class Trust : std::uint8_t { Verify, Embedded };

// One contiguous blob for embedding and caching, and its view back. The blob is position independent and must be
// aligned to 8 bytes; `load` checks magic, version, bounds and (unless it is trusted) a checksum, and returns false for
// anything that it did not write itself. Errors are not kept: a tree with errors is not worth storing.
std::string serialize(const Tree& tree);
bool load(std::string_view blob, View& out, Trust trust = Trust::Verify);

}  // namespace shapetrace::syntax
