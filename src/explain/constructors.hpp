// How a file itself makes objects of its classes: out of its calls, expressions that stand on their own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.hpp"

namespace shapetrace::explain {

// Of each class of the file, the calls of it: "Seq2Seq", "Seq2Seq(Encoder(40, 8), Decoder(50, 8))". Names that a
// function assigns are replaced by what it assigns to them; calls that depend on other things than the file's own names
// are left in, since only evaluating tells.
std::vector<std::pair<std::string, std::string>> constructions(const base::SourceFile& file);

}  // namespace shapetrace::explain
