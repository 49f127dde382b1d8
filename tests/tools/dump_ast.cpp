// dump_ast FILE...: the tree of each file in the canonical form that tests/syntax_test.py makes of CPython's own.
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "syntax/parser.hpp"

namespace {

using namespace shapetrace::syntax;

constexpr std::string_view kUnary[] = {"Not", "USub", "UAdd", "Invert"};
constexpr std::string_view kBinary[] = {"Add", "Sub",    "Mult",   "MatMult", "Div",   "FloorDiv", "Mod",
                                        "Pow", "LShift", "RShift", "BitAnd",  "BitOr", "BitXor"};
constexpr std::string_view kCompare[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
constexpr std::string_view kParameter[] = {"posonly", "normal", "vararg", "kwonly", "kwarg"};

class Dumper {
 public:
  explicit Dumper(const View& tree) : tree_(tree) {}

  std::string out;

  void node(NodeId id) {
    if (id == 0) {
      out += '-';
      return;
    }
    const Node& n = tree_[id];
    switch (n.kind) {
      case Kind::Module: each(n.a, &Dumper::node, "\n"); return;
      case Kind::FString:
        open(n, "FString");
        string_parts(n.a);
        break;
      case Kind::Formatted: formatted(n); return;
      case Kind::Int:
        open(n, "Int");
        word((n.flags & kSmall) != 0 ? std::to_string(n.a) : std::string(tree_.atom(n.a)));
        break;
      case Kind::Float:
      case Kind::Imaginary: {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%.17g", tree_.floats[n.a]);
        open(n, kind_name(n.kind));
        word(buffer);
        break;
      }
      case Kind::Str:
      case Kind::Bytes:
        open(n, kind_name(n.kind));
        text(tree_.atom(n.a));
        break;
      default: general(n);
    }
    out += ')';
  }

 private:
  void general(const Node& n) {
    open(n, kind_name(n.kind));
    switch (n.kind) {
      case Kind::Name: atom(n.a); break;
      case Kind::ConstNone:
      case Kind::ConstTrue:
      case Kind::ConstFalse:
      case Kind::ConstEllipsis:
      case Kind::Pass:
      case Kind::Break:
      case Kind::Continue: break;
      case Kind::Tuple:
      case Kind::List:
      case Kind::Set:
      case Kind::Dict:
      case Kind::BoolAnd:
      case Kind::BoolOr:
      case Kind::Delete:
      case Kind::Parameters:
      case Kind::Import:
      case Kind::PatSequence:
      case Kind::PatOr: nodes(n.a); break;
      case Kind::Unary:
        word(kUnary[n.small]);
        field(n.a);
        break;
      case Kind::Binary:
        word(kBinary[n.small]);
        field(n.a);
        field(n.b);
        break;
      case Kind::AugAssign:
        word(kBinary[n.small]);
        field(n.a);
        field(n.b);
        break;
      case Kind::Compare: {
        field(n.a);
        const auto items = tree_.list(n.b);
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
          word(kCompare[items[i]]);
          field(items[i + 1]);
        }
        break;
      }
      case Kind::Call:
        field(n.a);
        nodes(n.b);
        break;
      case Kind::Keyword:
        atom(n.a);
        field(n.b);
        break;
      case Kind::Attribute:
        field(n.a);
        atom(n.b);
        break;
      case Kind::ListComp:
      case Kind::SetComp:
      case Kind::GeneratorExp:
        field(n.a);
        nodes(n.b);
        break;
      case Kind::DictComp:
        field(n.a);
        field(n.c);
        nodes(n.b);
        break;
      case Kind::CompFor:
        flag(n, kAsync, "async");
        field(n.a);
        field(n.b);
        nodes(n.c);
        break;
      case Kind::Lambda:
        flag(n, kGenerator, "generator");
        field(n.a);
        field(n.b);
        break;
      case Kind::Assign:
        nodes(n.a);
        field(n.b);
        break;
      case Kind::AnnAssign:
        flag(n, kSimple, "simple");
        field(n.a);
        field(n.b);
        field(n.c);
        break;
      case Kind::Global:
      case Kind::Nonlocal: each(n.a, &Dumper::atom, ""); break;
      case Kind::ImportFrom:
        word(std::to_string(n.small));
        atom(n.a);
        nodes(n.b);
        break;
      case Kind::Alias:
        atom(n.a);
        atom(n.b);
        break;
      case Kind::If:
      case Kind::While:
        field(n.a);
        block(n.b);
        block(n.c);
        break;
      case Kind::For:
        flag(n, kAsync, "async");
        field(n.a);
        field(n.b);
        blocks(n.c);
        break;
      case Kind::Try:
        flag(n, kStar, "star");
        block(n.a);
        block(n.b);
        blocks(n.c);
        break;
      case Kind::ExceptHandler:
        field(n.a);
        atom(n.b);
        block(n.c);
        break;
      case Kind::With:
        flag(n, kAsync, "async");
        nodes(n.a);
        block(n.b);
        break;
      case Kind::FunctionDef: {
        const auto parts = tree_.list(n.c);
        flag(n, kAsync, "async");
        flag(n, kGenerator, "generator");
        atom(n.a);
        type_parameters(parts[3]);
        field(n.b);
        field(parts[2]);
        block(parts[1]);
        block(parts[0]);
        break;
      }
      case Kind::ClassDef: {
        const auto parts = tree_.list(n.c);
        atom(n.a);
        type_parameters(parts[2]);
        nodes(n.b);
        block(parts[1]);
        block(parts[0]);
        break;
      }
      case Kind::Parameter:
        word(kParameter[n.small]);
        atom(n.a);
        field(n.b);
        field(n.c);
        break;
      case Kind::TypeAlias:
        atom(n.a);
        type_parameters(n.c);
        field(n.b);
        break;
      case Kind::Match:
        field(n.a);
        block(n.b);
        break;
      case Kind::MatchCase:
        field(n.a);
        field(n.b);
        block(n.c);
        break;
      case Kind::PatCapture:
      case Kind::PatStar: atom(n.a); break;
      case Kind::PatMapping:
        nodes(n.a);
        atom(n.b);
        break;
      case Kind::PatClass: {
        field(n.a);
        nodes(n.b);
        const auto items = tree_.list(n.c);
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
          atom(items[i]);
          field(items[i + 1]);
        }
        break;
      }
      case Kind::PatAs:
        field(n.a);
        atom(n.b);
        break;
      case Kind::Conditional:
      case Kind::Slice:
        field(n.a);
        field(n.b);
        field(n.c);
        break;
      case Kind::Subscript:
      case Kind::Walrus:
      case Kind::Raise:
      case Kind::Assert:
      case Kind::WithItem:
        field(n.a);
        field(n.b);
        break;
      default: field(n.a);
    }
  }

