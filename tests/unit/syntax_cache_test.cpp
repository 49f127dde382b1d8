#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "syntax/cache.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

namespace fs = std::filesystem;

class Cache : public ::testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder_); }
  void TearDown() override { fs::remove_all(folder_); }

  const std::string folder_ = (fs::temp_directory_path() / "shapetrace-cache-test").string();
};

TEST_F(Cache, FindsByContentWhatWasStored) {
  const TreeCache cache(folder_);
  const std::string source = "def f(x):\n  return x * 2.5\n";
  EXPECT_FALSE(cache.find(source));
  const Tree tree = parse(source);
  cache.store(source, tree);
  const auto found = cache.find(source);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->tree.nodes.size(), tree.nodes.size());
  EXPECT_EQ(found->tree.text, tree.text);
  EXPECT_FALSE(cache.find(source + " "));
}

TEST_F(Cache, ADamagedFileIsAsGoodAsNone) {
  const TreeCache cache(folder_);
  const std::string source = "x = 1\n";
  cache.store(source, parse(source));
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::trunc) << "rubbish";
  }
  EXPECT_FALSE(cache.find(source));
}

TEST_F(Cache, AFolderThatCannotBeWrittenIsNoError) {
  const TreeCache cache("/dev/null/nowhere");
  cache.store("x\n", parse("x\n"));
  EXPECT_FALSE(cache.find("x\n"));
}

}  // namespace
}  // namespace shapetrace::syntax
