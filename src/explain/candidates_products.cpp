// Linear layers and matrix products; views, whose sizes must multiply up.
#include <fmt/core.h>

#include <cmath>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// in_features and out_features the wrong way round.
void swap_sizes(Situation& s, const interp::SizeSource& source) {
  const Code* const code = s.code_of(source.file);
  if (code == nullptr || code->callee_name(source.node) != "Linear") return;
  const NodeId a = code->argument(source.node, "in_features", 0), b = code->argument(source.node, "out_features", 1);
  if (a == 0 || b == 0 || (*code)[a].begin > (*code)[b].begin) return;
  const std::string between(code->file().text.substr((*code)[a].end, (*code)[b].begin - (*code)[a].end));
  const Node &first = (*code)[a], &second = (*code)[b];
  if (first.end >= second.begin || between.find('=') != std::string::npos) return;
  s.replace(
      *code, source.node,
      std::string(code->file().text.substr((*code)[source.node].begin, first.begin - (*code)[source.node].begin)) +
          std::string(code->text(b)) + between + std::string(code->text(a)) +
          std::string(code->file().text.substr(second.end, (*code)[source.node].end - second.end)),
      fmt::format("swap the two sizes of {}", layer_title(*code, source.node)), 8);
}

// Another size of the images that go in, where the program makes them up itself.
void other_input(Situation& s, double scale, int cost) {
  if (scale <= 0) return;
  // Both sides of the image at once: they were written side by side.
  for (const interp::SizeSource& source : s.failure.actual.sources) {
    const Code* const code = s.code_of(source.file);
    if (code == nullptr || source.index < 2 || (*code)[source.node].kind != Kind::Call) continue;
    const auto height = size_argument(*code, source.node, 2), width = size_argument(*code, source.node, 3);
    if (!height || !width || !height->parameter.empty()) continue;
    if (number_at(*code, height->expression) != source.value || number_at(*code, width->expression) != source.value)
      continue;
    const Node &a = (*code)[height->expression], &b = (*code)[width->expression];
    const auto guess = static_cast<std::int64_t>(std::llround(static_cast<double>(source.value) * std::sqrt(scale)));
    for (const std::int64_t n : {guess, guess + 1, guess - 1, guess + 2}) {
      if (n <= 0) continue;
      const std::string between(code->file().text.substr(a.end, b.begin - a.end));
      const std::string text = std::to_string(n);
      s.replace_range(*code, a.begin, b.end, text + between + text, fmt::format("images of {}×{}", n, n), cost++);
    }
    return;
  }
}

// Pools the maps to the size that the layer was made for, just before they are flattened.
void pool_to_fit(Situation& s, int cost) {
  const auto& f = s.failure;
  if (f.actual.factors.size() < 3 || f.expected.value <= 0) return;
  const std::int64_t channels = f.actual.factors[f.actual.factors.size() - 3];
  if (channels <= 0 || f.expected.value % channels != 0) return;
  const auto side = static_cast<std::int64_t>(std::llround(std::sqrt(f.expected.value / channels)));
  if (side <= 0 || side * side * channels != f.expected.value) return;
  const Code* const code = s.code_of(f.actual.made_in);
  if (code == nullptr || (*code)[f.actual.made_by].kind != Kind::Call || code != &s.code()) return;
  const std::string_view name = code->callee_name(f.actual.made_by);
  NodeId what = code->receiver(f.actual.made_by);
  if (name == "flatten" && what != 0 && code->text(what) == "torch")
    what = code->argument(f.actual.made_by, "input", 0);
  if (what == 0 || (name != "flatten" && name != "view" && name != "reshape")) return;
  s.replace(*code, what, fmt::format("{}.adaptive_avg_pool2d({}, {})", s.functional(), code->text(what), side),
            fmt::format("pool to {}×{} before flattening", side, side), cost);
}

// view(32, -1) of a batch of another size, which made rows of other lengths.
void batch_from_tensor(Situation& s, int cost) {
  const Code* const code = s.code_of(s.failure.actual.made_in);
  if (code == nullptr || (*code)[s.failure.actual.made_by].kind != Kind::Call) return;
  const NodeId call = s.failure.actual.made_by, receiver = code->receiver(call), rows = code->argument(call, {}, 0);
  const std::string_view name = code->callee_name(call);
  if (receiver == 0 || rows == 0 || (name != "view" && name != "reshape") || !code->takes_suffix(receiver)) return;
  if (code->text(rows) != "-1")
    s.replace(*code, rows, std::string(code->text(receiver)) + ".size(0)", "take the batch size from the tensor", cost);
}

}  // namespace

