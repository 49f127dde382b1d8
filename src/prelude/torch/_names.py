"""Which names torch 2.14.1 has, to tell a gap of ours from an error in the program. docs: torch"""
from _shapetrace import unknown

_PUBLIC = '''
    AVG AcceleratorError AggregationType AliasDb AnyType Argument ArgumentSpec AwaitType BFloat16Storage
    BFloat16Tensor BenchmarkConfig BenchmarkExecutionStats Block BoolStorage BoolTensor BoolType BufferDict
    ByteStorage ByteTensor CallStack Capsule CharStorage CharTensor ClassType Code CompilationUnit
    CompleteArgumentSpec ComplexDoubleStorage ComplexFloatStorage ComplexType ConcreteModuleType
    ConcreteModuleTypeBuilder DeepCopyMemoTable DeserializationStorageContext DeviceObjType DictType
    DisableTorchFunction DisableTorchFunctionSubclass DispatchKey DispatchKeySet DoubleStorage DoubleTensor EnumType
    ErrorReport Event ExcludeDispatchKeyGuard ExecutionPlan FatalError FileCheck FloatStorage FloatTensor FloatType
    FunctionSchema Future FutureType Generator GradScaler Gradient Graph GraphExecutorState HalfStorage HalfTensor
    IODescriptor InferredType IntStorage IntTensor IntType InterfaceType JITException ListType LiteScriptModule
    LockingLogger LoggerBase LongStorage LongTensor ModuleDict Node NoneType NoopLogger NumberType OperatorInfo
    OptionalType OutOfMemoryError PRIVATE_OPS ParameterDict PyObjectType PyTorchFileReader PyTorchFileWriter
    QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage RRefType SUM ScriptClass
    ScriptClassFunction ScriptDict ScriptDictIterator ScriptDictKeyIterator ScriptFunction ScriptList
    ScriptListIterator ScriptMethod ScriptModule ScriptModuleSerializer ScriptObject ScriptObjectProperty
    SerializationStorageContext ShortStorage ShortTensor Size StaticModule Storage StorageBase Stream StreamObjType
    StringType SymBool SymBoolType SymFloat SymInt SymIntType Tag Tensor TensorType ThroughputBenchmark TracingState
    TupleType Type TypedStorage USE_GLOBAL_DEPS USE_RTLD_GLOBAL_WITH_LIBTORCH UnionType UntypedStorage Use Value abs
    abs_ absolute acos acos_ acosh acosh_ adaptive_avg_pool1d adaptive_max_pool1d add addbmm addcdiv addcmul addmm
    addmv addmv_ addr adjoint affine_grid_generator alias_copy all allclose alpha_dropout alpha_dropout_ amax amin
    aminmax angle any arange arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan arctan2 arctan_
    arctanh arctanh_ are_deterministic_algorithms_enabled argmax argmin argsort argwhere as_strided as_strided_
    as_strided_copy as_strided_scatter as_tensor asarray asin asin_ asinh asinh_ atan atan2 atan_ atanh atanh_
    atleast_1d atleast_2d atleast_3d autocast autocast_decrement_nesting autocast_increment_nesting avg_pool1d
    baddbmm bartlett_window batch_norm batch_norm_backward_elemt batch_norm_backward_reduce batch_norm_elemt
    batch_norm_gather_stats batch_norm_gather_stats_with_counts batch_norm_stats batch_norm_update_stats bcomplex32
    bernoulli bfloat16 bilinear binary_cross_entropy_with_logits bincount binomial bit bits16 bits1x8 bits2x4
    bits4x2 bits8 bitwise_and bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
    blackman_window block_diag bmm bool broadcast_shapes broadcast_tensors broadcast_to bucketize can_cast
    cartesian_prod cat ccol_indices_copy cdist cdouble ceil ceil_ celu celu_ cfloat chain_matmul chalf
    channel_shuffle channels_last channels_last_3d cholesky cholesky_inverse cholesky_solve choose_qparams_optimized
    chunk clamp clamp_ clamp_max clamp_max_ clamp_min clamp_min_ classproperty clear_autocast_cache clip clip_ clone
    col_indices_copy column_stack combinations compile compiled_with_cxx11_abi complex complex128 complex32
    complex64 concat concatenate cond conj conj_physical conj_physical_ constant_pad_nd contiguous_format conv1d
    conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d convolution copysign corrcoef cos cos_
    cosh cosh_ cosine_embedding_loss cosine_similarity count_nonzero cov cpp cross crow_indices_copy ctc_loss
    cudnn_affine_grid_generator cudnn_batch_norm cudnn_convolution cudnn_convolution_add_relu cudnn_convolution_relu
    cudnn_convolution_transpose cudnn_grid_sampler cudnn_is_acceptable cummax cummin cumprod cumsum
    cumulative_trapezoid default_generator deg2rad deg2rad_ dequantize det detach detach_ detach_copy device diag
    diag_embed diagflat diagonal diagonal_copy diagonal_scatter diff digamma dist div divide dot double dropout
    dropout_ dsmm dsplit dstack dtype e eig einsum embedding embedding_bag embedding_renorm_ empty empty_like
    empty_permuted empty_quantized empty_strided enable_grad eq equal erf erf_ erfc erfc_ erfinv exp exp2 exp2_ exp_
    expand_copy expm1 expm1_ eye fake_quantize_per_channel_affine fake_quantize_per_tensor_affine
    fbgemm_linear_fp16_weight fbgemm_linear_fp16_weight_fp32_activation fbgemm_linear_int8_weight
    fbgemm_linear_int8_weight_fp32_activation fbgemm_linear_quantize_weight fbgemm_pack_gemm_matrix_fp16
    fbgemm_pack_quantized_matrix feature_alpha_dropout feature_alpha_dropout_ feature_dropout feature_dropout_ fill
    fill_ finfo fix fix_ flatten flip fliplr flipud float float16 float32 float4_e2m1fn_x2 float64 float8_e4m3fn
    float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu float_power floor floor_ floor_divide fmax fmin fmod
    fork frac frac_ frexp frobenius_norm from_dlpack from_file from_numpy frombuffer full full_like
    fused_moving_avg_obs_fake_quant gather gcd gcd_ ge geqrf ger get_autocast_cpu_dtype get_autocast_dtype
    get_autocast_gpu_dtype get_autocast_ipu_dtype get_autocast_xla_dtype get_default_device get_default_dtype
    get_deterministic_debug_mode get_device get_device_module get_file_path get_float32_matmul_precision
    get_num_interop_threads get_num_threads get_rng_state gradient greater greater_equal grid_sampler
    grid_sampler_2d grid_sampler_3d group_norm gru gru_cell gt half hamming_window hann_window hardshrink has_lapack
    has_mkl has_openmp has_spectral hash_tensor heaviside hinge_embedding_loss histc histogram histogramdd hsmm
    hsplit hspmm hstack hypot i0 i0_ igamma igammac iinfo imag import_ir_module import_ir_module_from_buffer
    index_add index_copy index_fill index_put index_put_ index_reduce index_select indices_copy inf inference_mode
    init_num_threads initial_seed inner instance_norm int int1 int16 int2 int3 int32 int4 int5 int6 int64 int7 int8
    int_repr inverse is_anomaly_check_nan_enabled is_anomaly_enabled is_autocast_cache_enabled
    is_autocast_cpu_enabled is_autocast_enabled is_autocast_ipu_enabled is_autocast_xla_enabled is_complex is_conj
    is_deterministic_algorithms_warn_only_enabled is_distributed is_floating_point is_grad_enabled is_inference
    is_inference_mode_enabled is_neg is_nonzero is_same_size is_signed is_storage is_tensor is_vulkan_available
    is_warn_always_enabled isclose isfinite isin isinf isnan isneginf isposinf isreal istft jagged kaiser_window
    kl_div kron kthvalue layer_norm layout lcm lcm_ ldexp ldexp_ le legacy_contiguous_format lerp less less_equal
    lgamma linspace load lobpcg log log10 log10_ log1p log1p_ log2 log2_ log_ log_softmax logaddexp logaddexp2
    logcumsumexp logdet logical_and logical_not logical_or logical_xor logit logit_ logspace logsumexp long lstm
    lstm_cell lstsq lt lu lu_solve lu_unpack manual_seed margin_ranking_loss masked_fill masked_scatter
    masked_select matmul matrix_exp matrix_power matrix_rank max max_pool1d max_pool1d_with_indices max_pool2d
    max_pool3d maximum mean median memory_format merge_type_from_type_comment meshgrid min minimum miopen_batch_norm
    miopen_convolution miopen_convolution_add_relu miopen_convolution_relu miopen_convolution_transpose
    miopen_ctc_loss miopen_depthwise_convolution miopen_rnn mkldnn_adaptive_avg_pool2d mkldnn_convolution
    mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d mkldnn_rnn_layer mm mode moveaxis movedim
    msort mul multinomial multiply mv mvlgamma nan nan_to_num nan_to_num_ nanmean nanmedian nanquantile nansum
    narrow narrow_copy native_batch_norm native_channel_shuffle native_dropout native_group_norm native_layer_norm
    native_norm ne neg neg_ negative negative_ newaxis nextafter no_grad nonzero nonzero_static norm norm_except_dim
    normal not_equal nuclear_norm numel ones ones_like orgqr ormqr outer pairwise_distance parse_ir parse_schema
    parse_type_comment pca_lowrank pdist per_channel_affine per_channel_affine_float_qparams per_channel_symmetric
    per_tensor_affine per_tensor_symmetric permute permute_copy pi pinverse pixel_shuffle pixel_unshuffle poisson
    poisson_nll_loss polar polygamma positive pow prelu prepare_multiprocessing_environment preserve_format prod
    profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 promote_types put q_per_channel_axis q_per_channel_scales
    q_per_channel_zero_points q_scale q_zero_point qint32 qint8 qr qscheme quantile quantize_per_channel
    quantize_per_tensor quantize_per_tensor_dynamic quantized_batch_norm quantized_gru quantized_gru_cell
    quantized_lstm quantized_lstm_cell quantized_max_pool1d quantized_max_pool2d quantized_max_pool3d
    quantized_rnn_relu_cell quantized_rnn_tanh_cell quint2x4 quint4x2 quint8 rad2deg rad2deg_ rand rand_like randint
    randint_like randn randn_like randperm range ravel real reciprocal reciprocal_ relu relu_ remainder renorm
    repeat_interleave reshape resize_as_ resize_as_sparse_ resolve_conj resolve_neg result_type rms_norm rnn_relu
    rnn_relu_cell rnn_tanh rnn_tanh_cell roll rot90 round round_ row_indices_copy row_stack rrelu rrelu_ rsqrt
    rsqrt_ rsub saddmm save scalar_tensor scatter scatter_add scatter_reduce searchsorted seed segment_reduce select
    select_copy select_scatter selu selu_ set_anomaly_enabled set_autocast_cache_enabled set_autocast_cpu_dtype
    set_autocast_cpu_enabled set_autocast_dtype set_autocast_enabled set_autocast_gpu_dtype set_autocast_ipu_dtype
    set_autocast_ipu_enabled set_autocast_xla_dtype set_autocast_xla_enabled set_default_device set_default_dtype
    set_default_tensor_type set_deterministic_debug_mode set_float32_matmul_precision set_flush_denormal
    set_grad_enabled set_num_interop_threads set_num_threads set_printoptions set_rng_state set_warn_always sgn
    short sigmoid sigmoid_ sign signbit sin sin_ sinc sinc_ sinh sinh_ slice_copy slice_inverse slice_scatter
    slogdet smm softmax solve sort sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor
    sparse_compressed_tensor sparse_coo sparse_coo_tensor sparse_csc sparse_csc_tensor sparse_csr sparse_csr_tensor
    split split_copy split_with_sizes split_with_sizes_copy spmm sqrt sqrt_ square square_ squeeze squeeze_copy
    sspaddmm stack std std_mean stft strided sub subtract sum svd svd_lowrank swapaxes swapdims sym_constrain_range
    sym_constrain_range_for_size sym_float sym_fresh_size sym_int sym_ite sym_max sym_min sym_not sym_sqrt sym_sum
    symeig t t_copy take take_along_dim tan tan_ tanh tanh_ tensor tensor_split tensordot thread_safe_generator
    threshold threshold_ tile to_dlpack topk trace transpose transpose_copy trapezoid trapz triangular_solve tril
    tril_indices triplet_margin_loss triu triu_indices true_divide trunc trunc_ typename uint1 uint16 uint2 uint3
    uint32 uint4 uint5 uint6 uint64 uint7 uint8 unbind unbind_copy unflatten unfold_copy unify_type_list unique
    unique_consecutive unravel_index unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze unsqueeze_copy
    use_deterministic_algorithms values_copy vander var var_mean vdot view_as_complex view_as_complex_copy
    view_as_real view_as_real_copy view_copy vmap vsplit vstack wait where while_loop xlogy xlogy_ zero_ zeros
    zeros_like'''

