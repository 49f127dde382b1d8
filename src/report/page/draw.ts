// The picture as SVG elements. What they look like is in style.css.
import { Glyph } from "./boxes";
import { shapeText, sameValue } from "./data";
import { svg } from "./dom";
import { Placed, Picture, smooth, Wire } from "./layout";
import { Item, Model } from "./model";

export interface Drawing {
  element: SVGGElement;
  boxes: Map<Item, SVGGElement>;
  wires: { wire: Wire; element: SVGPathElement }[];
}

function glyphElement(glyph: Glyph, x: number, middle: number): SVGGElement {
  const group = svg("g", { class: "glyph" });
  const step = glyph.sheets > 1 ? glyph.depth / (glyph.sheets - 1) : 0;
  const top = middle - (glyph.height + glyph.depth * 0.6) / 2;
  for (let i = glyph.sheets - 1; i >= 0; --i)
    group.append(svg("rect", { x: x + i * step, y: top + (glyph.depth - i * step) * 0.6, width: glyph.width, height: glyph.height, rx: 1.5 }));
  return group;
}

function describe(item: Item, model: Model, placed: Placed): string {
  const parts = [placed.box.title];
  if (item.type === "group") parts.push(`${item.kind}, ${item.count} calls`);
  else if (placed.box.detail !== "") parts.push(placed.box.detail);
  if (placed.box.shape !== "") parts.push(item.type === "call" && item.call.fails ? `given ${placed.box.shape}` : `gives ${placed.box.shape}`);
  if (item.type === "call" && item.call.at) parts.push(`line ${item.call.at.line}`);
  if (model.failsIn(item)) parts.push(item.type === "call" ? "fails here" : "something in it fails");
  const side = model.sideOf(item);
  if (side !== "") parts.push(`leads to the ${side} number`);
  return parts.join(", ");
}

function boxElement(placed: Placed, model: Model): SVGGElement {
  const { item, box } = placed;
  const classes = ["box", item.type, `of-${box.category}`];
  const fails = model.failsIn(item);
  const side = model.sideOf(item);
  if (fails) classes.push("fails");
  else if (side !== "") classes.push(side);
  if (item.type === "group") classes.push(placed.open ? "open" : "closed");
  const group = svg("g", {
    class: classes.join(" "),
    transform: `translate(${placed.x.toFixed(1)},${placed.y.toFixed(1)})`,
    tabindex: -1,
    role: "button",
    "aria-label": describe(item, model, placed),
    "aria-expanded": item.type === "group" ? String(placed.open) : undefined,
    "data-id": item.id,
  });
  const { width, height } = placed;
  if (item.type === "group" && !placed.open)
    for (const shift of [6, 3])
      group.append(svg("rect", { class: "behind", x: shift, y: shift, width, height, rx: 8 }));
  group.append(svg("rect", { class: "face", width, height, rx: placed.open ? 12 : 8 }));
  if (placed.open) {
    return group;
  }
  group.append(svg("rect", { class: "edge", width: 5, height: height - 12, x: 5, y: 6, rx: 2.5 }));
  const middle = height / 2;
  const first = box.shape === "" ? middle + 4.5 : middle - 4;
  const title = svg("text", { class: "title", x: 17, y: first }, item.type === "group" ? `▸ ${box.title}` : box.title);
  if (box.detail !== "") title.append(svg("tspan", { class: "detail", dx: 7 }, box.detail));
  group.append(title);
  if (box.shape !== "") group.append(svg("text", { class: "shape", x: 17, y: middle + 13 }, box.shape));
  if (box.glyph !== null) group.append(glyphElement(box.glyph, width - box.glyph.width - box.glyph.depth - 9, middle));
  if (item.type === "call" && item.call.fails) {
    group.append(svg("circle", { class: "badge", cx: width - 4, cy: 4, r: 10 }));
    group.append(svg("text", { class: "badge-text", x: width - 4, y: 8.5, "text-anchor": "middle" }, "✗"));
  }
  return group;
}

// The name of an open group, above the wires that cross its head.
function heading(placed: Placed): SVGTextElement {
  const { item, box } = placed;
  return svg("text", { class: "title heading", x: placed.x + 14, y: placed.y + 20 }, `▾ ${box.title}`,
    svg("tspan", { class: "detail", dx: 8 }, item.type === "group" && item.name !== item.kind ? item.kind : ""));
}

const open = (item: Item): boolean => item.type === "group" && item.open;

function wireElement(wire: Wire, model: Model): SVGPathElement {
  const calls = model.data.graph.calls;
  const source = calls[wire.source];
  const classes = ["wire"];
  // A history runs along a wire when both of its ends belong to it.
  const leads = (side: "actual" | "expected"): boolean => {
    const other = side === "actual" ? "expected" : "actual";
    return source[side] === true && source[other] !== true && wire.flows.some((f) => calls[f.to][side] || calls[f.to].fails);
  };
  const intoFailing = wire.flows.some((f) => calls[f.to].fails);
  if (leads("actual")) classes.push("actual");
  else if (leads("expected")) classes.push("expected");
  else if (intoFailing && source.actual) classes.push("actual");
  return svg("path", { class: classes.join(" "), d: smooth(wire.points), "marker-end": wire.to === null || open(wire.to) ? undefined : "url(#arrow)" });
}

export function draw(picture: Picture, model: Model): Drawing {
  const wires: Drawing["wires"] = [];
  const wireLayer = svg("g", { class: "wires", "aria-hidden": "true" });
  const boxLayer = svg("g");
  const openLayer = svg("g");
  const labels = svg("g", { class: "labels", "aria-hidden": "true" });
  const boxes = new Map<Item, SVGGElement>();
  for (const placed of picture.boxes) {
    const element = boxElement(placed, model);
    boxes.set(placed.item, element);
    (placed.open ? openLayer : boxLayer).append(element);
    if (placed.open) labels.append(heading(placed));
  }
  for (const wire of picture.wires) {
    const element = wireElement(wire, model);
    wires.push({ wire, element });
    wireLayer.append(element);
    // The shape stands in the box that makes the tensor; a wire says it where it carries another one.
    const made = model.data.graph.calls[wire.source].outputs;
    if (wire.from !== null && wire.points.length > 1 && !made.some((value) => sameValue(value, wire.value))) {
      const middle = wire.points[Math.floor(wire.points.length / 2)];
      labels.append(svg("text", { class: "shape label", x: middle.x + 6, y: middle.y + 4 }, shapeText(wire.value)));
    }
  }
  const element = svg("g", { class: model.collides ? "picture collides" : "picture" }, openLayer, wireLayer, boxLayer, labels);
  return { element, boxes, wires };
}