void propose_for_products(Situation& s) {
  if (!s.message_has("cannot be multiplied") && !s.message_has("size mismatch, got input") &&
      !s.message_has("Expected size for first two dimensions"))
    return;
  const auto& f = s.failure;
  if (f.op == "linear" && !s.operands().empty()) {
    const Situation::Operand& input = s.operands()[0];
    const auto shape = shape_of(*input.value);
    const std::int64_t wanted = f.expected.value;
    if (shape && wanted > 0) {
      if (shape->size() > 2 && product(*shape, 1) == wanted)
        s.replace(s.code(), input.expression, fmt::format("torch.flatten({}, 1)", s.text(input.expression)),
                  "flatten everything but the batch first", 5);
      if (shape->size() > 2 && product(*shape, 0) == wanted) s.suffix(input.expression, ".view(1, -1)", 14);
      // One image where layers further down take the first dimension for the batch.
      if (const auto own = s.shape_of_local(input.expression);
          own && own->size() == 3 && (own->front() == 1 || own->front() == 3))
        s.suffix(input.expression, ".unsqueeze(0)", 7);
      // Feature maps with as many channels as the layer takes features: what they are on average.
      if (shape->size() == 4 && (*shape)[1] == wanted) s.suffix(input.expression, ".mean((2, 3))", 8);
      for (std::size_t d = 0; d + 1 < shape->size(); ++d)
        if ((*shape)[d] == wanted && shape->size() > 1)
          s.suffix(input.expression,
                   shape->size() == 2 ? ".t()" : fmt::format(".transpose({}, {})", d, shape->size() - 1), 12);
    }
    const bool maps = shape && shape->size() == 4;
    for (const auto& source : f.expected.sources) {
      s.resize(source, f.actual.value, f.actual.factors, maps ? 40 : 10);
      if (f.actual.factors.size() <= 1)
        for (const auto& model : f.actual.sources) s.same_as(source, model, 9);
      const auto& weight = f.operands.size() > 1 ? shape_of(f.operands[1]) : std::nullopt;
      if (weight && weight->size() == 2 && (*weight)[0] == f.actual.value) swap_sizes(s, source);
    }
    for (const auto& source : f.actual.sources)
      if (source.value == f.actual.value && f.actual.factors.size() <= 1) s.resize(source, wanted, {}, 14);
    if (f.actual.factors.size() > 1) batch_from_tensor(s, 4);
    if (s.finding.why.size() > 0 && s.finding.why.back().text.find("last batch") != std::string::npos) s.drop_last(20);
    pool_to_fit(s, 24);
    if (f.actual.value > 0) other_input(s, static_cast<double>(wanted) / static_cast<double>(f.actual.value), 30);
    return;
  }
  if (s.operands().size() < 2) return;
  for (const std::size_t i : {std::size_t{1}, std::size_t{0}}) {
    const auto shape = shape_of(*s.operands()[i].value);
    const auto other = shape_of(*s.operands()[1 - i].value);
    if (!shape || shape->size() < 2 || !other) continue;
    const bool right = i == 1;
    const std::int64_t meets =
        right ? other->back() : (other->size() > 1 ? (*other)[other->size() - 2] : other->back());
    if ((right ? shape->back() : (*shape)[shape->size() - 2]) == meets)
      s.suffix(s.operands()[i].expression, shape->size() == 2 ? ".T" : ".transpose(-2, -1)", right ? 8 : 9);
  }
  for (const auto& source : f.expected.sources) s.resize(source, f.actual.value, f.actual.factors, 14);
  for (const auto& source : f.actual.sources) s.resize(source, f.expected.value, f.expected.factors, 15);
}