# Operators with a leading underscore, written without it.
_PRIVATE = '''
    adaptive_avg_pool2d adaptive_avg_pool3d add_batch_dim add_relu add_relu_ addmm_activation aminmax
    amp_foreach_non_finite_check_and_unscale_ amp_update_scale_ assert_async assert_scalar assert_tensor_metadata
    batch_norm_impl_index cast_Byte cast_Char cast_Double cast_Float cast_Half cast_Int cast_Long cast_Short
    choose_qparams_per_tensor chunk_cat coalesce compute_linear_combination conj conj_copy conj_physical
    convert_indices_from_coo_to_csr convert_indices_from_csr_to_coo convert_weight_to_int4pack
    convert_weight_to_int4pack_for_cpu convolution convolution_mode copy_from copy_from_and_resize cslt_compress
    cslt_sparse_mm cslt_sparse_mm_search ctc_loss cudnn_ctc_loss cudnn_init_dropout_state cudnn_rnn
    cudnn_rnn_flatten_weight cufft_clear_plan_cache cufft_get_plan_cache_max_size cufft_get_plan_cache_size
    cufft_set_plan_cache_max_size cummax_helper cummin_helper debug_has_internal_overlap dim_arange dirichlet_grad
    disable_functionalization dyn_quant_matmul_4bit dyn_quant_pack_4bit_weight efficientzerotensor embedding_bag
    embedding_bag_forward_only empty_affine_quantized empty_per_channel_affine_quantized enable_functionalization
    euclidean_dist fake_quantize_learnable_per_channel_affine fake_quantize_learnable_per_tensor_affine
    fake_quantize_per_tensor_affine_cachemask_tensor_qparams fft_c2c fft_c2r fft_r2c fill_mem_eff_dropout_mask_
    flash_attention_forward_no_dropout_inplace foobar foreach_abs foreach_abs_ foreach_acos foreach_acos_
    foreach_add foreach_add_ foreach_addcdiv foreach_addcdiv_ foreach_addcmul foreach_addcmul_ foreach_asin
    foreach_asin_ foreach_atan foreach_atan_ foreach_ceil foreach_ceil_ foreach_clamp_max foreach_clamp_max_
    foreach_clamp_min foreach_clamp_min_ foreach_clone foreach_copy_ foreach_cos foreach_cos_ foreach_cosh
    foreach_cosh_ foreach_div foreach_div_ foreach_erf foreach_erf_ foreach_erfc foreach_erfc_ foreach_exp
    foreach_exp_ foreach_expm1 foreach_expm1_ foreach_floor foreach_floor_ foreach_frac foreach_frac_ foreach_lerp
    foreach_lerp_ foreach_lgamma foreach_lgamma_ foreach_log foreach_log10 foreach_log10_ foreach_log1p
    foreach_log1p_ foreach_log2 foreach_log2_ foreach_log_ foreach_max foreach_maximum foreach_maximum_
    foreach_minimum foreach_minimum_ foreach_mm foreach_mul foreach_mul_ foreach_neg foreach_neg_ foreach_norm
    foreach_pow foreach_pow_ foreach_powsum foreach_reciprocal foreach_reciprocal_ foreach_round foreach_round_
    foreach_rsqrt foreach_rsqrt_ foreach_sigmoid foreach_sigmoid_ foreach_sign foreach_sign_ foreach_sin
    foreach_sin_ foreach_sinh foreach_sinh_ foreach_sqrt foreach_sqrt_ foreach_sub foreach_sub_ foreach_tan
    foreach_tan_ foreach_tanh foreach_tanh_ foreach_trunc foreach_trunc_ foreach_zero_ freeze_functional_tensor
    from_blob from_functional_tensor functional_assert_async functional_assert_scalar functional_sym_constrain_range
    functional_sym_constrain_range_for_size functionalize_are_all_mutations_hidden_from_autograd
    functionalize_are_all_mutations_under_no_grad_or_inference_mode functionalize_commit_update
    functionalize_enable_reapply_views functionalize_get_storage_size functionalize_has_data_mutation
    functionalize_has_metadata_mutation functionalize_inductor_storage_resized_counter
    functionalize_is_multi_output_view functionalize_is_symbolic functionalize_mark_mutation_hidden_from_autograd
    functionalize_mark_storage_changed functionalize_mutation_counter functionalize_replace
    functionalize_storage_changed_counter functionalize_sync functionalize_unsafe_set
    functionalize_was_inductor_storage_resized functionalize_was_shallow_copy_data functionalize_was_storage_changed
    fused_adagrad_ fused_adam_ fused_adamw_ fused_dropout fused_moving_avg_obs_fq_helper fused_rms_norm
    fused_sdp_choice fused_sgd_ fw_primal_copy grid_sampler_2d_cpu_fallback grouped_mm
    has_compatible_shallow_copy_type histogramdd_bin_edges histogramdd_from_bin_cts histogramdd_from_bin_tensors
    index_put_impl_ indices_copy initExtension int_mm is_all_true is_any_true is_functional_tensor
    is_functional_tensor_base is_zerotensor lazy_clone linalg_check_errors linalg_det linalg_eigh linalg_slogdet
    linalg_solve_ex linalg_svd log_softmax log_softmax_backward_data logcumsumexp lstm_mps lu_with_info
    make_dep_token make_dual make_dual_copy make_per_channel_quantized_tensor make_per_tensor_quantized_tensor
    masked_scale masked_softmax mirror_autograd_meta_to mixed_dtypes_linear mkldnn_reshape mkldnn_transpose
    mkldnn_transpose_ mps_convolution mps_convolution_transpose native_batch_norm_legit
    native_batch_norm_legit_no_training native_multi_head_attention neg_view neg_view_copy
    nested_compute_contiguous_strides_offsets nested_from_padded nested_from_padded_and_nested_example
    nested_from_padded_tensor nested_get_jagged_dummy nested_get_lengths nested_get_max_seqlen nested_get_min_seqlen
    nested_get_offsets nested_get_ragged_idx nested_get_values nested_get_values_copy nested_tensor_from_mask
    nested_tensor_from_mask_left_aligned nested_tensor_from_tensor_list nested_tensor_softmax_with_shape
    nested_view_from_buffer nested_view_from_buffer_copy nested_view_from_jagged nested_view_from_jagged_copy
    nnpack_available nnpack_spatial_convolution pack_padded_sequence pad_packed_sequence philox_key_fold_in
    philox_key_split philox_normal_ philox_uniform_ pin_memory prelu_kernel print propagate_xla_data
    remove_batch_dim reshape_alias_copy reshape_from_tensor resize_output_ rowwise_prune safe_softmax
    sample_dirichlet saturate_weight_to_fp16 scaled_dot_product_attention_math
    scaled_dot_product_attention_math_for_mps scaled_dot_product_cudnn_attention
    scaled_dot_product_efficient_attention scaled_dot_product_flash_attention
    scaled_dot_product_flash_attention_for_cpu scaled_grouped_mm scaled_grouped_mm_v2 scaled_mm scaled_mm_v2
    segment_reduce shape_as_tensor sobol_engine_draw sobol_engine_ff_ sobol_engine_initialize_state_
    sobol_engine_scramble_ softmax softmax_backward_data sparse_broadcast_to sparse_broadcast_to_copy
    sparse_csr_prod sparse_csr_sum sparse_log_softmax_backward_data sparse_semi_structured_addmm
    sparse_semi_structured_apply sparse_semi_structured_apply_dense sparse_semi_structured_linear
    sparse_semi_structured_mm sparse_semi_structured_tile sparse_softmax_backward_data sparse_sparse_matmul
    sparse_sum stack standard_gamma standard_gamma_grad test_autograd_multiple_dispatch
    test_autograd_multiple_dispatch_view test_autograd_multiple_dispatch_view_copy test_check_tensor
    test_functorch_fallback test_parallel_materialize test_serialization_subcmul to_cpu to_functional_tensor
    to_sparse_semi_structured transform_bias_rescale_qkv transformer_encoder_layer_fwd trilinear
    triton_multi_head_attention triton_scaled_dot_attention unique unique2 unpack_dual unsafe_index unsafe_index_put
    unsafe_masked_index unsafe_masked_index_put_accumulate use_cudnn_ctc_loss use_cudnn_rnn_flatten_weight
    use_miopen_ctc_loss validate_compressed_sparse_indices validate_sparse_bsc_tensor_args
    validate_sparse_bsr_tensor_args validate_sparse_compressed_tensor_args validate_sparse_coo_tensor_args
    validate_sparse_csc_tensor_args validate_sparse_csr_tensor_args values_copy weight_int4pack_mm
    weight_int4pack_mm_for_cpu weight_int4pack_mm_with_scales_and_zeros weight_int8pack_mm weight_norm
    weight_norm_interface wrapped_linear_prepack wrapped_quantized_linear_prepacked'''


