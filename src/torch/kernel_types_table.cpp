// Written by tools/record_kernel_types.py from real PyTorch; do not edit.
// clang-format off
#include "torch/kernel_types.hpp"

namespace shapetrace::torch {

namespace {

using namespace type_sets;
using value::Exc;

constexpr std::string_view m0 = " Sort does not support complex dtypes on CPU";
constexpr std::string_view m1 = " topk does not support complex dtypes on CPU";
constexpr std::string_view m2 = "\"GeluKernelImpl\" not implemented for '{}'";
constexpr std::string_view m3 = "\"GroupNormKernelImpl\" not implemented for '{}'";
constexpr std::string_view m4 = "\"LayerNormKernelImpl\" not implemented for '{}'";
constexpr std::string_view m5 = "\"abs_cpu\" not implemented for '{}'";
constexpr std::string_view m6 = "\"adaptive_avg_pool2d\" not implemented for '{}'";
constexpr std::string_view m7 = "\"adaptive_avg_pool3d_cpu\" not implemented for '{}'";
constexpr std::string_view m8 = "\"adaptive_max_pool2d\" not implemented for '{}'";
constexpr std::string_view m9 = "\"adaptive_max_pool3d_cpu\" not implemented for '{}'";
constexpr std::string_view m10 = "\"addcmul_cpu_out\" not implemented for '{}'";
constexpr std::string_view m11 = "\"addmm_impl_cpu_\" not implemented for '{}'";
constexpr std::string_view m12 = "\"addmv_impl_cpu\" not implemented for '{}'";
constexpr std::string_view m13 = "\"airy_ai_cpu\" not implemented for '{}'";
constexpr std::string_view m14 = "\"aminmax_cpu\" not implemented for '{}'";
constexpr std::string_view m15 = "\"arange_cpu\" not implemented for '{}'";
constexpr std::string_view m16 = "\"atan2_cpu\" not implemented for '{}'";
constexpr std::string_view m17 = "\"avg_pool2d\" not implemented for '{}'";
constexpr std::string_view m18 = "\"avg_pool3d_out_frame\" not implemented for '{}'";
constexpr std::string_view m19 = "\"baddbmm\" not implemented for '{}'";
constexpr std::string_view m20 = "\"batch_norm\" not implemented for '{}'";
constexpr std::string_view m21 = "\"bernoulli_scalar_cpu_\" not implemented for '{}'";
constexpr std::string_view m22 = "\"bernoulli_tensor_cpu_p_\" not implemented for '{}'";
constexpr std::string_view m23 = "\"bernoulli_tensor_cpu_self_\" not implemented for '{}'";
constexpr std::string_view m24 = "\"bessel_j0_cpu\" not implemented for '{}'";
constexpr std::string_view m25 = "\"bessel_j1_cpu\" not implemented for '{}'";
constexpr std::string_view m26 = "\"bessel_y0_cpu\" not implemented for '{}'";
constexpr std::string_view m27 = "\"bessel_y1_cpu\" not implemented for '{}'";
constexpr std::string_view m28 = "\"binary_cross_entropy\" not implemented for '{}'";
constexpr std::string_view m29 = "\"bincount_cpu\" not implemented for '{}'";
constexpr std::string_view m30 = "\"bitwise_and_cpu\" not implemented for '{}'";
constexpr std::string_view m31 = "\"bitwise_not_cpu\" not implemented for '{}'";
constexpr std::string_view m32 = "\"bitwise_or_cpu\" not implemented for '{}'";
constexpr std::string_view m33 = "\"bitwise_xor_cpu\" not implemented for '{}'";
constexpr std::string_view m34 = "\"ceil_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m35 = "\"chebyshev_polynomial_t_cpu\" not implemented for '{}'";
constexpr std::string_view m36 = "\"chebyshev_polynomial_u_cpu\" not implemented for '{}'";
constexpr std::string_view m37 = "\"chebyshev_polynomial_v_cpu\" not implemented for '{}'";
constexpr std::string_view m38 = "\"chebyshev_polynomial_w_cpu\" not implemented for '{}'";
constexpr std::string_view m39 = "\"check_uniform_bounds\" not implemented for '{}'";
constexpr std::string_view m40 = "\"cholesky_cpu\" not implemented for '{}'";
constexpr std::string_view m41 = "\"cholesky_inverse_out_cpu\" not implemented for '{}'";
constexpr std::string_view m42 = "\"cholesky_solve_cpu\" not implemented for '{}'";
constexpr std::string_view m43 = "\"clamp_cpu\" not implemented for '{}'";
constexpr std::string_view m44 = "\"clamp_max_scalar_cpu\" not implemented for '{}'";
constexpr std::string_view m45 = "\"clamp_min_scalar_cpu\" not implemented for '{}'";
constexpr std::string_view m46 = "\"clamp_scalar_cpu\" not implemented for '{}'";
constexpr std::string_view m47 = "\"col2im_out_cpu\" not implemented for '{}'";
constexpr std::string_view m48 = "\"compute_index_ranges_weights\" not implemented for '{}'";
constexpr std::string_view m49 = "\"compute_indices_weights_cubic\" not implemented for '{}'";
constexpr std::string_view m50 = "\"compute_indices_weights_linear\" not implemented for '{}'";
constexpr std::string_view m51 = "\"compute_indices_weights_nearest\" not implemented for '{}'";
constexpr std::string_view m52 = "\"copysign_cpu\" not implemented for '{}'";
constexpr std::string_view m53 = "\"cross\" not implemented for '{}'";
constexpr std::string_view m54 = "\"ctc_loss_cpu\" not implemented for '{}'";
constexpr std::string_view m55 = "\"cummax_cpu\" not implemented for '{}'";
constexpr std::string_view m56 = "\"cummin_cpu\" not implemented for '{}'";
constexpr std::string_view m57 = "\"cumprod_out_cpu\" not implemented for '{}'";
constexpr std::string_view m58 = "\"cumsum_out_cpu\" not implemented for '{}'";
constexpr std::string_view m59 = "\"digamma\" not implemented for '{}'";
constexpr std::string_view m60 = "\"div_floor_cpu\" not implemented for '{}'";
constexpr std::string_view m61 = "\"div_trunc_cpu\" not implemented for '{}'";
constexpr std::string_view m62 = "\"dot\" not implemented for '{}'";
constexpr std::string_view m63 = "\"elu_cpu\" not implemented for '{}'";
constexpr std::string_view m64 = "\"entr_cpu\" not implemented for '{}'";
constexpr std::string_view m65 = "\"erf_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m66 = "\"erfc_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m67 = "\"erfcx_cpu\" not implemented for '{}'";
constexpr std::string_view m68 = "\"erfinv_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m69 = "\"floor_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m70 = "\"fmod_cpu\" not implemented for '{}'";
constexpr std::string_view m71 = "\"frac_cpu\" not implemented for '{}'";
constexpr std::string_view m72 = "\"gcd_cpu\" not implemented for '{}'";
constexpr std::string_view m73 = "\"ge_cpu\" not implemented for '{}'";
constexpr std::string_view m74 = "\"geometric_cpu\" not implemented for '{}'";
constexpr std::string_view m75 = "\"geqrf_cpu\" not implemented for '{}'";
constexpr std::string_view m76 = "\"glu_cpu\" not implemented for '{}'";
constexpr std::string_view m77 = "\"grid_sampler3d_cpu\" not implemented for '{}'";
constexpr std::string_view m78 = "\"grid_sampler_2d_cpu_kernel_impl\" not implemented for '{}'";
constexpr std::string_view m79 = "\"gt_cpu\" not implemented for '{}'";
constexpr std::string_view m80 = "\"hardshrink_cpu\" not implemented for '{}'";
constexpr std::string_view m81 = "\"hardsigmoid_cpu\" not implemented for '{}'";
constexpr std::string_view m82 = "\"hardswish_cpu\" not implemented for '{}'";
constexpr std::string_view m83 = "\"hermite_polynomial_h_cpu\" not implemented for '{}'";
constexpr std::string_view m84 = "\"hermite_polynomial_he_cpu\" not implemented for '{}'";
constexpr std::string_view m85 = "\"histogramdd\" not implemented for '{}'";
constexpr std::string_view m86 = "\"huber_cpu\" not implemented for '{}'";
constexpr std::string_view m87 = "\"hypot_cpu\" not implemented for '{}'";
constexpr std::string_view m88 = "\"i0_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m89 = "\"i0e_cpu\" not implemented for '{}'";
constexpr std::string_view m90 = "\"i1_cpu\" not implemented for '{}'";
constexpr std::string_view m91 = "\"i1e_cpu\" not implemented for '{}'";
constexpr std::string_view m92 = "\"igamma_cpu\" not implemented for '{}'";
constexpr std::string_view m93 = "\"igammac_cpu\" not implemented for '{}'";
constexpr std::string_view m94 = "\"im2col_out_cpu\" not implemented for '{}'";
constexpr std::string_view m95 = "\"kthvalue_cpu\" not implemented for '{}'";
constexpr std::string_view m96 = "\"laguerre_polynomial_l_cpu\" not implemented for '{}'";
constexpr std::string_view m97 = "\"lcm_cpu\" not implemented for '{}'";
constexpr std::string_view m98 = "\"ldl_factor_kernel_cpu\" not implemented for '{}'";
constexpr std::string_view m99 = "\"ldl_solve_kernel_cpu\" not implemented for '{}'";
constexpr std::string_view m100 = "\"le_cpu\" not implemented for '{}'";
constexpr std::string_view m101 = "\"leaky_relu_cpu\" not implemented for '{}'";
constexpr std::string_view m102 = "\"legendre_polynomial_p_cpu\" not implemented for '{}'";
constexpr std::string_view m103 = "\"lerp_kernel_scalar\" not implemented for '{}'";
constexpr std::string_view m104 = "\"lerp_kernel_tensor\" not implemented for '{}'";
constexpr std::string_view m105 = "\"lgamma_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m106 = "\"linalg.lu_solve_cpu\" not implemented for '{}'";
constexpr std::string_view m107 = "\"linalg_eig_out_cpu\" not implemented for '{}'";
constexpr std::string_view m108 = "\"linalg_eigh_cpu\" not implemented for '{}'";
constexpr std::string_view m109 = "\"linalg_svd_cpu\" not implemented for '{}'";
constexpr std::string_view m110 = "\"log_ndtr_cpu\" not implemented for '{}'";
constexpr std::string_view m111 = "\"log_normal_cpu\" not implemented for '{}'";
constexpr std::string_view m112 = "\"log_sigmoid_cpu\" not implemented for '{}'";
constexpr std::string_view m113 = "\"log_softmax_kernel_impl\" not implemented for '{}'";
constexpr std::string_view m114 = "\"log_softmax_lastdim_kernel_impl\" not implemented for '{}'";
constexpr std::string_view m115 = "\"logaddexp2_cpu\" not implemented for '{}'";
constexpr std::string_view m116 = "\"logaddexp_cpu\" not implemented for '{}'";
constexpr std::string_view m117 = "\"logcumsumexp_out_cpu\" not implemented for '{}'";
constexpr std::string_view m118 = "\"logit_cpu\" not implemented for '{}'";
constexpr std::string_view m119 = "\"lshift_cpu\" not implemented for '{}'";
constexpr std::string_view m120 = "\"lt_cpu\" not implemented for '{}'";
constexpr std::string_view m121 = "\"lu_cpu\" not implemented for '{}'";
constexpr std::string_view m122 = "\"max_all\" not implemented for '{}'";
constexpr std::string_view m123 = "\"max_pool2d\" not implemented for '{}'";
constexpr std::string_view m124 = "\"max_pool3d\" not implemented for '{}'";
constexpr std::string_view m125 = "\"max_unpool3d\" not implemented for '{}'";
constexpr std::string_view m126 = "\"max_values_cpu\" not implemented for '{}'";
constexpr std::string_view m127 = "\"maximum_cpu\" not implemented for '{}'";
constexpr std::string_view m128 = "\"median_cpu\" not implemented for '{}'";
constexpr std::string_view m129 = "\"median_out\" not implemented for '{}'";
constexpr std::string_view m130 = "\"min_all\" not implemented for '{}'";
constexpr std::string_view m131 = "\"min_values_cpu\" not implemented for '{}'";
constexpr std::string_view m132 = "\"minimum_cpu\" not implemented for '{}'";
constexpr std::string_view m133 = "\"mish_cpu\" not implemented for '{}'";
constexpr std::string_view m134 = "\"mode_cpu\" not implemented for '{}'";
constexpr std::string_view m135 = "\"modified_bessel_i0_cpu\" not implemented for '{}'";
constexpr std::string_view m136 = "\"modified_bessel_i1_cpu\" not implemented for '{}'";
constexpr std::string_view m137 = "\"modified_bessel_k0_cpu\" not implemented for '{}'";
constexpr std::string_view m138 = "\"modified_bessel_k1_cpu\" not implemented for '{}'";
constexpr std::string_view m139 = "\"mse_cpu\" not implemented for '{}'";
constexpr std::string_view m140 = "\"multi_margin_loss_cpu_kernel\" not implemented for '{}'";
constexpr std::string_view m141 = "\"multilabel_margin_loss_forward_out_frame\" not implemented for '{}'";
constexpr std::string_view m142 = "\"ndtri_cpu\" not implemented for '{}'";
constexpr std::string_view m143 = "\"nextafter_cpu\" not implemented for '{}'";
constexpr std::string_view m144 = "\"nll_loss2d_forward_out_frame\" not implemented for '{}'";
constexpr std::string_view m145 = "\"nll_loss_out_frame\" not implemented for '{}'";
constexpr std::string_view m146 = "\"normal_kernel_cpu\" not implemented for '{}'";
constexpr std::string_view m147 = "\"orgqr_cpu\" not implemented for '{}'";
constexpr std::string_view m148 = "\"ormqr_cpu\" not implemented for '{}'";
constexpr std::string_view m149 = "\"poisson_cpu\" not implemented for '{}'";
constexpr std::string_view m150 = "\"polygamma\" not implemented for '{}'";
constexpr std::string_view m151 = "\"pow\" not implemented for '{}'";
constexpr std::string_view m152 = "\"prelu_cpu\" not implemented for '{}'";
constexpr std::string_view m153 = "\"random_kernel_cpu\" not implemented for '{}'";
constexpr std::string_view m154 = "\"reflection_pad1d\" not implemented for '{}'";
constexpr std::string_view m155 = "\"reflection_pad2d\" not implemented for '{}'";
constexpr std::string_view m156 = "\"reflection_pad3d\" not implemented for '{}'";
constexpr std::string_view m157 = "\"remainder_cpu\" not implemented for '{}'";
constexpr std::string_view m158 = "\"replication_pad1d\" not implemented for '{}'";
constexpr std::string_view m159 = "\"replication_pad2d\" not implemented for '{}'";
constexpr std::string_view m160 = "\"replication_pad3d\" not implemented for '{}'";
constexpr std::string_view m161 = "\"rms_norm\" not implemented for '{}'";
constexpr std::string_view m162 = "\"round_cpu\" not implemented for '{}'";
constexpr std::string_view m163 = "\"round_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m164 = "\"rrelu_with_noise_out_cpu\" not implemented for '{}'";
constexpr std::string_view m165 = "\"rshift_cpu\" not implemented for '{}'";
constexpr std::string_view m166 = "\"scaled_modified_bessel_k0_cpu\" not implemented for '{}'";
constexpr std::string_view m167 = "\"scaled_modified_bessel_k1_cpu\" not implemented for '{}'";
constexpr std::string_view m168 = "\"scatter_gather_tensor_cpu_reduce_amax\" not implemented for '{}'";
constexpr std::string_view m169 = "\"scatter_gather_tensor_cpu_reduce_amin\" not implemented for '{}'";
constexpr std::string_view m170 = "\"scatter_gather_tensor_cpu_reduce_mean\" not implemented for '{}'";
constexpr std::string_view m171 = "\"searchsorted_out_cpu\" not implemented for '{}'";
constexpr std::string_view m172 = "\"shifted_chebyshev_polynomial_t_cpu\" not implemented for '{}'";
constexpr std::string_view m173 = "\"shifted_chebyshev_polynomial_u_cpu\" not implemented for '{}'";
constexpr std::string_view m174 = "\"shifted_chebyshev_polynomial_v_cpu\" not implemented for '{}'";
constexpr std::string_view m175 = "\"shifted_chebyshev_polynomial_w_cpu\" not implemented for '{}'";
constexpr std::string_view m176 = "\"silu_cpu\" not implemented for '{}'";
constexpr std::string_view m177 = "\"slow_conv2d_cpu\" not implemented for '{}'";
constexpr std::string_view m178 = "\"slow_conv_dilated<>\" not implemented for '{}'";
constexpr std::string_view m179 = "\"slow_conv_transpose2d_out_cpu\" not implemented for '{}'";
constexpr std::string_view m180 = "\"slow_conv_transpose3d_out_cpu\" not implemented for '{}'";
constexpr std::string_view m181 = "\"smooth_l1_cpu\" not implemented for '{}'";
constexpr std::string_view m182 = "\"softmax_kernel_impl\" not implemented for '{}'";
constexpr std::string_view m183 = "\"softmax_lastdim_kernel_impl\" not implemented for '{}'";
constexpr std::string_view m184 = "\"softplus_cpu\" not implemented for '{}'";
constexpr std::string_view m185 = "\"softshrink_check\" not implemented for '{}'";
constexpr std::string_view m186 = "\"spherical_bessel_j0_cpu\" not implemented for '{}'";
constexpr std::string_view m187 = "\"threshold_cpu\" not implemented for '{}'";
constexpr std::string_view m188 = "\"trace\" not implemented for '{}'";
constexpr std::string_view m189 = "\"triangular_solve_cpu\" not implemented for '{}'";
constexpr std::string_view m190 = "\"trigamma\" not implemented for '{}'";
constexpr std::string_view m191 = "\"trunc_vml_cpu\" not implemented for '{}'";
constexpr std::string_view m192 = "\"upsample_bilinear2d_channels_last\" not implemented for '{}'";
constexpr std::string_view m193 = "\"upsample_nearest2d_channels_last\" not implemented for '{}'";
constexpr std::string_view m194 = "\"xlog1py_cpu\" not implemented for '{}'";
constexpr std::string_view m195 = "\"xlogy_cpu\" not implemented for '{}'";
constexpr std::string_view m196 = "\"xor_sum_cpu\" not implemented for '{}'";
constexpr std::string_view m197 = "\"zeta_cpu\" not implemented for '{}'";
constexpr std::string_view m198 = "Boolean inputs not supported for relu";
constexpr std::string_view m199 = "Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, Double; but got {type} instead (while checking arguments for embedding_bag)";
constexpr std::string_view m200 = "Expected theta to have floating point type, but got {python}";
constexpr std::string_view m201 = "For integral input tensors, argument beta must not be a floating point number.";
constexpr std::string_view m202 = "In-place abs is not supported for complex tensors.";
constexpr std::string_view m203 = "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.";
constexpr std::string_view m204 = "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.";
constexpr std::string_view m205 = "Only supports floating-point dtypes, but found: {}";
constexpr std::string_view m206 = "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.";
constexpr std::string_view m207 = "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.";
constexpr std::string_view m208 = "The `+` operator, on a bool tensor is not supported.";
constexpr std::string_view m209 = "The input tensor may not be a boolean tensor.";
constexpr std::string_view m210 = "This function doesn't handle types other than float and double";
constexpr std::string_view m211 = "This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of `torch.linalg.cholesky`.\nL = torch.cholesky(A) should be replaced with:\nL = torch.linalg.cholesky(A)\nU = torch.cholesky(A, upper=True) should be replaced with:\nU = torch.linalg.cholesky(A).mH";
constexpr std::string_view m212 = "This function was deprecated since version 1.9 and is now removed. `torch.qr` is deprecated in favor of `torch.linalg.qr` and the boolean parameter `some` has been replaced with a string parameter `mode`.\n\nQ, R = torch.qr(A) should be replaced with:\nQ, R = torch.linalg.qr(A, mode='reduced')\n\nand\n\nQ, R = torch.qr(A, some=False) should be replaced with:\nQ, R = torch.linalg.qr(A, mode='complete')\n\nSince `some` was set to True, use mode='reduced'.";
constexpr std::string_view m213 = "Unknown Complex ScalarType for {}";
constexpr std::string_view m214 = "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.";
constexpr std::string_view m215 = "Unsupported dtype {}";
constexpr std::string_view m216 = "Unsupported input type encountered for isin(): {}";
constexpr std::string_view m217 = "aminmax not implemented for {}";
constexpr std::string_view m218 = "argmax(): does not support bool input";
constexpr std::string_view m219 = "argmax(): does not support complex input";
constexpr std::string_view m220 = "argmin(): does not support bool input";
constexpr std::string_view m221 = "argmin(): does not support complex input";
constexpr std::string_view m222 = "cdist only supports floating-point dtypes, X1 got: {}";
constexpr std::string_view m223 = "ceil is not supported for complex inputs";
constexpr std::string_view m224 = "check_random_bounds handles only integral, floating-point and boolean types";
constexpr std::string_view m225 = "clamp is not supported for complex types";
constexpr std::string_view m226 = "cumulative_trapezoid: received a bool input for `x` or `y`, but bool is not supported";
constexpr std::string_view m227 = "cumulative_trapezoid: received a bool input for `y`, but bool is not supported";
constexpr std::string_view m228 = "deg2rad is not supported for complex tensors.";
constexpr std::string_view m229 = "expected scalar type Float but found {}";
constexpr std::string_view m230 = "floor is not supported for complex inputs";
constexpr std::string_view m231 = "fmax not implemented for complex tensors.";
constexpr std::string_view m232 = "fmin not implemented for complex tensors.";
constexpr std::string_view m233 = "heaviside is not yet implemented for complex tensors.";
constexpr std::string_view m234 = "ihfft expects a real input tensor, but got {}";
constexpr std::string_view m235 = "imag is not implemented for tensors with non-complex dtypes.";
constexpr std::string_view m236 = "isneginf does not support complex inputs.";
constexpr std::string_view m237 = "isposinf does not support complex inputs.";
constexpr std::string_view m238 = "kl_div: Complex inputs not supported.";
constexpr std::string_view m239 = "kl_div: Integral inputs not supported.";
constexpr std::string_view m240 = "ldexp can't be cast to the desired output type {}";
constexpr std::string_view m241 = "linalg.cholesky: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m242 = "linalg.det: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m243 = "linalg.inv: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m244 = "linalg.inv: Low precision dtypes not supported. Got {}";
constexpr std::string_view m245 = "linalg.matrix_exp: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m246 = "linalg.matrix_norm: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m247 = "linalg.matrix_sqrth: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m248 = "linalg.matrix_sqrth: Low precision dtypes not supported. Got {}";
constexpr std::string_view m249 = "linalg.polar: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m250 = "linalg.qr: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m251 = "linalg.slogdet: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m252 = "linalg.slogdet: Low precision dtypes not supported. Got {}";
constexpr std::string_view m253 = "linalg.solve: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m254 = "linalg.svd: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m255 = "linalg.vander supports floating point, complex, and integer tensors, but got {}";
constexpr std::string_view m256 = "linalg.vecdot: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m257 = "linalg.vector_norm: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m258 = "logdet: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m259 = "logdet: Low precision dtypes not supported. Got {}";
constexpr std::string_view m260 = "max(): does not support complex input";
constexpr std::string_view m261 = "maximum not implemented for complex tensors.";
constexpr std::string_view m262 = "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {}";
constexpr std::string_view m263 = "min(): does not support complex input";
constexpr std::string_view m264 = "minimum not implemented for complex tensors.";
constexpr std::string_view m265 = "multinomial only supports floating-point dtypes for input, got: {}";
constexpr std::string_view m266 = "mvlgamma: result type {} can't be cast to the desired output type Float";
constexpr std::string_view m267 = "nanmean(): expected input to have floating point or complex dtype but got {}";
constexpr std::string_view m268 = "nansum on CPU does not support complex inputs";
constexpr std::string_view m269 = "norm(): input dtype should be either floating point or complex. Got {} instead.";
constexpr std::string_view m270 = "one_hot is only applicable to index tensor of type LongTensor.";
constexpr std::string_view m271 = "pdist only supports floating-point dtypes";
constexpr std::string_view m272 = "quantile() input tensor must be either float or double dtype";
constexpr std::string_view m273 = "rad2deg is not supported for complex tensors.";
constexpr std::string_view m274 = "result type Float can't be cast to the desired output type Long";
constexpr std::string_view m275 = "result type Float can't be cast to the desired output type {}";
constexpr std::string_view m276 = "result type Long can't be cast to the desired output type {}";
constexpr std::string_view m277 = "rfft expects a real input tensor, but got {}";
constexpr std::string_view m278 = "rfftn expects a real-valued input tensor, but got {}";
constexpr std::string_view m279 = "signbit is not implemented for complex tensors.";
constexpr std::string_view m280 = "std and var only support floating point and complex dtypes";
constexpr std::string_view m281 = "std_mean only support floating point and complex dtypes";
constexpr std::string_view m282 = "the base given to float_power_ has dtype {} but the operation's result requires dtype ComplexDouble";
constexpr std::string_view m283 = "the base given to float_power_ has dtype {} but the operation's result requires dtype Double";
constexpr std::string_view m284 = "topk does not support bool dtypes on CPU";
constexpr std::string_view m285 = "torch.frexp() only supports floating-point dtypes";
constexpr std::string_view m286 = "torch.linalg.ldl_factor_ex: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m287 = "torch.linalg.ldl_solve: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m288 = "torch.linalg.lu_solve: Expected a floating point or complex tensor as input. Got {}";
constexpr std::string_view m289 = "trapezoid: received a bool input for `x` or `y`, but bool is not supported";
constexpr std::string_view m290 = "trapezoid: received a bool input for `y`, but bool is not supported";
constexpr std::string_view m291 = "trunc is not supported for complex inputs";
constexpr std::string_view m292 = "var_mean only support floating point and complex dtypes";
constexpr std::string_view m293 = "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: {}";
constexpr std::string_view m294 = "view_as_real is only supported for complex tensors";
constexpr std::string_view m295 = "{} inputs not supported for hardtanh";
constexpr std::string_view m296 = "\"max_pool1d_impl\" not implemented for '{}'";

constexpr MissingKernel kMissing[] = {
    {"_native_batch_norm_legit", "", kInts | kComplex | B, Exc::NotImplementedError, m20},
    {"_upsample_bicubic2d_aa", "resized,elements", kHalves | kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m48},
    {"_upsample_bilinear2d_aa", "resized", kHalves | kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m48},
    {"_upsample_nearest_exact1d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m51},
    {"_upsample_nearest_exact2d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m193},
    {"_upsample_nearest_exact3d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m51},
    {"abs", "", B, Exc::NotImplementedError, m5},
    {"abs_", "", B, Exc::NotImplementedError, m5},
    {"abs_", "elements", kComplex, Exc::RuntimeError, m202},
    {"absolute", "", B, Exc::NotImplementedError, m5},
    {"absolute_", "", B, Exc::NotImplementedError, m5},
    {"absolute_", "elements", kComplex, Exc::RuntimeError, m202},
    {"acos_", "", kInts | B, Exc::RuntimeError, m275},
    {"acosh_", "", kInts | B, Exc::RuntimeError, m275},
    {"adaptive_avg_pool1d", "!output_size:ones,elements", kInts | kComplex | B, Exc::NotImplementedError, m6},
    {"adaptive_avg_pool1d", "output_size:ones", kInts | B, Exc::RuntimeError, m262},
    {"adaptive_avg_pool2d", "!output_size:ones,elements", kInts | kComplex | B, Exc::NotImplementedError, m6},
    {"adaptive_avg_pool3d", "!output_size:ones", kInts | kComplex | B, Exc::NotImplementedError, m7},
    {"adaptive_avg_pool3d", "output_size:ones", kInts | B, Exc::RuntimeError, m262},
    {"adaptive_max_pool1d", "", kInts | kComplex | B, Exc::NotImplementedError, m8},
    {"adaptive_max_pool2d", "", kInts | kComplex | B, Exc::NotImplementedError, m8},
    {"adaptive_max_pool3d", "", kInts | kComplex | B, Exc::NotImplementedError, m9},
    {"addbmm", "elements", B, Exc::NotImplementedError, m11},
    {"addbmm_", "elements", B, Exc::NotImplementedError, m11},
    {"addcdiv", "", kInts | B, Exc::RuntimeError, m203},
    {"addcdiv_", "", kInts | B, Exc::RuntimeError, m203},
    {"addcmul", "", B, Exc::NotImplementedError, m10},
    {"addcmul_", "", B, Exc::NotImplementedError, m10},
    {"addmm", "elements", B, Exc::NotImplementedError, m11},
    {"addmm_", "elements", B, Exc::NotImplementedError, m11},
    {"addmv", "elements", B, Exc::NotImplementedError, m12},
    {"addmv_", "elements", B, Exc::NotImplementedError, m12},
    {"addr", "beta:float", kInts | B, Exc::RuntimeError, m201},
    {"addr_", "beta:float", kInts | B, Exc::RuntimeError, m201},
    {"affine_grid_generator", "elements", kInts | kComplex | B, Exc::ValueError, m200},
    {"alpha_dropout", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"alpha_dropout", "train:true,p:fraction,elements", B, Exc::RuntimeError, m274},
    {"alpha_dropout", "train:true,p:fraction,elements", kInts, Exc::RuntimeError, m275},
    {"alpha_dropout_", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"alpha_dropout_", "train:true,p:fraction,elements", B, Exc::RuntimeError, m274},
    {"alpha_dropout_", "train:true,p:fraction,elements", kInts, Exc::RuntimeError, m275},
    {"amax", "elements", kComplex, Exc::NotImplementedError, m126},
    {"amin", "elements", kComplex, Exc::NotImplementedError, m131},
    {"aminmax", "!dim", kComplex, Exc::NotImplementedError, m14},
    {"aminmax", "dim,ranked", kComplex, Exc::RuntimeError, m217},
    {"arccos_", "", kInts | B, Exc::RuntimeError, m275},
    {"arccosh_", "", kInts | B, Exc::RuntimeError, m275},
    {"arcsin_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"arcsinh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"arctan2", "", kComplex, Exc::NotImplementedError, m16},
    {"arctan2_", "", kComplex, Exc::NotImplementedError, m16},
    {"arctan2_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"arctan_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"arctanh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"argmax", "", B, Exc::RuntimeError, m218},
    {"argmax", "", kComplex, Exc::RuntimeError, m219},
    {"argmin", "", B, Exc::RuntimeError, m220},
    {"argmin", "", kComplex, Exc::RuntimeError, m221},
    {"argsort", "", kComplex, Exc::RuntimeError, m0},
    {"asin_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"asinh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"atan2", "", kComplex, Exc::NotImplementedError, m16},
    {"atan2_", "", kComplex, Exc::NotImplementedError, m16},
    {"atan2_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"atan_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"atanh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"avg_pool1d", "", kComplex | U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m17},
    {"avg_pool2d", "", kComplex | U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m17},
    {"avg_pool3d", "", kHalves | kComplex | U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m18},
    {"baddbmm", "elements", B, Exc::NotImplementedError, m19},
    {"baddbmm_", "elements", B, Exc::NotImplementedError, m19},
    {"batch_norm", "elements", kInts | kComplex | B, Exc::NotImplementedError, m20},
    {"bernoulli", "elements", kInts | B, Exc::NotImplementedError, m22},
    {"bernoulli", "elements", kComplex, Exc::NotImplementedError, m23},
    {"bernoulli_", "elements", kComplex, Exc::NotImplementedError, m21},
    {"binary_cross_entropy", "", kInts | kComplex | B, Exc::NotImplementedError, m28},
    {"binary_cross_entropy_with_logits", "", kInts | kComplex | B, Exc::NotImplementedError, m112},
    {"bincount", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m29},
    {"bitwise_and", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m30},
    {"bitwise_and_", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m30},
    {"bitwise_left_shift", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m119},
    {"bitwise_left_shift_", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m119},
    {"bitwise_not", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m31},
    {"bitwise_not_", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m31},
    {"bitwise_or", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m32},
    {"bitwise_or_", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m32},
    {"bitwise_right_shift", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m165},
    {"bitwise_right_shift_", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m165},
    {"bitwise_xor", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m33},
    {"bitwise_xor_", "", kHalves | kFloats | kComplex, Exc::NotImplementedError, m33},
    {"bucketize", "elements", kComplex | B, Exc::NotImplementedError, m171},
    {"cdist", "", kInts | kComplex | B, Exc::RuntimeError, m222},
    {"ceil", "", B, Exc::NotImplementedError, m34},
    {"ceil", "", kComplex, Exc::NotImplementedError, m223},
    {"ceil_", "", B, Exc::NotImplementedError, m34},
    {"ceil_", "", kComplex, Exc::NotImplementedError, m223},
    {"celu", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"celu_", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"cholesky", "elements", kInts | kHalves | kFloats | kComplex | B, Exc::RuntimeError, m211},
    {"cholesky_inverse", "", kInts | kHalves | B, Exc::NotImplementedError, m41},
    {"cholesky_solve", "", kInts | kHalves | B, Exc::NotImplementedError, m42},
    {"clamp", "", kComplex, Exc::NotImplementedError, m225},
    {"clamp", "max,!min,!max:tensor,elements", B, Exc::NotImplementedError, m44},
    {"clamp", "min,!max,!min:tensor,elements", B, Exc::NotImplementedError, m45},
    {"clamp", "min,max,!min:tensor,!max:tensor,elements", B, Exc::NotImplementedError, m46},
    {"clamp", "min,max,min:tensor", B, Exc::NotImplementedError, m43},
    {"clamp_", "", kComplex, Exc::NotImplementedError, m225},
    {"clamp_", "max,!min,!max:tensor,elements", B, Exc::NotImplementedError, m44},
    {"clamp_", "min,!max,!min:tensor,elements", B, Exc::NotImplementedError, m45},
    {"clamp_", "min,max,!min:tensor,!max:tensor,elements", B, Exc::NotImplementedError, m46},
    {"clamp_", "min,max,min:tensor", B, Exc::NotImplementedError, m43},
    {"clamp_max", "", kComplex, Exc::NotImplementedError, m132},
    {"clamp_max_", "", kComplex, Exc::NotImplementedError, m132},
    {"clamp_min", "", kComplex, Exc::NotImplementedError, m127},
    {"clamp_min_", "", kComplex, Exc::NotImplementedError, m127},
    {"clip", "", kComplex, Exc::NotImplementedError, m225},
    {"clip", "max,!min,!max:tensor,elements", B, Exc::NotImplementedError, m44},
    {"clip", "min,!max,!min:tensor,elements", B, Exc::NotImplementedError, m45},
    {"clip", "min,max,!min:tensor,!max:tensor,elements", B, Exc::NotImplementedError, m46},
    {"clip", "min,max,min:tensor", B, Exc::NotImplementedError, m43},
    {"clip_", "", kComplex, Exc::NotImplementedError, m225},
    {"clip_", "max,!min,!max:tensor,elements", B, Exc::NotImplementedError, m44},
    {"clip_", "min,!max,!min:tensor,elements", B, Exc::NotImplementedError, m45},
    {"clip_", "min,max,!min:tensor,!max:tensor,elements", B, Exc::NotImplementedError, m46},
    {"clip_", "min,max,min:tensor", B, Exc::NotImplementedError, m43},
    {"col2im", "elements", kInts, Exc::NotImplementedError, m47},
    {"conv1d", "!dilation:several,elements", B, Exc::NotImplementedError, m177},
    {"conv1d", "dilation:several,elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m178},
    {"conv2d", "!dilation:several,elements", B, Exc::NotImplementedError, m177},
    {"conv2d", "dilation:several,elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m178},
    {"conv3d", "dilation:several,elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m178},
    {"conv_tbc", "elements", B, Exc::NotImplementedError, m11},
    {"conv_transpose1d", "elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m179},
    {"conv_transpose2d", "elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m179},
    {"conv_transpose3d", "elements", U8 | I8 | I16 | I32 | B, Exc::NotImplementedError, m180},
    {"copysign", "", kComplex, Exc::NotImplementedError, m52},
    {"copysign_", "", kComplex, Exc::NotImplementedError, m52},
    {"copysign_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"cos_", "", kInts | B, Exc::RuntimeError, m275},
    {"cosh_", "", kInts | B, Exc::RuntimeError, m275},
    {"cosine_embedding_loss", "", kComplex, Exc::NotImplementedError, m225},
    {"cross", "", B, Exc::NotImplementedError, m53},
    {"ctc_loss", "", kInts | kHalves | kComplex | B, Exc::NotImplementedError, m54},
    {"cummax", "ranked,elements", kComplex, Exc::NotImplementedError, m55},
    {"cummin", "ranked,elements", kComplex, Exc::NotImplementedError, m56},
    {"cumprod_", "ranked,elements", B, Exc::NotImplementedError, m57},
    {"cumsum_", "ranked,elements", B, Exc::NotImplementedError, m58},
    {"cumulative_trapezoid", "!x", B, Exc::NotImplementedError, m227},
    {"cumulative_trapezoid", "x", B, Exc::NotImplementedError, m226},
    {"deg2rad", "", kComplex, Exc::RuntimeError, m228},
    {"deg2rad_", "", kComplex, Exc::RuntimeError, m228},
    {"deg2rad_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"det", "", kInts | B, Exc::RuntimeError, m242},
    {"det", "elements", kHalves, Exc::NotImplementedError, m121},
    {"digamma", "", kComplex, Exc::NotImplementedError, m59},
    {"digamma_", "", kComplex, Exc::NotImplementedError, m59},
    {"digamma_", "", kInts | B, Exc::RuntimeError, m275},
    {"dist", "", B, Exc::NotImplementedError, m207},
    {"dist", "", kInts, Exc::RuntimeError, m269},
    {"div", "rounding_mode=floor", kComplex | B, Exc::NotImplementedError, m60},
    {"div", "rounding_mode=trunc", kComplex | B, Exc::NotImplementedError, m61},
    {"div_", "!rounding_mode,elements", kInts | B, Exc::RuntimeError, m275},
    {"div_", "rounding_mode=floor", kComplex | B, Exc::NotImplementedError, m60},
    {"div_", "rounding_mode=trunc", kComplex | B, Exc::NotImplementedError, m61},
    {"divide", "rounding_mode=floor", kComplex | B, Exc::NotImplementedError, m60},
    {"divide", "rounding_mode=trunc", kComplex | B, Exc::NotImplementedError, m61},
    {"divide_", "!rounding_mode,elements", kInts | B, Exc::RuntimeError, m275},
    {"divide_", "rounding_mode=floor", kComplex | B, Exc::NotImplementedError, m60},
    {"divide_", "rounding_mode=trunc", kComplex | B, Exc::NotImplementedError, m61},
    {"dot", "", B, Exc::NotImplementedError, m62},
    {"dropout", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"dropout", "train:true,p:fraction,elements", kInts | B, Exc::RuntimeError, m275},
    {"dropout_", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"dropout_", "train:true,p:fraction,elements", kInts | B, Exc::RuntimeError, m275},
    {"elu", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"elu_", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"embedding_bag", "", kInts | kComplex | B, Exc::RuntimeError, m199},
    {"erf", "", kComplex, Exc::NotImplementedError, m65},
    {"erf_", "", kComplex, Exc::NotImplementedError, m65},
    {"erf_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"erfc", "", kComplex, Exc::NotImplementedError, m66},
    {"erfc_", "", kComplex, Exc::NotImplementedError, m66},
    {"erfc_", "", kInts | B, Exc::RuntimeError, m275},
    {"erfinv", "", kComplex, Exc::NotImplementedError, m68},
    {"erfinv_", "", kComplex, Exc::NotImplementedError, m68},
    {"erfinv_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"exp2_", "", kInts | B, Exc::RuntimeError, m275},
    {"exp_", "", kInts | B, Exc::RuntimeError, m275},
    {"expm1_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"feature_alpha_dropout", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"feature_alpha_dropout", "train:true,p:fraction,elements", B, Exc::RuntimeError, m274},
    {"feature_alpha_dropout", "train:true,p:fraction,elements", kInts, Exc::RuntimeError, m275},
    {"feature_alpha_dropout_", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"feature_alpha_dropout_", "train:true,p:fraction,elements", B, Exc::RuntimeError, m274},
    {"feature_alpha_dropout_", "train:true,p:fraction,elements", kInts, Exc::RuntimeError, m275},
    {"feature_dropout", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"feature_dropout", "train:true,p:fraction,elements", kInts | B, Exc::RuntimeError, m275},
    {"feature_dropout_", "train:true,p:fraction,elements", kComplex, Exc::NotImplementedError, m21},
    {"feature_dropout_", "train:true,p:fraction,elements", kInts | B, Exc::RuntimeError, m275},
    {"fft_fft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_fft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_fftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_hfft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_hfft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_hfftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ifft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ifft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ifftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ihfft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ihfft", "", kComplex, Exc::TypeError, m234},
    {"fft_ihfft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ihfft2", "", kComplex, Exc::TypeError, m205},
    {"fft_ihfftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_ihfftn", "", kComplex, Exc::TypeError, m205},
    {"fft_irfft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_irfft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_irfftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_rfft", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_rfft", "", kComplex, Exc::TypeError, m277},
    {"fft_rfft2", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_rfft2", "", kComplex, Exc::TypeError, m278},
    {"fft_rfftn", "", kHalves, Exc::NotImplementedError, m215},
    {"fft_rfftn", "", kComplex, Exc::TypeError, m278},
    {"fix", "", B, Exc::NotImplementedError, m191},
    {"fix", "", kComplex, Exc::NotImplementedError, m291},
    {"fix_", "", B, Exc::NotImplementedError, m191},
    {"fix_", "", kComplex, Exc::NotImplementedError, m291},
    {"float_power_", "", C64, Exc::RuntimeError, m282},
    {"float_power_", "", kInts | kHalves | F32 | B, Exc::RuntimeError, m283},
    {"floor", "", B, Exc::NotImplementedError, m69},
    {"floor", "", kComplex, Exc::NotImplementedError, m230},
    {"floor_", "", B, Exc::NotImplementedError, m69},
    {"floor_", "", kComplex, Exc::NotImplementedError, m230},
    {"floor_divide", "", kComplex | B, Exc::NotImplementedError, m60},
    {"floor_divide_", "", kComplex | B, Exc::NotImplementedError, m60},
    {"fmax", "", kComplex, Exc::RuntimeError, m231},
    {"fmin", "", kComplex, Exc::RuntimeError, m232},
    {"fmod", "", kComplex | B, Exc::NotImplementedError, m70},
    {"fmod_", "", kComplex | B, Exc::NotImplementedError, m70},
    {"frac", "", kInts | kComplex | B, Exc::NotImplementedError, m71},
    {"frac_", "", kInts | kComplex | B, Exc::NotImplementedError, m71},
    {"frexp", "", kInts | kComplex | B, Exc::RuntimeError, m285},
    {"gcd", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m72},
    {"gcd_", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m72},
    {"ge", "", kComplex, Exc::NotImplementedError, m73},
    {"ge_", "", kComplex, Exc::NotImplementedError, m73},
    {"gelu", "", kInts | kComplex | B, Exc::NotImplementedError, m2},
    {"geometric_", "elements", kComplex | B, Exc::NotImplementedError, m74},
    {"geqrf", "", kInts | kHalves | B, Exc::NotImplementedError, m75},
    {"glu", "", kInts | kComplex | B, Exc::NotImplementedError, m76},
    {"greater", "", kComplex, Exc::NotImplementedError, m79},
    {"greater_", "", kComplex, Exc::NotImplementedError, m79},
    {"greater_equal", "", kComplex, Exc::NotImplementedError, m73},
    {"greater_equal_", "", kComplex, Exc::NotImplementedError, m73},
    {"grid_sampler", "elements", kInts | kComplex | B, Exc::NotImplementedError, m78},
    {"grid_sampler_2d", "elements", kInts | kComplex | B, Exc::NotImplementedError, m78},
    {"grid_sampler_3d", "", kInts | kComplex | B, Exc::NotImplementedError, m77},
    {"group_norm", "elements", kInts | kComplex | B, Exc::NotImplementedError, m3},
    {"gru_cell", "elements", B, Exc::NotImplementedError, m11},
    {"gru_cell", "elements", kInts, Exc::RuntimeError, m275},
    {"gt", "", kComplex, Exc::NotImplementedError, m79},
    {"gt_", "", kComplex, Exc::NotImplementedError, m79},
    {"hardshrink", "", kInts | kComplex | B, Exc::NotImplementedError, m80},
    {"hardsigmoid", "", kInts | kComplex | B, Exc::NotImplementedError, m81},
    {"hardsigmoid_", "", kInts | kComplex | B, Exc::NotImplementedError, m81},
    {"hardswish", "", kInts | kComplex | B, Exc::NotImplementedError, m82},
    {"hardswish_", "", kInts | kComplex | B, Exc::NotImplementedError, m82},
    {"hardtanh", "", kComplex, Exc::NotImplementedError, m225},
    {"hardtanh", "", B, Exc::NotImplementedError, m295},
    {"hardtanh_", "", kComplex, Exc::NotImplementedError, m225},
    {"hardtanh_", "", B, Exc::NotImplementedError, m295},
    {"hash_tensor", "elements", kComplex, Exc::NotImplementedError, m196},
    {"heaviside", "", kComplex, Exc::RuntimeError, m233},
    {"heaviside_", "", kComplex, Exc::RuntimeError, m233},
    {"hinge_embedding_loss", "", B, Exc::NotImplementedError, m207},
    {"hinge_embedding_loss", "", kComplex, Exc::NotImplementedError, m225},
    {"hinge_embedding_loss", "reduction=1", kInts, Exc::RuntimeError, m262},
    {"histogram", "", kInts | kComplex | B, Exc::NotImplementedError, m85},
    {"histogram", "elements", kHalves, Exc::NotImplementedError, m85},
    {"histogramdd", "elements", kInts | kHalves | kComplex | B, Exc::NotImplementedError, m85},
    {"huber_loss", "", kInts | kComplex | B, Exc::NotImplementedError, m86},
    {"hypot", "", kInts | kComplex | B, Exc::NotImplementedError, m87},
    {"hypot_", "", kInts | kComplex | B, Exc::NotImplementedError, m87},
    {"i0", "", kComplex, Exc::NotImplementedError, m88},
    {"i0_", "", kComplex, Exc::NotImplementedError, m88},
    {"i0_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"igamma", "", kInts | kComplex | B, Exc::NotImplementedError, m92},
    {"igamma_", "", kInts | kComplex | B, Exc::NotImplementedError, m92},
    {"igammac", "", kInts | kComplex | B, Exc::NotImplementedError, m93},
    {"igammac_", "", kInts | kComplex | B, Exc::NotImplementedError, m93},
    {"im2col", "", kInts, Exc::NotImplementedError, m94},
    {"imag", "", kInts | kHalves | kFloats | B, Exc::RuntimeError, m235},
    {"instance_norm", "elements", kInts | kComplex | B, Exc::NotImplementedError, m20},
    {"inverse", "", kInts | B, Exc::RuntimeError, m243},
    {"inverse", "", kHalves, Exc::RuntimeError, m244},
    {"isin", "", kComplex | B, Exc::RuntimeError, m216},
    {"isneginf", "", kComplex, Exc::RuntimeError, m236},
    {"isposinf", "", kComplex, Exc::RuntimeError, m237},
    {"kl_div", "", kComplex, Exc::RuntimeError, m238},
    {"kl_div", "", kInts | B, Exc::RuntimeError, m239},
    {"kthvalue", "ranked", kComplex | B, Exc::NotImplementedError, m95},
    {"l1_loss", "", B, Exc::NotImplementedError, m207},
    {"l1_loss", "reduction=1", kInts, Exc::RuntimeError, m262},
    {"layer_norm", "", kInts | kComplex | B, Exc::NotImplementedError, m4},
    {"lcm", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m97},
    {"lcm_", "", kHalves | kFloats | kComplex | B, Exc::NotImplementedError, m97},
    {"ldexp_", "", kInts | B, Exc::RuntimeError, m240},
    {"le", "", kComplex, Exc::NotImplementedError, m100},
    {"le_", "", kComplex, Exc::NotImplementedError, m100},
    {"leaky_relu", "", kInts | kComplex | B, Exc::NotImplementedError, m101},
    {"leaky_relu_", "", kInts | kComplex | B, Exc::NotImplementedError, m101},
    {"lerp", "!weight:tensor", kInts | B, Exc::NotImplementedError, m103},
    {"lerp", "weight:tensor", kInts | B, Exc::NotImplementedError, m104},
    {"lerp_", "!weight:tensor", kInts | B, Exc::NotImplementedError, m103},
    {"lerp_", "weight:tensor", kInts | B, Exc::NotImplementedError, m104},
    {"less", "", kComplex, Exc::NotImplementedError, m120},
    {"less_", "", kComplex, Exc::NotImplementedError, m120},
    {"less_equal", "", kComplex, Exc::NotImplementedError, m100},
    {"less_equal_", "", kComplex, Exc::NotImplementedError, m100},
    {"lgamma", "", kComplex, Exc::NotImplementedError, m105},
    {"lgamma_", "", kComplex, Exc::NotImplementedError, m105},
    {"lgamma_", "", kInts | B, Exc::RuntimeError, m275},
    {"linalg_cholesky", "", kInts | B, Exc::RuntimeError, m241},
    {"linalg_cholesky", "elements", kHalves, Exc::NotImplementedError, m40},
    {"linalg_cholesky_ex", "", kInts | B, Exc::RuntimeError, m241},
    {"linalg_cholesky_ex", "elements", kHalves, Exc::NotImplementedError, m40},
    {"linalg_cond", "elements", kHalves, Exc::NotImplementedError, m109},
    {"linalg_cond", "elements", kInts | B, Exc::RuntimeError, m254},
    {"linalg_cross", "", B, Exc::NotImplementedError, m53},
    {"linalg_det", "", kInts | B, Exc::RuntimeError, m242},
    {"linalg_det", "elements", kHalves, Exc::NotImplementedError, m121},
    {"linalg_eig", "", kHalves, Exc::NotImplementedError, m107},
    {"linalg_eig", "", kInts | B, Exc::RuntimeError, m213},
    {"linalg_eigh", "elements", kInts | kHalves | B, Exc::NotImplementedError, m108},
    {"linalg_eigvals", "", kHalves, Exc::NotImplementedError, m107},
    {"linalg_eigvals", "", kInts | B, Exc::RuntimeError, m213},
    {"linalg_eigvalsh", "elements", kInts | kHalves | B, Exc::NotImplementedError, m108},
    {"linalg_householder_product", "", kInts | kHalves | B, Exc::NotImplementedError, m147},
    {"linalg_inv", "", kInts | B, Exc::RuntimeError, m243},
    {"linalg_inv", "", kHalves, Exc::RuntimeError, m244},
    {"linalg_inv_ex", "", kInts | B, Exc::RuntimeError, m243},
    {"linalg_inv_ex", "", kHalves, Exc::RuntimeError, m244},
    {"linalg_ldl_factor", "", kInts | B, Exc::RuntimeError, m286},
    {"linalg_ldl_factor", "elements", kHalves, Exc::NotImplementedError, m98},
    {"linalg_ldl_factor_ex", "", kInts | B, Exc::RuntimeError, m286},
    {"linalg_ldl_factor_ex", "elements", kHalves, Exc::NotImplementedError, m98},
    {"linalg_ldl_solve", "", kInts | B, Exc::RuntimeError, m287},
    {"linalg_ldl_solve", "elements", kHalves, Exc::NotImplementedError, m99},
    {"linalg_lstsq", "", kInts | kHalves | B, Exc::RuntimeError, m210},
    {"linalg_lu", "elements", kInts | kHalves | B, Exc::NotImplementedError, m121},
    {"linalg_lu_factor", "elements", kInts | kHalves | B, Exc::NotImplementedError, m121},
    {"linalg_lu_factor_ex", "elements", kInts | kHalves | B, Exc::NotImplementedError, m121},
    {"linalg_lu_solve", "", kInts | B, Exc::RuntimeError, m288},
    {"linalg_lu_solve", "elements", kHalves, Exc::NotImplementedError, m106},
    {"linalg_matmul", "ranks=11", B, Exc::NotImplementedError, m62},
    {"linalg_matmul", "ranks=21,elements", B, Exc::NotImplementedError, m12},
    {"linalg_matmul", "ranks=22/12,elements", B, Exc::NotImplementedError, m11},
    {"linalg_matrix_exp", "", kInts | B, Exc::RuntimeError, m245},
    {"linalg_matrix_norm", "", kInts | B, Exc::RuntimeError, m246},
    {"linalg_matrix_power", "n:negative", kInts | B, Exc::RuntimeError, m243},
    {"linalg_matrix_power", "n:negative", kHalves, Exc::RuntimeError, m244},
    {"linalg_matrix_sqrth", "", kInts | B, Exc::RuntimeError, m247},
    {"linalg_matrix_sqrth", "", kHalves, Exc::RuntimeError, m248},
    {"linalg_multi_dot", "elements", B, Exc::NotImplementedError, m11},
    {"linalg_polar", "", kInts | B, Exc::RuntimeError, m249},
    {"linalg_polar", "elements", kHalves, Exc::NotImplementedError, m109},
    {"linalg_qr", "", kHalves, Exc::NotImplementedError, m75},
    {"linalg_qr", "", kInts | B, Exc::RuntimeError, m250},
    {"linalg_slogdet", "", kInts | B, Exc::RuntimeError, m251},
    {"linalg_slogdet", "", kHalves, Exc::RuntimeError, m252},
    {"linalg_solve", "", kInts | B, Exc::RuntimeError, m253},
    {"linalg_solve", "elements", kHalves, Exc::NotImplementedError, m121},
    {"linalg_solve_ex", "", kInts | B, Exc::RuntimeError, m253},
    {"linalg_solve_ex", "elements", kHalves, Exc::NotImplementedError, m121},
    {"linalg_solve_triangular", "", kInts | kHalves | B, Exc::NotImplementedError, m189},
    {"linalg_svd", "", kInts | B, Exc::RuntimeError, m254},
    {"linalg_svd", "elements", kHalves, Exc::NotImplementedError, m109},
    {"linalg_svdvals", "", kInts | B, Exc::RuntimeError, m254},
    {"linalg_svdvals", "elements", kHalves, Exc::NotImplementedError, m109},
    {"linalg_tensorinv", "elements", kInts | B, Exc::RuntimeError, m243},
    {"linalg_tensorinv", "elements", kHalves, Exc::RuntimeError, m244},
    {"linalg_tensorsolve", "", kInts | B, Exc::RuntimeError, m253},
    {"linalg_tensorsolve", "elements", kHalves, Exc::NotImplementedError, m121},
    {"linalg_vander", "", kHalves | B, Exc::RuntimeError, m255},
    {"linalg_vecdot", "", kInts | B, Exc::RuntimeError, m256},
    {"linalg_vector_norm", "", kInts | B, Exc::RuntimeError, m257},
    {"linear", "elements", B, Exc::NotImplementedError, m11},
    {"log10_", "", kInts | B, Exc::RuntimeError, m275},
    {"log1p_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"log2_", "", kInts | B, Exc::RuntimeError, m275},
    {"log_", "", kInts | B, Exc::RuntimeError, m275},
    {"log_normal_", "elements", kInts | kComplex | B, Exc::NotImplementedError, m111},
    {"log_sigmoid", "", kInts | kComplex | B, Exc::NotImplementedError, m112},
    {"log_softmax", "!dim:last,elements", kInts | kComplex | B, Exc::NotImplementedError, m113},
    {"log_softmax", "dim:last,elements", kInts | kComplex | B, Exc::NotImplementedError, m114},
    {"logaddexp", "", kInts | B, Exc::NotImplementedError, m116},
    {"logaddexp2", "", kInts | kComplex | B, Exc::NotImplementedError, m115},
    {"logcumsumexp", "", kInts | B, Exc::NotImplementedError, m117},
    {"logdet", "", kInts | B, Exc::RuntimeError, m258},
    {"logdet", "", kHalves, Exc::RuntimeError, m259},
    {"logit", "", kComplex, Exc::NotImplementedError, m118},
    {"logit_", "", kComplex, Exc::NotImplementedError, m118},
    {"logit_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"lstm_cell", "elements", B, Exc::NotImplementedError, m11},
    {"lstm_cell", "elements", kInts, Exc::RuntimeError, m275},
    {"lt", "", kComplex, Exc::NotImplementedError, m120},
    {"lt_", "", kComplex, Exc::NotImplementedError, m120},
    {"lu", "elements", kInts | kHalves | B, Exc::NotImplementedError, m121},
    {"lu_solve", "", kInts | B, Exc::RuntimeError, m288},
    {"lu_solve", "elements", kHalves, Exc::NotImplementedError, m106},
    {"margin_ranking_loss", "", B, Exc::NotImplementedError, m207},
    {"margin_ranking_loss", "", kComplex, Exc::NotImplementedError, m225},
    {"matmul", "ranks=11", B, Exc::NotImplementedError, m62},
    {"matmul", "ranks=21,elements", B, Exc::NotImplementedError, m12},
    {"matmul", "ranks=22/12,elements", B, Exc::NotImplementedError, m11},
    {"matrix_exp", "", kInts | B, Exc::RuntimeError, m245},
    {"matrix_power", "n:negative", kInts | B, Exc::RuntimeError, m243},
    {"matrix_power", "n:negative", kHalves, Exc::RuntimeError, m244},
    {"max", "!dim,!other", kComplex, Exc::NotImplementedError, m122},
    {"max", "dim", kComplex, Exc::RuntimeError, m260},
    {"max", "other", kComplex, Exc::RuntimeError, m261},
    {"max_pool1d", "gradient", kComplex | B, Exc::NotImplementedError, m123},
    {"max_pool1d", "!gradient", kInts | kComplex | B, Exc::NotImplementedError, m296},
    {"max_pool1d_with_indices", "elements", kComplex | B, Exc::NotImplementedError, m123},
    {"max_pool2d", "", kComplex | B, Exc::NotImplementedError, m123},
    {"max_pool2d_with_indices", "elements", kComplex | B, Exc::NotImplementedError, m123},
    {"max_pool3d", "", kComplex | B, Exc::NotImplementedError, m124},
    {"max_pool3d_with_indices", "elements", kComplex | B, Exc::NotImplementedError, m124},
    {"max_unpool3d", "elements", kInts | kComplex | B, Exc::NotImplementedError, m125},
    {"maximum", "", kComplex, Exc::RuntimeError, m261},
    {"mean", "", kInts | B, Exc::RuntimeError, m262},
    {"median", "!dim,elements", kComplex | B, Exc::NotImplementedError, m128},
    {"median", "dim", kComplex | B, Exc::NotImplementedError, m129},
    {"min", "!dim,!other", kComplex, Exc::NotImplementedError, m130},
    {"min", "dim", kComplex, Exc::RuntimeError, m263},
    {"min", "other", kComplex, Exc::RuntimeError, m264},
    {"minimum", "", kComplex, Exc::RuntimeError, m264},
    {"mish", "", kInts | kComplex | B, Exc::NotImplementedError, m133},
    {"mish_", "", kInts | kComplex | B, Exc::NotImplementedError, m133},
    {"mm", "elements", B, Exc::NotImplementedError, m11},
    {"mode", "ranked,elements", kComplex, Exc::NotImplementedError, m134},
    {"mse_loss", "", kInts | kComplex | B, Exc::NotImplementedError, m139},
    {"msort", "", kComplex, Exc::RuntimeError, m0},
    {"multi_margin_loss", "", kInts | kHalves | kComplex | B, Exc::NotImplementedError, m140},
    {"multilabel_margin_loss", "", kInts | kHalves | kComplex | B, Exc::NotImplementedError, m141},
    {"multinomial", "", kInts | kComplex | B, Exc::RuntimeError, m265},
    {"mv", "elements", B, Exc::NotImplementedError, m12},
    {"mvlgamma", "", kComplex, Exc::NotImplementedError, m15},
    {"mvlgamma", "", B, Exc::RuntimeError, m209},
    {"mvlgamma_", "", kComplex, Exc::NotImplementedError, m15},
    {"mvlgamma_", "", B, Exc::RuntimeError, m209},
    {"mvlgamma_", "elements", kInts, Exc::RuntimeError, m266},
    {"nanmean", "", kInts | B, Exc::RuntimeError, m267},
    {"nanmean", "", kComplex, Exc::RuntimeError, m268},
    {"nanmedian", "!dim,elements", kComplex | B, Exc::NotImplementedError, m128},
    {"nanmedian", "dim", kComplex | B, Exc::NotImplementedError, m129},
    {"nanquantile", "", kInts | kHalves | kComplex | B, Exc::RuntimeError, m272},
    {"nansum", "", kComplex, Exc::RuntimeError, m268},
    {"native_batch_norm", "", kInts | kComplex | B, Exc::NotImplementedError, m20},
    {"native_group_norm", "elements", kInts | kComplex | B, Exc::NotImplementedError, m3},
    {"native_layer_norm", "", kInts | kComplex | B, Exc::NotImplementedError, m4},
    {"neg", "", B, Exc::NotImplementedError, m204},
    {"neg_", "", B, Exc::NotImplementedError, m204},
    {"negative", "", B, Exc::NotImplementedError, m204},
    {"negative_", "", B, Exc::NotImplementedError, m204},
    {"nextafter", "", kInts | kComplex | B, Exc::NotImplementedError, m143},
    {"nextafter_", "", kInts | kComplex | B, Exc::NotImplementedError, m143},
    {"nll_loss", "!images", kInts | kComplex | B, Exc::NotImplementedError, m145},
    {"nll_loss", "images,elements", kInts | kComplex | B, Exc::NotImplementedError, m144},
    {"nll_loss_nd", "!images,elements", kInts | kComplex | B, Exc::NotImplementedError, m145},
    {"nll_loss_nd", "images,elements", kInts | kComplex | B, Exc::NotImplementedError, m144},
    {"normal", "elements", kInts | B, Exc::NotImplementedError, m146},
    {"normal_", "elements", kInts | B, Exc::NotImplementedError, m146},
    {"one_hot", "", kHalves | kFloats | kComplex | U8 | I8 | I16 | I32 | B, Exc::RuntimeError, m270},
    {"orgqr", "", kInts | kHalves | B, Exc::NotImplementedError, m147},
    {"ormqr", "", kInts | kHalves | B, Exc::NotImplementedError, m148},
    {"pad", "mode=reflect,pad:2", B, Exc::NotImplementedError, m154},
    {"pad", "mode=reflect,pad:4", B, Exc::NotImplementedError, m155},
    {"pad", "mode=reflect,pad:6", B, Exc::NotImplementedError, m156},
    {"pad", "mode=replicate,pad:2", B, Exc::NotImplementedError, m158},
    {"pad", "mode=replicate,pad:4", B, Exc::NotImplementedError, m159},
    {"pad", "mode=replicate,pad:6", B, Exc::NotImplementedError, m160},
    {"pairwise_distance", "", B, Exc::NotImplementedError, m207},
    {"pdist", "", kInts | kComplex | B, Exc::RuntimeError, m271},
    {"poisson", "elements", kInts | kComplex | B, Exc::NotImplementedError, m149},
    {"poisson_nll_loss", "", B, Exc::NotImplementedError, m206},
    {"poisson_nll_loss", "full:true", kComplex, Exc::NotImplementedError, m100},
    {"polygamma", "n:several", kComplex, Exc::NotImplementedError, m150},
    {"polygamma", "n=1", kComplex, Exc::NotImplementedError, m190},
    {"polygamma_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"polygamma_", "n:several", kComplex, Exc::NotImplementedError, m150},
    {"polygamma_", "n=1", kComplex, Exc::NotImplementedError, m190},
    {"positive", "", B, Exc::NotImplementedError, m208},
    {"pow", "self:tensor,exponent:tensor", B, Exc::NotImplementedError, m151},
    {"pow_", "self:tensor,exponent:tensor", B, Exc::NotImplementedError, m151},
    {"prelu", "", kInts | kComplex | B, Exc::NotImplementedError, m152},
    {"qr", "elements", kInts | kHalves | kFloats | kComplex | B, Exc::RuntimeError, m212},
    {"quantile", "", kInts | kHalves | kComplex | B, Exc::RuntimeError, m272},
    {"rad2deg", "", kComplex, Exc::RuntimeError, m273},
    {"rad2deg_", "", kComplex, Exc::RuntimeError, m273},
    {"rad2deg_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"rand_like", "elements", kInts | B, Exc::NotImplementedError, m39},
    {"rand_like", "elements", kInts | B, Exc::NotImplementedError, m146},
    {"randint_like", "", kComplex, Exc::RuntimeError, m224},
    {"randn_like", "elements", kInts | B, Exc::NotImplementedError, m146},
    {"random_", "elements", kComplex, Exc::NotImplementedError, m153},
    {"reciprocal_", "", kInts | B, Exc::RuntimeError, m275},
    {"relu", "", B, Exc::NotImplementedError, m198},
    {"relu", "", kComplex, Exc::NotImplementedError, m225},
    {"relu6", "", kComplex, Exc::NotImplementedError, m225},
    {"relu6", "", B, Exc::NotImplementedError, m295},
    {"relu6_", "", kComplex, Exc::NotImplementedError, m225},
    {"relu6_", "", B, Exc::NotImplementedError, m295},
    {"relu_", "", B, Exc::NotImplementedError, m198},
    {"relu_", "", kComplex, Exc::NotImplementedError, m225},
    {"remainder", "", kComplex | B, Exc::NotImplementedError, m157},
    {"remainder_", "", kComplex | B, Exc::NotImplementedError, m157},
    {"renorm", "", kInts | B, Exc::RuntimeError, m257},
    {"renorm_", "", kInts | B, Exc::RuntimeError, m257},
    {"rms_norm", "", kInts | B, Exc::NotImplementedError, m161},
    {"rnn_relu_cell", "elements", B, Exc::NotImplementedError, m11},
    {"rnn_relu_cell", "elements", kComplex, Exc::NotImplementedError, m225},
    {"rnn_tanh_cell", "elements", B, Exc::NotImplementedError, m11},
    {"round", "!decimals:nonzero", kComplex | B, Exc::NotImplementedError, m163},
    {"round", "decimals,!decimals:nonzero", kInts, Exc::NotImplementedError, m163},
    {"round", "decimals:nonzero", kInts | kComplex | B, Exc::NotImplementedError, m162},
    {"round_", "!decimals:nonzero", kComplex | B, Exc::NotImplementedError, m163},
    {"round_", "decimals,!decimals:nonzero", kInts, Exc::NotImplementedError, m163},
    {"round_", "decimals:nonzero", kInts | kComplex | B, Exc::NotImplementedError, m162},
    {"rrelu", "!training:true", kInts | kComplex | B, Exc::NotImplementedError, m101},
    {"rrelu", "training:true", kInts | kComplex | F16 | B, Exc::NotImplementedError, m164},
    {"rrelu_", "!training:true", kInts | kComplex | B, Exc::NotImplementedError, m101},
    {"rrelu_", "training:true", kInts | kComplex | F16 | B, Exc::NotImplementedError, m164},
    {"rsqrt_", "", kInts | B, Exc::RuntimeError, m275},
    {"rsub", "", B, Exc::NotImplementedError, m207},
    {"scaled_dot_product_attention", "elements", kComplex, Exc::NotImplementedError, m183},
    {"scaled_dot_product_attention", "elements", kInts | B, Exc::RuntimeError, m229},
    {"scatter_reduce", "reduce=amax", kComplex, Exc::NotImplementedError, m168},
    {"scatter_reduce", "reduce=amin", kComplex, Exc::NotImplementedError, m169},
    {"scatter_reduce", "reduce=mean", B, Exc::NotImplementedError, m170},
    {"scatter_reduce_", "reduce=amax", kComplex, Exc::NotImplementedError, m168},
    {"scatter_reduce_", "reduce=amin", kComplex, Exc::NotImplementedError, m169},
    {"scatter_reduce_", "reduce=mean", B, Exc::NotImplementedError, m170},
    {"searchsorted", "elements", kComplex | B, Exc::NotImplementedError, m171},
    {"selu", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"selu_", "", kInts | kComplex | B, Exc::NotImplementedError, m63},
    {"sigmoid_", "", kInts | B, Exc::RuntimeError, m275},
    {"sign", "", kComplex, Exc::NotImplementedError, m214},
    {"sign_", "", kComplex, Exc::NotImplementedError, m214},
    {"signbit", "", kComplex, Exc::NotImplementedError, m279},
    {"silu", "", kInts | B, Exc::NotImplementedError, m176},
    {"silu_", "", kInts | B, Exc::NotImplementedError, m176},
    {"sin_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"sinc_", "", kInts | B, Exc::RuntimeError, m275},
    {"sinh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"slogdet", "elements", kInts | B, Exc::RuntimeError, m251},
    {"slogdet", "elements", kHalves, Exc::RuntimeError, m252},
    {"smooth_l1_loss", "beta:positive", kInts | kComplex | B, Exc::NotImplementedError, m181},
    {"soft_margin_loss", "", B, Exc::NotImplementedError, m204},
    {"soft_margin_loss", "", kInts, Exc::RuntimeError, m275},
    {"softmax", "!dim:last,elements", kInts | kComplex | B, Exc::NotImplementedError, m182},
    {"softmax", "dim:last,elements", kInts | kComplex | B, Exc::NotImplementedError, m183},
    {"softplus", "", kInts | kComplex | B, Exc::NotImplementedError, m184},
    {"softshrink", "", kInts | kComplex | B, Exc::NotImplementedError, m185},
    {"sort", "", kComplex, Exc::RuntimeError, m0},
    {"special_airy_ai", "", kHalves | kComplex, Exc::NotImplementedError, m13},
    {"special_bessel_j0", "", kHalves | kComplex, Exc::NotImplementedError, m24},
    {"special_bessel_j1", "", kHalves | kComplex, Exc::NotImplementedError, m25},
    {"special_bessel_y0", "", kHalves | kComplex, Exc::NotImplementedError, m26},
    {"special_bessel_y1", "", kHalves | kComplex, Exc::NotImplementedError, m27},
    {"special_chebyshev_polynomial_t", "", kHalves | kComplex, Exc::NotImplementedError, m35},
    {"special_chebyshev_polynomial_u", "", kHalves | kComplex, Exc::NotImplementedError, m36},
    {"special_chebyshev_polynomial_v", "", kHalves | kComplex, Exc::NotImplementedError, m37},
    {"special_chebyshev_polynomial_w", "", kHalves | kComplex, Exc::NotImplementedError, m38},
    {"special_digamma", "", kComplex, Exc::NotImplementedError, m59},
    {"special_entr", "", kComplex, Exc::NotImplementedError, m64},
    {"special_erf", "", kComplex, Exc::NotImplementedError, m65},
    {"special_erfc", "", kComplex, Exc::NotImplementedError, m66},
    {"special_erfcx", "", kHalves | kComplex, Exc::NotImplementedError, m67},
    {"special_erfinv", "", kComplex, Exc::NotImplementedError, m68},
    {"special_gammaln", "", kComplex, Exc::NotImplementedError, m105},
    {"special_hermite_polynomial_h", "", kHalves | kComplex, Exc::NotImplementedError, m83},
    {"special_hermite_polynomial_he", "", kHalves | kComplex, Exc::NotImplementedError, m84},
    {"special_i0", "", kComplex, Exc::NotImplementedError, m88},
    {"special_i0e", "", kComplex, Exc::NotImplementedError, m89},
    {"special_i1", "", kComplex, Exc::NotImplementedError, m90},
    {"special_i1e", "", kComplex, Exc::NotImplementedError, m91},
    {"special_laguerre_polynomial_l", "", kHalves | kComplex, Exc::NotImplementedError, m96},
    {"special_legendre_polynomial_p", "", kHalves | kComplex, Exc::NotImplementedError, m102},
    {"special_log_ndtr", "", kHalves | kComplex, Exc::NotImplementedError, m110},
    {"special_logit", "", kComplex, Exc::NotImplementedError, m118},
    {"special_modified_bessel_i0", "", kHalves | kComplex, Exc::NotImplementedError, m135},
    {"special_modified_bessel_i1", "", kHalves | kComplex, Exc::NotImplementedError, m136},
    {"special_modified_bessel_k0", "", kHalves | kComplex, Exc::NotImplementedError, m137},
    {"special_modified_bessel_k1", "", kHalves | kComplex, Exc::NotImplementedError, m138},
    {"special_multigammaln", "", kComplex, Exc::NotImplementedError, m15},
    {"special_multigammaln", "", B, Exc::RuntimeError, m209},
    {"special_ndtr", "", kComplex, Exc::NotImplementedError, m65},
    {"special_ndtri", "", kHalves | kComplex, Exc::NotImplementedError, m142},
    {"special_polygamma", "n:several", kComplex, Exc::NotImplementedError, m150},
    {"special_polygamma", "n=1", kComplex, Exc::NotImplementedError, m190},
    {"special_psi", "", kComplex, Exc::NotImplementedError, m59},
    {"special_scaled_modified_bessel_k0", "", kHalves | kComplex, Exc::NotImplementedError, m166},
    {"special_scaled_modified_bessel_k1", "", kHalves | kComplex, Exc::NotImplementedError, m167},
    {"special_shifted_chebyshev_polynomial_t", "", kHalves | kComplex, Exc::NotImplementedError, m172},
    {"special_shifted_chebyshev_polynomial_u", "", kHalves | kComplex, Exc::NotImplementedError, m173},
    {"special_shifted_chebyshev_polynomial_v", "", kHalves | kComplex, Exc::NotImplementedError, m174},
    {"special_shifted_chebyshev_polynomial_w", "", kHalves | kComplex, Exc::NotImplementedError, m175},
    {"special_spherical_bessel_j0", "", kHalves | kComplex, Exc::NotImplementedError, m186},
    {"special_xlog1py", "", kComplex, Exc::NotImplementedError, m194},
    {"special_xlogy", "", kComplex, Exc::NotImplementedError, m195},
    {"special_zeta", "", kHalves | kComplex, Exc::NotImplementedError, m197},
    {"sqrt_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"square_", "", B, Exc::RuntimeError, m276},
    {"std", "", kInts | B, Exc::RuntimeError, m280},
    {"std_mean", "", kInts | B, Exc::RuntimeError, m281},
    {"sub", "", B, Exc::NotImplementedError, m207},
    {"sub_", "", B, Exc::NotImplementedError, m207},
    {"subtract", "", B, Exc::NotImplementedError, m207},
    {"subtract_", "", B, Exc::NotImplementedError, m207},
    {"svd", "", kInts | B, Exc::RuntimeError, m254},
    {"svd", "elements", kHalves, Exc::NotImplementedError, m109},
    {"tan_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"tanh_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"threshold", "", kComplex | B, Exc::NotImplementedError, m187},
    {"threshold_", "", kComplex | B, Exc::NotImplementedError, m187},
    {"topk", "", kComplex, Exc::RuntimeError, m1},
    {"topk", "", B, Exc::RuntimeError, m284},
    {"trace", "", B, Exc::NotImplementedError, m188},
    {"trapezoid", "!x,elements", B, Exc::NotImplementedError, m290},
    {"trapezoid", "x,elements", B, Exc::NotImplementedError, m289},
    {"trapz", "!x,elements", B, Exc::NotImplementedError, m290},
    {"trapz", "x,elements", B, Exc::NotImplementedError, m289},
    {"triangular_solve", "", kInts | kHalves | B, Exc::NotImplementedError, m189},
    {"triplet_margin_loss", "", B, Exc::NotImplementedError, m207},
    {"true_divide_", "elements", kInts | B, Exc::RuntimeError, m275},
    {"trunc", "", B, Exc::NotImplementedError, m191},
    {"trunc", "", kComplex, Exc::NotImplementedError, m291},
    {"trunc_", "", B, Exc::NotImplementedError, m191},
    {"trunc_", "", kComplex, Exc::NotImplementedError, m291},
    {"uniform_", "elements", kInts | B, Exc::NotImplementedError, m39},
    {"upsample_bicubic2d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m49},
    {"upsample_bilinear2d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m192},
    {"upsample_linear1d", "elements", kInts | kComplex | B, Exc::NotImplementedError, m50},
    {"upsample_nearest1d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m51},
    {"upsample_nearest2d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m193},
    {"upsample_nearest3d", "elements", kComplex | I8 | I16 | I32 | I64 | B, Exc::NotImplementedError, m51},
    {"upsample_trilinear3d", "elements", kInts | kComplex | B, Exc::NotImplementedError, m50},
    {"var", "", kInts | B, Exc::RuntimeError, m280},
    {"var_mean", "", kInts | B, Exc::RuntimeError, m292},
    {"vdot", "", B, Exc::NotImplementedError, m62},
    {"view_as_complex", "", kInts | kComplex | BF16 | B, Exc::RuntimeError, m293},
    {"view_as_real", "", kInts | kHalves | kFloats | B, Exc::RuntimeError, m294},
    {"xlogy", "", kComplex, Exc::NotImplementedError, m195},
    {"xlogy_", "", kComplex, Exc::NotImplementedError, m195},
    {"xlogy_", "elements", kInts | B, Exc::RuntimeError, m275},
};

}  // namespace

std::span<const MissingKernel> all_missing_kernels() { return kMissing; }

}  // namespace shapetrace::torch
