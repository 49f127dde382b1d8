// What a box in the picture says, and how large it is: the drawing of a tensor grows with the tensor.
import { firstTensor, shapeText, Value } from "./data";
import { CallItem, Item, Model } from "./model";

export interface Glyph {
  width: number; // of the front
  height: number;
  depth: number; // how far the sheets behind it reach
  sheets: number;
}

export interface Box {
  title: string;
  detail: string; // right of the title
  shape: string;
  glyph: Glyph | null;
  category: string;
  width: number;
  height: number;
}

const pixels = (n: unknown, scale: number): number => {
  const size = typeof n === "number" && n > 0 ? n : 8;
  return Math.min(46, Math.max(4, scale * Math.log2(size + 1)));
};

// Images are sheets of height × width, one behind the other for channels; sequences and features are flat.
function glyphOf(value: Value | undefined): Glyph | null {
  const shape = firstTensor(value)?.shape;
  if (!shape || shape.length === 0) return null;
  const sizes = shape.slice(shape.length > 1 ? 1 : 0); // the batch says nothing about the network
  const last = sizes[sizes.length - 1];
  if (sizes.length === 1) return { width: pixels(last, 4.4), height: 6, depth: 0, sheets: 1 };
  if (sizes.length === 2) return { width: pixels(last, 4.4), height: pixels(sizes[0], 4.4), depth: 0, sheets: 1 };
  const channels = typeof sizes[0] === "number" ? sizes[0] : 8;
  const sheets = Math.min(7, Math.max(1, Math.round(Math.log2(channels + 1) / 1.6)));
  return {
    width: pixels(last, 4.8),
    height: pixels(sizes[sizes.length - 2], 4.8),
    depth: sheets === 1 ? 0 : Math.min(22, 2.1 * Math.log2(channels + 1)),
    sheets,
  };
}

const categories: [RegExp, string][] = [
  [/conv/i, "conv"],
  [/linear|matmul|^mm$|^bmm$|einsum|attention|lstm|gru|rnn|embedding|bilinear/i, "linear"],
  [/pool|interpolate|upsample/i, "pool"],
  [/norm/i, "norm"],
  [/relu|elu|silu|swish|sigmoid|tanh|softmax|softplus|mish|dropout|droppath|activation/i, "activation"],
  [/loss|entropy/i, "loss"],
  [/^(view|reshape|flatten|unflatten|permute|transpose|squeeze|unsqueeze|cat|stack|chunk|split|getitem|contiguous|expand|repeat|t|pad|narrow|select|unbind|movedim|roll)$/i, "form"],
];

export function categoryOf(item: Item): string {
  if (item.type === "group") return "group";
  if (item.call.kind === "tensor" || item.call.kind === "parameter") return "source";
  return categories.find(([pattern]) => pattern.test(item.call.name))?.[1] ?? "other";
}

let context: CanvasRenderingContext2D | null = null;
function widthOf(text: string, font: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return text.length * 7;
  context.font = font;
  return context.measureText(text).width;
}

export const titleFont = "600 13px system-ui, sans-serif";
export const detailFont = "12px system-ui, sans-serif";
export const shapeFont = "12px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";

// What a failing call was given: the two shapes that do not go together.
function operands(item: CallItem, model: Model): string {
  const { calls } = model.data.graph;
  const sides = item.call.inputs.filter((input) => calls[input.from].actual || calls[input.from].expected);
  return (sides.length > 1 ? sides.slice(0, 2) : item.call.inputs.slice(0, 2)).map((input) => shapeText(input.value)).join(" ✗ ");
}

export function boxOf(item: Item, model: Model): Box {
  const value = model.outputOf(item);
  let title: string, detail: string;
  let shape = value === undefined ? "" : shapeText(value);
  if (item.type === "group") {
    title = item.name;
    detail = item.name === item.kind ? `${item.count} calls` : `${item.kind} · ${item.count} calls`;
  } else {
    const { call } = item;
    ({ title, detail } = call);
    if (call.fails) shape = operands(item, model);
    if (call.repeats && call.inputs.some((input) => input.from === item.index)) detail += " ↻";
  }
  const glyph = item.type === "call" && item.call.fails ? null : glyphOf(value);
  const drawn = glyph === null ? 0 : glyph.width + glyph.depth + 12;
  const text = Math.max(
    widthOf(title, titleFont) + (detail === "" ? 0 : widthOf(detail, detailFont) + 10),
    widthOf(shape, shapeFont),
  );
  return {
    title,
    detail,
    shape,
    glyph,
    category: categoryOf(item),
    width: Math.round(Math.max(96, text + drawn + 28)),
    height: Math.round(Math.max(shape === "" ? 32 : 46, glyph === null ? 0 : glyph.height + glyph.depth + 14)),
  };
}