# Attributes of tensors.
_TENSOR = '''
    H T _addmm_activation _autocast_to_full_precision _autocast_to_reduced_precision _backward_hooks _base _cdata
    _clear_non_serializable_cached_data _coalesced_ _conj _conj_physical _dimI _dimV _dtensor__new__ _fix_weakref
    _grad _grad_fn _has_symbolic_sizes_strides _indices _is_all_true _is_any_true _is_view _is_zerotensor
    _lazy_clone _make_subclass _make_wrapper_subclass _neg_view _nested_tensor_size _nested_tensor_storage_offsets
    _nested_tensor_strides _nnz _philox_normal_ _philox_uniform_ _post_accumulate_grad_hooks _python_dispatch
    _reduce_ex_internal _rev_view_func_unsafe _sparse_mask_projection _to_dense _to_sparse _to_sparse_bsc
    _to_sparse_bsr _to_sparse_csc _to_sparse_csr _typed_storage _use_count _values _version _view_func
    _view_func_unsafe abs abs_ absolute absolute_ acos acos_ acosh acosh_ add add_ addbmm addbmm_ addcdiv addcdiv_
    addcmul addcmul_ addmm addmm_ addmv addmv_ addr addr_ adjoint all allclose amax amin aminmax angle any apply_
    arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan arctan2 arctan2_ arctan_ arctanh arctanh_
    argmax argmin argsort argwhere as_strided as_strided_ as_strided_scatter as_subclass asin asin_ asinh asinh_
    atan atan2 atan2_ atan_ atanh atanh_ backward baddbmm baddbmm_ bernoulli bernoulli_ bfloat16 bincount
    bitwise_and bitwise_and_ bitwise_left_shift bitwise_left_shift_ bitwise_not bitwise_not_ bitwise_or bitwise_or_
    bitwise_right_shift bitwise_right_shift_ bitwise_xor bitwise_xor_ bmm bool broadcast_to byte cauchy_
    ccol_indices cdouble ceil ceil_ cfloat chalf char cholesky cholesky_inverse cholesky_solve chunk clamp clamp_
    clamp_max clamp_max_ clamp_min clamp_min_ clip clip_ clone coalesce col_indices conj conj_physical
    conj_physical_ const_data_ptr contiguous copy_ copysign copysign_ corrcoef cos cos_ cosh cosh_ count_nonzero cov
    cpu cross crow_indices cuda cummax cummin cumprod cumprod_ cumsum cumsum_ data data_ptr deg2rad deg2rad_
    dense_dim dequantize det detach detach_ device diag diag_embed diagflat diagonal diagonal_scatter diff digamma
    digamma_ dim dim_order dist div div_ divide divide_ dot double dsplit dtype eig element_size eq eq_ equal erf
    erf_ erfc erfc_ erfinv erfinv_ exp exp2 exp2_ exp_ expand expand_as expm1 expm1_ exponential_ fill_
    fill_diagonal_ fix fix_ flatten flip fliplr flipud float float_power float_power_ floor floor_ floor_divide
    floor_divide_ fmax fmin fmod fmod_ frac frac_ frexp gather gcd gcd_ ge ge_ geometric_ geqrf ger get_device grad
    grad_dtype grad_fn greater greater_ greater_equal greater_equal_ gt gt_ half hardshrink hash_tensor heaviside
    heaviside_ histc histogram hsplit hypot hypot_ i0 i0_ igamma igamma_ igammac igammac_ imag index index_add
    index_add_ index_copy index_copy_ index_fill index_fill_ index_put index_put_ index_reduce index_reduce_
    index_select indices inner int int_repr inverse ipu is_coalesced is_complex is_conj is_contiguous is_cpu is_cuda
    is_distributed is_floating_point is_inference is_ipu is_leaf is_maia is_meta is_mkldnn is_mps is_mtia is_neg
    is_nested is_nonzero is_pinned is_quantized is_same_size is_set_to is_shared is_signed is_sparse is_sparse_csr
    is_vulkan is_xla is_xpu isclose isfinite isinf isnan isneginf isposinf isreal istft item itemsize kron kthvalue
    layout lcm lcm_ ldexp ldexp_ le le_ lerp lerp_ less less_ less_equal less_equal_ lgamma lgamma_ log log10 log10_
    log1p log1p_ log2 log2_ log_ log_normal_ log_softmax logaddexp logaddexp2 logcumsumexp logdet logical_and
    logical_and_ logical_not logical_not_ logical_or logical_or_ logical_xor logical_xor_ logit logit_ logsumexp
    long lstsq lt lt_ lu lu_solve mH mT map2_ map_ masked_fill masked_fill_ masked_scatter masked_scatter_
    masked_select matmul matrix_exp matrix_power max maximum mean median min minimum mm mode module_load moveaxis
    movedim msort mtia mul mul_ multinomial multiply multiply_ mv mvlgamma mvlgamma_ name nan_to_num nan_to_num_
    nanmean nanmedian nanquantile nansum narrow narrow_copy nbytes ndim ndimension ne ne_ neg neg_ negative
    negative_ nelement new new_empty new_empty_strided new_full new_ones new_tensor new_zeros nextafter nextafter_
    nonzero nonzero_static norm normal_ not_equal not_equal_ numel numpy orgqr ormqr outer output_nr permute
    pin_memory pinverse polygamma polygamma_ positive pow pow_ prelu prod put put_ q_per_channel_axis
    q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qr qscheme quantile rad2deg rad2deg_ random_
    ravel real reciprocal reciprocal_ record_stream register_hook register_post_accumulate_grad_hook reinforce relu
    relu_ remainder remainder_ renorm renorm_ repeat repeat_interleave requires_grad requires_grad_ reshape
    reshape_as resize resize_ resize_as resize_as_ resize_as_sparse_ resolve_conj resolve_neg retain_grad
    retains_grad roll rot90 round round_ row_indices rsqrt rsqrt_ scatter scatter_ scatter_add scatter_add_
    scatter_reduce scatter_reduce_ select select_scatter sgn sgn_ shape share_memory_ short sigmoid sigmoid_
    sign sign_ signbit sin sin_ sinc sinc_ sinh sinh_ size slice_inverse slice_scatter slogdet smm softmax solve
    sort sparse_dim sparse_mask sparse_resize_ sparse_resize_and_clear_ split split_with_sizes sqrt sqrt_ square
    square_ squeeze squeeze_ sspaddmm std stft storage storage_offset storage_type stride sub sub_ subtract
    subtract_ sum sum_to_size svd swapaxes swapaxes_ swapdims swapdims_ symeig t t_ take take_along_dim tan tan_
    tanh tanh_ tensor_split tile to to_dense to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr
    to_sparse_coo to_sparse_csc to_sparse_csr tolist topk trace transpose transpose_ triangular_solve tril tril_
    triu triu_ true_divide true_divide_ trunc trunc_ type type_as unbind unflatten unfold uniform_ unique
    unique_consecutive unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze unsqueeze_ untyped_storage values
    var vdot view view_as volatile vsplit where xlogy xlogy_ xpu zero_'''

