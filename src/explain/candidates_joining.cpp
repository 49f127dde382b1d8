// Broadcasting, cat, stack; targets of losses; element types.
#include <fmt/core.h>

#include <algorithm>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

void match_maps(Situation& s, const Situation::Operand& a, const Situation::Operand& b, int cost) {
  const auto x = shape_of(*a.value), y = shape_of(*b.value);
  if (!x || !y || x->size() != 4 || y->size() != 4 || !s.code().takes_suffix(b.expression)) return;
  // x += y: what is assigned to stays a name.
  const Node& around = s.code()[s.code().parent(a.expression)];
  if (around.kind == Kind::AugAssign && around.a == a.expression) return;
  if ((*x)[2] == (*y)[2] && (*x)[3] == (*y)[3]) return;
  // The one that was brought up from fewer pixels is the one to fit.
  s.replace(
      s.code(), a.expression,
      fmt::format("{}.interpolate({}, size={}.shape[2:])", s.functional(), s.text(a.expression), s.text(b.expression)),
      fmt::format("bring `{}` to the size of `{}`", s.text(a.expression), s.text(b.expression)), cost);
}

void match_by_axes(Situation& s) {
  if (s.operands().size() < 2) return;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const auto a = shape_of(*s.operands()[i].value), b = shape_of(*s.operands()[1 - i].value);
    if (!a || !b) continue;
    const NodeId e = s.operands()[i].expression;
    if (a->size() < b->size())
      for (std::size_t d = 1; d <= a->size(); ++d) {
        Shape longer = *a;
        longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(d), 1);
        if (broadcastable(longer, *b)) s.suffix(e, fmt::format(".unsqueeze({})", d), 8);
      }
    if (a->size() < b->size() && a->size() == 1 && b->size() == 4 && (*a)[0] == (*b)[1])
      s.suffix(e, ".view(1, -1, 1, 1)", 6);
    if (a->size() == b->size() && a->size() > 1)
      for (std::size_t p = 0; p < a->size(); ++p)
        for (std::size_t q = p + 1; q < a->size(); ++q) {
          Shape swapped = *a;
          std::swap(swapped[p], swapped[q]);
          if (broadcastable(swapped, *b)) s.suffix(e, fmt::format(".transpose({}, {})", p, q), 9);
        }
  }
}

void other_dim(Situation& s) {
  const auto first = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
  if (!first || s.code()[s.node()].kind != Kind::Call) return;
  std::vector<std::size_t> differ;
  for (const auto& o : s.operands()) {
    const auto shape = shape_of(*o.value);
    if (!shape || shape->size() != first->size()) return;
    for (std::size_t d = 0; d < shape->size(); ++d)
      if ((*shape)[d] != (*first)[d] && std::find(differ.begin(), differ.end(), d) == differ.end()) differ.push_back(d);
  }
  if (differ.size() != 1) return;
  const std::string dim = std::to_string(differ[0]);
  if (s.code().argument(s.node(), "dim", 1) != 0 || s.code().argument(s.node(), "axis", -1) == 0)
    s.keyword(s.code(), s.node(), "dim", dim, 1, 6);
}

}  // namespace

