#include "explain/origins.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "explain/failure.hpp"
#include "interp/imports.hpp"
#include "torch/op.hpp"

namespace shapetrace::explain {

using interp::WhyLine;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using torch::Event;
using torch::History;
using torch::Origin;
using torch::OriginId;
using torch::OriginKind;

namespace {

// What the sizes of a layer's first parameter are called where a person gives them.
struct LayerNames {
  std::string_view layer;
  std::string_view names[2];
};
constexpr LayerNames kLayers[] = {{"Linear", {"out_features", "in_features"}},
                                  {"Conv1d", {"out_channels", "in_channels"}},
                                  {"Conv2d", {"out_channels", "in_channels"}},
                                  {"Conv3d", {"out_channels", "in_channels"}},
                                  {"ConvTranspose1d", {"in_channels", "out_channels"}},
                                  {"ConvTranspose2d", {"in_channels", "out_channels"}},
                                  {"ConvTranspose3d", {"in_channels", "out_channels"}},
                                  {"Embedding", {"num_embeddings", "embedding_dim"}},
                                  {"EmbeddingBag", {"num_embeddings", "embedding_dim"}},
                                  {"BatchNorm1d", {"num_features", ""}},
                                  {"BatchNorm2d", {"num_features", ""}},
                                  {"BatchNorm3d", {"num_features", ""}},
                                  {"GRU", {"hidden_size", "input_size"}},
                                  {"LSTM", {"hidden_size", "input_size"}},
                                  {"RNN", {"hidden_size", "input_size"}}};

class Explainer {
 public:
  explicit Explainer(interp::Interp& in) : in_(in), history_(torch::history(in)) {}

  void number(const torch::Size& size, std::string_view what) {
    std::vector<OriginId> factors;
    flatten_products(size.origin, factors);
    std::string text = dim::text(size.n);
    if (factors.size() > 1) text += " = " + product_text(factors) + shared_out(factors, size.n);
    text += fmt::format(": {}", what);
    lines_.push_back({std::move(text), 0, 0});
    if (factors.empty() && size.origin != 0) factors.push_back(size.origin);
    for (const OriginId f : factors) describe(f, 1);
  }

  std::vector<WhyLine> take() { return std::move(lines_); }

 private:
  // A product of products is one product; what is no product stays.
  void flatten_products(OriginId id, std::vector<OriginId>& out) const {
    if (id == 0) return;
    const Origin& o = history_.origins[id];
    if (o.kind != OriginKind::Product || o.parent_count == 0) {
      out.push_back(id);
      return;
    }
    for (std::uint32_t i = 0; i < o.parent_count; ++i) flatten_products(history_.parents[o.first_parent + i], out);
  }

  std::string product_text(std::span<const OriginId> factors) const {
    std::string text;
    for (const OriginId f : factors) {
      const std::string value = history_.origins[f].size.known() ? dim::text(history_.origins[f].size) : "?";
      text += (text.empty() ? "" : " · ") + value;
    }
    return text;
  }

  // " / 32", where the factors' product went into so many rows.
  std::string shared_out(std::span<const OriginId> factors, dim::Dim n) const {
    std::int64_t product = 1;
    for (const OriginId f : factors) {
      const dim::Dim factor = history_.origins[f].size;
      if (!factor.known() || factor.value() <= 0 || product > (std::int64_t{1} << 40)) return {};
      product *= factor.value();
    }
    if (!n.known() || n.value() <= 0 || product == n.value() || product % n.value() != 0) return {};
    return fmt::format(" / {}", product / n.value());
  }

  std::string place(const Event& e) const {
    const base::SourceFile* const file = in_.source(e.where.file);
    if (file == nullptr) return {};
    return file->origin == base::Origin::User ? fmt::format("line {}", e.where.line)
                                              : fmt::format("{}, line {}", file->display_name, e.where.line);
  }

