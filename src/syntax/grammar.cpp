#include "syntax/grammar.hpp"

#include <tree_sitter/api.h>

#include <string_view>
#include <unordered_map>

extern "C" const TSLanguage* tree_sitter_python();

namespace shapetrace::syntax {
namespace {

struct SymName {
  std::string_view name;
  Sym sym;
};

constexpr SymName kTokens[] = {
    {"+", Sym::Plus},
    {"-", Sym::Minus},
    {"*", Sym::Star},
    {"@", Sym::At},
    {"/", Sym::Slash},
    {"//", Sym::SlashSlash},
    {"%", Sym::Percent},
    {"**", Sym::StarStar},
    {"|", Sym::Pipe},
    {"&", Sym::Ampersand},
    {"^", Sym::Caret},
    {"<<", Sym::LeftShift},
    {">>", Sym::RightShift},
    {"~", Sym::Tilde},
    {"<", Sym::Less},
    {"<=", Sym::LessEqual},
    {"==", Sym::EqualEqual},
    {"!=", Sym::NotEqual},
    {">=", Sym::GreaterEqual},
    {">", Sym::Greater},
    {"<>", Sym::LessGreater},
    {"in", Sym::KeyIn},
    {"not in", Sym::KeyNotIn},
    {"is", Sym::KeyIs},
    {"is not", Sym::KeyIsNot},
    {"and", Sym::KeyAnd},
    {"or", Sym::KeyOr},
    {"async", Sym::KeyAsync},
    {"from", Sym::KeyFrom},
    {",", Sym::Comma},
    {":", Sym::Colon},
    {"=", Sym::Equal},
    {"_", Sym::Underscore},
    {"(", Sym::LeftParen},
    {"[", Sym::LeftBracket},
    {"+=", Sym::PlusEqual},
    {"-=", Sym::MinusEqual},
    {"*=", Sym::StarEqual},
    {"/=", Sym::SlashEqual},
    {"@=", Sym::AtEqual},
    {"//=", Sym::SlashSlashEqual},
    {"%=", Sym::PercentEqual},
    {"**=", Sym::StarStarEqual},
    {">>=", Sym::RightShiftEqual},
    {"<<=", Sym::LeftShiftEqual},
    {"&=", Sym::AmpersandEqual},
    {"^=", Sym::CaretEqual},
    {"|=", Sym::PipeEqual},
};

constexpr SymName kNodes[] = {
    {"comment", Sym::Comment},
    {"line_continuation", Sym::LineContinuation},
    {"identifier", Sym::Identifier},
    {"keyword_identifier", Sym::Identifier},
    {"integer", Sym::Integer},
    {"float", Sym::Float},
    {"true", Sym::True},
    {"false", Sym::False},
    {"none", Sym::None},
    {"ellipsis", Sym::Ellipsis},
    {"string_start", Sym::StringStart},
    {"string_end", Sym::StringEnd},
    {"string_content", Sym::StringContent},
    {"interpolation", Sym::Interpolation},
    {"format_expression", Sym::FormatExpression},
    {"format_specifier", Sym::FormatSpecifier},
    {"type_conversion", Sym::TypeConversion},
    {"string", Sym::String},
    {"concatenated_string", Sym::ConcatenatedString},
    {"attribute", Sym::Attribute},
    {"subscript", Sym::Subscript},
    {"call", Sym::Call},
    {"binary_operator", Sym::BinaryOperator},
    {"boolean_operator", Sym::BooleanOperator},
    {"unary_operator", Sym::UnaryOperator},
    {"not_operator", Sym::NotOperator},
    {"comparison_operator", Sym::ComparisonOperator},
    {"lambda", Sym::Lambda},
    {"lambda_within_for_in_clause", Sym::Lambda},
    {"lambda_parameters", Sym::LambdaParameters},
    {"conditional_expression", Sym::ConditionalExpression},
    {"named_expression", Sym::NamedExpression},
    {"as_pattern", Sym::AsPattern},
    {"as_pattern_target", Sym::AsPatternTarget},
    {"await", Sym::Await},
    {"yield", Sym::Yield},
    {"list", Sym::List},
    {"set", Sym::Set},
    {"tuple", Sym::Tuple},
    {"dictionary", Sym::Dictionary},
    {"pair", Sym::Pair},
    {"list_splat", Sym::ListSplat},
    {"dictionary_splat", Sym::DictionarySplat},
    {"list_comprehension", Sym::ListComprehension},
    {"set_comprehension", Sym::SetComprehension},
    {"dictionary_comprehension", Sym::DictionaryComprehension},
    {"generator_expression", Sym::GeneratorExpression},
    {"for_in_clause", Sym::ForInClause},
    {"if_clause", Sym::IfClause},
    {"parenthesized_expression", Sym::ParenthesizedExpression},
    {"parenthesized_list_splat", Sym::ParenthesizedListSplat},
    {"expression_list", Sym::ExpressionList},
    {"pattern_list", Sym::PatternList},
    {"tuple_pattern", Sym::TuplePattern},
    {"list_pattern", Sym::ListPattern},
    {"list_splat_pattern", Sym::ListSplatPattern},
    {"dictionary_splat_pattern", Sym::DictionarySplatPattern},
    {"slice", Sym::Slice},
    {"argument_list", Sym::ArgumentList},
    {"keyword_argument", Sym::KeywordArgument},
    {"type", Sym::Type},
    {"splat_type", Sym::SplatType},
    {"generic_type", Sym::GenericType},
    {"union_type", Sym::UnionType},
    {"constrained_type", Sym::ConstrainedType},
    {"member_type", Sym::MemberType},
    {"type_parameter", Sym::TypeParameter},
    {"parameters", Sym::Parameters},
    {"typed_parameter", Sym::TypedParameter},
    {"default_parameter", Sym::DefaultParameter},
    {"typed_default_parameter", Sym::TypedDefaultParameter},
    {"keyword_separator", Sym::KeywordSeparator},
    {"positional_separator", Sym::PositionalSeparator},
    {"module", Sym::Module},
    {"block", Sym::Block},
    {"expression_statement", Sym::ExpressionStatement},
    {"assignment", Sym::Assignment},
    {"augmented_assignment", Sym::AugmentedAssignment},
    {"return_statement", Sym::ReturnStatement},
    {"raise_statement", Sym::RaiseStatement},
    {"assert_statement", Sym::AssertStatement},
    {"delete_statement", Sym::DeleteStatement},
    {"pass_statement", Sym::PassStatement},
    {"break_statement", Sym::BreakStatement},
    {"continue_statement", Sym::ContinueStatement},
    {"global_statement", Sym::GlobalStatement},
    {"nonlocal_statement", Sym::NonlocalStatement},
    {"import_statement", Sym::ImportStatement},
    {"import_from_statement", Sym::ImportFromStatement},
    {"future_import_statement", Sym::FutureImportStatement},
    {"relative_import", Sym::RelativeImport},
    {"import_prefix", Sym::ImportPrefix},
    {"dotted_name", Sym::DottedName},
    {"aliased_import", Sym::AliasedImport},
    {"wildcard_import", Sym::WildcardImport},
    {"print_statement", Sym::PrintStatement},
    {"chevron", Sym::Chevron},
    {"exec_statement", Sym::ExecStatement},
    {"type_alias_statement", Sym::TypeAliasStatement},
    {"if_statement", Sym::IfStatement},
    {"elif_clause", Sym::ElifClause},
    {"else_clause", Sym::ElseClause},
    {"while_statement", Sym::WhileStatement},
    {"for_statement", Sym::ForStatement},
    {"try_statement", Sym::TryStatement},
    {"except_clause", Sym::ExceptClause},
    {"finally_clause", Sym::FinallyClause},
    {"with_statement", Sym::WithStatement},
    {"with_clause", Sym::WithClause},
    {"with_item", Sym::WithItem},
    {"function_definition", Sym::FunctionDefinition},
    {"class_definition", Sym::ClassDefinition},
    {"decorated_definition", Sym::DecoratedDefinition},
    {"decorator", Sym::Decorator},
    {"match_statement", Sym::MatchStatement},
    {"case_clause", Sym::CaseClause},
    {"case_pattern", Sym::CasePattern},
    {"keyword_pattern", Sym::KeywordPattern},
    {"class_pattern", Sym::ClassPattern},
    {"splat_pattern", Sym::SplatPattern},
    {"union_pattern", Sym::UnionPattern},
    {"dict_pattern", Sym::DictPattern},
    {"complex_pattern", Sym::ComplexPattern},
};

}  // namespace

Grammar::Grammar() : language_(tree_sitter_python()) {
  std::unordered_map<std::string_view, Sym> tokens;
  std::unordered_map<std::string_view, Sym> nodes;
  for (const SymName& entry : kTokens) tokens.emplace(entry.name, entry.sym);
  for (const SymName& entry : kNodes) nodes.emplace(entry.name, entry.sym);
  const std::uint32_t count = ts_language_symbol_count(language_);
  table_.resize(count, Sym::Other);
  for (std::uint32_t id = 0; id < count; ++id) {
    const auto symbol = static_cast<TSSymbol>(id);
    const auto& names = ts_language_symbol_type(language_, symbol) == TSSymbolTypeAnonymous ? tokens : nodes;
    if (const auto found = names.find(ts_language_symbol_name(language_, symbol)); found != names.end()) {
      table_[id] = found->second;
    }
  }
}

const Grammar& Grammar::python() {
  static const Grammar grammar;
  return grammar;
}

}  // namespace shapetrace::syntax
