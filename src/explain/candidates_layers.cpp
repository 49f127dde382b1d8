// Convolutions, norms, recurrent layers, attention, embeddings, indices.
#include <fmt/core.h>

#include <algorithm>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

void propose_for_channels(Situation& s) {
  const auto& f = s.failure;
  if (s.message_has("channels, but got") || s.message_has("should contain")) {
    const std::int64_t wanted = f.expected.value, got = f.actual.value;
    const auto numbers = s.numbers();
    for (const auto& o : s.operands()) {
      const auto shape = shape_of(*o.value);
      if (!shape) continue;
      if (shape->size() == 4 && maybe_channels_last(*shape, wanted)) s.suffix(o.expression, ".permute(0, 3, 1, 2)", 4);
      if (shape->size() == 3 && wanted > 0 && shape->back() == wanted) {
        s.suffix(o.expression, ".permute(2, 0, 1)", 6);
        s.suffix(o.expression, ".transpose(1, 2)", 5);
      }
      // Images or series without a channel dimension.
      if ((shape->size() == 3 || shape->size() == 2) && wanted == 1 && s.message_has("channels"))
        s.suffix(o.expression, ".unsqueeze(1)", 5);
      for (std::size_t d = 2; d + 1 < shape->size(); ++d)
        if ((*shape)[d] == wanted && wanted > 1)
          s.suffix(o.expression, fmt::format(".transpose(1, {})", d), shape->size() == 5 ? 5 : 15);
      if (shape->size() == 5 && wanted > 1 && shape->back() == wanted)
        s.suffix(o.expression, ".permute(0, 4, 1, 2, 3)", 4);
      if (shape->size() == 4 && got == 1 && wanted > 1)
        s.suffix(o.expression, fmt::format(".expand(-1, {}, -1, -1)", wanted), 12);
      if (shape->size() == 4 && wanted == 1 && got == 3) s.suffix(o.expression, ".mean(1, keepdim=True)", 16);
      break;
    }
    for (const auto& source : f.expected.sources) {
      s.resize(source, got, {}, 9);
      for (const auto& model : f.actual.sources) s.same_as(source, model, 8);
    }
    for (const auto& source : f.actual.sources)
      if (source.value == got) s.resize(source, wanted, {}, 11);
    // Layers inside of containers: the one that was asked for may stand on the failing line itself.
    for (const NodeId maker : s.makers())
      for (const auto parameter :
           {layer_parameter(s.code().callee_name(maker), 1), layer_parameter(s.code().callee_name(maker), 0)})
        if (parameter && wanted > 0 && got > 0)
          s.rewrite_number(s.code(), s.code().argument(maker, parameter->name, parameter->position), wanted,
                           std::to_string(got), fmt::format("{} = {}", parameter->name, got), 13);
    return;
  }
  if (s.message_has("normalized_shape=")) {
    const auto numbers = s.numbers();
    if (numbers.size() < 3) return;
    for (const NodeId maker : s.makers())
      s.rewrite_number(s.code(), s.code().argument(maker, "normalized_shape", 0), numbers[0],
                       std::to_string(numbers.back()), fmt::format("normalized_shape = {}", numbers.back()), 10);
    for (const auto& o : s.operands())
      if (const auto shape = shape_of(*o.value); shape && shape->size() > 2)
        for (std::size_t d = 1; d + 1 < shape->size(); ++d)
          if ((*shape)[d] == numbers[0]) {
            s.suffix(o.expression, fmt::format(".transpose({}, {})", d, shape->size() - 1), 8);
            // The last dimension is what is normalized: there and back again.
            if (d == 1 && shape->size() == 4)
              s.replace(s.code(), s.node(),
                        fmt::format("{}({}.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)", s.text(s.code()[s.node()].a),
                                    s.text(o.expression)),
                        "the channels last for the normalization, then back", 6);
            if (d == 1 && shape->size() == 3)
              s.replace(s.code(), s.node(),
                        fmt::format("{}({}.transpose(1, 2)).transpose(1, 2)", s.text(s.code()[s.node()].a),
                                    s.text(o.expression)),
                        "the channels last for the normalization, then back", 6);
          }
    return;
  }
  if (s.message_has("doesn't match the broadcast shape") && s.trace.source(s.finding.file) != nullptr) {
    // Normalize with three means on a grey image, and the reverse.
    const auto numbers = s.numbers();
    const std::size_t rank = numbers.size() / 2;
    if (rank < 3 || numbers.size() % 2 != 0) return;
    for (const NodeId call : s.code().calls_of("Normalize")) {
      const NodeId mean = s.code().argument(call, "mean", 0), std = s.code().argument(call, "std", 1);
      if (mean == 0 || std == 0) continue;
      const auto shortened = [&](NodeId list) {
        const Node& n = s.code()[list];
        if ((n.kind != Kind::Tuple && n.kind != Kind::List) || s.code().list(n.a).empty()) return std::string();
        const std::string item(s.code().text(s.code().list(n.a)[0]));
        return n.kind == Kind::Tuple ? "(" + item + ",)" : "[" + item + "]";
      };
      const std::string a = shortened(mean), b = shortened(std);
      if (a.empty() || b.empty() || numbers[rank - 3] != 1) continue;
      const Node &m = s.code()[mean], &d = s.code()[std];
      if (m.end > d.begin) continue;
      s.replace_range(s.code(), m.begin, d.end,
                      a + std::string(s.code().file().text.substr(m.end, d.begin - m.end)) + b,
                      "one mean and one deviation: the images have one channel", 6);
    }
  }
}

