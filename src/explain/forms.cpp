#include "explain/forms.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace shapetrace::explain {

namespace {

// Images, sequences, rows, volumes, single rows; words; what else is in use.
const std::vector<InputForm>& forms_of_one() {
  static const std::vector<InputForm> forms = {{{"N", "C", "H", "W"}, "float32"},
                                               {{"N", "L", "F"}, "float32"},
                                               {{"N", "F"}, "float32"},
                                               {{"N", "C", "D", "H", "W"}, "float32"},
                                               {{"F"}, "float32"},
                                               {{"N", "L"}, "int64"},
                                               {{"N"}, "int64"}};
  return forms;
}

// With several inputs every combination is tried: no more of them than this.
constexpr std::size_t kMostCombinations = 160;

bool mentions(const std::string& name, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return name.find(w) != std::string::npos; });
}

// What to try for an input of this name, what the name speaks for first.
std::vector<InputForm> forms_for(const std::string& name) {
  constexpr std::array<std::string_view, 9> kWords = {"ids", "token", "idx",   "index", "word",
                                                      "src", "tgt",   "label", "class"};
  constexpr std::array<std::string_view, 7> kRows = {"z", "noise", "latent", "meta", "tabular", "feat", "vec"};
  std::vector<std::size_t> order = {0, 1, 2, 5, 6, 3, 4};
  if (mentions(name, kWords)) order = {5, 6, 1, 2, 0, 3, 4};
  if (mentions(name, kRows)) order = {2, 1, 0, 5, 6, 3, 4};
  std::vector<InputForm> forms;
  if (mentions(name, std::array<std::string_view, 2>{"mask", "pad"}))
    forms = {{{"N", "L"}, "bool"}, {{"N", "L"}, "float32"}, {{"N", "C", "L", "K"}, "bool"}, {{"N", "L", "K"}, "bool"}};
  if (mentions(name, std::array<std::string_view, 1>{"len"})) forms = {{{"N"}, "int64"}};
  for (const std::size_t i : order) forms.push_back(forms_of_one()[i]);
  return forms;
}

}  // namespace

std::vector<Inputs> usual_inputs(const std::vector<std::string>& parameters) {
  std::vector<Inputs> all;
  for (const InputForm& f : forms_of_one()) all.push_back(with_distinct_names(Inputs(parameters.size(), f)));
  if (parameters.size() == 1) all.push_back({{{"N", "L", "K"}, "int64"}});  // several words at each place
  return all;
}

std::vector<Inputs> mixed_inputs(const std::vector<std::string>& parameters) {
  std::vector<Inputs> all;
  // Combinations by how far down the likeliest forms they are.
  std::vector<std::vector<InputForm>> forms;
  for (const std::string& name : parameters) forms.push_back(forms_for(name));
  std::vector<std::vector<std::size_t>> places{{}};
  for (const std::vector<InputForm>& own : forms) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& start : places)
      for (std::size_t k = 0; k < own.size(); ++k) {
        longer.push_back(start);
        longer.back().push_back(k);
      }
    places = std::move(longer);
    if (places.size() > 20000) return {};
  }
  const auto cost = [](const std::vector<std::size_t>& p) {
    return std::accumulate(p.begin(), p.end(), std::size_t{0});
  };
  std::stable_sort(places.begin(), places.end(), [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
  places.resize(std::min(places.size(), kMostCombinations));
  for (const auto& place : places) {
    Inputs inputs;
    for (std::size_t i = 0; i < place.size(); ++i) inputs.push_back(forms[i][place[i]]);
    all.push_back(with_distinct_names(std::move(inputs)));
  }
  return all;
}

std::size_t meant_form(std::span<const Inputs> taken, const std::function<bool(std::size_t)>& keeps_rank) {
  const auto at = [&](std::size_t rank, std::string_view dtype) {
    for (std::size_t i = 0; i < taken.size(); ++i)
      if (taken[i][0].names.size() == rank && taken[i][0].dtype == dtype) return i;
    return taken.size();
  };
  // What takes rows and maps alike works on the last dimension: rows are meant, or series of them.
  const std::size_t rows = at(2, "float32"), series = at(3, "float32"), maps = at(4, "float32");
  if (maps < taken.size() && rows < taken.size() && (series == taken.size() || keeps_rank(rows))) return rows;
  if (maps < taken.size() && series < taken.size() && at(5, "float32") < taken.size()) return series;
  for (const std::size_t rank : {5U, 4U, 3U, 2U, 1U})
    if (const std::size_t i = at(rank, "float32"); i < taken.size()) return i;
  for (const std::size_t rank : {2U, 1U})
    if (const std::size_t i = at(rank, "int64"); i < taken.size()) return i;
  return 0;
}

std::vector<std::string> named(const InputForm& form, const std::vector<bool>& settled, std::size_t meant) {
  const std::size_t rank = form.names.size();
  const auto only = [&](std::size_t d) { return settled[d] && std::ranges::count(settled, true) == 1; };
  const bool larger = meant == rank + 1;
  if (form.dtype == "int64") return larger && rank == 1 ? std::vector<std::string>{"L"} : form.names;
  // A single image, volume or series of a module for batches of them.
  if (larger && rank >= 2 && rank <= 4 && settled[0] && !settled[rank - 1]) {
    if (rank == 2) return {"C", "L"};
    return rank == 3 ? std::vector<std::string>{"C", "H", "W"} : std::vector<std::string>{"C", "D", "H", "W"};
  }
  if (rank == 3 && settled[1] && !settled[2]) return {"N", "C", "L"};
  if (rank == 4 && only(3)) return {"N", "H", "W", "C"};
  if (rank == 5 && settled[2] && !settled[1]) return {"N", "T", "C", "H", "W"};
  if (rank == 2 && larger && only(1)) return {"L", "F"};
  return form.names;
}

bool is_number(const std::string& name) {
  return std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> all_names(const Inputs& inputs) {
  std::vector<std::string> names;
  for (const InputForm& f : inputs)
    for (const std::string& name : f.names)
      if (!is_number(name) && std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

Inputs with_distinct_names(Inputs inputs) {
  for (std::size_t i = 1; i < inputs.size(); ++i)
    for (std::string& name : inputs[i].names) name += std::to_string(i + 1);
  return inputs;
}

}  // namespace shapetrace::explain
