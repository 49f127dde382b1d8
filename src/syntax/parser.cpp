#include "syntax/parser.hpp"

namespace shapetrace::syntax {

Tree parse(std::string_view) {
  return {};
}

}  // namespace shapetrace::syntax
