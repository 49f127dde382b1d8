#include "syntax/sources.hpp"

#include "syntax/embedded.hpp"
#include "syntax/encoding.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::syntax {

SourceStore::SourceStore(const SourceStore& other, const std::map<std::string, std::string>& texts)
    : files_(other.files_), cache_(other.cache_), by_path_(other.by_path_), sources_(other.sources_) {
  for (auto& source : sources_) {
    const auto text = texts.find(source->path);
    if (text == texts.end()) continue;
    auto file = std::make_shared<base::SourceFile>();
    file->path = source->path;
    file->display_name = source->display_name;
    file->origin = source->origin;
    file->id = source->id;
    file->owned_text = text->second;
    file->text = file->owned_text;
    file->owned_tree = parse(file->text, Diagnose::Yes, file->path);
    file->tree = view_of(file->owned_tree);
    source = file;
    by_path_[file->path] = file;
  }
}

std::shared_ptr<const base::SourceFile> SourceStore::keep(std::shared_ptr<base::SourceFile> file) {
  file->id = static_cast<std::uint32_t>(sources_.size() + 1);
  sources_.push_back(file);
  by_path_.emplace(file->path, file);
  return file;
}

std::shared_ptr<base::SourceFile> SourceStore::read(const std::string& path, base::Origin origin,
                                                    std::size_t limit) const {
  auto text = files_.read(path, limit);
  if (!text) return nullptr;
  auto file = std::make_shared<base::SourceFile>();
  file->path = path;
  file->origin = origin;
  if (auto converted = from_latin1(*text)) text = std::move(converted);
  file->owned_text = std::move(*text);
  file->text = file->owned_text;
  // Files that a program brings itself change with every edit: only what takes long to parse is worth keeping.
  constexpr std::size_t kLong = std::size_t{64} << 10;
  const TreeCache* const cache = origin == base::Origin::Package || file->text.size() > kLong ? cache_ : nullptr;
  if (cache != nullptr) {
    if (auto found = cache->find(file->text)) {
      file->owned_blob = std::move(found->owner);
      file->tree = found->tree;
      return file;
    }
  }
  file->owned_tree = parse(file->text, Diagnose::Yes, path);
  if (file->owned_tree.given_up) return nullptr;
  file->tree = view_of(file->owned_tree);
  if (cache != nullptr && file->owned_tree.errors.empty()) cache->store(file->text, file->owned_tree);
  return file;
}

void SourceStore::expect(const std::string& path, base::Origin origin) {
  if (!ReadAhead::pays() || by_path_.contains(path)) return;
  // What is long enough to keep the program from ending is not worth a guess.
  constexpr std::size_t kMost = std::size_t{1} << 20;
  if (ahead_ == nullptr)
    ahead_ = std::make_unique<ReadAhead>(
        [this](const std::string& wanted, base::Origin from) { return read(wanted, from, kMost); });
  ahead_->want(path, origin);
}

std::shared_ptr<const base::SourceFile> SourceStore::load(const std::string& path, const std::string& display_name,
                                                          base::Origin origin) {
  if (const auto at = by_path_.find(path); at != by_path_.end()) return at->second;
  auto file = ahead_ == nullptr ? nullptr : ahead_->take(path);
  constexpr std::size_t kMost = std::size_t{16} << 20;
  if (file == nullptr) file = read(path, origin, kMost);
  if (file == nullptr) return nullptr;
  file->display_name = display_name;
  return keep(std::move(file));
}

std::shared_ptr<const base::SourceFile> SourceStore::load_embedded(std::string_view path) {
  std::string full = "<prelude>/" + std::string(path);
  if (const auto at = by_path_.find(full); at != by_path_.end()) return at->second;
  const auto embedded = find_embedded(path);
  if (!embedded) return nullptr;
  auto file = std::make_shared<base::SourceFile>();
  file->path = std::move(full);
  file->display_name = file->path;
  file->origin = base::Origin::Prelude;
  file->text = embedded->source;
  if (!syntax::load(embedded->tree_blob, file->tree, Trust::Embedded)) return nullptr;
  return keep(std::move(file));
}

std::shared_ptr<const base::SourceFile> SourceStore::add_text(std::string text, std::string name, base::Origin origin) {
  auto file = std::make_shared<base::SourceFile>();
  // Each text is a file of its own, even where names repeat.
  file->path = name + "#" + std::to_string(sources_.size());
  file->display_name = std::move(name);
  file->origin = origin;
  file->owned_text = std::move(text);
  file->text = file->owned_text;
  file->owned_tree = parse(file->text);
  file->tree = view_of(file->owned_tree);
  return keep(std::move(file));
}

}  // namespace shapetrace::syntax
