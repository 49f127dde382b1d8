#include <gtest/gtest.h>

#include "syntax/embedded.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

TEST(Embedded, FilesAreSortedFoundAndLoad) {
  for (std::size_t i = 0; i < embedded_count(); ++i) {
    const EmbeddedFile file = embedded_file(i);
    EXPECT_TRUE(i == 0 || embedded_file(i - 1).path < file.path);
    const auto found = find_embedded(file.path);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->source.data(), file.source.data());
    View view;
    EXPECT_TRUE(load(file.tree_blob, view, Trust::Verify)) << file.path;
  }
  EXPECT_FALSE(find_embedded("no/such/file.py"));
}

}  // namespace
}  // namespace shapetrace::syntax
