"""The programs that are mutated: small models of torchvision and timm, and some that use einops."""

_TORCHVISION = """\
import torch
import torchvision

model = torchvision.models.{name}(weights=None{options})
model.eval()
x = torch.randn({batch}, 3, {size}, {size})
out = model(x)
print({shown})
"""

_TIMM = """\
import torch
import timm

model = timm.create_model("{name}"{options})
model.eval()
out = model(torch.randn({batch}, {channels}, {size}, {size}))
print({shown})
"""


def _torchvision(name, size=64, batch=2, options="", shown="out.shape"):
    return _TORCHVISION.format(name=name, size=size, batch=batch, options=options, shown=shown)


def _timm(name, size=64, batch=2, channels=3, options="", shown="out.shape"):
    return _TIMM.format(name=name, size=size, batch=batch, channels=channels, options=options, shown=shown)


_IMG = ", img_size=64"
_FEATURES = {"options": ", features_only=True", "shown": "[f.shape for f in out]"}

PROGRAMS = {
    "tv_resnet18": _torchvision("resnet18"),
    "tv_resnext": _torchvision("resnext50_32x4d", options=", num_classes=10"),
    "tv_densenet": _torchvision("densenet121", options=", num_classes=10"),
    "tv_googlenet": _torchvision("googlenet", options=", num_classes=10, aux_logits=False, init_weights=False"),
    "tv_inception": _torchvision("inception_v3", 96, options=", num_classes=10, aux_logits=False, init_weights=False"),
    "tv_squeezenet": _torchvision("squeezenet1_1"),
    "tv_mobilenet_v2": _torchvision("mobilenet_v2", options=", width_mult=0.5"),
    "tv_mobilenet_v3": _torchvision("mobilenet_v3_small"),
    "tv_mnasnet": _torchvision("mnasnet0_5"),
    "tv_shufflenet": _torchvision("shufflenet_v2_x0_5"),
    "tv_efficientnet": _torchvision("efficientnet_b0", options=", num_classes=10"),
    "tv_regnet_x": _torchvision("regnet_x_400mf"),
    "tv_regnet_y": _torchvision("regnet_y_400mf", options=", num_classes=7"),
    "tv_convnext": _torchvision("convnext_tiny", options=", num_classes=10"),
    "tv_swin": _torchvision("swin_t", options=", num_classes=10"),
    "tv_swin_v2": _torchvision("swin_v2_t", options=", num_classes=10"),
    "tv_vit": """\
import torch
from torchvision.models import VisionTransformer

model = VisionTransformer(image_size=64, patch_size=16, num_layers=2, num_heads=4, hidden_dim=64, mlp_dim=128,
                          num_classes=10).eval()
out = model(torch.randn(2, 3, 64, 64))
print(out.shape)
""",
    "tv_maxvit": """\
import torch
from torchvision.models import MaxVit

model = MaxVit(input_size=(64, 64), stem_channels=16, partition_size=4, block_channels=[16, 32], block_layers=[1, 1],
               head_dim=8, stochastic_depth_prob=0.1, num_classes=5).eval()
out = model(torch.randn(2, 3, 64, 64))
print(out.shape)
""",
    "tv_lraspp": _torchvision("segmentation.lraspp_mobilenet_v3_large", options=", weights_backbone=None, num_classes=5",
                              shown='out["out"].shape'),
    "tv_deeplab": _torchvision("segmentation.deeplabv3_mobilenet_v3_large",
                               options=", weights_backbone=None, num_classes=5", shown='out["out"].shape'),
    "tv_features": """\
import torch
from torchvision.models import resnet18
from torchvision.models.feature_extraction import create_feature_extractor
from torchvision.ops import FeaturePyramidNetwork

body = create_feature_extractor(resnet18(weights=None), {"layer2": "c3", "layer3": "c4", "layer4": "c5"})
fpn = FeaturePyramidNetwork([128, 256, 512], 32)
features = fpn(body(torch.randn(2, 3, 64, 64)))
print([(name, f.shape) for name, f in features.items()])
""",
    "tv_ops": """\
import torch
from torchvision.ops import MLP, Permute, SqueezeExcitation, StochasticDepth, box_convert, box_iou, roi_align

x = torch.randn(2, 8, 16, 16)
x = SqueezeExcitation(8, 4)(x)
x = StochasticDepth(0.2, "row")(x)
rois = torch.tensor([[0.0, 1.0, 1.0, 6.0, 6.0], [1.0, 2.0, 2.0, 9.0, 9.0]])
pooled = roi_align(x, rois, output_size=(4, 4), spatial_scale=1.0)
last = Permute([0, 2, 3, 1])(pooled)
out = MLP(8, [16, 4], dropout=0.1)(last)
boxes = box_convert(torch.rand(5, 4), "xywh", "xyxy")
print(out.shape, box_iou(boxes, boxes[:2]).shape)
""",
    "tv_transforms": """\
import torch
from torchvision import transforms

steps = transforms.Compose([
    transforms.Resize(40),
    transforms.CenterCrop(32),
    transforms.Normalize([0.5, 0.5, 0.5], [0.2, 0.2, 0.2]),
    transforms.Pad(2),
])
x = steps(torch.rand(3, 48, 64))
layer = torch.nn.Conv2d(3, 8, 3, stride=2)
out = layer(x.unsqueeze(0))
print(out.shape)
""",
    "tv_video": """\
import torch
from torchvision.models.video import VideoResNet
from torchvision.models.video.resnet import BasicBlock, BasicStem, Conv3DSimple

model = VideoResNet(BasicBlock, [Conv3DSimple] * 4, [1, 1, 1, 1], BasicStem, num_classes=5).eval()
out = model(torch.randn(1, 3, 8, 32, 32))
print(out.shape)
""",
    "timm_resnet10t": _timm("resnet10t"),
    "timm_resnet_features": _timm("resnet18", **_FEATURES),
    "timm_resnetv2": _timm("resnetv2_18", options=", num_classes=10"),
    "timm_vit": _timm("vit_tiny_patch16_224", options=_IMG + ", num_classes=10, depth=2"),
    "timm_vit_gap": _timm("vit_small_patch32_224", options=_IMG + ', global_pool="avg", class_token=False, depth=2'),
    "timm_deit": _timm("deit_tiny_distilled_patch16_224", options=_IMG + ", depth=2"),
    "timm_beit": _timm("beit_base_patch16_224", options=_IMG + ", embed_dim=96, num_heads=4, depth=2, num_classes=10"),
    "timm_swin": _timm("swin_tiny_patch4_window7_224", options=_IMG + ", window_size=2, num_classes=10"),
    "timm_swin_v2": _timm("swinv2_cr_tiny_224", options=_IMG + ", num_classes=10"),
    "timm_convnext": _timm("convnext_atto"),
    "timm_convnext_features": _timm("convnext_femto", **_FEATURES),
    "timm_efficientnet": _timm("efficientnet_lite0", options=", num_classes=10"),
    "timm_mobilenetv3": _timm("mobilenetv3_small_050", options=', in_chans=1, num_classes=4', channels=1),
    "timm_ghostnet": _timm("ghostnet_050"),
    "timm_lcnet": _timm("lcnet_050"),
    "timm_regnet": _timm("regnetx_002"),
    "timm_repvgg": _timm("repvgg_a0", options=", num_classes=10"),
    "timm_mixer": _timm("mixer_s32_224", options=", num_classes=10, num_blocks=2", size=224, batch=1),
    "timm_gmlp": _timm("gmlp_ti16_224", options=", num_blocks=2", size=224, batch=1),
    "timm_levit": _timm("levit_128s", size=224, batch=1),
    "timm_pit": _timm("pit_ti_224", size=224, batch=1),
    "timm_pvt_v2": _timm("pvt_v2_b0"),
    "timm_poolformer": _timm("poolformer_s12", options=", num_classes=10"),
    "timm_edgenext": _timm("edgenext_xx_small"),
    "timm_mobilevit": _timm("mobilevit_xxs", 64),
    "timm_efficientformer": _timm("efficientformer_l1", size=224, batch=1),
    "timm_fastvit": _timm("fastvit_t8"),
    "timm_xcit": _timm("xcit_nano_12_p16_224", size=224, batch=1),
    "timm_cait": _timm("cait_xxs24_224", options=", depth=2, num_classes=10", size=224, batch=1),
    "timm_coat": _timm("coat_lite_tiny", size=224, batch=1),
    "timm_crossvit": _timm("crossvit_tiny_240", size=240, batch=1),
    "timm_tnt": _timm("tnt_s_legacy_patch16_224", options=", depth=2", size=224, batch=1),
    "timm_twins": _timm("twins_svt_small", options=", num_classes=10"),
    "timm_visformer": _timm("visformer_tiny", size=224, batch=1),
    "timm_volo": _timm("volo_d1_224", options=", num_classes=10", size=224, batch=1),
    "timm_nest": _timm("nest_tiny", options=", num_classes=10", size=224, batch=1),
    "timm_maxvit": _timm("maxvit_rmlp_pico_rw_256", 128, 1),
    "timm_coatnet": _timm("coatnet_nano_rw_224", options=", num_classes=10", size=224, batch=1),
    "timm_focalnet": _timm("focalnet_tiny_srf", options=", num_classes=10"),
    "timm_davit": _timm("davit_tiny", options=", num_classes=10"),
    "timm_metaformer": _timm("caformer_s18", options=", num_classes=10"),
    "timm_halonet": _timm("halonet26t", 128, 1),
    "timm_hardcorenas": _timm("hardcorenas_a", options=", num_classes=10"),
    "timm_dla": _timm("dla46_c"),
    "timm_res2net": _timm("res2net50_14w_8s", options=", num_classes=10"),
    "timm_selecsls": _timm("selecsls42b", options=", num_classes=10"),
    "timm_hrnet": _timm("hrnet_w18_small", options=", num_classes=10"),
    "timm_cspnet": _timm("cspdarknet53", options=", num_classes=10"),
    "timm_vovnet": _timm("ese_vovnet19b_slim_dw"),
    "timm_rexnet": _timm("rexnet_100", options=", num_classes=10"),
    "timm_tresnet": _timm("tresnet_m", options=", num_classes=10"),
    "timm_mvitv2": _timm("mvitv2_tiny", options=", num_classes=10", size=224, batch=1),
    "timm_repvit": _timm("repvit_m0_9"),
    "timm_starnet": _timm("starnet_s1"),
    "timm_hiera": _timm("hiera_tiny_224", options=", num_classes=10", size=224, batch=1),
    "timm_eva": _timm("eva02_tiny_patch14_224", options=", depth=2", size=224, batch=1),
    "timm_sequencer": _timm("sequencer2d_s", options=", num_classes=10", size=224, batch=1),
    "einops_vit": """\
import torch
from torch import nn
from einops import rearrange, repeat
from einops.layers.torch import Rearrange


class Attention(nn.Module):
    def __init__(self, dim, heads=4, dim_head=16):
        super().__init__()
        self.heads = heads
        self.scale = dim_head ** -0.5
        self.to_qkv = nn.Linear(dim, heads * dim_head * 3, bias=False)
        self.to_out = nn.Linear(heads * dim_head, dim)

    def forward(self, x):
        q, k, v = self.to_qkv(x).chunk(3, dim=-1)
        q, k, v = (rearrange(t, "b n (h d) -> b h n d", h=self.heads) for t in (q, k, v))
        weights = (q @ k.transpose(-1, -2) * self.scale).softmax(dim=-1)
        out = rearrange(weights @ v, "b h n d -> b n (h d)")
        return self.to_out(out)


class Patches(nn.Module):
    def __init__(self, size=32, patch=8, dim=64):
        super().__init__()
        self.embed = nn.Sequential(
            Rearrange("b c (h p1) (w p2) -> b (h w) (p1 p2 c)", p1=patch, p2=patch),
            nn.LayerNorm(3 * patch * patch),
            nn.Linear(3 * patch * patch, dim),
        )
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.position = nn.Parameter(torch.zeros(1, (size // patch) ** 2 + 1, dim))
        self.attention = Attention(dim)
        self.head = nn.Linear(dim, 10)

    def forward(self, image):
        x = self.embed(image)
        cls = repeat(self.cls, "1 1 d -> b 1 d", b=x.shape[0])
        x = torch.cat([cls, x], dim=1)
        x = x + self.position
        x = self.attention(x) + x
        return self.head(x[:, 0])


print(Patches()(torch.randn(2, 3, 32, 32)).shape)
""",
    "einops_tools": """\
import torch
from einops import einsum, pack, parse_shape, rearrange, reduce, repeat, unpack

video = torch.randn(2, 4, 3, 16, 24)
frames = rearrange(video, "b t c h w -> (b t) c h w")
pooled = reduce(frames, "n c (h 2) (w 2) -> n c h w", "max")
back = rearrange(pooled, "(b t) c h w -> b t c h w", **parse_shape(video, "b t _ _ _"))
tokens, sizes = pack([back.mean(dim=(3, 4)), torch.randn(2, 5, 3)], "b * c")
first, second = unpack(tokens, sizes, "b * c")
scores = einsum(first, second, "b i c, b j c -> b i j")
wide = repeat(scores, "b i j -> b (2 i) (3 j)")
print(back.shape, tokens.shape, scores.shape, wide.shape)
""",
    "einops_mixer": """\
import torch
from torch import nn
from einops.layers.torch import EinMix, Rearrange, Reduce

model = nn.Sequential(
    Rearrange("b c (h p) (w q) -> b (h w) (c p q)", p=4, q=4),
    nn.Linear(48, 32),
    EinMix("b t c -> b t e", weight_shape="c e", bias_shape="e", c=32, e=16),
    nn.GELU(),
    Rearrange("b t e -> b e t"),
    nn.Linear(64, 8),
    Reduce("b e t -> b e", "mean"),
    nn.Linear(16, 5),
)
out = model(torch.randn(2, 3, 32, 32))
print(out.shape)
""",
}