void propose_for_joining(Situation& s) {
  const auto& f = s.failure;
  const bool broadcast = s.message_has("must match the size of tensor b"),
             cat = s.message_has("Sizes of tensors must match"),
             ranks = s.message_has("Tensors must have same number of dimensions"),
             stack = s.message_has("stack expects each");
  if (!broadcast && !cat && !ranks && !stack) return;
  if (stack && s.operands().size() > 1) {
    // Made-up items of different sizes.
    const auto first = shape_of(*s.operands()[0].value), second = shape_of(*s.operands()[1].value);
    if (first && second && first->size() == second->size())
      for (std::size_t d = 0; d < first->size(); ++d)
        if ((*first)[d] != (*second)[d]) s.other_inputs((*second)[d], (*first)[d], 15);
  }
  if (broadcast) match_by_axes(s);
  if (cat) other_dim(s);
  if (ranks && s.operands().size() >= 2) {
    // Maps of one pixel beside rows: flattened they are rows, too.
    for (const auto& o : s.operands()) {
      const auto shape = shape_of(*o.value);
      const bool rows = std::ranges::any_of(s.operands(), [](const auto& other) {
        const auto its = shape_of(*other.value);
        return its && its->size() == 2;
      });
      if (shape && shape->size() > 2 && rows) s.suffix(o.expression, ".flatten(1)", 5);
    }
    std::size_t most = 0;
    for (const auto& o : s.operands())
      if (const auto shape = shape_of(*o.value)) most = std::max(most, shape->size());
    for (const auto& o : s.operands())
      if (const auto shape = shape_of(*o.value); shape && shape->size() + 1 == most)
        for (std::size_t d = 0; d < most; ++d) s.suffix(o.expression, fmt::format(".unsqueeze({})", d), d == 1 ? 7 : 8);
  }
  for (const auto& source : f.expected.sources)
    if (source.value == f.expected.value) s.resize(source, f.actual.value, {}, 13);
  for (const auto& source : f.actual.sources)
    if (source.value == f.actual.value) s.resize(source, f.expected.value, {}, 14);
  // Products of which one factor is wrong.
  for (const auto& [number, other] : {std::pair{&f.actual, &f.expected}, std::pair{&f.expected, &f.actual}})
    if (number->factors.size() > 1 && number->value > 0 && other->value > 0)
      for (const auto& source : number->sources)
        if (source.value > 0 && source.value * other->value % number->value == 0)
          s.resize(source, source.value * other->value / number->value, {}, 15);
  if (s.operands().size() >= 2) {
    // Skip connections are cut to fit; what is added was meant to have one size.
    const int cost = cat ? 12 : 16;
    match_maps(s, s.operands()[0], s.operands()[1], cost);
    match_maps(s, s.operands()[1], s.operands()[0], cost + 1);
  }
  s.drop_last(22);
}

namespace {

// The target as class numbers: out of one-hot rows, wherever they were flattened.
void classes_from_rows(Situation& s, NodeId target) {
  if (const NodeId receiver = s.code().receiver(target); receiver != 0) {
    const std::string_view name = s.code().callee_name(target);
    if (name == "view" || name == "reshape" || name == "flatten") {
      s.replace(s.code(), target,
                (s.code().takes_suffix(receiver) ? s.text(receiver) : "(" + s.text(receiver) + ")") + ".argmax(1)",
                "class numbers out of the one-hot rows", 8);
      s.replace(s.code(), target, s.text(receiver), fmt::format("without `{}`", name), 9);
    }
  }
}

// view(-1, K) where the batch should have been kept.
void keep_batches(Situation& s) {
  for (const auto& source : s.trace.files) {
    const Code* const code = s.code_of(source->id);
    if (code == nullptr) continue;
    for (const char* const name : {"view", "reshape"})
      for (const NodeId call : code->calls_of(name)) {
        const NodeId receiver = code->receiver(call), a = code->argument(call, {}, 0), b = code->argument(call, {}, 1);
        if (receiver == 0 || b == 0 || code->positional_count(call) != 2 || code->text(a) != "-1") continue;
        if (!code->takes_suffix(receiver)) continue;
        s.replace_range(*code, (*code)[a].begin, (*code)[b].end, fmt::format("{}.size(0), -1", code->text(receiver)),
                        "keep the batch, flatten the rest", 9);
      }
  }
}

}  // namespace

