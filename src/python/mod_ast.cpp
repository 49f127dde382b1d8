// _ast: what ast.literal_eval needs. The text is parsed by our own parser; only literals are turned into values.
#include "python/modules.hpp"
#include "python/number_text.hpp"
#include "python/shared.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::python {

namespace {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

// The class that the ast module has for a node, for the message about it.
std::string_view class_of(Kind kind) {
  switch (kind) {
    case Kind::Name: return "Name";
    case Kind::Call: return "Call";
    case Kind::Attribute: return "Attribute";
    case Kind::Subscript: return "Subscript";
    case Kind::Binary: return "BinOp";
    case Kind::Unary: return "UnaryOp";
    case Kind::BoolAnd:
    case Kind::BoolOr: return "BoolOp";
    case Kind::Compare: return "Compare";
    case Kind::Conditional: return "IfExp";
    case Kind::Lambda: return "Lambda";
    case Kind::FString: return "JoinedStr";
    case Kind::ListComp: return "ListComp";
    case Kind::SetComp: return "SetComp";
    case Kind::DictComp: return "DictComp";
    case Kind::GeneratorExp: return "GeneratorExp";
    case Kind::Starred: return "Starred";
    default: return "Constant";
  }
}

class LiteralReader {
 public:
  LiteralReader(Interp& in, const syntax::View& tree) : in_(in), tree_(tree) {}

  Value read(NodeId id) {
    const Node& node = tree_[id];
    switch (node.kind) {
      case Kind::ConstNone: return Value::none();
      case Kind::ConstTrue: return Value::boolean(true);
      case Kind::ConstFalse: return Value::boolean(false);
      case Kind::ConstEllipsis: return Value::ellipsis();
      case Kind::Str: return in_.heap().str(tree_.atom(node.a));
      case Kind::Bytes: return in_.heap().bytes(tree_.atom(node.a));
      case Kind::Tuple:
      case Kind::List:
      case Kind::Set: return read_items(node);
      case Kind::Dict: return read_dict(node);
      case Kind::Call:
        if (tree_[node.a].kind == Kind::Name && tree_.atom(tree_[node.a].a) == "set" && tree_.list(node.b).empty())
          return in_.heap().set();
        return malformed(id);
      case Kind::Binary: {  // 1 + 2j
        const auto op = static_cast<BinaryOp>(node.small);
        if ((op != BinaryOp::Add && op != BinaryOp::Sub) || tree_[node.b].kind != Kind::Imaginary) return malformed(id);
        const Value left = read_number(node.a);
        const Value right = read_number(node.b);
        if (left.is_error() || right.is_error()) return Value::error();
        return has_layout(left, Layout::Complex) ? malformed(id) : in_.binary(op, left, right);
      }
      default: return read_number(id);
    }
  }

 private:
  Interp& in_;
  const syntax::View& tree_;

  Value malformed(NodeId id) {
    return in_.value_error("malformed node or string on line {}: <ast.{} object at 0x7f0000000000>",
                           tree_.line_of(tree_[id].begin), class_of(tree_[id].kind));
  }

  Value read_number(NodeId id) {
    const Node& node = tree_[id];
    if (node.kind == Kind::Float) return Value::number(tree_.floats[node.a]);
    if (node.kind == Kind::Imaginary) return in_.heap().complex(0, tree_.floats[node.a]);
    if (node.kind == Kind::Int) {
      if ((node.flags & syntax::kSmall) != 0) return Value::small_int(node.a);
      Value v;
      std::size_t digits = 0;
      parse_int(in_.heap(), tree_.atom(node.a), 10, in_.max_int_digits, v, digits);
      return v.is_set() ? v : malformed(id);
    }
    const auto op = static_cast<syntax::UnaryOp>(node.small);
    if (node.kind != Kind::Unary || (op != syntax::UnaryOp::Neg && op != syntax::UnaryOp::Pos)) return malformed(id);
    if (tree_[node.a].kind == Kind::Unary) return malformed(node.a);
    const Value v = read_number(node.a);
    return v.is_error() ? v : in_.unary(op, v);
  }

  Value read_items(const Node& node) {
    List* const items = in_.heap().list();
    for (const NodeId item : tree_.list(node.a)) {
      const Value v = read(item);
      if (v.is_error()) return v;
      items->append(in_.arena(), v);
    }
    if (node.kind == Kind::List) return items;
    if (node.kind == Kind::Tuple) return in_.heap().tuple(items->items());
    Set* const set = in_.heap().set();
    for (const Value v : items->items())
      if (!interp::set_add(in_, *set, v)) return Value::error();
    return set;
  }

  Value read_dict(const Node& node) {
    Dict* const dict = in_.heap().dict();
    const auto items = tree_.list(node.a);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      if (items[i] == 0) return in_.value_error("malformed node or string: None");
      const Value key = read(items[i]);
      const Value v = key.is_error() ? key : read(items[i + 1]);
      if (v.is_error() || !interp::dict_set(in_, *dict, key, v)) return Value::error();
    }
    return dict;
  }
};

Value literal_eval(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0]);
  std::string_view source;
  if (!interp::want_str(in, a[0], "literal_eval", source)) return Value::error();
  source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
  const syntax::Tree tree = syntax::parse(source, syntax::Diagnose::Yes, "<unknown>");
  const syntax::View view = syntax::view_of(tree);
  if (!tree.errors.empty()) {
    const syntax::SyntaxErrorAt& error = tree.errors.front();
    return in.raise(Exc::SyntaxError, "{} (<unknown>, line {})", error.message, view.line_of(error.begin));
  }
  const auto statements = view.list(view[view.root].a);
  if (statements.size() != 1 || view[statements[0]].kind != Kind::ExprStmt)
    return in.raise(Exc::SyntaxError, "invalid syntax (<unknown>, line {})", statements.empty() ? 0 : 1);
  return LiteralReader(in, view).read(view[statements[0]].a);
}

constexpr NativeDef kFunctions[] = {
    {"literal_eval", "source, /", literal_eval},
};

}  // namespace

const interp::NativeModule kAstModule = {"_ast", kFunctions};

}  // namespace shapetrace::python
