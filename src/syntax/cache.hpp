// Trees of packages' sources kept on disk by content, so that a package is parsed once and not with every run.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

class TreeCache {
 public:
  explicit TreeCache(std::string folder);

  // In the folder that SHAPETRACE_CACHE names ("off" for none), else in "shapetrace" below XDG_CACHE_HOME or ~/.cache.
  // Null when there is no such place.
  static std::unique_ptr<TreeCache> from_environment();

  struct Found {
    std::shared_ptr<const void> owner;
    View tree;
  };
  std::optional<Found> find(std::string_view source) const;
  // Only for trees without errors. Failing to write is no error.
  void store(std::string_view source, const Tree& tree) const;

 private:
  std::string path_of(std::string_view source) const;

  std::string folder_;
};

}  // namespace shapetrace::syntax
