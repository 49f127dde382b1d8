#!/usr/bin/env python3
"""Ask real PyTorch which operators refuse which element types, and in which words: src/torch/kernel_types_table.cpp.

    python record_kernel_types.py names.txt [--probe probe.jsonl]

Every sample input of PyTorch's own test-suite (`op_db`), and the calls in EXTRA, run with all their tensors in each element
type in turn. Where all samples of an operator raise the same for a type, that is a row; where it depends on an argument,
CONDITIONS says on which one. `names.txt` has the names of the operators that shapetrace has (`dir(_torch)`, `dir(torch.Tensor)`
under `shapetrace run`). `--probe` keeps what was asked, so that the table can be written again without asking.
Run it with a Python that has torch.
"""
import argparse
import collections
import json
import os
import re
import select
import signal
import time
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 60  # for an entry
SAMPLES = 24  # of an entry
LEGACY = {"uint8": "Byte", "int8": "Char", "int16": "Short", "int32": "Int", "int64": "Long", "float16": "Half", "bfloat16": "BFloat16",
          "float32": "Float", "float64": "Double", "complex64": "ComplexFloat", "complex128": "ComplexDouble", "bool": "Bool"}
# Operators that op_db calls through something else: T makes a tensor of the type in question.
EXTRA = {
    **{f"upsample_nearest{n}d": [f"F.interpolate(T({s}), scale_factor=2)"] for n, s in ((1, "2, 3, 4"), (2, "2, 3, 4, 4"), (3, "1, 2, 3, 4, 4"))},
    **{f"_upsample_nearest_exact{n}d": [f"F.interpolate(T({s}), scale_factor=2, mode='nearest-exact')"]
       for n, s in ((1, "2, 3, 4"), (2, "2, 3, 4, 4"), (3, "1, 2, 3, 4, 4"))},
    "upsample_linear1d": ["F.interpolate(T(2, 3, 4), scale_factor=2, mode='linear')"],
    "upsample_bilinear2d": ["F.interpolate(T(2, 3, 4, 4), scale_factor=2, mode='bilinear')"],
    "upsample_bicubic2d": ["F.interpolate(T(2, 3, 4, 4), scale_factor=2, mode='bicubic')"],
    "upsample_trilinear3d": ["F.interpolate(T(2, 3, 4, 4, 4), scale_factor=2, mode='trilinear')"],
    "_upsample_bilinear2d_aa": ["F.interpolate(T(2, 3, 4, 4), scale_factor=2, mode='bilinear', antialias=True)"],
    "_upsample_bicubic2d_aa": ["F.interpolate(T(2, 3, 4, 4), scale_factor=2, mode='bicubic', antialias=True)"],
    "poisson": ["torch.poisson(T(2, 3))"],
    **{name: [f"T(2, 3).clamp({limits})" for limits in ("True", "True, True", "max=True")] for name in ("clamp", "clip")},
    "im2col": ["F.unfold(T(2, 3, 4, 8), 1)"],
    "col2im": ["F.fold(T(1, 4, 4), (3, 3), 2)"],
    "random_": ["T(2, 3).random_()"],
    "exponential_": ["T(2, 3).exponential_()"],
    "geometric_": ["T(2, 3).geometric_(0.5)"],
    "cauchy_": ["T(2, 3).cauchy_()"],
    "log_normal_": ["T(2, 3).log_normal_()"],
    "uniform_": ["T(2, 3).uniform_()"],
    "bernoulli_": ["T(2, 3).bernoulli_()"],
    "rand_like": ["torch.rand_like(T(2, 3))"],
    "randn_like": ["torch.randn_like(T(2, 3))"],
    "affine_grid_generator": ["F.affine_grid(T(2, 2, 3), (2, 1, 3, 4), align_corners=False)"],
    "grid_sampler": ["F.grid_sample(T(1, 1, 3, 3), T(1, 2, 2, 2), align_corners=False)"],
    "vander": ["torch.vander(T(3))"],
    "qr": ["torch.qr(T(3, 3))"],
    "slogdet": ["torch.slogdet(T(3, 3))"],
    "cholesky": ["torch.cholesky(T(3, 3))"],
    "nll_loss_nd": ["F.nll_loss(T(2, 3), torch.zeros(2, dtype=torch.long))", "F.nll_loss(T(2, 3, 4, 4), torch.zeros(2, 4, 4, dtype=torch.long))"],
    "max_pool1d_with_indices": ["F.max_pool1d(T(2, 3, 4), 2, return_indices=True)"],
    "max_pool2d_with_indices": ["F.max_pool2d(T(2, 3, 4, 4), 2, return_indices=True)"],
    "adaptive_max_pool2d": ["F.adaptive_max_pool2d(T(2, 3, 4, 4), 2)"],
    "max_pool3d_with_indices": ["F.max_pool3d(T(2, 3, 4, 4, 4), 2, return_indices=True)"],
    "col2im": ["F.fold(T(1, 4, 4), (3, 3), 2)"],
    "fill_diagonal_": ["T(3, 3).fill_diagonal_(0)"],
    "conv_tbc": ["torch.conv_tbc(T(3, 2, 2), T(1, 2, 3), T(3))"],
    "lstm_cell": ["torch.lstm_cell(T(2, 3), (T(2, 4), T(2, 4)), T(16, 3), T(16, 4), T(16), T(16))"],
    "gru_cell": ["torch.gru_cell(T(2, 3), T(2, 4), T(12, 3), T(12, 4), T(12), T(12))"],
    "rnn_tanh_cell": ["torch.rnn_tanh_cell(T(2, 3), T(2, 4), T(4, 3), T(4, 4), T(4), T(4))"],
    "rnn_relu_cell": ["torch.rnn_relu_cell(T(2, 3), T(2, 4), T(4, 3), T(4, 4), T(4), T(4))"],
    "feature_dropout": ["F.dropout2d(T(2, 3, 4, 4))"],
}
# What tells about shapes or elements says nothing about types.
ABOUT_SHAPES = re.compile(
    r"output with shape|Bad in-place call|ZeroDivision|tensor expected, got|setStorage|at least 1-D|out of bounds|number of dims"
    r"|expected sizes|The size of tensor|INTERNAL|singular|converge|positive-def|must be greater|probabil|between 0|without overflow|\{\[|mension|to have size|same (size|shape)|0 elements|numel|non-empty|must match|to be")