  std::string_view node_text(const Event& e, NodeId id) const {
    const base::SourceFile& file = *in_.source(e.where.file);
    const Node& n = file.tree[id];
    return file.text.substr(n.begin, n.end - n.begin);
  }

  // "conv2" of `self.conv2 = nn.Conv2d(...)`: the target of the assignment around a call.
  std::string assigned_name(const Event& e) const {
    const base::SourceFile& file = *in_.source(e.where.file);
    const Node& call = file.tree[e.where.node];
    std::string_view best;
    std::uint32_t width = ~std::uint32_t{0};
    for (const Node& n : file.tree.nodes) {
      if (n.kind != Kind::Assign || n.begin > call.begin || n.end < call.end || n.end - n.begin >= width) continue;
      const Node& target = file.tree[file.tree.list(n.a)[0]];
      best = file.text.substr(target.begin, target.end - target.begin);
      width = n.end - n.begin;
    }
    const std::size_t dot = best.rfind('.');
    return std::string(dot == std::string_view::npos ? best : best.substr(dot + 1));
  }

  // The last name of what is called: "Conv2d" of nn.Conv2d(...), "pool" of self.pool(x).
  std::string called_name(const Event& e) const {
    const std::string operation(std::string_view(e.op).substr(0, std::string_view(e.op).find('(')));
    if (in_.source(e.where.file) == nullptr || e.where.node == 0) return operation;
    const base::SourceFile& file = *in_.source(e.where.file);
    const Node& call = file.tree[e.where.node];
    if (call.kind != Kind::Call) return operation;
    const Node& callee = file.tree[call.a];
    if (callee.kind == Kind::Name) return std::string(file.tree.atom(callee.a));
    if (callee.kind == Kind::Attribute) return std::string(file.tree.atom(callee.b));
    return operation;
  }

  // "loader" of `for x, y in loader:`, when that is what made something.
  std::string looped_over(const Event& e) const {
    if (in_.source(e.where.file) == nullptr || e.where.node == 0) return {};
    const syntax::View& tree = in_.source(e.where.file)->tree;
    NodeId over = tree[e.where.node].kind == Kind::For ? tree[e.where.node].b : 0;
    for (const Node& n : tree.nodes)
      if (n.kind == Kind::For && n.b == e.where.node) over = n.b;
    if (over == 0) return {};
    const std::string text(node_text(e, over));
    return text.size() > 40 || text.find('\n') != std::string::npos ? "the loop" : "`" + text + "`";
  }

  void add(int level, const Event& e, std::string text) {
    text.insert(0, static_cast<std::size_t>(level) * 2, ' ');
    if (const std::string where = place(e); !where.empty()) text += fmt::format(" ({})", where);
    if (!said_.insert(text).second) return;
    lines_.push_back({std::move(text), e.where.file, e.where.line});
  }

