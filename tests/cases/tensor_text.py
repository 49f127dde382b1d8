# How tensors of known elements are printed: digits, widths, exponents, line breaks, what is left out.
import torch

t=torch.tensor
print(t([1,2,3]), t([1.,2.,3.]), t([[1.5,2],[3,4]]), t(True), t([]), torch.zeros(0,3), torch.zeros(2,0,dtype=torch.int32), t(3), t(2.5))
print(t([1e-5,1.]), t([1e9]), t([float('nan'),1.]), t([float('inf'),-2.5]), t([0.1,1000.5]), t([-1,10]), t([True,False]))
print(torch.arange(24).view(2,3,4)); print(torch.arange(30.)); print(torch.zeros(3,3)); print(torch.ones(2,2,dtype=torch.float64))
print(torch.arange(2000)); print(torch.arange(2000.).view(40,50)); print(torch.ones(40,40,dtype=torch.int32)); print(torch.arange(1200).reshape(10,10,12))
print(t([1.,2.],requires_grad=True)); print([t(1),t([2.])], {'a':t(5)}, f"{t([1,2])}", str(t(1)))
print(torch.nn.Parameter(torch.ones(2))); print(t([1.],dtype=torch.float16), t([1,2],dtype=torch.uint8))
print(torch.linspace(0,1,5), torch.linspace(0,1,30)); print(torch.arange(3)==t([0,5,2]))
torch.set_printoptions(precision=2, sci_mode=False); print(t([1.23456,1e-6]))
torch.set_printoptions(profile='default'); print(t([1.23456,1e-6]))
torch.set_printoptions(threshold=5); print(torch.arange(10)); torch.set_printoptions(profile='full'); print(torch.arange(1100.)/2)
torch.set_printoptions(profile='default')
print(torch.arange(100).double()/7); print(torch.empty(2,3,device='meta')); print(torch.full((2,3),7)); print(t([[1,2,3]]*3)[:,1]); print(torch.arange(6).view(2,3).t()); print(t([12345678.,1.5])); print(t(100000.)); print(t([100000.5]));print(t([0.,0.])); print(t([-0.0,1.]))
