#include "python/modules.hpp"

#include <algorithm>
#include <array>

namespace shapetrace::interp {
namespace {

constexpr std::array kModules{
    &python::kArrayModule,  &python::kAstModule,         &python::kAtexitModule,     &python::kCmathModule,
    &python::kSysModule,    &python::kCollectionsModule, &python::kDigestModule,     &python::kFunctoolsModule,
    &python::kRandomModule, &python::kReModule,          &python::kShapetraceModule, &python::kItertoolsModule,
    &python::kMathModule,   &python::kUnicodedataModule, &torch::kTorchModule,
};

}  // namespace

const NativeModule* find_native_module(std::string_view name) {
  const auto found = std::ranges::find_if(kModules, [&](const NativeModule* module) { return module->name == name; });
  return found == kModules.end() ? nullptr : *found;
}

}  // namespace shapetrace::interp