  void describe(OriginId id, int level) {
    if (id == 0 || level > 8 || lines_.size() > 40) return;
    const Origin& o = history_.origins[id];
    const Event& e = history_.events[o.event];
    const std::string value = dim::text(o.size);
    switch (o.kind) {
      case OriginKind::Argument: {
        const std::string callee = called_name(e);
        for (const LayerNames& l : kLayers) {
          if (l.layer != callee || o.values[0] > 1 || l.names[o.values[0]].empty()) continue;
          const std::string name = assigned_name(e);
          return add(
              level, e,
              fmt::format("{} is {} of {}", value, l.names[o.values[0]], name.empty() ? callee : "`" + name + "`"));
        }
        if (const std::string loop = looped_over(e); !loop.empty())
          return add(level, e, fmt::format("{} is size {} of what {} gives", value, o.values[0], loop));
        const bool asked = callee == "view" || callee == "reshape" || callee == "expand";
        return add(level, e,
                   fmt::format("{} is size {} of what `{}` {}", value, o.values[0], callee,
                               asked                   ? "is asked for"
                               : callee == "enumerate" ? "gives"
                                                       : "makes"));
      }
      case OriginKind::Window: {
        const std::int64_t k = o.values[0], s = o.values[1], p = o.values[2], d = o.values[3];
        const OriginId parent = o.parent_count != 0 ? history_.parents[o.first_parent] : 0;
        const std::string from = parent != 0 ? dim::text(history_.origins[parent].size) : "its input";
        const std::string reach = d == 1 ? std::to_string(k) : fmt::format("{}·({} - 1) - 1", d, k);
        std::string sum = from;
        if (p != 0) sum += fmt::format(" + 2·{}", p);
        sum += " - " + reach;
        add(level, e,
            fmt::format("{} = ({})/{} + 1 by `{}`: kernel {}, stride {}{}", value, sum, s, called_name(e), k, s,
                        p != 0 ? fmt::format(", padding {}", p) : ""));
        return describe(parent, level + 1);
      }
      case OriginKind::Quotient:
        add(level, e, fmt::format("{} is a part of what `{}` divides", value, called_name(e)));
        break;
      case OriginKind::Sum:
        add(level, e, fmt::format("{} is the sum of sizes that `{}` joins", value, called_name(e)));
        break;
      case OriginKind::Difference: add(level, e, fmt::format("{} is what a slice leaves", value)); break;
      case OriginKind::Product:
        add(level, e, fmt::format("{} is a product made by `{}`", value, called_name(e)));
        break;
      case OriginKind::Computed: add(level, e, fmt::format("{} comes from `{}`", value, called_name(e))); break;
    }
    for (std::uint32_t i = 0; i < o.parent_count; ++i) describe(history_.parents[o.first_parent + i], level + 1);
  }

  interp::Interp& in_;
  const History& history_;
  std::vector<WhyLine> lines_;
  std::set<std::string> said_;
};

// Whether a text has a number that counts whole groups of so many.
bool counts_in(std::string_view text, std::int64_t group) {
  for (std::size_t at = 0; at < text.size();) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (problem == std::errc() && number > 0 && number % group == 0) return true;
    at = std::max(at + 1, static_cast<std::size_t>(end - text.data()));
  }
  return false;
}

// What the loader says of the smaller batch that is out, where the error shows its size; see dataloader.py.
std::optional<WhyLine> smaller_batch(interp::Interp& in, const interp::Exception& error) {
  const auto named = [&](const value::Dict* names, std::string_view name) {
    return names == nullptr ? value::Value() : names->get(in.heap().intern(name));
  };
  const value::Value loader = named(in.importer().modules(), "torch.utils.data.dataloader");
  if (!value::has_layout(loader, value::Layout::Module)) return std::nullopt;
  const value::Value note = named(value::as<value::Module>(loader)->attrs, "_smaller");
  if (!value::is_tuple(note)) return std::nullopt;
  const value::Tuple& parts = *value::as<value::Tuple>(note);
  std::int64_t size = 0;
  if (!value::to_int64(parts[0], size) || size <= 0 || error.args == nullptr || error.args->size == 0)
    return std::nullopt;
  const value::Value message = (*error.args)[0];
  if (!value::is_str(message) || !counts_in(value::text_of(message), size)) return std::nullopt;
  return WhyLine{std::string(value::text_of(parts[1]))};
}

}  // namespace

interp::Explanation explain_error(interp::Interp& in, const interp::Exception& error) {
  interp::Explanation explanation;
  explanation.failure = describe_failure(in, error);
  const torch::Blame& blame = torch::history(in).blame;
  if (blame.set && blame.exception == &error) {
    Explainer explainer(in);
    explainer.number(blame.actual, blame.actual_is);
    explainer.number(blame.expected, blame.expected_is);
    explanation.why = explainer.take();
  }
  if (auto line = smaller_batch(in, error)) explanation.why.push_back(std::move(*line));
  return explanation;
}

}  // namespace shapetrace::explain
