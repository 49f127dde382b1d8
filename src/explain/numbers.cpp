#include "explain/numbers.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numeric>

namespace shapetrace::explain {

namespace {

std::string factors_text(std::int64_t n) {
  std::string text;
  for (std::int64_t p = 2; p * p <= n; ++p) {
    int times = 0;
    while (n % p == 0) n /= p, ++times;
    if (times == 0) continue;
    text += (text.empty() ? "" : " · ") + std::to_string(p);
    if (times > 1) text += fmt::format("^{}", times);
  }
  if (n > 1 || text.empty()) text += (text.empty() ? "" : " · ") + std::to_string(n);
  return text;
}

std::int64_t exact_root(std::int64_t n) {
  const auto r = static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(n))));
  return r * r == n ? r : 0;
}

// n as channels × side × side, for channel counts that networks have.
std::string as_maps(std::int64_t n) {
  std::string text;
  int found = 0;
  for (const std::int64_t c : {3, 1, 16, 20, 32, 64, 128, 256, 512, 1024, 2048}) {
    if (n % c != 0) continue;
    const std::int64_t side = exact_root(n / c);
    if (side < 2 || ++found > 4) continue;
    text += fmt::format("{}{}×{}×{}", text.empty() ? "" : ", ", c, side, side);
  }
  return text;
}

void ordinary_causes(std::int64_t ratio, bool fewer, std::vector<std::string>& out) {
  if (ratio == 3) {
    out.push_back(
        fewer ? "a factor of 3: colour lost. Grey images (1 channel) where colour ones (3) were expected: look at "
                "how images are opened, `.convert(\"RGB\")`, `Grayscale`, `mean(1)`"
              : "a factor of 3: colour gained. RGB images (3 channels) where grey ones (1) were expected: look at "
                "how images are opened, `.convert(\"L\")`, `Grayscale()`");
    out.push_back("one of three parts that belong together: q, k and v of an attention, or a missing `cat`");
    out.push_back("a pooling or stride of 3 along one dimension");
  } else if (ratio == 4) {
    out.push_back("a factor of 4: one pooling (or stride 2) more or less halves both sides of a map");
    out.push_back("images with twice the side, 64×64 against 32×32");
    out.push_back("an LSTM keeps four gates in one matrix");
  } else if (ratio == 2) {
    out.push_back("a factor of 2: a bidirectional layer gives twice the hidden size");
    out.push_back("one side halved: a stride or pooling along one dimension only");
    out.push_back("a `chunk(2)`, a GLU or a `cat` of two parts that is missing or done twice");
  } else if (ratio == 9) {
    out.push_back("a factor of 9: a 3×3 kernel unfolded, or both sides pooled by 3");
  } else if (ratio == 16) {
    out.push_back("a factor of 16: two poolings (or strides of 2) more or less, or patches of 4×4");
  } else if (const std::int64_t side = exact_root(ratio); side > 1) {
    out.push_back(
        fmt::format("a factor of {} = {}²: both sides of a map differ {}-fold, by pooling, stride or patches of {}×{}",
                    ratio, side, side, side, side));
  }
  if ((ratio & (ratio - 1)) == 0 && ratio >= 8)
    out.push_back(fmt::format("a batch of {}: the batch dimension was flattened into the rest, or left out", ratio));
  if (out.empty()) {
    out.push_back(fmt::format(
        "a dimension of {} that one side has and the other has not: a batch, a sequence, classes, heads", ratio));
    out.push_back("a batch dimension flattened away: `view(-1, n)` where `view(x.size(0), -1)` was meant");
  }
}

}  // namespace

std::vector<std::string> compare_numbers(std::int64_t actual, std::int64_t expected) {
  std::vector<std::string> lines;
  if (actual <= 0 || expected <= 0) return {"sizes are positive"};
  lines.push_back(fmt::format("{} = {}", actual, factors_text(actual)));
  lines.push_back(fmt::format("{} = {}", expected, factors_text(expected)));
  if (actual == expected) {
    lines.push_back("the numbers are the same");
    return lines;
  }
  const std::int64_t common = std::gcd(actual, expected), a = actual / common, b = expected / common;
  lines.push_back(fmt::format("ratio {}:{}, common part {}", a, b, common));
  if (a == 1 || b == 1) {
    lines.push_back("ordinary causes, the likeliest first:");
    std::vector<std::string> causes;
    ordinary_causes(std::max(a, b), a < b, causes);
    for (std::size_t i = 0; i < causes.size(); ++i) lines.push_back(fmt::format("  {}. {}", i + 1, causes[i]));
    if (const std::int64_t side = exact_root(common); std::max(a, b) == 3 && side > 1)
      lines.push_back(fmt::format("shapes that give both: 1×3×{0}×{0} and 1×1×{0}×{0}", side));
  } else {
    lines.push_back("ordinary causes, the likeliest first:");
    const std::int64_t x = exact_root(a), y = exact_root(b);
    int n = 0;
    if (x != 0 && y != 0)
      lines.push_back(
          fmt::format("  {}. the same channels on maps of another size: sides as {} to {}; the layer behind was sized "
                      "for other images, or padding is missing",
                      ++n, x, y));
    if (std::abs(actual - expected) == 1)
      lines.push_back(
          fmt::format("  {}. off by one: a class or index counted from 1, a start token, an odd size halved", ++n));
    else
      lines.push_back(
          fmt::format("  {}. two different things: {} of one and {} of the other along some dimension", ++n, a, b));
    lines.push_back(fmt::format("  {}. another size of the input than the one that a layer was computed for", ++n));
  }
  if (const std::string maps = as_maps(actual); !maps.empty())
    lines.push_back(fmt::format("{} could be {}", actual, maps));
  if (const std::string maps = as_maps(expected); !maps.empty())
    lines.push_back(fmt::format("{} could be {}", expected, maps));
  lines.push_back("look next: `shapetrace FILE.py` shows where the numbers come from");
  return lines;
}

}  // namespace shapetrace::explain
