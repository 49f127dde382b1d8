// Where everything stands. Each open group is laid out by itself (dagre, from top to bottom) and then is one box in the
// layout of its parent; what crosses its border passes through a port there.
import { Graph, layout as dagreLayout } from "@dagrejs/dagre";
import { Box, boxOf } from "./boxes";
import { Value } from "./data";
import { GroupItem, Item, Model } from "./model";

export interface Point {
  x: number;
  y: number;
}
export interface Placed {
  item: Item;
  box: Box;
  x: number; // top left corner
  y: number;
  width: number;
  height: number;
  open: boolean;
}
export interface Wire {
  from: Item | null; // null: the border of the group
  to: Item | null;
  source: number; // the call whose tensor it carries
  flows: { from: number; to: number }[];
  value: Value;
  points: Point[];
}
export interface Picture {
  boxes: Placed[]; // outer ones before inner ones
  wires: Wire[];
  width: number;
  height: number;
}

interface Inner extends Picture {
  inPorts: Map<number, number>; // call -> x
  outPorts: Map<number, number>;
}

const headerHeight = 30;
const margin = 16;

// The child of a group that an index is in; null when it is outside.
function childOf(group: GroupItem, index: number, model: Model): Item | null {
  let item: Item | null = model.calls[index] ?? null;
  while (item !== null && item.parent !== group) item = item.parent;
  return item;
}

function layoutGroup(group: GroupItem, model: Model): Inner {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 22, ranksep: 26, edgesep: 14, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const inner = new Map<Item, Inner>();
  const boxes = new Map<Item, Box>();
  for (const item of group.items) {
    const box = boxOf(item, model);
    boxes.set(item, box);
    let { width, height } = box;
    if (item.type === "group" && item.open) {
      const inside = layoutGroup(item, model);
      inner.set(item, inside);
      width = Math.max(inside.width + 2 * margin, box.width);
      height = inside.height + headerHeight + margin;
    }
    graph.setNode(item.id, { width, height });
  }

  const wires = new Map<string, { wire: Wire; a: string; b: string }>();
  const ports = new Set<string>();
  for (const flow of model.flows) {
    if (model.calls[flow.from] === undefined || model.calls[flow.to] === undefined) continue;
    const from = childOf(group, flow.from, model);
    const to = childOf(group, flow.to, model);
    if (from === to) continue;
    const a = from?.id ?? `in${flow.from}`;
    const b = to?.id ?? `out${flow.from}`;
    for (const [port, outside] of [[a, from === null], [b, to === null]] as [string, boolean][]) {
      if (!outside || ports.has(port)) continue;
      ports.add(port);
      graph.setNode(port, { width: 1, height: 1 });
    }
    const key = `${a} ${b} ${flow.from}`;
    const known = wires.get(key);
    if (known === undefined) {
      const wire = { from, to, source: flow.from, flows: [flow], value: flow.value, points: [] };
      wires.set(key, { wire, a, b });
      graph.setEdge(a, b, { weight: 1 }, key);
    } else {
      known.wire.flows.push(flow);
    }
  }
  dagreLayout(graph);

  const result: Inner = { boxes: [], wires: [], width: 0, height: 0, inPorts: new Map(), outPorts: new Map() };
  const size = graph.graph() as { width?: number; height?: number };
  result.width = Math.max(1, size.width ?? 1);
  result.height = Math.max(1, size.height ?? 1);
  for (const item of group.items) {
    const node = graph.node(item.id) as { x: number; y: number; width: number; height: number };
    const open = inner.has(item);
    const placed = { item, box: boxes.get(item)!, x: node.x - node.width / 2, y: node.y - node.height / 2, width: node.width, height: node.height, open };
    result.boxes.push(placed);
    const inside = inner.get(item);
    if (inside === undefined) continue;
    const dx = placed.x + (placed.width - inside.width) / 2, dy = placed.y + headerHeight;
    for (const box of inside.boxes) result.boxes.push({ ...box, x: box.x + dx, y: box.y + dy });
    for (const wire of inside.wires)
      result.wires.push({ ...wire, points: wire.points.map((p) => ({ x: p.x + dx, y: p.y + dy })) });
  }
  for (const port of ports) {
    const node = graph.node(port) as { x: number };
    if (port.startsWith("in")) result.inPorts.set(Number(port.slice(2)), node.x);
    else result.outPorts.set(Number(port.slice(3)), node.x);
  }
  const placedOf = new Map(result.boxes.map((b) => [b.item, b]));
  for (const [key, { wire, a, b }] of wires) {
    const edge = graph.edge({ v: a, w: b, name: key }) as { points?: Point[] } | undefined;
    const points = (edge?.points ?? []).map((p) => ({ x: p.x, y: p.y }));
    if (points.length < 2) continue;
    const first = points[0], last = points[points.length - 1];
    const downwards = first.y <= last.y;
    // Ends at an open group lead to where they go on inside; at a border they touch it.
    const end = (item: Item | null, point: Point, isStart: boolean): void => {
      if (item === null) {
        point.y = isStart ? -headerHeight : result.height + margin;
        return;
      }
      const box = placedOf.get(item)!;
      if (downwards) point.y = isStart ? box.y + box.height : box.y;
      const inside = inner.get(item);
      const x = (isStart ? inside?.outPorts : inside?.inPorts)?.get(wire.source);
      if (downwards && inside !== undefined && x !== undefined) point.x = box.x + (box.width - inside.width) / 2 + x;
    };
    end(wire.from, first, true);
    end(wire.to, last, false);
    wire.points = points;
    result.wires.push(wire);
  }
  for (const box of placedOf.values()) {
    if (box.open || box.item.parent !== group) continue;
    spread(box, result.wires.filter((w) => w.to === box.item), true);
    spread(box, result.wires.filter((w) => w.from === box.item), false);
  }
  return result;
}

// Wires meet a box at its top or bottom, side by side in the order in which they come.
function spread(box: Placed, wires: Wire[], top: boolean): void {
  const towards = (w: Wire): Point => w.points[top ? w.points.length - 2 : 1];
  const ends = wires.filter((w) => w.points[0].y <= w.points[w.points.length - 1].y).sort((a, b) => towards(a).x - towards(b).x);
  // Copies of one tensor leave at one place.
  const starts = top ? ends.length : 1;
  const room = Math.min(box.width - 40, 48 * (starts - 1));
  ends.forEach((wire, i) => {
    const end = wire.points[top ? wire.points.length - 1 : 0];
    end.x = box.x + box.width / 2 + (starts > 1 ? (i / (starts - 1) - 0.5) * room : 0);
  });
}

export function layout(model: Model): Picture {
  const { boxes, wires, width, height } = layoutGroup(model.root, model);
  return { boxes, wires, width, height };
}

// A smooth line through points, as an SVG path: straight where the points are, curved between them.
export function smooth(points: Point[]): string {
  const at = (p: Point): string => `${p.x.toFixed(1)},${p.y.toFixed(1)}`;
  let path = `M${at(points[0])}`;
  for (let i = 1; i < points.length; ++i) {
    const a = points[i - 1], b = points[i];
    const middle = (a.y + b.y) / 2;
    path += `C${at({ x: a.x, y: middle })} ${at({ x: b.x, y: middle })} ${at(b)}`;
  }
  return path;
}
