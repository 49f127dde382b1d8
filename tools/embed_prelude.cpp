// Packs the prelude while building: embed_prelude FOLDER LIST OUT
// where LIST names files below FOLDER, one a line. A syntax error in one of them fails the build.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "syntax/embedded.hpp"
#include "syntax/parser.hpp"

namespace {

std::string read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: embed_prelude FOLDER LIST OUT\n", stderr);
    return 2;
  }
  using namespace shapetrace::syntax;
  const std::string folder = argv[1];
  std::vector<std::string> paths;
  std::ifstream list(argv[2]);
  for (std::string line; std::getline(list, line);) {
    if (!line.empty()) paths.push_back(line);
  }
  std::ranges::sort(paths);

  std::vector<std::string> sources(paths.size());
  std::vector<std::string> blobs(paths.size());
  std::vector<EmbeddedFile> files;
  bool failed = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string full = folder + "/" + paths[i];
    sources[i] = read_all(full);
    const Tree tree = parse(sources[i]);
    const View view = view_of(tree);
    for (const SyntaxErrorAt& error : tree.errors) {
      std::fprintf(stderr, "%s:%u:%u: error: %s\n", full.c_str(), view.line_of(error.begin),
                   view.column_of(error.begin) + 1, error.message.c_str());
      failed = true;
    }
    blobs[i] = serialize(tree);
    files.push_back({paths[i], sources[i], blobs[i]});
  }
  if (failed) return 1;
  std::ofstream out(argv[3], std::ios::binary);
  out << pack_embedded(files);
  return out.flush() ? 0 : 1;
}
