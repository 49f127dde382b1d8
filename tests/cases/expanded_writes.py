# What may be written into an expanded tensor, whose elements lie in one place.
import torch


def t(n, f):
    try: r=f(); print(n, tuple(r.shape))  #: [0, 3, 3] | [3, 3] | [1, 3, 3] | [2, 2] | [2]
    except Exception as e: print(n, type(e).__name__, str(e)[:90])
z=torch.zeros
e=lambda: z(1,3).expand(3,3)
t('copy', lambda: e().copy_(z(3,3))); t('copy1', lambda: e().copy_(z(3))); t('copybad', lambda: e().copy_(z(4))); t('copyn', lambda: e().copy_(torch.tensor(1.))); t('copy_num', lambda: e().copy_(z(()))); t('copyd', lambda: e().copy_(z(3,3).double())); t('0', lambda: z(0,1,3).expand(0,3,3).copy_(z(3,3)))
def s(i, v):
    x=e(); x[i]=v; return x  #: <return> [3, 3]; x [3, 3]
t('set', lambda: s(0, z(3))); t('setall', lambda: s(slice(None), z(3,3))); t('setn', lambda: s(0, 1.)); t('setall1', lambda: s(slice(None), 1.)); t('sete', lambda: s(..., z(3))); t('setcol', lambda: s((slice(None), 0), z(3))); t('setcol1', lambda: s((slice(None), 0), 1.)); t('mask', lambda: s(e()>0, 1.)); t('idx', lambda: s(torch.tensor([0,1]), z(2,3))); t('idx2', lambda: s([0,1], 1.))
for f in ('relu_','zero_','neg_','exp_','round_','clamp_','uniform_','normal_','fill_','tril_','triu_','cumsum_','index_fill_','scatter_','masked_fill_','add_','t_','squeeze_','unsqueeze_','random_','bernoulli_','abs_','logical_not_','fill_diagonal_','index_add_','index_copy_','masked_scatter_','put_','lerp_','addmm_','addcmul_','renorm_','resize_'):
    a={'clamp_':(0,1),'fill_':(1,),'cumsum_':(0,),'index_fill_':(0,torch.tensor([0]),1),'scatter_':(0,z(3,3).long(),1.),'masked_fill_':(z(3,3).bool(),1),'add_':(1,),'unsqueeze_':(0,),'fill_diagonal_':(1,),'index_add_':(0,torch.tensor([0]),z(1,3)),'index_copy_':(0,torch.tensor([0]),z(1,3)),'masked_scatter_':(z(3,3).bool(),z(9)),'put_':(torch.tensor([0]),z(1)),'lerp_':(z(3,3),0.5),'addmm_':(z(3,3),z(3,3)),'addcmul_':(z(3,3),z(3,3)),'renorm_':(1,0,5),'resize_':(2,2)}.get(f,())  #: (-, int64[1], -) | (-, int64[3, 3], -) | (bool[3, 3], -) | (-, int64[1], [1, 3]) | (bool[3, 3], [9]) | (int64[1], [1]) | ([3, 3], -) | ([3, 3], [3, 3])
    t(f, lambda: getattr(e(),f)(*a))
e=lambda d=torch.float32: (z(1,3)+5).to(d).expand(3,3)
for n,a in (('mvlgamma_',(1,)),('polygamma_',(1,)),('digamma_',()),('logit_',()),('xlogy_',(z(3,3),)),('ldexp_',(z(3,3),)),('nan_to_num_',()),('threshold_',(0,1)),('leaky_relu_',()),('sigmoid_',()),('cumprod_',(0,)),('addr_',(z(3),z(3))),('addmv_',(z(3,3),z(3))),('addbmm_',(z(1,3,3),z(1,3,3))),('sub_',(1,)),('clamp_max_',(1,)),('geometric_',(0.5,)),('cauchy_',()),('log_normal_',()),('exponential_',()),('random_',()),('bernoulli_',(0.5,)),('detach_',()),('requires_grad_',()),('erfinv_',()),('squeeze_',()),('transpose_',(0,1)),('swapaxes_',(0,1)),('as_strided_',((2,2),(1,1))),('index_reduce_',(0,torch.tensor([0]),z(1,3),'mean')),('scatter_add_',(0,z(3,3).long(),z(3,3))),('scatter_reduce_',(0,z(3,3).long(),z(3,3),'sum')),('index_put_',((torch.tensor([0]),),z(1,3))),('heaviside_',(z(3,3),)),('sinc_',()),('deg2rad_',()),('set_',(z(2),)),('resize_as_',(z(2,2),)),('unsqueeze_',(0,)),('fmod_',(2,)),('baddbmm_',(z(3,3,3),z(3,3,3))),('elu_',()),('celu_',()),('dropout_',())):
    if n=='elu_': t(n, lambda: torch.nn.functional.elu_(e())); continue
    if n=='celu_': t(n, lambda: torch.celu_(e())); continue
    if n=='dropout_': t(n, lambda: torch.dropout_(e(),0.5,True)); continue
    if n=='leaky_relu_': t(n, lambda: torch.nn.functional.leaky_relu_(e())); continue
    if n=='threshold_': t(n, lambda: torch.threshold_(e(),0,1)); continue
    t(n, lambda: getattr(e(),n)(*a))