  void open(const Node& n, std::string_view name) {
    out += '(';
    out += name;
    if (n.kind < Kind::Module && n.kind != Kind::CompFor && n.kind != Kind::Formatted && !in_fstring_) {
      const bool end_too = n.kind != Kind::Keyword && n.kind != Kind::DoubleStarred;
      if (end_too) position(n.begin), out += '-', position(n.end, "");
    } else if ((n.kind == Kind::TypeAlias || (n.kind > Kind::Module && n.kind <= Kind::ClassDef)) &&
               n.kind != Kind::Alias && n.kind != Kind::ExceptHandler && n.kind != Kind::WithItem) {
      position(n.begin);
    }
  }
  void position(std::uint32_t offset, const char* before = "@") {
    out += before + std::to_string(tree_.line_of(offset)) + ":" + std::to_string(tree_.column_of(offset));
  }
  void word(std::string_view text) { (out += ' ') += text; }
  void atom(std::uint32_t id) { word(id == 0 ? "-" : tree_.atom(id)); }
  void field(NodeId id) {
    out += ' ';
    node(id);
  }
  void flag(const Node& n, int bit, std::string_view name) {
    if ((n.flags & bit) != 0) word(name);
  }
  template <typename Visit>
  void each(ListId list, Visit visit, std::string_view after) {
    for (const std::uint32_t id : tree_.list(list)) {
      (this->*visit)(id);
      out += after;
    }
  }
  void nodes(ListId list) {
    out += " [";
    bool first = true;
    for (const NodeId id : tree_.list(list)) {
      if (!first) out += ' ';
      first = false;
      node(id);
    }
    out += ']';
  }
  void block(ListId list) { nodes(list); }
  void blocks(ListId pair) {
    for (const ListId list : tree_.list(pair)) block(list);
  }
  void type_parameters(ListId list) {
    if (list != 0) nodes(list);
  }
  void text(std::string_view bytes) {
    out += " '";
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte >= 0x7F || c == '\'' || c == '\\') {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "\\x%02x", byte);
        out += buffer;
      } else {
        out += c;
      }
    }
    out += '\'';
  }
  // CPython has the text of "=" in the constant before the field.
  void string_parts(ListId list) {
    const bool outer = std::exchange(in_fstring_, true);
    std::string constant;
    const auto flush = [&] {
      if (constant.empty()) return;
      text(constant);
      constant.clear();
    };
    for (const NodeId id : tree_.list(list)) {
      const Node& part = tree_[id];
      if (part.kind == Kind::Str) {
        constant += tree_.atom(part.a);
        continue;
      }
      constant += tree_.atom(part.c);
      flush();
      out += ' ';
      node(id);
    }
    flush();
    in_fstring_ = outer;
  }
  void formatted(const Node& n) {
    out += "(Formatted ";
    if (n.small != 0) out += static_cast<char>(n.small);
    field(n.a);
    field(n.b);
    out += ')';
  }

  const View& tree_;
  bool in_fstring_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    const Tree tree = parse(source);
    const std::string blob = serialize(tree);
    View view;
    if (!load(blob, view)) return 1;
    std::printf("=== %s\n", argv[i]);
    for (const SyntaxErrorAt& error : tree.errors) {
      std::printf("error %u:%u %s\n", view.line_of(error.begin), view.column_of(error.begin), error.message.c_str());
    }
    if (!tree.errors.empty()) continue;
    Dumper dumper(view);
    dumper.node(view.root);
    std::fputs(dumper.out.c_str(), stdout);
  }
}
