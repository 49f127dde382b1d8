"""Probability distributions. docs: torch.distributions"""
import sys

_FILES = {
    'distribution': 'Distribution ExponentialFamily',
    '_elementwise': '''Normal Uniform Beta Cauchy Chi2 Exponential FisherSnedecor Gamma Gumbel HalfCauchy HalfNormal
        GeneralizedPareto InverseGamma Kumaraswamy Laplace LogNormal Pareto Poisson StudentT VonMises Weibull Bernoulli Geometric
        ContinuousBernoulli RelaxedBernoulli Binomial NegativeBinomial''',
    '_vectors': '''Categorical OneHotCategorical OneHotCategoricalStraightThrough RelaxedOneHotCategorical Multinomial
        Dirichlet MultivariateNormal Independent MixtureSameFamily TransformedDistribution LogisticNormal''',
    '_matrices': 'LKJCholesky LowRankMultivariateNormal Wishart',
    'constraint_registry': 'biject_to transform_to',
    'kl': 'kl_divergence register_kl',
    'transforms': '''Transform ExpTransform TanhTransform SigmoidTransform AbsTransform SoftplusTransform PowerTransform
        SoftmaxTransform AffineTransform ComposeTransform CatTransform StackTransform CorrCholeskyTransform
        LowerCholeskyTransform StickBreakingTransform IndependentTransform ReshapeTransform PositiveDefiniteTransform
        CumulativeDistributionTransform identity_transform''',
}
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}
# The files that torch has for one family each.
_OTHER_FILES = {
    'normal': 'Normal', 'uniform': 'Uniform', 'beta': 'Beta', 'cauchy': 'Cauchy', 'chi2': 'Chi2',
    'exponential': 'Exponential', 'gamma': 'Gamma', 'gumbel': 'Gumbel', 'half_normal': 'HalfNormal',
    'laplace': 'Laplace', 'log_normal': 'LogNormal', 'poisson': 'Poisson', 'studentT': 'StudentT',
    'bernoulli': 'Bernoulli', 'binomial': 'Binomial', 'categorical': 'Categorical', 'multinomial': 'Multinomial',
    'dirichlet': 'Dirichlet', 'multivariate_normal': 'MultivariateNormal', 'independent': 'Independent',
    'mixture_same_family': 'MixtureSameFamily', 'transformed_distribution': 'TransformedDistribution',
    'logistic_normal': 'LogisticNormal', 'generalized_pareto': 'GeneralizedPareto', 'lkj_cholesky': 'LKJCholesky',
    'lowrank_multivariate_normal': 'LowRankMultivariateNormal', 'wishart': 'Wishart',
}


def __getattr__(name):
    if name in _file_of:
        full = 'torch.distributions.' + _file_of[name]
        __import__(full)
        value = getattr(sys.modules[full], name)
    elif name in ('constraints', 'utils', 'kl', 'transforms', 'distribution', 'constraint_registry', 'one_hot_categorical',
                  'relaxed_bernoulli', 'relaxed_categorical') or name in _OTHER_FILES:
        full = 'torch.distributions.' + name
        __import__(full)
        value = sys.modules[full]
    else:
        from torch._names import rest_of
        value = rest_of('distributions')(name)
    globals()[name] = value
    return value
