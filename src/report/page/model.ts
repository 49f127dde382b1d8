// The tree of groups and calls that the page shows, and which parts of it are open.
import { Call, Data, Place, Value } from "./data";

interface Common {
  id: string;
  parent: GroupItem | null;
  order: number; // of its first call
}
export interface CallItem extends Common {
  type: "call";
  index: number;
  call: Call;
}
export interface GroupItem extends Common {
  type: "group";
  path: string;
  name: string; // what it is called in its parent
  kind: string; // its class
  at: Place | null;
  items: Item[];
  count: number; // calls in it
  open: boolean;
}
export type Item = CallItem | GroupItem;

// A tensor on its way from one call to another.
export interface Flow {
  from: number;
  to: number;
  value: Value;
}

export class Model {
  readonly root: GroupItem;
  readonly calls: (CallItem | undefined)[] = [];
  readonly flows: Flow[] = [];
  readonly flowsFrom: Flow[][] = [];
  readonly failing: CallItem | null;
  readonly collides: boolean;

  constructor(readonly data: Data) {
    const { groups, calls } = data.graph;
    calls.forEach(() => this.flowsFrom.push([]));
    calls.forEach((call, to) =>
      call.inputs.forEach((input) => {
        const flow = { from: input.from, to, value: input.value };
        this.flows.push(flow);
        this.flowsFrom[input.from].push(flow);
      }),
    );
    // What nothing leads to or from (printing, bookkeeping) would only be clutter.
    const connected = calls.map((c, i) => c.inputs.some((input) => input.from !== i) || this.flowsFrom[i].length > 0);
    const shown = connected.some((c) => c) ? calls.map((c, i) => connected[i] || c.fails === true) : calls.map(() => true);

    const items: GroupItem[] = groups.map((g, i) => ({
      type: "group",
      id: `g${i}`,
      parent: null,
      order: Infinity,
      path: g.path,
      name: g.path.split(".").pop() || g.type,
      kind: g.type,
      at: g.at,
      items: [],
      count: 0,
      open: false,
    }));
    this.root = items[0];
    this.root.name = data.program;
    calls.forEach((call, index) => {
      if (!shown[index]) return;
      const parent = items[call.group];
      const item: CallItem = { type: "call", id: `c${index}`, parent, order: index, index, call };
      this.calls[index] = item;
      parent.items.push(item);
      for (let g = call.group; ; g = groups[g].parent) {
        items[g].order = Math.min(items[g].order, index);
        items[g].count++;
        if (g === 0) break;
      }
    });
    groups.forEach((g, i) => {
      if (i === 0 || items[i].count === 0) return;
      items[i].parent = items[g.parent];
      items[g.parent].items.push(items[i]);
    });
    for (const group of items) group.items.sort((a, b) => a.order - b.order);
    for (const group of items.slice()) this.gatherLists(group);
    this.failing = this.calls.find((c) => c?.call.fails) ?? null;
    this.collides = calls.some((c) => c.actual || c.expected);
    this.openSome(36);
  }

  // Members of a ModuleList are called one by one, the list itself never is: they are put together here. What stands
  // between them goes with them, when no other module does.
  private gatherLists(group: GroupItem): void {
    const listOf = (item: Item): string => {
      const path = item.type === "group" ? item.path : item.call.path;
      const inside = group.path === "" ? path : path.startsWith(group.path + ".") ? path.slice(group.path.length + 1) : "";
      const parts = inside.split(".");
      return parts.length > 1 && /^\d+$/.test(parts[parts.length - 1]) ? parts.slice(0, -1).join(".") : "";
    };
    for (const list of new Set(group.items.map(listOf))) {
      if (list === "") continue;
      const at = group.items.map((item, i) => (listOf(item) === list ? i : -1)).filter((i) => i >= 0);
      const first = at[0], last = at[at.length - 1];
      const inside = group.items.slice(first, last + 1);
      const foreign = inside.some((item) => listOf(item) !== list && (item.type === "group" || item.call.path !== ""));
      if (at.length < 3 || foreign) continue;
      const gathered: GroupItem = {
        type: "group",
        id: `${group.id}.${list}`,
        parent: group,
        order: inside[0].order,
        path: group.path === "" ? list : `${group.path}.${list}`,
        name: list,
        kind: `${at.length} in a list`,
        at: null,
        items: inside,
        count: inside.reduce((n, item) => n + (item.type === "group" ? item.count : 1), 0),
        open: false,
      };
      for (const item of inside) item.parent = gathered;
      group.items.splice(first, inside.length, gathered);
    }
  }