namespace {

// The sizes of view(2, 3) or view((2, 3)).
std::vector<NodeId> size_arguments(const Code& code, NodeId call) {
  std::vector<NodeId> sizes;
  for (const NodeId a : code.list(code[call].b)) {
    const Node& n = code[a];
    if (n.kind == Kind::Tuple || n.kind == Kind::List) {
      const auto items = code.list(n.a);
      return {items.begin(), items.end()};
    }
    if (n.kind != Kind::Keyword) sizes.push_back(a);
  }
  return sizes;
}

void view_of_other_size(Situation& s) {
  const std::vector<std::int64_t> numbers = s.numbers();
  const NodeId call = s.node(), receiver = s.code().receiver(call);
  if (receiver == 0 || numbers.size() < 2) return;
  const std::int64_t total = numbers.back();
  const Shape wanted(numbers.begin(), numbers.end() - 1);
  std::vector<NodeId> sizes = size_arguments(s.code(), call);
  if (s.code().callee_name(call) == "reshape" && sizes.size() == wanted.size() + 1) sizes.erase(sizes.begin());
  if (sizes.size() != wanted.size()) return;
  const std::string base = s.code().takes_suffix(receiver) ? s.text(receiver) : "(" + s.text(receiver) + ")";
  const auto shape = s.shape_of(receiver);
  std::optional<std::size_t> hole;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] == -1) hole = i;
  const std::string first = base + ".size(0)";
  // What is computed on the spot is not computed twice for its size.
  const bool named = s.code()[receiver].kind == Kind::Name || s.code()[receiver].kind == Kind::Attribute;
  const auto keep_batch = [&](int cost) {
    constexpr const char* kTitle = "keep the batch, flatten the rest";
    if (!named) return s.replace(s.code(), call, base + ".flatten(1)", kTitle, cost);
    s.replace_range(s.code(), s.code()[sizes[0]].begin, s.code()[sizes[1]].end, first + ", -1", kTitle, cost);
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (hole && i != *hole && shape && !shape->empty() && *hole == 0 && wanted.size() == 2) {
      // view(-1, K): the batch should have been kept, and the rest taken as it comes.
      keep_batch(6);
      if ((*shape)[0] > 0 && total % (*shape)[0] == 0)
        s.rewrite_number(s.code(), sizes[i], wanted[i], std::to_string(total / (*shape)[0]),
                         fmt::format("{} instead of {}", total / (*shape)[0], s.text(sizes[i])), 12);
    }
    if (hole) {
      if (i == *hole) continue;
      std::int64_t others = 1;
      for (std::size_t k = 0; k < wanted.size(); ++k)
        if (k != i && k != *hole) others *= wanted[k];
      if (shape && i < shape->size() && (*shape)[i] > 0 && others > 0 && (total / others) % (*shape)[i] == 0)
        s.replace(s.code(), sizes[i], fmt::format("{}.size({})", base, i), fmt::format("the size that `{}` has", base),
                  11);
      continue;
    }
    std::int64_t others = 1;
    for (std::size_t k = 0; k < wanted.size(); ++k)
      if (k != i) others *= wanted[k];
    if (others <= 0 || total % others != 0) continue;
    const std::string fits = std::to_string(total / others);
    if (i == 0 && shape && !shape->empty() && (*shape)[0] == total / others)
      s.replace(s.code(), sizes[0], first, "take the batch size from the tensor", 5);
    s.replace(s.code(), sizes[i], "-1", fmt::format("let PyTorch work out size {}", i), i == 0 ? 7 : 9);
    s.rewrite_number(s.code(), sizes[i], wanted[i], fits, fmt::format("{} instead of {}", fits, s.text(sizes[i])), 11);
  }
  if (!hole && shape && wanted.size() == 2 && (*shape)[0] == wanted[0])
    s.replace(s.code(), sizes[1], "-1", "let PyTorch work out the second size", 6);
  if (!hole && shape && wanted.size() == 2 && (*shape)[0] > 0) keep_batch(8);
  // The layer before, made for what the view asks.
  if (hole && *hole == 0) {
    const std::int64_t rest = product(Shape(wanted.begin() + 1, wanted.end()));
    for (const auto& source : s.failure.actual.sources)
      if (shape && shape->size() == 2 && source.value == shape->back())
        s.resize(source, rest, Shape(wanted.begin() + 1, wanted.end()), 10);
  }
  // A size further up that does not divide: heads, groups.
  for (std::size_t i = 0; i < wanted.size(); ++i)
    for (const NodeId id : s.code().literals(sizes[i])) {
      const auto n = number_at(s.code(), id);
      if (!n || *n < 2 || *n != wanted[i]) continue;
      for (std::int64_t d = *n - 1; d > 1 && d >= *n / 2; --d)
        if (shape && !shape->empty() && shape->back() % d == 0) {
          s.replace(s.code(), id, std::to_string(d),
                    fmt::format("{} instead of {}: it divides {}", d, *n, shape->back()), 10);
          break;
        }
    }
}

}  // namespace

void propose_for_views(Situation& s) {
  const NodeId call = s.node();
  if (s.message_has("view size is not compatible")) {
    const NodeId receiver = s.code().receiver(call);
    if (receiver == 0) return;
    s.suffix(receiver, ".contiguous()", 5);
    const Node& callee = s.code()[s.code()[call].a];
    if (s.code().callee_name(call) == "view")
      s.replace_range(s.code(), callee.c, callee.end, "reshape", "`reshape` in place of `view`: it copies when it must",
                      6);
    return;
  }
  if (s.message_has("is invalid for input of size")) {
    view_of_other_size(s);
    s.drop_last(20);
  }
}

}  // namespace shapetrace::explain
