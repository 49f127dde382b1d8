// All sources that were read, each parsed once and shared by the runs that follow each other (replays, fixes tried).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "syntax/cache.hpp"
#include "syntax/read_ahead.hpp"

namespace shapetrace::syntax {

class SourceStore {
 public:
  static constexpr std::string_view kWhyUnread =
      "cannot be read, is larger than 16 MB, or has a statement of more than 2,000,000 tokens";

  explicit SourceStore(base::FileSystem& files, const TreeCache* cache = nullptr) : files_(files), cache_(cache) {}
  // The sources of another store with other texts for some paths; what is not replaced is shared, ids stay.
  SourceStore(const SourceStore& other, const std::map<std::string, std::string>& texts);
  SourceStore(const SourceStore&) = delete;
  SourceStore& operator=(const SourceStore&) = delete;

  base::FileSystem& files() { return files_; }
  // A file on disk (or in the overlay); null when it cannot be read: kWhyUnread.
  std::shared_ptr<const base::SourceFile> load(const std::string& path, const std::string& display_name,
                                               base::Origin origin);
  // A file that will probably be loaded soon.
  void expect(const std::string& path, base::Origin origin);
  // A file of the prelude, "torch/nn/functional.py"; null when there is none.
  std::shared_ptr<const base::SourceFile> load_embedded(std::string_view path);
  // Text that stands in no file: eval(), --call.
  std::shared_ptr<const base::SourceFile> add_text(std::string text, std::string name, base::Origin origin);
  std::shared_ptr<const base::SourceFile> by_id(std::uint32_t id) const {
    return id == 0 || id > sources_.size() ? nullptr : sources_[id - 1];
  }
  const std::vector<std::shared_ptr<const base::SourceFile>>& all() const { return sources_; }

 private:
  // The text and the tree of a file; null when it cannot be read, or is longer than `limit`.
  std::shared_ptr<base::SourceFile> read(const std::string& path, base::Origin origin, std::size_t limit) const;
  std::shared_ptr<const base::SourceFile> keep(std::shared_ptr<base::SourceFile> file);

  base::FileSystem& files_;
  const TreeCache* cache_;  // of packages; may be null
  std::map<std::string, std::shared_ptr<const base::SourceFile>, std::less<>> by_path_;
  std::vector<std::shared_ptr<const base::SourceFile>> sources_;
  std::unique_ptr<ReadAhead> ahead_;  // once something is expected
};

}  // namespace shapetrace::syntax
