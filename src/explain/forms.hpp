// The forms in which a module's inputs come: how many dimensions, what they are called, of which element type.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace shapetrace::explain {

// One input: its dimensions by name, its element type.
struct InputForm {
  std::vector<std::string> names;        // "N", "C", "H", "W"
  std::string dtype;                     // "float32"
  std::vector<std::string> dtypes = {};  // others that do as well
  // Of integers, where not every number will do: from .. to.
  std::optional<std::pair<std::int64_t, std::int64_t>> range = std::nullopt;
};
// What a call is given: one form for each input.
using Inputs = std::vector<InputForm>;

// What to try for inputs of these names: all of one form.
std::vector<Inputs> usual_inputs(const std::vector<std::string>& parameters);
// Several inputs of different forms, the likeliest combinations first.
std::vector<Inputs> mixed_inputs(const std::vector<std::string>& parameters);

// Which of the forms that a module takes is meant; `taken` is not empty. One that takes rows and
// images alike works on the last dimension; one that takes images and single images is meant for batches.
std::size_t meant_form(std::span<const Inputs> taken, const std::function<bool(std::size_t)>& keeps_rank);

// Better names for the dimensions, now that it is known which of them have one size only: channels are where a number
// is. `meant` is the number of dimensions of the form that is meant.
std::vector<std::string> named(const InputForm& form, const std::vector<bool>& settled, std::size_t meant);

// Whether a dimension's name is its size, as annotations have it: "3".
bool is_number(const std::string& name);
// The names of all dimensions that have one, each once, those of later inputs with a number behind: N, C, H, W, N2 ...
std::vector<std::string> all_names(const Inputs& inputs);
// The same as inputs.
Inputs with_distinct_names(Inputs inputs);

}  // namespace shapetrace::explain
