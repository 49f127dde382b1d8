// Unknown branches are explored by replay: evaluation is deterministic, so a path is the list of choices made on it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interp/frame.hpp"
#include "interp/trace.hpp"

namespace shapetrace::interp {

// A place in the source at which an unknown value was asked for its truth. Stable from replay to replay.
struct ChoiceSite {
  std::uint32_t file = 0;
  std::uint32_t node = 0;
  friend auto operator<=>(const ChoiceSite&, const ChoiceSite&) = default;
};

// Whose condition it is: the analysed source's, or one in our models of what it calls.
enum class Asker : std::uint8_t { Source, Model };
inline Asker asker_of(const Frame* frame) {
  const bool model = frame != nullptr && frame->code->file->origin == base::Origin::Prelude;
  return model ? Asker::Model : Asker::Source;
}

class Explorer {
 public:
  // Choices that this path must begin with; beyond them `prefer` decides.
  explicit Explorer(std::vector<bool> prefix = {}, bool every_way = false)
      : prefix_(std::move(prefix)), every_way_(every_way) {}

  // Which way to go at an unknown condition. The first time at a site takes `preferred`, the next time there the other
  // way, so that `while unknown:` enters its body and then leaves it.
  // What a condition on sizes takes for granted is known from then on, so that the same question is not asked again:
  // where every way is wanted, each time counts for itself, as long as this can be no endless loop.
  bool choose(ChoiceSite site, std::uint32_t line, bool preferred, std::string_view reason, Asker asker,
              bool on_sizes = false) {
    constexpr std::uint32_t kMostVisits = 24;
    const std::size_t at = choices_.size();
    const std::uint32_t visits = visits_[site]++;
    const bool splits = every_way_ && on_sizes && visits < kMostVisits;
    if (asker == Asker::Model && !splits) {
      guessed_ = true;
      guessed_again_ |= visits != 0;
    }
    bool way = preferred;
    if (at < prefix_.size()) {
      way = prefix_[at];
    } else if (!splits) {
      // Alternate for a while, so that loops on unknown conditions end; then stay on the way out.
      way = visits % 2 == 0 ? preferred : !preferred;
    }
    choices_.push_back(way);
    splits_.push_back(splits);
    sites_.push_back(site);
    if (described_.size() < 32)
      described_.push_back({site.file, line, way, std::string(reason), site.node, asker == Asker::Model});
    return way;
  }

  // Conditions of our own models were decided: what they refuse after that is not certain to be refused. Where they
  // guessed twice at one place, the second time the other way, not even when every path ends alike.
  bool guessed() const { return guessed_; }
  bool guessed_again() const { return guessed_again_; }

  // backward() of a loss that is not known: any leaf may have a gradient from here on.
  void note_lost_backward() { lost_backward_ = true; }
  bool lost_backward() const { return lost_backward_; }

  const std::vector<bool>& choices() const { return choices_; }
  const std::vector<ChoiceSite>& sites() const { return sites_; }
  // Which of the choices are to be made the other way whatever was seen elsewhere.
  const std::vector<bool>& splits() const { return splits_; }
  const std::vector<Choice>& described() const { return described_; }

 private:
  std::vector<bool> prefix_;
  bool every_way_ = false;
  std::vector<bool> choices_, splits_;
  std::vector<ChoiceSite> sites_;
  std::vector<Choice> described_;
  std::map<ChoiceSite, std::uint32_t> visits_;
  bool guessed_ = false, guessed_again_ = false, lost_backward_ = false;
};

}  // namespace shapetrace::interp