  // Opens groups from the outermost inwards while the picture stays small enough to be read at once.
  openSome(most: number): void {
    this.setAll(false);
    this.root.open = true;
    let visible = this.root.items.length;
    let level: GroupItem[] = [this.root];
    while (level.length > 0) {
      const next: GroupItem[] = [];
      for (const group of level) {
        // Groups of one kind side by side are opened together or not at all.
        const inside = group.items.filter((item): item is GroupItem => item.type === "group");
        for (const kind of new Set(inside.map((g) => g.kind))) {
          const alike = inside.filter((g) => g.kind === kind);
          const more = alike.reduce((n, g) => n + g.items.length - 1, 0);
          if (visible + more > most && group.items.length > 1) continue;
          if (more > most * 2) continue;
          visible += more;
          for (const g of alike) (g.open = true), next.push(g);
        }
      }
      level = next;
    }
    if (this.failing) this.reveal(this.failing);
  }

  setAll(open: boolean): void {
    const visit = (group: GroupItem): void => {
      group.open = open;
      for (const item of group.items) if (item.type === "group") visit(item);
    };
    visit(this.root);
    this.root.open = true;
  }

  // Opens whatever hides an item.
  reveal(item: Item): void {
    for (let g = item.parent; g !== null; g = g.parent) g.open = true;
  }

  // The item that stands for a call in the picture as it is: itself, or the outermost closed group around it.
  visible(index: number): Item | null {
    const call = this.calls[index];
    if (call === undefined) return null;
    let shown: Item = call;
    for (let g = call.parent; g !== null; g = g.parent) if (!g.open) shown = g;
    return shown;
  }

  // The calls in an item, in order.
  callsIn(item: Item): CallItem[] {
    return item.type === "call" ? [item] : item.items.flatMap((i) => this.callsIn(i));
  }

  // What a group gives: the last output that leaves it.
  outputOf(item: Item): Value | undefined {
    if (item.type === "call") return item.call.outputs[0];
    const inside = new Set(this.callsIn(item).map((c) => c.index));
    let last: Value | undefined;
    for (const index of inside)
      for (const flow of this.flowsFrom[index]) if (!inside.has(flow.to)) last = flow.value;
    if (last === undefined) {
      const calls = this.callsIn(item);
      last = calls[calls.length - 1]?.call.outputs[0];
    }
    return last;
  }

  failsIn(item: Item): boolean {
    return this.callsIn(item).some((c) => c.call.fails);
  }

  // Which of the two histories an item belongs to; what leads to both numbers tells nothing about their difference.
  sideOf(item: Item): "actual" | "expected" | "" {
    const calls = this.callsIn(item).filter((c) => !c.call.fails);
    const actual = calls.some((c) => c.call.actual && !c.call.expected);
    const expected = calls.some((c) => c.call.expected && !c.call.actual);
    return actual === expected ? "" : actual ? "actual" : "expected";
  }

  // Calls and groups next to an item, along the tensors.
  neighbours(item: Item, direction: "before" | "after"): Item[] {
    const inside = new Set(this.callsIn(item).map((c) => c.index));
    const found: Item[] = [];
    for (const flow of this.flows) {
      const [here, there] = direction === "after" ? [flow.from, flow.to] : [flow.to, flow.from];
      if (!inside.has(here) || inside.has(there)) continue;
      const other = this.visible(there);
      if (other !== null && other !== item && !found.includes(other)) found.push(other);
    }
    return found;
  }
}