# What the modules have besides what is modelled of them.
_OTHERS = {
    'nn.utils.rnn': 'bind copy_method_params',
    'nn.utils.spectral_norm': 'SpectralNormLoadStateDictPreHook SpectralNormStateDictHook',
    'nn.parallel': 'DistributedDataParallelCPU comm',
    'nn.attention': '''
        SDPAParams WARN_FOR_UNFUSED_KERNELS activate_flash_attention_impl can_use_efficient_attention
        can_use_flash_attention current_flash_attention_impl list_flash_attention_impls
        register_flash_attention_impl restore_flash_attention_impl''',
    'autograd': '''
        DeviceType ProfilerActivity ProfilerConfig ProfilerEvent ProfilerState SavedTensor
        enforce_grad_layout_policy handle_torch_function has_torch_function is_multithreading_enabled is_tensor_like
        is_view_replay_enabled kineto_available profiler_legacy profiler_util''',
    'autograd.function': 'AUTOGRAD_FUNCTION_COUNTER BackwardCFunction FunctionMeta custom_function_call',
    'autograd.profiler': '''
        DeviceType EnforceUnique EventList FunctionEvent Future KinetoStepTracker MEMORY_EVENT_NAME MemRecordsAcc
        OUT_OF_MEMORY_EVENT_NAME ProfilerActivity ProfilerConfig ProfilerState kineto_available load_nvprof
        parse_nvprof_trace''',
    'autograd.graph': '''
        GradientEdge Node RemovableHandle TorchDispatchMode Variable get_gradient_edge node_creation_hook
        region_activation_memory_budget set_override_stale_capture_stream
        set_warn_on_accumulate_grad_stream_mismatch''',
    'cuda': '''
        AcceleratorError BFloat16Storage BoolStorage ByteStorage CUDAPluggableAllocator CharStorage
        ComplexDoubleStorage ComplexFloatStorage CudaError DEVICE_REQUIREMENT
        DEVICE_REQUIREMENT_POST_JETSON_SBSA_UNIFICATION DoubleStorage FloatStorage GreenContext HalfStorage
        IntStorage LongStorage MemPool PYTORCH_RELEASES_CODE_CC ShortStorage caching_allocator_alloc
        caching_allocator_delete caching_allocator_disabled caching_allocator_enable change_current_allocator
        check_error clock_rate cudaStatus cudart current_blas_handle current_solver_handle device_memory_used
        export_dot export_graph_data gds get_allocator_backend get_gencode_flags get_per_process_memory_fraction
        get_stream_from_external get_sync_debug_mode graph_annotations graph_pool_handle green_contexts
        host_memory_stats host_memory_stats_as_nested_dict list_gpu_processes memory_snapshot
        memory_stats_as_nested_dict memory_usage power_draw reset_accumulated_host_memory_stats
        classproperty reset_peak_host_memory_stats set_sync_debug_mode sparse temperature use_mem_pool''',
    'backends': 'python_native',
    'backends.cuda': '''
        SDPAParams SDPBackend allow_fp16_bf16_reduction_math_sdp blas_workspace_size can_use_cudnn_attention
        can_use_efficient_attention can_use_flash_attention cuBLASModule cuFFTPlanCache
        cuFFTPlanCacheAttrContextProp cuFFTPlanCacheManager cublas_workspace_size cublaslt_workspace_size
        fp16_bf16_reduction_math_sdp_allowed is_ck_sdpa_available preferred_rocm_fa_library''',
    'backends.mps': 'get_core_count get_name',
    'jit': '''
        CompilationUnit Future ONNXTracedModule RecursiveScriptClass ScriptWarning TopLevelTracedModule TracedModule
        TracerWarning TracingCheckError export_opnames jit_module_from_flatbuffer last_executed_optimized_graph
        run_frozen_optimizations save_jit_module_to_flatbuffer set_module''',
    'hub': '''
        DEFAULT_CACHE_DIR ENV_GITHUB_TOKEN ENV_TORCH_HOME ENV_XDG_CACHE_HOME MODULE_HUBCONF READ_DATA_CHUNK
        VAR_DEPENDENCY''',
    'distributions': '''
        constraint_registry continuous_bernoulli exp_family fishersnedecor generalized_pareto geometric half_cauchy
        inverse_gamma kumaraswamy lkj_cholesky logistic_normal lowrank_multivariate_normal negative_binomial pareto
        von_mises weibull wishart''',
    'serialization': '''
        DEFAULT_PROTOCOL INT_SIZE IS_WINDOWS LONG_SIZE LoadEndianness MAGIC_NUMBER MAP_PRIVATE MAP_SHARED
        PROTOCOL_VERSION SHORT_SIZE STORAGE_KEY_SEPARATOR SourceChangeWarning Storage StorageType UNSAFE_MESSAGE
        check_module_version_greater_or_equal default_restore_location get_crc32_options get_default_load_endianness
        get_default_mmap_options get_source_lines_and_file location_tag mkdtemp normalize_storage_type
        register_package set_crc32_options set_default_load_endianness set_default_mmap_options
        storage_to_tensor_type validate_cuda_device validate_hpu_device''',
    'distributions.transforms': 'Distribution pad softplus',
    'compiler': '''
        CacheInfo NestedCompileRegionOptions PrecompileError config cudagraph_mark_warmup_incomplete
        get_default_backend keep_portable_guards_unsafe keep_tensor_guards_unsafe load_compiled_function
        nested_compile_region nonstrict_trace precompile set_default_backend skip_all_guards_unsafe
        skip_guard_on_all_nn_modules_unsafe skip_guard_on_globals_unsafe skip_guard_on_inbuilt_nn_modules_unsafe
        wrap_numpy''',
    'func': 'debug_unwrap rearrange',
    'onnx': 'operators symbolic_helper',
    'profiler': '''
        DeviceType ExecutionTraceObserver KinetoStepTracker Optimizer RecordScope is_fbcode itt kineto_available
        profiler register_optimizer_step_post_hook''',
    'types': 'DispatchKey SymBool SymFloat SymInt py_sym_types',
    'version': 'git_version',
    'fx': '''
        CodeGen PH ProxyableClassMeta config immutable_collections interpreter map_arg operator_schemas tensor_type''',
    'library': 'EffectType OpOverload fallthrough_kernel get_kernel',
    'overrides': 'enable_reentrant_dispatch get_default_nowrap_functions get_testing_overrides redispatch_function',
    'accelerator': '''
        Graph device_index empty_host_cache get_device_capability get_memory_info graphs max_memory_allocated
        max_memory_reserved memory memory_reserved memory_stats random reset_accumulated_memory_stats
        reset_peak_memory_stats set_stream''',
    'cpu': 'Event StreamContext amp get_capabilities',
    'storage': 'HAS_NUMPY Storage',
    'nn.utils.parametrize': '''
        CustomClassBase Module get_swap_module_params_on_conversion is_opaque_symbolic_type
        is_traceable_wrapper_subclass''',
    'nn.utils.stateless': '''
        NamedMemberAccessor''',
    'nn.attention.bias': '''
        CausalBias CausalVariant SDPAParams can_use_efficient_attention can_use_flash_attention
        is_flash_attention_available''',
    'optim': '''
        swap_in_optimizer_params_and_state''',
    'utils.data': '''
        DFIterDataPipe DataChunk IterDataPipe MapDataPipe argument_validation functional_datapipe
        guaranteed_datapipes_determinism non_deterministic runtime_validation runtime_validation_disabled datapipes''',
    'utils.checkpoint': '''
        CheckpointError CheckpointFunction CheckpointPolicy DefaultDeviceType GraphExecGroup LoggingTensorMode
        SAC_IGNORED_OPS SavedTensor SelectiveCheckpointContext TorchDispatchMode capture_logs check_backward_validity
        create_selective_checkpoint_contexts detach_variable get_device_states set_device_states tree_map''',
    'utils._pytree': '''
        BUILTIN_TYPES CONSTANT_NODES ConstantNode Context DEFAULT_TREESPEC_SERIALIZATION_PROTOCOL DumpableContext
        EnumEncoder FlattenFn FromDumpableContextFn GetAttrKey KeyEntry MappingKey NodeDef PyTree PyTreeSpec
        Py_TPFLAGS_BASETYPE STANDARD_DICT_TYPES SequenceKey ToDumpableContextFn UnflattenFn arg_tree_leaves
        enum_object_hook is_constant_class is_namedtuple is_namedtuple_class is_namedtuple_instance is_structseq
        is_structseq_class is_structseq_instance key_get keystr map_only pytree_to_str register_constant
        register_dataclass str_to_pytree structseq tree_all_only tree_any_only tree_flatten_with_path tree_is_leaf
        tree_leaves_with_path tree_map_only_ tree_map_with_path treespec_dict treespec_dumps treespec_leaf
        treespec_loads treespec_pprint treespec_tuple''',
    'cuda.amp': '''
        amp_definitely_not_available''',
}