# (operators, words, condition) and sometimes the types that it is about: conditions are explained in src/torch/kernel_types.hpp.
CONDITIONS = [
    (r"(alpha_|feature_|feature_alpha_)?dropout_?", r"", "train:true,p:fraction"),
    (r"_upsample_bi(linear|cubic)2d_aa", r"", "resized"),
    (r"adaptive_avg_pool[123]d", r"^mean", "output_size:ones"),
    (r"adaptive_avg_pool[123]d", r"adaptive", "!output_size:ones"),
    (r"aminmax", r"^aminmax not", "dim,ranked"),
    (r"aminmax", r"aminmax_cpu", "!dim"),
    (r"(clamp|clip)_?", r"clamp_cpu", "min,max,min:tensor"),
    (r"(clamp|clip)_?", r"clamp_scalar_cpu", "min,max,!min:tensor,!max:tensor"),
    (r"(clamp|clip)_?", r"clamp_min_scalar_cpu", "min,!max,!min:tensor"),
    (r"(clamp|clip)_?", r"clamp_max_scalar_cpu", "max,!min,!max:tensor"),
    (r"conv[12]d", r"slow_conv2d", "!dilation:several"),
    (r"conv[123]d", r"slow_conv_dilated", "dilation:several"),
    (r"(cummax|cummin|cumsum|cumprod|kthvalue|mode)_?", r"", "ranked"),
    (r"(cumulative_)?trap(ezoid|z)", r"`x` or `y`", "x"),
    (r"(cumulative_)?trap(ezoid|z)", r"for `y`", "!x"),
    (r"div(ide)?_?", r"div_floor", "rounding_mode=floor"),
    (r"div(ide)?_?", r"div_trunc", "rounding_mode=trunc"),
    (r"div(ide)?_", r"can't be cast", "!rounding_mode"),
    (r"hinge_embedding_loss|l1_loss", r"^mean", "reduction=1"),
    (r"smooth_l1_loss", r"smooth_l1_cpu", "beta:positive"),
    (r"lerp_?", r"kernel_scalar", "!weight:tensor"),
    (r"lerp_?", r"kernel_tensor", "weight:tensor"),
    (r"(linalg_)?matmul", r'"dot"', "ranks=11"),
    (r"(linalg_)?matmul", r"addmv", "ranks=21"),
    (r"(linalg_)?matmul", r"addmm", "ranks=22/12"),
    (r"(log_)?softmax", r"_lastdim_", "dim:last"),
    (r"(log_)?softmax", r"softmax_kernel", "!dim:last"),
    (r"max_pool1d", r"max_pool2d", "gradient"),
    (r"max_pool1d", r"max_pool1d_impl", "!gradient"),
    (r"max|min", r"_all", "!dim,!other"),
    (r"max|min", r"does not support", "dim"),
    (r"max|min", r"imum not", "other"),
    (r"(nan)?median", r"median_out", "dim"),
    (r"(nan)?median", r"median_cpu", "!dim"),
    (r"nll_loss(_nd)?", r"nll_loss2d", "images"),
    (r"nll_loss(_nd)?", r"nll_loss_out", "!images"),
    (r"pad", r"reflection_pad1d", "mode=reflect,pad:2"),
    (r"pad", r"reflection_pad2d", "mode=reflect,pad:4"),
    (r"pad", r"reflection_pad3d", "mode=reflect,pad:6"),
    (r"pad", r"replication_pad1d", "mode=replicate,pad:2"),
    (r"pad", r"replication_pad2d", "mode=replicate,pad:4"),
    (r"pad", r"replication_pad3d", "mode=replicate,pad:6"),
    (r"(special_)?polygamma_?", r"trigamma", "n=1"),
    (r"(special_)?polygamma_?", r'"polygamma', "n:several"),
    (r"pow_?", r'"pow"', "self:tensor,exponent:tensor"),
    (r"round_?", r"round_cpu", "decimals:nonzero"),
    (r"round_?", r"round_vml", "decimals,!decimals:nonzero", r"u?int"),
    (r"round_?", r"round_vml", "!decimals:nonzero"),
    (r"rrelu_?", r"with_noise", "training:true"),
    (r"rrelu_?", r"leaky", "!training:true"),
    (r"scatter_reduce_?", r"amax", "reduce=amax"),
    (r"scatter_reduce_?", r"amin", "reduce=amin"),
    (r"scatter_reduce_?", r"mean", "reduce=mean"),
    (r"scatter_reduce_?", r"prod", "reduce=prod"),
    (r"addr_?", r"argument beta", "beta:float"),
    (r"embedding_bag", r"weight", ""),
    (r"randint_like|rand_like|randn_like", r"", ""),
    (r"(linalg_)?matrix_power", r"linalg.inv", "n:negative"),
    (r"poisson_nll_loss", r"le_cpu", "full:true"),
    (r"linalg_norm|norm", r"", None),
]
# Operators whose rules say it themselves, or that promote in their own way.
LEFT_OUT = re.compile(r"linspace|logspace|stft|istft|linalg_pinv|pinverse|index_reduce_?|histc|full_like|new_full|index_fill_?|einsum|__.*__|gradient"
                      r"|unique.*|item|to|type|inner|tensordot|bilinear|embedding|corrcoef|cov|linalg_norm|norm|_softmax_backward_data")


