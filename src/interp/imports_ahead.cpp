// Imports that a module is about to make: their sources are read and parsed while others are evaluated.
#include <algorithm>

#include "interp/imports.hpp"
#include "syntax/embedded.hpp"

namespace shapetrace::interp {

using syntax::Kind;

namespace {

// The package that `level` dots mean in a module of `package`.
std::string_view enclosing_package(std::string_view package, int level) {
  for (; level > 1; --level) {
    const std::size_t dot = package.rfind('.');
    if (dot == std::string_view::npos) return {};
    package = package.substr(0, dot);
  }
  return package;
}

}  // namespace

void Importer::look_ahead(const syntax::View& tree, syntax::ListId statements, std::string_view package) {
  if (!syntax::ReadAhead::pays()) return;
  for (const syntax::NodeId id : tree.list(statements)) {
    const syntax::Node& n = tree[id];
    switch (n.kind) {
      case Kind::Try: look_ahead(tree, n.a, package); break;
      case Kind::Import:
        for (const syntax::NodeId alias : tree.list(n.a)) expect(tree.atom(tree[alias].a));
        break;
      case Kind::ImportFrom: {
        std::string dotted(n.small == 0 ? std::string_view() : enclosing_package(package, n.small));
        const std::string_view name = tree.atom(n.a);
        const auto below = [&](std::string_view part) {
          return dotted.empty() ? std::string(part) : dotted + "." + std::string(part);
        };
        if (!name.empty()) {
          expect(below(name));
        } else {
          for (const syntax::NodeId alias : tree.list(n.b)) expect(below(tree.atom(tree[alias].a)));
        }
        break;
      }
      default: break;
    }
  }
}

// A guess that knows nothing of __path__ and of finders: where it is wrong, a file was read in vain.
void Importer::expect(std::string_view dotted) {
  if (is_standard_module(dotted.substr(0, dotted.find('.')))) return;
  for (std::size_t end = dotted.find('.');; end = dotted.find('.', end + 1)) {
    const std::string_view module = dotted.substr(0, end);
    if (!expected_.contains(module)) expect_source(*expected_.emplace(module).first);
    if (end == std::string_view::npos) return;
  }
}

void Importer::expect_source(const std::string& dotted) {
  std::string relative = dotted;
  std::ranges::replace(relative, '.', '/');
  constexpr std::string_view kForms[] = {"/__init__.py", ".py"};
  for (const std::string& folder : top_folders(std::string_view(dotted).substr(0, dotted.find('.')))) {
    for (const std::string_view form : kForms) {
      const std::string path = relative + std::string(form);
      if (folder == kPrelude) {
        if (syntax::find_embedded(path)) return;
        continue;
      }
      const std::string file = folder + "/" + path;
      if (in_.files().kind(file) == base::PathKind::File) return sources_.expect(file, origin_of(file));
    }
  }
}

}  // namespace shapetrace::interp
