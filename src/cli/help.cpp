// `shapetrace help CODE`: the page about a finding's code or about one of the usual mistakes.
#include <fmt/core.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/pages.hpp"
#include "explain/findings.hpp"

namespace shapetrace::cli {

namespace {

const Page* page_of(std::string_view code) {
  for (const Page& p : finding_pages())
    if (p.code == code) return &p;
  return nullptr;
}

}  // namespace

int help(const std::string& code) {
  if (code.empty()) {
    for (const std::string_view known : explain::known_codes()) {
      const Page* const page = page_of(known);
      std::string_view title = page != nullptr ? page->text.substr(0, page->text.find('\n')) : "(no page)";
      if (title.starts_with("# ")) title.remove_prefix(2);
      fmt::print("{:<30} {}\n", known, title);
    }
    return kFine;
  }
  std::string_view wanted = code;
  if (wanted.starts_with('[') && wanted.ends_with(']')) wanted = wanted.substr(1, wanted.size() - 2);
  const Page* page = page_of(wanted);
  if (page == nullptr) page = page_of("pattern/" + std::string(wanted));
  if (page == nullptr && wanted.starts_with("python/")) page = page_of("python");
  if (page == nullptr) {
    fmt::print(stderr, "{}: error: there is no such code; `shapetrace help` lists them [usage]\n", code);
    return kUnusable;
  }
  fmt::print("{}", page->text);
  return kFine;
}

}  // namespace shapetrace::cli
