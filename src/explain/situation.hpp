// What generators of candidate edits are given: the failing line, the values that its expressions stand for, and ways
// to propose changes. A candidate is only a guess; fixes.cpp traces the program with it before it is offered.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "explain/code.hpp"
#include "explain/layers.hpp"
#include "interp/trace.hpp"

namespace shapetrace::explain {

using Shape = std::vector<std::int64_t>;  // -1: not known

struct Candidate {
  interp::Fix fix;
  int cost = 0;               // smaller: changes less, or fits better what the author meant
  bool changes_data = false;  // other made-up data: good by itself, a guess too many beside other changes
};

class Situation {
 public:
  Situation(const interp::Trace& trace, const interp::Finding& finding);

  const interp::Trace& trace;
  const interp::Finding& finding;
  const interp::Failure& failure;
  std::string_view message;

  // --- the failing line ---
  bool usable() const { return code_ != nullptr && node_ != 0; }
  const Code& code() const { return *code_; }
  NodeId node() const { return node_; }  // the failing expression or statement
  // The expressions that the failing operation is given, with what they stand for.
  struct Operand {
    NodeId expression = 0;
    const interp::NamedValue* value = nullptr;
  };
  const std::vector<Operand>& operands() const { return operands_; }
  std::optional<Shape> shape_of(NodeId expression) const;
  const interp::NamedValue* value_of(NodeId expression) const;
  // Of a name in the failing function itself: what a container of layers calls its input changes on its way.
  std::optional<Shape> shape_of_local(NodeId expression) const;
  std::string text(NodeId id) const { return std::string(code_->text(id)); }
  // The code of a user's file; null for packages and torch.
  const Code* code_of(std::uint32_t file) const;
  // Calls that made the layer which the failing line calls.
  std::vector<NodeId> makers() const;
  // "F" or "torch.nn.functional", as the file imports it.
  std::string functional() const;
  bool message_has(std::string_view part) const { return message.find(part) != std::string_view::npos; }
  // All numbers of the message, in order.
  std::vector<std::int64_t> numbers() const;
  // Of "Expected hidden[0] size (1, 9, 32), got [1, 4, 32]": the three that are wanted, the three that are there; else
  // nothing.
  std::vector<std::int64_t> state_sizes() const;

  // --- proposals ---
  void replace(const Code& code, NodeId id, std::string new_text, std::string title, int cost);
  void replace_range(const Code& code, std::uint32_t begin, std::uint32_t end, std::string new_text, std::string title,
                     int cost);
  // Several changes that only make sense together.
  struct Change {
    NodeId node = 0;
    std::string text;
  };
  void replace_all(const Code& code, std::vector<Change> changes, std::string title, int cost);
  // "x" or "(x)": what a suffix may be put behind.
  std::string base_of(NodeId expression) const;
  // expression.method(): puts parentheses where they are needed.
  void suffix(NodeId expression, std::string_view method, int cost);
  // Adds or changes a keyword argument of a call.
  void keyword(const Code& code, NodeId call, std::string_view name, std::string_view value, int position, int cost);
  // Another number where somebody wrote this one.
  void resize(const interp::SizeSource& source, std::int64_t wanted, const std::vector<std::int64_t>& factors,
              int cost);
  // The expression that another layer was given, where both stand in one function.
  void same_as(const interp::SizeSource& source, const interp::SizeSource& model, int cost);
  // "2 * hidden" where a layer was given `hidden`, which others are given, too.
  void multiple_of_name(const Code& code, const interp::SizeSource& source, const LayerArgument& argument,
                        std::int64_t wanted, int cost);
  // A parameter that its function never reads, where a layer needs another size.
  void unused_parameter(const Code& code, NodeId call, const LayerArgument& argument, int cost);
  // Another parameter of the function, or of the one that calls it, where a name was given.
  void other_names(const Code& code, NodeId expression, std::int64_t wanted, int cost, const std::string& owner,
                   const std::string& what);
  // The same for the number that an expression stands for, wherever it was written.
  void rewrite_number(const Code& code, NodeId expression, std::int64_t old, const std::string& wanted,
                      const std::string& title, int cost);
  void drop_last(int cost);
  // Another size wherever the program makes tensors up and gives this one.
  void other_inputs(std::int64_t old, std::int64_t wanted, int cost);

  std::vector<Candidate> take() { return std::move(candidates_); }

 private:
  void find_operands();
  const Code* code_ = nullptr;
  NodeId node_ = 0;
  std::vector<Operand> operands_;
  mutable std::map<std::uint32_t, std::unique_ptr<Code>> codes_;
  std::vector<Candidate> candidates_;
};

// Families of generators; each looks at the message and the values, and proposes what it knows.
void propose_for_products(Situation& s);    // linear, matmul, bmm
void propose_for_views(Situation& s);       // view, reshape, strides
void propose_for_channels(Situation& s);    // convolutions and norms
void propose_for_joining(Situation& s);     // broadcast, cat, stack
void propose_for_alignment(Situation& s);   // dimensions of one operand that stand elsewhere in the other
void propose_for_suspicions(Situation& s);  // losses that broadcast
void propose_for_ranks(Situation& s);       // too few or too many dimensions
void propose_for_maps(Situation& s);        // strides and paddings that make maps differ
void propose_for_losses(Situation& s);      // targets
void propose_for_dtypes(Situation& s);      // element types
void propose_for_sequences(Situation& s);   // recurrent layers, attention, embeddings
void propose_for_indices(Situation& s);     // dim out of range, index out of range, windows that are too large
void propose_for_axes(Situation& s);        // einsum, einops, gather
void propose_for_training(Situation& s);    // losses that are no number, steps, orders of states
void propose_for_python(Situation& s);      // what lists and arrays can do and tensors cannot
void propose_for_structure(Situation& s);   // what layers return, last layers, shortcuts, layers that grow

// The targets of assignments like `model.fc = nn.Linear(...)`.
std::vector<NodeId> replaced_heads(const Code& code);

// "`fc`", or "`Linear` (line 4)" for a layer without a name of its own.
std::string layer_title(const Code& code, NodeId call);
// The known sizes of a tensor; nothing for everything else.
std::optional<Shape> shape_of(const interp::NamedValue& v);
std::int64_t product(const Shape& shape, std::size_t from = 0);
std::string product_text(const std::vector<std::int64_t>& factors);
bool broadcastable(const Shape& a, const Shape& b);
// Whether a shape may be one with the channels last: maps that are square where they should be are none.
bool maybe_channels_last(const Shape& shape, std::int64_t channels);

}  // namespace shapetrace::explain
