// Records the calls of a run as a graph, for pictures. It looks at the stack at each operator instead of being told of
// every call, so that a run that is not recorded pays one test of a pointer per operator.
//
// What is one call in the graph: an operator that the analysed source calls itself, a function of torch that it calls
// (F.relu, however many operators that takes), or a layer of torch (nn.Conv2d). Modules that call others are groups.
// The same call seen again (the next batch, another step of a recurrent loop) is the same node: a graph is as large as
// the program, not as its run. What tells calls apart is the module, the place in its forward, and, within one pass
// through the network, the shapes.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interp/call_graph.hpp"
#include "torch/tensor.hpp"

namespace shapetrace::torch {

class CallRecorder {
 public:
  explicit CallRecorder(Interp& in) : in_(in) {}

  // An operator gave a result. `event` is its event where it has one.
  void record(std::string_view op, std::span<const Value> arguments, Value result, std::uint32_t event);
  // A tensor that stands for another one: converted to another element type or device.
  void same(const Tensor& copy, const Tensor& original);
  // The call that an uncaught exception ended; then the graph.
  interp::CallGraph finish(const value::Exception* error);

  // Operators that others call are not recorded.
  class Nested {
   public:
    explicit Nested(CallRecorder* recorder) : recorder_(recorder) {
      if (recorder_ != nullptr) ++recorder_->depth_;
    }
    ~Nested() {
      if (recorder_ != nullptr) --recorder_->depth_;
    }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

   private:
    CallRecorder* recorder_;
  };

 private:
  using CallId = std::uint32_t;
  using GroupId = std::uint32_t;

  // A frame, living or as an exception kept it.
  struct Level {
    const interp::CodeBody* code;
    std::uint32_t node;     // in the syntax tree: where it is
    const Value* locals;    // may be null
    interp::Frame* living;  // null for an exception's
    const interp::Dict* globals;
    value::Object* module;  // self, where that is a module
  };
  // Where in the program an operator runs.
  struct Context {
    GroupId group = 0;
    std::vector<std::uint64_t> site;  // what tells calls in one group apart
    const Level* boundary = nullptr;  // the function or layer of torch that is shown as one
    bool layer = false;
    const Level* user = nullptr;  // the innermost place in the analysed source
    std::uint32_t pass = 0;       // number of the call of the outermost module
    bool building = false;        // inside of a module's constructor
  };
  struct Producer {
    CallId call;
    std::uint32_t execution;
  };

  std::vector<Level> living_levels() const;
  static std::vector<Level> levels_of(const value::Exception& error);
  Context context_of(const std::vector<Level>& levels);
  bool is_layer(const std::vector<Level>& levels, std::size_t at) const;
  GroupId group_of(GroupId parent, const Level& level, const Level* user, std::vector<std::uint64_t> site);
  std::string path_of(GroupId parent, const value::Object& module);
  std::uint32_t serial_of(const Level& level);
  CallId call_of(const Context& context, std::string_view op, std::span<const Value> tensors);
  CallId new_call(const Context& context, std::string_view op);
  void add_input(CallId call, const Context& context, const std::vector<Level>& levels, Value tensor);
  CallId source_of(const Context& context, const std::vector<Level>& levels, Value tensor);
  std::string name_of(const std::vector<Level>& levels, Value tensor) const;
  void describe_sizes(interp::Call& call, std::span<const Value> inputs, const Tensor& result, std::uint32_t event);
  void finish_execution();
  struct Sides {
    const value::Object *actual = nullptr, *expected = nullptr;
  };
  Sides sides_of(std::span<const Value> operands, const value::Exception& error) const;
  void mark_history(CallId failing, const value::Object* tensor, bool interp::Call::*flag);

  Interp& in_;
  interp::CallGraph graph_;
  int depth_ = 0;
  std::uint32_t serials_ = 0;
  std::unordered_map<const value::Object*, Producer> produced_;
  std::map<std::vector<std::uint64_t>, GroupId> groups_;
  std::map<std::vector<std::uint64_t>, CallId> calls_;
  // Shapes seen at one place in one pass: their order tells which repetition a call is.
  std::map<std::vector<std::uint64_t>, std::pair<std::uint32_t, std::vector<std::string>>> repetitions_;
  std::unordered_map<const value::Object*, std::unordered_map<const value::Object*, std::string>> paths_;
  std::vector<const value::Object*> group_modules_{nullptr};
  // The execution that is going on: operators of one boundary follow each other.
  struct {
    CallId call = 0;
    std::uint32_t serial = 0;
    bool first = false;
    interp::TracedValue output;
  } current_;
};

}  // namespace shapetrace::torch
