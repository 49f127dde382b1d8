# What autograd does not see may be written in place; what is no method of tensors.
import torch
import torch.nn.functional as F


def t(name, f):
    try:
        result = f()  #: [3] | [2, 0, 4]
        print(name, tuple(result.shape))
    except Exception as e:
        print(name, type(e).__name__, e)


leaf = torch.ones(3, requires_grad=True)  #: [3]
for name in ['logical_and_', 'logical_or_', 'logical_xor_', 'eq_', 'bitwise_and_', 'mul_', 'zero_']:
    t(name, lambda: getattr(leaf, name)(*[leaf.detach()][:name != 'zero_']))
t('logical_not_', lambda: leaf.logical_not_())
t('dropout in evaluation', lambda: F.dropout(leaf, 0.5, False, True))
t('dropout', lambda: F.dropout(leaf, 0.5, True, True))
x = torch.ones(3)  #: [3]
for name in ['relu_', 'elu_', 'celu', 'silu', 'hardtanh_', 'leaky_relu', 'mish', 'relu6', 'rsub', 'std_mean', 'threshold',
             'var_mean', 'selu_', 'rrelu']:
    t(name, lambda: getattr(x, name)())
q = torch.ones(2, 0, 4)  #: [2, 0, 4]
t('attention over nothing', lambda: F.scaled_dot_product_attention(q, q, q, attn_mask=q > 0))
