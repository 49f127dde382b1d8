// The text of a tensor, as torch._tensor_str makes it.
#include "torch/tensor_text.hpp"

#include <algorithm>
#include <cmath>

#include "torch/elements.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

std::string scientific(double x, std::int64_t precision) { return fmt::format("{:.{}e}", x, precision); }
std::string fixed(double x, std::int64_t precision) { return fmt::format("{:.{}f}", x, precision); }

class Printer {
 public:
  // `factor` on all floats: what is printed may not depend on the error of elements that are not exact.
  Printer(const Tensor& t, const PrintOptions& options, double factor)
      : t_(t),
        options_(options),
        factor_(factor),
        summarize_(static_cast<double>(element_count(t).value()) > options.threshold) {
    for (std::size_t d = 0; d < t.rank; ++d) extents_.push_back(t.size(d).value());
    choose_format();
  }

  std::string text(std::size_t indent) const {
    return t_.rank == 0 ? number(0) : lines(0, 0, element_count(t_).value(), indent);
  }

 private:
  // Indices along a dimension that are shown; -1 stands for "...".
  std::vector<std::int64_t> shown(std::size_t dim) const {
    const std::int64_t n = extents_[dim], edge = options_.edge_items;
    std::vector<std::int64_t> indices;
    const bool shortened = summarize_ && n > 2 * edge;
    for (std::int64_t i = 0; i < n; ++i) {
      if (shortened && i == edge) {
        indices.push_back(-1);
        i = n - edge;
        if (i >= n) break;
      }
      indices.push_back(i);
    }
    return indices;
  }

  void collect(std::size_t dim, std::int64_t first, std::int64_t count, std::vector<std::int64_t>& places) const {
    if (dim == extents_.size()) return places.push_back(first);
    const std::int64_t step = count / extents_[dim];
    for (const std::int64_t i : shown(dim))
      if (i >= 0) collect(dim + 1, first + i * step, step, places);
  }

  double real(std::int64_t place) const { return word_to_double(*near_element(t_, place), t_.dtype) * factor_; }

  // The width of every number, and whether they are whole or need an exponent, follow from those that are shown.
  void choose_format() {
    std::vector<std::int64_t> places;
    collect(0, 0, element_count(t_).value(), places);
    if (!is_floating(t_.dtype)) {
      for (const std::int64_t p : places) width_ = std::max(width_, whole(p).size());
      return;
    }
    std::vector<double> numbers;
    for (const std::int64_t p : places)
      if (const double x = real(p); std::isfinite(x) && x != 0) numbers.push_back(x);
    if (numbers.empty()) return;
    double smallest = INFINITY, largest = 0;
    for (const double x : numbers) {
      smallest = std::min(smallest, std::fabs(x));
      largest = std::max(largest, std::fabs(x));
      all_whole_ &= x == std::ceil(x);
    }
    exponent_ = options_.scientific.value_or(largest / smallest > 1000.0 || largest > 1.0e8 || smallest < 1.0e-4);
    for (const double x : numbers) {
      const std::size_t n = exponent_    ? scientific(x, options_.precision).size()
                            : all_whole_ ? fixed(x, 0).size() + 1
                                         : fixed(x, options_.precision).size();
      width_ = std::max(width_, n);
    }
  }

  std::string whole(std::int64_t place) const {
    const Word w = *near_element(t_, place);
    if (is_bool(t_.dtype)) return w != 0 ? "True" : "False";
    return t_.dtype == DType::UInt64 ? fmt::format("{}", w) : fmt::format("{}", static_cast<std::int64_t>(w));
  }

  std::string number(std::int64_t place) const {
    std::string text;
    if (!is_floating(t_.dtype)) {
      text = whole(place);
    } else if (const double x = real(place); std::isnan(x)) {
      text = "nan";
    } else if (std::isinf(x)) {
      text = x < 0 ? "-inf" : "inf";
    } else if (exponent_) {
      text = scientific(x, options_.precision);
    } else {
      text = all_whole_ ? fixed(x, 0) + "." : fixed(x, options_.precision);
    }
    return text.size() < width_ ? std::string(width_ - text.size(), ' ') + text : text;
  }