void propose_for_losses(Situation& s) {
  const bool same = s.message_has("must be the same as input size") ||
                    s.message_has("Please ensure they have the same size") ||
                    s.message_has("that is different to the input size");
  const bool classes = s.message_has("to match target batch_size") || s.message_has("multi-target not supported") ||
                       s.message_has("spatial targets supported") || s.message_has("Expected target size") ||
                       s.message_has("1D target tensor expected") || s.message_has("0D or 1D target tensor expected");
  if (s.message_has("target with class probabilities") && s.operands().size() >= 2)
    s.suffix(s.operands()[1].expression, ".argmax(1)", 7);
  if (!same && !classes) {
    if (s.message_has("Target ") && s.message_has("is out of bounds")) {
      const auto numbers = s.numbers();
      const auto logits = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
      if (!logits || logits->size() < 2 || numbers.empty()) return;
      // A number below 0 marks what does not count.
      if (numbers[0] < 0) {
        for (const NodeId maker : s.makers()) {
          const std::string_view name = s.code().callee_name(maker);
          if (name == "CrossEntropyLoss" || name == "NLLLoss" || name == "cross_entropy" || name == "nll_loss")
            s.keyword(s.code(), maker, "ignore_index", std::to_string(numbers[0]), -1, 6);
        }
        return;
      }
      for (const NodeId call : s.code().calls_of("Linear"))
        s.rewrite_number(s.code(), s.code().argument(call, "out_features", 1), (*logits)[1],
                         std::to_string(numbers[0] + 1), fmt::format("{} classes", numbers[0] + 1), 9);
    }
    return;
  }
  if (s.operands().size() < 2) return;
  const auto &input = s.operands()[0], &target = s.operands()[1];
  const auto x = shape_of(*input.value), y = shape_of(*target.value);
  if (!x || !y) return;
  const auto squeezed = [&](const Situation::Operand& o, const Shape& shape, int cost) {
    for (std::size_t d = shape.size(); d-- > 1;)
      if (shape[d] == 1) s.suffix(o.expression, fmt::format(".squeeze({})", d), cost);
  };
  if (same) {
    for (std::size_t d = 0; d <= y->size(); ++d) {
      Shape longer = *y;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(d), 1);
      if (longer != *x) continue;
      // Class numbers are no targets of these losses: they compare like with like.
      const bool integral = target.value->value.dtype.find("int") != std::string::npos;
      s.suffix(target.expression, fmt::format(".unsqueeze({}){}", d, integral ? ".float()" : ""), 6);
    }
    squeezed(input, *x, 8);
    squeezed(target, *y, 7);
    // One answer for each sample was meant, and the images are so large that several places answer.
    if (x->size() == 1 && y->size() == 1 && (*y)[0] > 0 && (*x)[0] % (*y)[0] == 0)
      for (const std::int64_t side : {512, 256, 128, 64, 32}) s.other_inputs(side, side / 2, 16);
    if (product(*x) == product(*y) && s.code().takes_suffix(input.expression) &&
        s.code()[input.expression].kind == Kind::Name)
      s.suffix(target.expression, fmt::format(".view_as({})", s.text(input.expression)), 9);
    if (x->size() == y->size() + 1 && x->back() > 1)
      s.replace(s.code(), target.expression,
                fmt::format("{}.one_hot({}, {}).float()", s.functional(), s.text(target.expression), x->back()),
                "one-hot rows out of the class numbers", 12);
    return;
  }
  squeezed(target, *y, 6);
  if (y->size() == x->size() && x->size() >= 2 && (*y)[1] == (*x)[1]) s.suffix(target.expression, ".argmax(1)", 7);
  classes_from_rows(s, target.expression);
  // (N, T, C) logits: classes belong into the second place, or all positions into one batch.
  if (x->size() == 3 && y->size() == 2 && (*x)[1] == (*y)[1]) {
    s.suffix(input.expression, ".transpose(1, 2)", 6);
  }
  if (x->size() == 3 && y->size() == 1 && (*x)[0] * (*x)[1] == (*y)[0])
    s.suffix(input.expression, fmt::format(".view(-1, {})", (*x)[2]), 7);
  if (x->size() == 2 && y->size() == 2 && (*y)[0] * (*y)[1] == (*x)[0]) s.suffix(target.expression, ".view(-1)", 6);
  if (x->size() == 4 && y->size() == 3 && x->back() > 0 && (*x)[1] == (*y)[1] && (*x)[2] == (*y)[2])
    s.suffix(input.expression, ".permute(0, 3, 1, 2)", 6);
  if (x->size() == 1) s.suffix(input.expression, ".unsqueeze(0)", 9);
  squeezed(input, *x, 11);
  keep_batches(s);
  s.drop_last(20);
}

