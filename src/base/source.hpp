// Source files as evaluation and reports see them, and the one file system that all reading goes through.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::base {

enum class Origin : std::uint8_t {
  User,     // the program and its own modules
  Package,  // a package found on an import root outside the program's folder
  Prelude,  // our own models: invisible in tracebacks, bindings and findings
};

struct SourceFile {
  std::string path;          // absolute, or "<prelude>/torch/nn/..." for our own
  std::string display_name;  // relative to the program's folder or to its import root
  std::string_view text;
  syntax::View tree;
  Origin origin = Origin::User;
  std::uint32_t id = 0;
  // Owners of what the views above refer to; empty for embedded files.
  std::string owned_text;
  syntax::Tree owned_tree;
  std::shared_ptr<const void> owned_blob;  // a tree that came from the cache

  std::string_view line_text(std::uint32_t line) const;  // 1-based, without its line end
};

enum class PathKind : std::uint8_t { Missing, File, Directory };

// Reading only: disk below an overlay of texts in memory (unsaved buffers, fixes being tried, tests).
class FileSystem {
 public:
  void overlay(std::string path, std::string text) { overlay_[std::move(path)] = std::move(text); }
  PathKind kind(const std::string& path) const;
  std::optional<std::string> read(const std::string& path, std::size_t limit = std::size_t{16} << 20) const;
  std::vector<std::string> list(const std::string& path) const;  // sorted names

 private:
  std::map<std::string, std::string, std::less<>> overlay_;
};

}  // namespace shapetrace::base
