"""All layers, one file per family, loaded when one of its names is first asked for. docs: torch.nn.modules"""
import sys

from torch.nn.modules.module import Module

_FILES = {
    'linear': 'Bilinear Identity LazyLinear Linear',
    'activation': '''CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish
        MultiheadAttention PReLU ReLU ReLU6 RReLU SELU Sigmoid SiLU Softmax Softmax2d Softmin Softplus
        Softshrink Softsign Tanh Tanhshrink Threshold''',
    'adaptive': 'AdaptiveLogSoftmaxWithLoss',
    'batchnorm': '''BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d
        SyncBatchNorm''',
    'channelshuffle': 'ChannelShuffle',
    'container': 'Container ModuleDict ModuleList ParameterDict ParameterList Sequential',
    'conv': '''Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d
        LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d''',
    'distance': 'CosineSimilarity PairwiseDistance',
    'dropout': 'AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout',
    'flatten': 'Flatten Unflatten',
    'fold': 'Fold Unfold',
    'instancenorm': '''InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d
        LazyInstanceNorm3d''',
    'loss': '''BCELoss BCEWithLogitsLoss CosineEmbeddingLoss CrossEntropyLoss CTCLoss GaussianNLLLoss
        HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss LinearCrossEntropyLoss MarginRankingLoss MSELoss
        MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss
        SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss''',
    'normalization': 'CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm',
    'padding': '''CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d
        ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d
        ZeroPad2d ZeroPad3d''',
    'pixelshuffle': 'PixelShuffle PixelUnshuffle',
    'pooling': '''AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d
        AdaptiveMaxPool3d AvgPool1d AvgPool2d AvgPool3d FractionalMaxPool2d FractionalMaxPool3d LPPool1d
        LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d''',
    'rnn': 'GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase',
    'sparse': 'Embedding EmbeddingBag',
    'transformer': '''Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder
        TransformerEncoderLayer''',
    'upsampling': 'Upsample UpsamplingBilinear2d UpsamplingNearest2d',
}
_SUBMODULES = (*_FILES, 'module', 'utils', 'lazy', 'LinearCrossEntropyOptions')
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}
__all__ = ['Module', *_file_of]


def __getattr__(name):
    if name in _file_of:
        full = 'torch.nn.modules.' + _file_of[name]
        __import__(full)
        value = getattr(sys.modules[full], name)
    elif name in ('LinearCrossEntropyOptions', 'linear_cross_entropy_options'):
        from torch._names import gap
        value = gap('torch.nn.' + name)
    elif name in _SUBMODULES:
        full = 'torch.nn.modules.' + name
        __import__(full)
        value = sys.modules[full]
    else:
        raise AttributeError(f"module 'torch.nn.modules' has no attribute '{name}'")
    globals()[name] = value
    return value
