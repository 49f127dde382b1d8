// The native modules, each defined in its own mod_<name>.cpp.
#pragma once

#include "interp/native.hpp"

namespace shapetrace::python {

extern const interp::NativeModule kArrayModule;
extern const interp::NativeModule kAstModule;
extern const interp::NativeModule kAtexitModule;
extern const interp::NativeModule kCmathModule;
extern const interp::NativeModule kCollectionsModule;
extern const interp::NativeModule kDigestModule;
extern const interp::NativeModule kFunctoolsModule;
extern const interp::NativeModule kItertoolsModule;
extern const interp::NativeModule kMathModule;
extern const interp::NativeModule kRandomModule;
extern const interp::NativeModule kReModule;
extern const interp::NativeModule kShapetraceModule;
extern const interp::NativeModule kSysModule;
extern const interp::NativeModule kUnicodedataModule;

}  // namespace shapetrace::python

namespace shapetrace::torch {

extern const interp::NativeModule kTorchModule;

}  // namespace shapetrace::torch