// numpy's numbers are float64, layers are float32: where the tensors are made.
static void from_numpy_as_float(Situation& s) {
  std::vector<Situation::Change> changes;
  for (const NodeId call : s.code().calls_of("from_numpy")) {
    const Node& around = s.code()[s.code().parent(call)];
    if (around.kind != Kind::Attribute) changes.push_back({call, s.text(call) + ".float()"});
  }
  if (!changes.empty())
    s.replace_all(s.code(), std::move(changes), "float32 where the tensors are made out of numpy's float64", 5);
}

void propose_for_dtypes(Situation& s) {
  const bool any = s.message_has("dtype") || s.message_has("scalar type") || s.message_has("Input type (") ||
                   s.message_has("not implemented for '") || s.message_has("should be the same") ||
                   s.message_has("Can only calculate the mean") || s.message_has("only floating") ||
                   s.message_has("only applicable to index tensor") || s.message_has("bool tensor is not supported") ||
                   s.message_has("floating point type") || s.message_has("can't be cast to the desired output type");
  if (!any) return;
  const bool indices = s.message_has("'indices'") || s.message_has("nll_loss") || s.message_has("scalar type Long") ||
                       s.message_has("target dtype to be Long") || s.message_has("only applicable to index tensor");
  if (s.message_has("Subtraction, the `-` operator") && s.code()[s.node()].kind == Kind::Binary) {
    const Node& n = s.code()[s.node()];
    if (number_at(s.code(), n.a) == 1) s.replace(s.code(), s.node(), "~" + s.base_of(n.b), "`~` inverts a mask", 4);
    for (const NodeId side : {n.a, n.b})
      if (!number_at(s.code(), side)) s.suffix(side, ".float()", 8);
  }
  const auto to = [](std::string_view dtype) -> std::string {
    if (dtype == "float32") return ".float()";
    if (dtype == "float64") return ".double()";
    if (dtype == "int64") return ".long()";
    return fmt::format(".to(torch.{})", dtype);
  };
  int order = 0;
  if (std::ranges::any_of(s.operands(), [](const auto& o) { return o.value->value.dtype == "float64"; }))
    from_numpy_as_float(s);
  for (const auto& o : s.operands()) {
    if (o.value->value.kind != interp::TracedValue::Kind::Tensor) continue;
    const std::string& dtype = o.value->value.dtype;
    const bool integral = dtype.starts_with("int") || dtype.starts_with("uint") || dtype == "bool";
    const bool classes = s.message_has("target dtype to be Long");
    const bool too_small = classes && order == 1 && integral && dtype != "int64";
    if (indices && (!integral || too_small))
      s.suffix(o.expression, ".long()", 5 + (s.message_has("'indices'") ? 0 : -order));
    if (too_small) continue;
    if (integral || dtype == "float64" || dtype == "float16") s.suffix(o.expression, ".float()", 6 + order);
    // What the other side has.
    // Numbers with fractions are not made whole to please class numbers.
    const auto whole = [](const std::string& name) { return name.find("int") != std::string::npos; };
    for (const auto& other : s.operands())
      if (other.value != o.value && !other.value->value.dtype.empty() && other.value->value.dtype != dtype &&
          (integral || indices || !whole(other.value->value.dtype)))
        s.suffix(o.expression, to(other.value->value.dtype), 7 + order + (integral ? 0 : 2));
    for (const auto& other : s.failure.operands)
      if (!other.value.dtype.empty() && other.value.dtype != dtype && !indices &&
          (integral || !whole(other.value.dtype)))
        s.suffix(o.expression, to(other.value.dtype), 8 + order);
    ++order;
  }
  if (s.message_has("Can only calculate the mean") || s.message_has("mean(): could not infer"))
    if (const NodeId receiver = s.code().receiver(s.node()); receiver != 0) s.suffix(receiver, ".float()", 5);
}

}  // namespace shapetrace::explain