# --- asking ----------------------------------------------------------------------------------------------------------


def template(message, dtype):
    """The message with the type's names replaced."""
    legacy = LEGACY[dtype]
    message = message.replace(f"torch.{legacy}Tensor", "{type}").replace(f"CPU{legacy}Type", "{type}").replace(f"torch.{dtype}", "{python}")
    return re.sub(rf"\b{legacy}\b", "{}", message)


def mapped(x, change):
    import torch
    if isinstance(x, torch.Tensor):
        return change(x)
    if isinstance(x, (list, tuple)) and not isinstance(x, torch.Size):
        items = [mapped(item, change) for item in x]
        return type(x)(*items) if hasattr(x, "_fields") else type(x)(items)
    if isinstance(x, dict):
        return {key: mapped(value, change) for key, value in x.items()}
    return x


def outcome(call, dtype):
    try:
        call()
    except Exception as e:
        return [type(e).__name__, template(str(e).split("\nException raised")[0], dtype)]
    return "ok"


def ask_entry(op):
    """[form, sample, arguments, has no elements, dtype, outcome] of every sample in every type."""
    import torch
    base = next((b for b in (torch.float32, torch.int64, torch.bool, torch.complex64) if b in op.supported_dtypes("cpu")), None)
    if base is None:
        return []
    samples = []
    for sample in op.sample_inputs("cpu", base, requires_grad=False):
        samples.append(sample)
        if len(samples) > 60:
            break
    forms = [("", op.op)] + ([("_", op.inplace_variant)] if op.inplace_variant is not None else [])
    rows = []
    for number, sample in enumerate(samples[:: max(1, len(samples) // SAMPLES)]):
        tensors = []
        mapped((sample.input, sample.args, sample.kwargs), lambda t: tensors.append(t) or t)
        if any(t.numel() > 20000 for t in tensors):
            continue
        empty = any(t.numel() == 0 for t in tensors)
        for dtype in LEGACY:
            # Without elements: the first rows of each, or all of one size (elementwise operators broadcast).
            for cut in ("",) if empty else ("", "rows", "flat"):
                def converted(t):
                    if t.dtype != base and not (t.dtype.is_floating_point and base.is_floating_point):
                        return t.clone()
                    t = t.detach().to(getattr(torch, dtype))
                    return t.new_zeros(0) if cut == "flat" else (t[:0] if cut and t.dim() else t).clone()
                for form, function in forms:
                    if cut and form:
                        continue
                    torch.manual_seed(0)
                    x, args, kwargs = mapped((sample.input, list(sample.args), dict(sample.kwargs)), converted)
                    rows.append([form, number, bool(empty or cut), dtype, outcome(lambda: function(x, *args, **kwargs), dtype)])
    return rows


def ask_extra(texts):
    import torch
    import torch.nn.functional as F
    rows = []
    for number, text in enumerate(texts):
        for dtype in LEGACY:
            make = lambda *sizes: torch.ones(sizes).to(getattr(torch, dtype))  # noqa: E731
            rows.append(["", number, False, dtype, outcome(lambda: eval(text, {"torch": torch, "F": F, "T": make}), dtype)])
            in_place = re.sub(r"^(T\([\d, ]*\)\.\w*[a-z])\(", r"\1_(", text)
            if in_place != text and not text.startswith("torch"):
                rows.append(["_", number, False, dtype, outcome(lambda: eval(in_place, {"torch": torch, "F": F, "T": make}), dtype)])
    return rows


def in_child(ask, what):
    """The answer of a process of its own: kernels given odd types may end it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            data = json.dumps(ask(what))
        except BaseException:
            data = "[]"
        with os.fdopen(writer, "w") as stream:
            stream.write(data)
        os._exit(0)
    os.close(writer)
    data, end = b"", time.time() + SECONDS
    while True:
        ready, _, _ = select.select([reader], [], [], max(0, end - time.time()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        piece = os.read(reader, 1 << 16)
        if not piece:
            break
        data += piece
    os.close(reader)
    os.waitpid(child, 0)
    try:
        return json.loads(data)
    except ValueError:
        return []


def operator_names(op):
    names = [op.name, *(alias.name for alias in op.aliases), *([op.aten_name] if op.aten_name else [])]
    for name in names:
        yield name.replace("nn.functional.", "").replace(".", "_")


def probe():
    from torch.testing._internal.common_methods_invocations import op_db
    answers = collections.defaultdict(list)
    for op in op_db:
        rows = in_child(ask_entry, op)
        for name in dict.fromkeys(operator_names(op)):
            answers[name] += [[form, f"{op.variant_test_name}{number}", *rest] for form, number, *rest in rows]
    for name, texts in EXTRA.items():
        answers[name] += [[form, f"extra{number}", *rest] for form, number, *rest in in_child(ask_extra, texts)]
    return answers


# --- the table ---------------------------------------------------------------------------------------------------------


def condition_of(name, message, dtype, conditional):
    for operators, words, condition, *types in CONDITIONS:
        if re.fullmatch(operators, name) and re.search(words, message) and all(re.match(t, dtype) for t in types):
            return condition
    return None if conditional else ""


def table(answers, names):
    """{(name, condition, exception, message): [dtypes]}"""
    rows = collections.defaultdict(list)
    unexplained = []
    for name, asked in sorted(answers.items()):
        for form in ("", "_"):
            full = name + form
            if full not in names or LEFT_OUT.fullmatch(full) or form and full in answers:
                continue
            for dtype in LEGACY:
                # Where only the function was asked, its in-place form is taken to refuse the same.
                told = form if any(f == form for f, *_ in asked) else ""
                here = [(number, found) for f, number, empty, d, found in asked if not empty and f == told and d == dtype]
                bare = collections.defaultdict(list)
                for f, number, empty, d, found in asked:
                    if empty and f == told and d == dtype:
                        bare[number].append(found)
                # Few in-place calls are without elements: what the function refuses then, its in-place form refuses, too.
                as_function = [(number, empty, found) for f, number, empty, d, found in asked if told and not f and d == dtype]
                told_shape = lambda found: found != "ok" and ABOUT_SHAPES.search(found[1])  # noqa: E731
                filled = [found for _, found in here if not told_shape(found)]
                errors = {tuple(found) for found in filled if found != "ok"}
                conditional = len(errors) + ("ok" in filled) > 1
                for error in sorted(errors):
                    condition = condition_of(full, error[1], dtype, conditional)
                    if condition is None:
                        unexplained.append((full, dtype, error))
                        continue
                    # Refused without elements wherever it is refused with them.
                    raising = {number for number, found in here if found == list(error)} if conditional else set(bare)
                    of_same = [found for number in raising for found in bare[number] if found in ("ok", list(error))]
                    refusing = {number for number, empty, found in as_function if not empty and found == list(error)}
                    of_same += [found for number, empty, found in as_function if empty and number in refusing]
                    always = list(error) in of_same and "ok" not in of_same
                    terms = ",".join(filter(None, [condition, "" if always else "elements"]))
                    rows[full, terms, *error].append(dtype)
    return rows, unexplained


SETS = [("kInts", "uint8 int8 int16 int32 int64"), ("kHalves", "float16 bfloat16"), ("kFloats", "float32 float64"), ("kComplex", "complex64 complex128")]
SINGLE = {"uint8": "U8", "int8": "I8", "int16": "I16", "int32": "I32", "int64": "I64", "float16": "F16", "bfloat16": "BF16", "float32": "F32",
          "float64": "F64", "complex64": "C64", "complex128": "C128", "bool": "B"}


def type_set(dtypes):
    left, parts = set(dtypes), []
    for name, members in SETS:
        if set(members.split()) <= left:
            left -= set(members.split())
            parts.append(name)
    return " | ".join(parts + [SINGLE[d] for d in LEGACY if d in left])


def written(rows):
    messages = sorted({row[3] for row in rows})
    lines = ["// Written by tools/record_kernel_types.py from real PyTorch; do not edit.", "// clang-format off",
             '#include "torch/kernel_types.hpp"', "", "namespace shapetrace::torch {", "", "namespace {", "", "using namespace type_sets;",
             "using value::Exc;", ""]
    for number, message in enumerate(messages):
        lines.append(f"constexpr std::string_view m{number} = {json.dumps(message, ensure_ascii=False)};")
    lines += ["", "constexpr MissingKernel kMissing[] = {"]
    for (name, condition, exception, message), dtypes in sorted(rows.items()):
        lines.append(f'    {{"{name}", "{condition}", {type_set(dtypes)}, Exc::{exception}, m{messages.index(message)}}},')
    lines += ["};", "", "}  // namespace", "", "std::span<const MissingKernel> all_missing_kernels() { return kMissing; }", "",
              "}  // namespace shapetrace::torch", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names")
    parser.add_argument("--probe", metavar="FILE")
    parser.add_argument("-v", "--verbose", action="store_true", help="what no condition explains")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.probe and os.path.exists(options.probe):
        with open(options.probe, encoding="utf-8") as stream:
            answers = json.load(stream)
    else:
        import torch
        torch.set_num_threads(1)
        answers = probe()
        if options.probe:
            with open(options.probe, "w", encoding="utf-8") as stream:
                json.dump(answers, stream)
    with open(options.names, encoding="utf-8") as stream:
        names = set(stream.read().split())
    rows, unexplained = table(answers, names)
    with open(os.path.join(os.path.dirname(HERE), "src", "torch", "kernel_types_table.cpp"), "w", encoding="utf-8") as stream:
        stream.write(written(rows))
    print(f"{len(rows)} rows, {len(unexplained)} refusals that no condition explains")
    if options.verbose:
        for item in unexplained:
            print(*item)


if __name__ == "__main__":
    main()