  std::string lines(std::size_t dim, std::int64_t first, std::int64_t count, std::size_t indent) const {
    const bool last = dim + 1 == extents_.size();
    const std::int64_t step = extents_[dim] == 0 ? 0 : count / extents_[dim];
    std::vector<std::string> parts;
    for (const std::int64_t i : shown(dim)) {
      if (i < 0) {
        parts.emplace_back(last ? " ..." : "...");
      } else {
        parts.push_back(last ? number(first + i * step) : lines(dim + 1, first + i * step, step, indent + 1));
      }
    }
    const auto room = static_cast<double>(options_.line_width) - static_cast<double>(indent);
    const auto per_line = static_cast<std::size_t>(std::max(1.0, std::floor(room / static_cast<double>(width_ + 2))));
    const std::string next_line =
        "," + std::string(last ? 1 : extents_.size() - dim - 1, '\n') + std::string(indent + 1, ' ');
    std::string text = "[";
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i != 0) text += last && i % per_line != 0 ? ", " : next_line;
      text += parts[i];
    }
    return text + "]";
  }

  const Tensor& t_;
  const PrintOptions& options_;
  const double factor_;
  const bool summarize_;
  std::vector<std::int64_t> extents_;
  std::size_t width_ = 1;
  bool all_whole_ = true;
  bool exponent_ = false;
};

std::string size_suffix(const Tensor& t) {
  std::string text = "size=(";
  for (std::size_t d = 0; d < t.rank; ++d) text += (d == 0 ? "" : ", ") + dim::text(t.size(d));
  return text + (t.rank == 1 ? ",)" : ")");
}

}  // namespace

std::optional<std::string> tensor_text(Interp& in, const Tensor& t, std::string_view prefix) {
  const State& s = state(in);
  if (!all_known(t) || t.dtype == DType::Unknown || is_complex(t.dtype)) return std::nullopt;
  if (t.device != DeviceKind::Cpu && t.device != DeviceKind::Meta) return std::nullopt;
  if (t.requires_grad && !t.is_leaf) return std::nullopt;  // the name of its grad_fn is not followed
  const std::string dtype = fmt::format("dtype=torch.{}", info(t.dtype).name);
  const bool default_float = t.dtype == s.default_dtype;
  std::string text(prefix);
  std::vector<std::string> suffixes;
  if (t.device == DeviceKind::Meta) {
    text += "...";
    suffixes = {"device='meta'", size_suffix(t)};
    if (!default_float) suffixes.push_back(dtype);
  } else if (element_count(t).is(0)) {
    text += "[]";
    if (t.rank != 1) suffixes.push_back(size_suffix(t));
    if (!default_float) suffixes.push_back(dtype);
  } else {
    if (!elements_near(t)) return std::nullopt;
    const double slack = t.storage->slack;
    const std::string elements = Printer(t, s.printing, 1).text(prefix.size());
    for (const double factor : {1 - slack, 1 + slack})
      if (slack != 0 && Printer(t, s.printing, factor).text(prefix.size()) != elements) return std::nullopt;
    text += elements;
    if (!default_float && t.dtype != DType::Int64 && t.dtype != DType::Bool) suffixes.push_back(dtype);
  }
  if (t.requires_grad) suffixes.emplace_back("requires_grad=True");
  const std::size_t newline = text.rfind('\n');
  std::size_t length = newline == std::string::npos ? text.size() + 2 : text.size() - newline + 1;
  for (const std::string& suffix : suffixes) {
    if (length + suffix.size() + 2 > static_cast<std::size_t>(s.printing.line_width)) {
      text += ",\n" + std::string(prefix.size(), ' ') + suffix;
      length = prefix.size() + suffix.size();
    } else {
      text += ", " + suffix;
      length += suffix.size() + 2;
    }
  }
  return text + ")";
}

}  // namespace shapetrace::torch