void propose_for_sequences(Situation& s) {
  const auto states = s.state_sizes(), numbers = states.empty() ? s.numbers() : states;
  if (s.message_has("hidden") || s.message_has("Expected hidden") || s.message_has("input.size(-1) must be equal")) {
    for (const NodeId maker : s.makers()) {
      const std::string_view name = s.code().callee_name(maker);
      if (name != "GRU" && name != "LSTM" && name != "RNN") continue;
      if (s.message_has("input.size(-1)"))
        if (const NodeId given = s.code().argument(maker, "input_size", 0); given != 0)
          s.unused_parameter(s.code(), maker, {"input_size", given}, 7);
      if (s.message_has("input.size(-1)") && numbers.size() >= 3)
        s.rewrite_number(s.code(), s.code().argument(maker, "input_size", 0), numbers[1], std::to_string(numbers[2]),
                         fmt::format("input_size = {}", numbers[2]), 9);
      if (s.code().argument(maker, "batch_first", -1) == 0)
        s.keyword(s.code(), maker, "batch_first", "True", -1, 6);
      else
        s.keyword(s.code(), maker, "batch_first", "False", -1, 14);
      if (numbers.size() >= 6)
        s.rewrite_number(s.code(), s.code().argument(maker, "hidden_size", 1), numbers[2], std::to_string(numbers[5]),
                         fmt::format("hidden_size = {}", numbers[5]), 12);
    }
    // A state with a part for each layer and direction.
    if (numbers.size() >= 6 && numbers[0] != numbers[3] && numbers[1] == numbers[4]) {
      const std::int64_t layers = numbers[0], parts = numbers[3];
      for (const auto& o : s.operands()) {
        const auto shape = shape_of(*o.value);
        if (!shape || shape->size() != 3 || (*shape)[0] != parts || (*shape)[2] != numbers[5]) continue;
        if (parts > layers) s.suffix(o.expression, layers == 1 ? "[-1:]" : fmt::format("[-{}:]", layers), 7);
        if (parts == 2 && layers == 1) s.suffix(o.expression, ".sum(0, keepdim=True)", 6);
        if (parts == 1) s.suffix(o.expression, fmt::format(".repeat({}, 1, 1)", layers), 8);
      }
      for (const NodeId maker : s.makers()) s.keyword(s.code(), maker, "num_layers", std::to_string(parts), 2, 9);
    }
    for (const auto& o : s.operands())
      if (const auto shape = shape_of(*o.value); shape && shape->size() == 3) {
        s.suffix(o.expression, ".transpose(0, 1)", 10);
        if (numbers.size() >= 3 && (*shape)[1] == numbers[1]) s.suffix(o.expression, ".transpose(1, 2)", 9);
      }
    std::vector<Situation::Change> batch_of_state[2], layers_first, every_layer;
    // zeros(batch, layers, hidden) instead of zeros(layers, batch, hidden)
    for (const char* const creation : {"zeros", "randn", "ones"})
      for (const NodeId call : s.code().calls_of(creation)) {
        const NodeId a = s.code().argument(call, {}, 0), b = s.code().argument(call, {}, 1);
        if (a == 0 || b == 0 || s.code().positional_count(call) != 3) continue;
        const std::string between(s.code().file().text.substr(s.code()[a].end, s.code()[b].begin - s.code()[a].end));
        s.replace_range(s.code(), s.code()[a].begin, s.code()[b].end, s.text(b) + between + s.text(a),
                        "layers first, then the batch", 11);
        // Only what may be the state: not the input, which has three sizes as well.
        const auto may_be = [&](NodeId size, std::size_t i) {
          const auto n = number_at(s.code(), size);
          return !n || *n == numbers[i];
        };
        if (numbers.size() >= 6 && numbers[0] == numbers[4] && numbers[1] == numbers[3] && numbers[0] != numbers[1] &&
            may_be(a, 3) && may_be(b, 4) && may_be(s.code().argument(call, {}, 2), 5)) {
          layers_first.push_back({a, s.text(b)});
          layers_first.push_back({b, s.text(a)});
        }
        // A state for the batch that comes, not for the one that was thought of.
        const bool nearby = s.code().around(call, Kind::FunctionDef) == s.code().around(s.node(), Kind::FunctionDef);
        const auto parts = number_at(s.code(), a), samples = number_at(s.code(), b);
        const bool state =
            numbers.size() >= 6 && (!parts || *parts == numbers[3]) && (!samples || *samples == numbers[4]);
        if (nearby && state && !s.operands().empty() && s.code()[s.operands()[0].expression].kind == Kind::Name)
          for (const int d : {0, 1})
            if (const auto shape = shape_of(*s.operands()[0].value);
                shape && shape->size() == 3 && (*shape)[static_cast<std::size_t>(d)] == numbers[1] &&
                numbers.size() >= 2)
              batch_of_state[d].push_back({b, fmt::format("{}.size({})", s.text(s.operands()[0].expression), d)});
        // A state for every layer and direction.
        if (nearby && state && parts && numbers[0] != numbers[3] && may_be(s.code().argument(call, {}, 2), 5))
          every_layer.push_back({a, std::to_string(numbers[0])});
        if (numbers.size() >= 6) {
          const NodeId c = s.code().argument(call, {}, 2);
          s.rewrite_number(s.code(), c, numbers[5], std::to_string(numbers[2]),
                           fmt::format("a state of {}", numbers[2]), 13);
        }
      }
    if (!every_layer.empty())
      s.replace_all(s.code(), std::move(every_layer),
                    fmt::format("a state with {} parts: one for each layer and direction", numbers[0]), 5);
    if (layers_first.size() > 2) s.replace_all(s.code(), std::move(layers_first), "layers first, then the batch", 4);
    for (const int d : {0, 1})
      if (!batch_of_state[d].empty())
        s.replace_all(s.code(), std::move(batch_of_state[d]), "a state for as many samples as there are", 5 + d);
    s.drop_last(15);
  }
  // A state for another batch than the one that comes.
  if (s.message_has("doesn't match hidden") && numbers.size() >= 3) s.other_inputs(numbers.back(), numbers[0], 8);
  // Masks and states of sequences that were taken to come first.
  if (s.message_has("attn_mask") || s.message_has("key_padding_mask") || s.message_has("key_padded_mask") ||
      s.message_has("same batch size") || s.message_has("batch number of src and tgt"))
    for (const char* const layer :
         {"TransformerEncoderLayer", "TransformerDecoderLayer", "Transformer", "MultiheadAttention"})
      for (const NodeId call : s.code().calls_of(layer)) {
        if (s.code().argument(call, "batch_first", -1) == 0) s.keyword(s.code(), call, "batch_first", "True", -1, 6);
      }
  // A mask for every sample, where one for every head of every sample is wanted: samples outside, heads inside.
  if (s.message_has("The shape of the 3D attn_mask is") && numbers.size() == 7 && numbers[1] > 0 &&
      numbers[4] % numbers[1] == 0 && s.code()[s.node()].kind == Kind::Call)
    if (const NodeId mask = s.code().argument(s.node(), "attn_mask", 5); mask != 0)
      s.suffix(mask, fmt::format(".repeat_interleave({}, dim=0)", numbers[4] / numbers[1]), 5);
  // A mask for sequences of another length.
  const auto sequences = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
  const bool mask_fits_time =
      sequences && sequences->size() == 3 && numbers.size() == 5 && (*sequences)[1] == numbers[1];
  if (s.message_has("The shape of the 2D attn_mask is") && numbers.size() == 5 && numbers[1] == numbers[2] &&
      !mask_fits_time) {
    s.other_inputs(numbers[1], numbers[3], 8);
    for (const NodeId call : s.code().calls_of("generate_square_subsequent_mask"))
      s.rewrite_number(s.code(), s.code().argument(call, "sz", 0), numbers[1], std::to_string(numbers[3]),
                       fmt::format("a mask for {} positions", numbers[3]), 8);
  }
  if (s.message_has("was expecting embedding dimension of ") && numbers.size() >= 2)
    for (const auto& [layer, parameter] :
         {std::pair{"MultiheadAttention", "embed_dim"}, std::pair{"TransformerEncoderLayer", "d_model"},
          std::pair{"TransformerDecoderLayer", "d_model"}, std::pair{"Transformer", "d_model"}})
      for (const NodeId call : s.code().calls_of(layer))
        s.rewrite_number(s.code(), s.code().argument(call, parameter, 0), numbers[0], std::to_string(numbers[1]),
                         fmt::format("{} = {}", parameter, numbers[1]), 8);
  if (s.message_has("divisible by num_heads") || s.message_has("must be divisible")) {
    for (const auto& [embed, heads] : {std::pair{"embed_dim", "num_heads"}, std::pair{"d_model", "nhead"},
                                       std::pair{"in_channels", "groups"}, std::pair{"out_channels", "groups"}}) {
      const bool layer = std::string_view(heads) == "groups";
      const NodeId call = s.node();
      if (s.code()[call].kind != Kind::Call) return;
      const NodeId e = s.code().argument(call, embed, std::string_view(embed) == "out_channels" ? 1 : 0),
                   h = s.code().argument(call, heads, layer ? -1 : 1);
      if (e == 0 || h == 0) continue;
      for (const NodeId width : s.code().literals(e))
        for (const NodeId count : s.code().literals(h)) {
          const auto w = number_at(s.code(), width), n = number_at(s.code(), count);
          if (!w || !n || *n < 1 || *w < 1 || *w % *n == 0) continue;
          for (std::int64_t d = *n; d >= 1; --d)
            if (*w % d == 0) {
              s.replace(s.code(), count, std::to_string(d), fmt::format("{} = {}, which divides {}", heads, d, *w), 8);
              break;
            }
          const std::int64_t up = (*w + *n - 1) / *n * *n, down = *w / *n * *n;
          s.replace(s.code(), width, std::to_string(up - *w <= *w - down || down == 0 ? up : down),
                    fmt::format("{} = a multiple of {}", embed, *n), 10);
        }
      // Depthwise: as many channels out as in.
      const NodeId in = s.code().argument(call, "in_channels", 0);
      if (std::string_view(embed) == "out_channels" && in != 0 && s.text(in) == s.text(h))
        s.replace(s.code(), e, s.text(in),
                  fmt::format("out_channels = {}, as for every depthwise convolution", s.text(in)), 6);
      // A computed width is brought down to a multiple.
      if (layer && s.code()[e].kind == Kind::Name)
        for (const NodeId v : s.code().assigned(s.code().atom(s.code()[e].a)))
          if (s.code().around(v, Kind::FunctionDef) == s.code().around(call, Kind::FunctionDef) &&
              s.code()[h].kind == Kind::Name)
            s.replace(s.code(), v, fmt::format("{} // {} * {}", s.text(v), s.text(h), s.text(h)),
                      fmt::format("a multiple of `{}`", s.text(h)), 9);
    }
  }
  if (s.message == "index out of range in self") {
    for (const auto& o : s.operands()) {
      if (!o.value->largest_index) continue;
      for (const NodeId maker : s.makers()) {
        const NodeId given = s.code().argument(maker, "num_embeddings", 0);
        for (const NodeId id : given != 0 ? s.code().literals(given) : std::vector<NodeId>())
          if (const auto n = number_at(s.code(), id); n && *n <= *o.value->largest_index)
            s.replace(s.code(), id, std::to_string(*o.value->largest_index + 1),
                      fmt::format("room for indices up to {}", *o.value->largest_index), id == given ? 7 : 8);
        if (given != 0) s.replace(s.code(), given, s.text(given) + " + 1", "one more entry", 9);
        // What grows while the program runs outgrows one more, too.
        if (given != 0)
          for (const NodeId id : s.code().literals(given))
            for (const std::int64_t room : {32, 128, 512, 2048})
              if (const auto n = number_at(s.code(), id); n && *n <= *o.value->largest_index && room > 2 * *n)
                s.replace(s.code(), id, std::to_string(room), fmt::format("room for {} entries", room), 20);
      }
    }
  }
}

