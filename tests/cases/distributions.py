"""Batch and event shapes of distributions and transforms."""
import torch
from torch import distributions as d


def refused(what):
    try:
        what()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


normal = d.Normal(torch.zeros(3, 1), torch.ones(4))
x = normal.rsample((2,))  #: [2, 3, 4]
p = normal.log_prob(x)  #: [2, 3, 4]
flow = d.TransformedDistribution(d.Normal(torch.zeros(5), 1.0), [d.StickBreakingTransform()])
print(flow.batch_shape, flow.event_shape)
x = flow.sample((7,))  #: [7, 6]
p = flow.log_prob(x)  #: [7]
shaped = d.TransformedDistribution(d.Normal(torch.zeros(2, 6), 1.0), [d.ReshapeTransform((6,), (2, 3))])
print(shaped.batch_shape, shaped.event_shape)
x = shaped.rsample()  #: [2, 2, 3]
logistic = d.LogisticNormal(torch.zeros(4, 2), torch.ones(4, 2))
print(logistic.batch_shape, logistic.event_shape)
x = logistic.sample((3,))  #: [3, 4, 3]
lkj = d.LKJCholesky(3, torch.ones(2))
x = lkj.sample((5,))  #: [5, 2, 3, 3]
p = lkj.log_prob(x)  #: [5, 2]
low = d.LowRankMultivariateNormal(torch.zeros(2, 4), torch.randn(4, 2), torch.ones(4))
x = low.rsample((6,))  #: [6, 2, 4]
p = low.log_prob(x)  #: [6, 2]
c = low.covariance_matrix  #: [2, 4, 4]
wishart = d.Wishart(torch.tensor([5.0, 6.0]), covariance_matrix=torch.eye(3))
x = wishart.sample()  #: [2, 3, 3]
p = wishart.log_prob(x)  #: [2]
corr = d.CorrCholeskyTransform()
print(corr.forward_shape(torch.Size((2, 6))), corr.inverse_shape(torch.Size((4, 4))))
y = d.transform_to(d.constraints.simplex)(torch.randn(2, 3))  #: [2, 3]
y = d.biject_to(d.constraints.simplex)(torch.randn(2, 3))  #: [2, 4]
y = d.biject_to(d.constraints.positive)(torch.randn(2, 3))  #: [2, 3]
y = d.CatTransform([d.ExpTransform(), d.identity_transform], dim=0, lengths=[1, 2])(torch.randn(3, 2))  #: [3, 2]
refused(lambda: d.LKJCholesky(1))
refused(lambda: corr.forward_shape(torch.Size((2, 5))))
refused(lambda: d.ReshapeTransform((2, 3), (5,)))
refused(lambda: d.TransformedDistribution(d.Normal(0.0, 1.0), [d.StickBreakingTransform()]))
d.LowRankMultivariateNormal(torch.zeros(4), torch.randn(3, 2), torch.ones(4))  #! ValueError: cov_factor must be a batch of matrices with shape 4 x m
