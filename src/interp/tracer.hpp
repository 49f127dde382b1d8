// Collects what a run shows: bindings, gaps, output.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

#include "interp/interp.hpp"
#include "interp/trace.hpp"

namespace shapetrace::interp {

class Tracer {
 public:
  explicit Tracer(Interp& in) : in_(in) {}

  // The torch room tells how a tensor is described.
  using Describe = TracedValue (*)(Interp&, const value::Object& tensor);
  void set_describe(Describe describe) { describe_ = describe; }

  // And it gives the graph of calls at the end of a run, of which the exception is null when none was uncaught.
  using Calls = std::shared_ptr<const CallGraph> (*)(Interp&, const Exception* uncaught);
  void set_calls(Calls calls) { calls_ = calls; }
  std::shared_ptr<const CallGraph> calls(const Exception* uncaught) const {
    return calls_ != nullptr ? calls_(in_, uncaught) : nullptr;
  }

  void bind(const CodeBody& code, std::uint32_t line, Str* name, Value v);
  // A call whose parameters are annotated with shapes begins, and what it returns.
  void note_call(const Frame& frame);
  void note_return(const Frame& frame, Value v);
  void gap(const Location& where, std::string_view reason);
  void write(int stream, std::string_view text);
  // Something that runs and is surely not meant: a warning, once for each place.
  void suspect(const Location& where, std::string_view code, std::string message, std::string advice);
  // A value that could matter: a tensor, a tuple or list (which may hold some), or one that is not known.
  static bool worth_recording(Value v) {
    if (!v.is_object()) return false;
    const Type* const t = v.object()->type;
    return t->tensor_like || t->layout == value::Layout::Tuple || t->layout == value::Layout::List ||
           t->layout == value::Layout::Unknown;
  }
  // The gaps, each with the number of bindings whose value is not known because of it.
  std::vector<Gap> gaps_with_hidden() const;

  std::vector<Binding> bindings;
  std::vector<Gap> gaps;
  std::vector<Finding> suspicions;
  std::vector<AnnotatedCall> annotated;
  std::string standard_output, standard_error;

 private:
  bool describe_value(Value v, int depth, TracedValue& out) const;

  struct Key {
    std::uint64_t place;
    const Str* name;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& k) const {
      return k.place * 0x9e37'79b9'7f4a'7c15 ^ reinterpret_cast<std::uintptr_t>(k.name);
    }
  };
  Interp& in_;
  Describe describe_ = nullptr;
  Calls calls_ = nullptr;
  std::unordered_map<Key, std::size_t, KeyHash> index_;
  std::unordered_map<std::string, std::size_t> gap_index_;
  std::vector<std::pair<const Frame*, std::size_t>> open_calls_;  // and where they are in `annotated`
  // Bindings of unknown values: what of, as the facts of the value have it, and how many places.
  std::unordered_map<Key, const value::UnknownFacts*, KeyHash> hidden_;
};

}  // namespace shapetrace::interp