void propose_for_indices(Situation& s) {
  const auto numbers = s.numbers();
  if (s.message_has("pixel_shuffle expects") && numbers.size() >= 3) {
    const std::int64_t channels = numbers[numbers.size() - 2], square = numbers.back();
    for (const NodeId call : s.code().calls_of("Conv2d"))
      if (channels > 0 && square > 1)
        s.rewrite_number(s.code(), s.code().argument(call, "out_channels", 1), channels,
                         std::to_string((channels + square - 1) / square * square),
                         fmt::format("out_channels = a multiple of {}", square), 8);
  }
  if (s.message_has("selected index k out of range") && s.code()[s.node()].kind == Kind::Call) {
    const NodeId k = s.code().argument(s.node(), "k", 0), receiver = s.code().receiver(s.node()),
                 dim = s.code().argument(s.node(), "dim", 1);
    if (k != 0 && receiver != 0 && s.code().takes_suffix(receiver))
      s.replace(s.code(), k,
                fmt::format("min({}, {}.size({}))", s.text(k), s.text(receiver), dim == 0 ? "-1" : s.text(dim)),
                "no more than there are", 7);
  }
  if (s.message_has("The shape of the mask [") && numbers.size() >= 4 && numbers[0] > 0 && numbers[2] > 0)
    s.other_inputs(numbers[0], numbers[2], 12);
  if (s.message_has("Dimension out of range") && numbers.size() >= 3 && s.code()[s.node()].kind == Kind::Call) {
    const std::int64_t high = numbers[1], got = numbers[2];
    for (const NodeId a : s.code().list(s.code()[s.node()].b)) {
      const NodeId value = s.code()[a].kind == Kind::Keyword ? s.code()[a].b : a;
      const Node& n = s.code()[value];
      const bool negative = n.kind == Kind::Unary && static_cast<syntax::UnaryOp>(n.small) == syntax::UnaryOp::Neg;
      const auto literal = number_at(s.code(), negative ? n.a : value);
      if (!literal || (negative ? -*literal : *literal) != got) continue;
      s.replace(s.code(), value, std::to_string(got < 0 ? numbers[0] : high),
                fmt::format("dimension {} in place of {}", high, got), 7);
      s.replace(s.code(), value, "0", "the first dimension", 12);
    }
    for (const NodeId maker : s.makers())
      if (const NodeId given = s.code().argument(maker, "dim", 0); given != 0)
        s.replace(s.code(), given, "-1", "the last dimension", 8);
    for (const auto& o : s.operands())
      if (shape_of(*o.value)) s.suffix(o.expression, ".unsqueeze(0)", 14);
  }
  if (s.message_has("Kernel size can't be greater") || s.message_has("Output size is too small")) {
    std::vector<NodeId> makers = s.makers();
    for (const NodeId maker : makers) {
      const std::string_view name = s.code().callee_name(maker);
      const bool pool = name.find("Pool") != std::string_view::npos;
      if (const NodeId k = s.code().argument(maker, "kernel_size", pool ? 0 : 2); k != 0)
        if (const auto n = number_at(s.code(), k); n && *n > 1 && !pool)
          s.keyword(s.code(), maker, "padding", std::to_string(*n / 2), 4, 9);
    }
    // Larger images, where the program makes them up.
    for (const char* const creation : {"randn", "rand", "zeros", "ones"})
      for (const NodeId call : s.code().calls_of(creation))
        if (s.code().positional_count(call) == 4)
          for (const int times : {2, 4}) {
            const NodeId a = s.code().argument(call, {}, 2), b = s.code().argument(call, {}, 3);
            const auto h = number_at(s.code(), a), w = number_at(s.code(), b);
            if (!h || !w) continue;
            const std::string between(
                s.code().file().text.substr(s.code()[a].end, s.code()[b].begin - s.code()[a].end));
            s.replace_range(s.code(), s.code()[a].begin, s.code()[b].end,
                            std::to_string(*h * times) + between + std::to_string(*w * times),
                            fmt::format("images of {}×{}", *h * times, *w * times), 14 + times);
          }
  }
  if (s.message_has("The expanded size of the tensor (") && numbers.size() >= 2) {
    const std::int64_t wanted = numbers[0], there = numbers[1];
    const Node& n = s.code()[s.node()];
    if (n.kind == Kind::Call)
      for (const NodeId a : s.code().list(n.b))
        if (number_at(s.code(), a) == wanted) {
          s.replace(s.code(), a, "-1", "keep the size that is there", 6);
          s.replace(s.code(), a, std::to_string(there), fmt::format("{} instead of {}", there, wanted), 7);
        }
    // A table for other sequences than those that come.
    if (n.kind == Kind::Call && there > 1) s.other_inputs(there, wanted, 9);
    // part[...] = value: as much of the value as there is room for.
    const NodeId statement = s.code().statement(s.node());
    if (s.code()[statement].kind == Kind::Assign && there > wanted)
      s.suffix(s.code()[statement].b, fmt::format("[..., :{}]", wanted), 8);
  }
  if (s.message_has("Error(s) in loading state_dict") && s.message_has("size mismatch")) {
    const NodeId given = s.code()[s.node()].kind == Kind::Call ? s.code().argument(s.node(), "state_dict", 0) : 0;
    const NodeId model = s.code().receiver(s.node());
    if (given == 0 || model == 0) return;
    s.replace_range(s.code(), s.code()[given].begin, s.code()[s.node()].end - 1,
                    fmt::format("{{k: v for k, v in {0}.items() if k in {1}.state_dict() and v.shape == "
                                "{1}.state_dict()[k].shape}}, strict=False",
                                s.text(given), s.text(model)),
                    "load only the weights that fit", 10);
  }
}

}  // namespace shapetrace::explain