# Modules directly below torch that are not modelled.
_MODULES = '''
    _appdirs _awaits _classes _compile _custom_class_base _custom_op _decomp _dispatch _environment _export _functorch
    _guards _higher_order_ops _lazy _lobpcg _logging _lowrank _meta_registrations _native _numpy _opaque_base _precompile
    _prims _python_dispatcher _refs _size_docs _sources _storage_docs _streambase _strobelight _tensor_docs
    _tensor_iterator _thread_safe_fork _torch_docs _utils_internal _vendor _vmap_internals _weights_only_unpickler contrib
    nativert numa'''


def has_module(name):
    return name in _MODULES.split()


def all_names():
    return _PUBLIC.split()


def is_tensor_attribute(name):
    return name in _TENSOR.split()


def gap(name):
    """The value of something that torch has and that is not modelled."""
    return unknown(f'{name} is not modelled')


def lookup(name):
    """What `torch.<name>` is when no other table has it."""
    if name in _PUBLIC.split() or (name[:1] == '_' and name[1:] in _PRIVATE.split()):
        return gap('torch.' + name)
    raise AttributeError(f"module 'torch' has no attribute '{name}'")


def module_gap(module):
    """The `__getattr__` of a module of which nothing (else) is modelled."""
    def lookup_in_module(name):
        if name[:2] == '__':
            raise AttributeError(f"module '{module}' has no attribute '{name}'")
        return gap(f'{module}.{name}')
    return lookup_in_module


def rest_of(module):
    """The `__getattr__` of a module of which the rest, as listed above, is not modelled; private names nobody has listed."""
    def lookup_in_module(name):
        if name[:1] == '_' and name[:2] != '__' or name in _OTHERS.get(module, '').split():
            return gap(f'torch.{module}.{name}')
        raise AttributeError(f"module 'torch.{module}' has no attribute '{name}'")
    return lookup_in_module
