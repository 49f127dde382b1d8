// The part of the page that shows the picture: moving, zooming, keyboard, selection.
import { draw, Drawing } from "./draw";
import { html, svg } from "./dom";
import { layout, Picture } from "./layout";
import { Item, Model } from "./model";

export interface ViewEvents {
  selected: (item: Item | null) => void;
  hovered: (item: Item | null, x: number, y: number) => void;
  toggled: () => void;
}

export class View {
  readonly element: HTMLElement;
  private readonly stage: SVGSVGElement;
  private readonly camera: SVGGElement;
  private picture!: Picture;
  private drawing!: Drawing;
  private x = 0;
  private y = 0;
  private scale = 1;
  private current: Item | null = null; // has the focus
  private selection: Item | null = null;
  private readonly pointers = new Map<number, { x: number; y: number }>();
  private moved = 0;

  constructor(private readonly model: Model, private readonly events: ViewEvents) {
    this.camera = svg("g");
    this.stage = svg("svg", { class: "stage" },
      svg("defs", {},
        svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
          svg("path", { d: "M0,0.8L7.5,4L0,7.2z", fill: "context-stroke" }))),
      this.camera);
    this.element = html("div", {
      class: "view",
      role: "application",
      "aria-roledescription": "graph",
      "aria-label": "The network. Up and down follow tensors, left and right go to the box beside, Enter opens.",
    }, this.stage);
    this.listen();
  }

  // Draws the model as it is now; `keep` stays where it is on the screen.
  refresh(keep: Item | null = null): void {
    const before = keep === null ? null : this.boxOf(keep);
    const place = before === null ? null : { x: before.x * this.scale + this.x, y: before.y * this.scale + this.y };
    this.picture = layout(this.model);
    this.drawing = draw(this.picture, this.model);
    this.camera.replaceChildren(this.drawing.element);
    const after = keep === null ? null : this.boxOf(keep);
    if (place !== null && after !== null) {
      this.x = place.x - after.x * this.scale;
      this.y = place.y - after.y * this.scale;
    }
    if (this.current === null || !this.drawing.boxes.has(this.current)) this.current = this.picture.boxes[0]?.item ?? null;
    if (this.current !== null) this.drawing.boxes.get(this.current)?.setAttribute("tabindex", "0");
    if (this.selection !== null && !this.drawing.boxes.has(this.selection)) this.selection = null;
    this.showSelection();
    this.move();
  }

  // The whole picture where that can be read; else as wide as it fits, at the top or at the failing call.
  fit(whole = false): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const pad = width < 600 ? 14 : 36;
    const above = this.model.collides ? pad + 20 : pad; // room for the legend
    const all = Math.min((width - 2 * pad) / this.picture.width, (height - pad - above) / this.picture.height);
    const wide = (width - 2 * pad) / this.picture.width;
    const failing = this.model.failing === null ? null : this.boxOf(this.model.failing);
    this.scale = Math.min(whole || all >= 0.6 ? all : Math.max(0.6, Math.min(1, wide)), 1.25);
    this.x = (width - this.picture.width * this.scale) / 2;
    const tall = this.picture.height * this.scale;
    this.y = tall <= height - pad - above ? above + (height - pad - above - tall) / 2 : above;
    if (failing !== null && tall > height) {
      this.x = width / 2 - (failing.x + failing.width / 2) * this.scale;
      this.y = height * 0.7 - (failing.y + failing.height / 2) * this.scale;
    } else if (this.picture.width * this.scale > width) {
      const first = this.picture.boxes[0];
      if (first) this.x = width / 2 - (first.x + first.width / 2) * this.scale;
    }
    this.move();
  }

  zoom(factor: number, x = this.element.clientWidth / 2, y = this.element.clientHeight / 2): void {
    const scale = Math.min(3, Math.max(0.05, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.move();
  }

  select(item: Item | null, bring = false): void {
    this.selection = item;
    if (item !== null) this.setCurrent(item, false);
    this.showSelection();
    if (item !== null && bring) this.bring(item);
    this.events.selected(item);
  }

  toggle(item: Item): void {
    if (item.type !== "group" || item === this.model.root) return;
    item.open = !item.open;
    this.refresh(item);
    this.setCurrent(item, true);
    this.bring(item);
    this.events.toggled();
  }

  // Marks the boxes of some calls, as when a line of the source is pointed at.
  mark(indexes: number[]): void {
    for (const element of this.drawing.boxes.values()) element.classList.remove("pointed");
    for (const index of indexes) {
      const item = this.model.visible(index);
      if (item !== null) this.drawing.boxes.get(item)?.classList.add("pointed");
    }
  }

  focusCurrent(): void {
    if (this.current !== null) this.drawing.boxes.get(this.current)?.focus({ preventScroll: true });
  }

  private boxOf(item: Item) {
    return this.picture.boxes.find((b) => b.item === item) ?? null;
  }

  private move(): void {
    this.camera.setAttribute("transform", `translate(${this.x.toFixed(1)},${this.y.toFixed(1)}) scale(${this.scale.toFixed(4)})`);
  }

  // Moves the picture so that a box is in sight.
  bring(item: Item): void {
    const box = this.boxOf(item);
    if (box === null) return;
    const { clientWidth: width, clientHeight: height } = this.element;
    const left = box.x * this.scale + this.x, top = box.y * this.scale + this.y;
    const w = Math.min(box.width * this.scale, width - 60), h = Math.min(box.height * this.scale, height - 60);
    if (left < 20) this.x += 20 - left + 30;
    else if (left + w > width - 20) this.x -= left + w - width + 50;
    if (top < 20) this.y += 20 - top + 30;
    else if (top + h > height - 20) this.y -= top + h - height + 50;
    this.move();
  }

  private setCurrent(item: Item, focus: boolean): void {
    if (this.current !== null) this.drawing.boxes.get(this.current)?.setAttribute("tabindex", "-1");
    this.current = item;
    const element = this.drawing.boxes.get(item);
    element?.setAttribute("tabindex", "0");
    if (focus) element?.focus({ preventScroll: true });
  }

  private showSelection(): void {
    for (const [item, element] of this.drawing.boxes) element.classList.toggle("selected", item === this.selection);
    const inside = new Set(this.selection === null ? [] : this.model.callsIn(this.selection).map((c) => c.index));
    for (const { wire, element } of this.drawing.wires)
      element.classList.toggle("near", wire.flows.some((f) => inside.has(f.from) !== inside.has(f.to)));
  }

  private itemAt(target: EventTarget | null): Item | null {
    const element = (target as Element | null)?.closest?.("[data-id]");
    if (!element) return null;
    for (const [item, box] of this.drawing.boxes) if (box === element) return item;
    return null;
  }

  private listen(): void {
    const { stage } = this;
    stage.addEventListener("pointerdown", (e) => {
      this.pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
      this.moved = 0;
    });
    stage.addEventListener("pointermove", (e) => {
      const before = this.pointers.get(e.pointerId);
      if (before === undefined) {
        this.events.hovered(this.itemAt(e.target), e.clientX, e.clientY);
        return;
      }
      const dx = e.clientX - before.x, dy = e.clientY - before.y;
      this.moved += Math.abs(dx) + Math.abs(dy);
      if (this.moved > 4 && !stage.hasPointerCapture(e.pointerId)) stage.setPointerCapture(e.pointerId);
      if (this.pointers.size === 2) {
        const [a, b] = [...this.pointers.entries()].map(([id, p]) => (id === e.pointerId ? { x: e.clientX, y: e.clientY } : p));
        const [c, d] = [...this.pointers.values()];
        const rect = stage.getBoundingClientRect();
        this.zoom(Math.hypot(a.x - b.x, a.y - b.y) / Math.max(1, Math.hypot(c.x - d.x, c.y - d.y)), (a.x + b.x) / 2 - rect.left, (a.y + b.y) / 2 - rect.top);
        this.x += dx / 2;
        this.y += dy / 2;
      } else {
        this.x += dx;
        this.y += dy;
      }
      this.pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
      this.move();
    });
    const up = (e: PointerEvent): void => void this.pointers.delete(e.pointerId);
    stage.addEventListener("pointerup", up);
    stage.addEventListener("pointercancel", up);
    stage.addEventListener("pointerleave", () => this.events.hovered(null, 0, 0));
    stage.addEventListener("click", (e) => {
      if (this.moved > 6) return;
      const item = this.itemAt(e.target);
      if (item?.type === "group") {
        this.select(item);
        this.toggle(item);
      } else {
        this.select(item);
      }
    });
    stage.addEventListener("wheel", (e) => {
      e.preventDefault();
      const rect = stage.getBoundingClientRect();
      if (e.ctrlKey || e.metaKey) {
        this.zoom(Math.exp(-e.deltaY / 200), e.clientX - rect.left, e.clientY - rect.top);
      } else {
        this.x -= e.shiftKey ? e.deltaY : e.deltaX;
        this.y -= e.shiftKey ? 0 : e.deltaY;
        this.move();
      }
    }, { passive: false });
    this.element.addEventListener("focusin", (e) => {
      const item = this.itemAt(e.target);
      if (item !== null) this.setCurrent(item, false);
    });
    this.element.addEventListener("keydown", (e) => this.key(e));
  }

  private key(e: KeyboardEvent): void {
    if (this.current === null || e.ctrlKey || e.metaKey || e.altKey) return;
    const beside = (step: number): Item | undefined => {
      const order = this.picture.boxes.slice().sort((a, b) => a.y - b.y || a.x - b.x).map((b) => b.item);
      return order[order.indexOf(this.current!) + step];
    };
    let next: Item | undefined;
    switch (e.key) {
      case "ArrowDown": next = this.model.neighbours(this.current, "after")[0] ?? beside(1); break;
      case "ArrowUp": next = this.model.neighbours(this.current, "before")[0] ?? beside(-1); break;
      case "ArrowRight": next = beside(1); break;
      case "ArrowLeft": next = beside(-1); break;
      case "Home": next = this.picture.boxes[0]?.item; break;
      case "End": next = this.picture.boxes[this.picture.boxes.length - 1]?.item; break;
      case "Enter":
      case " ":
        this.select(this.current);
        if (this.current.type === "group") this.toggle(this.current);
        break;
      default: return;
    }
    e.preventDefault();
    e.stopPropagation();
    if (next === undefined) return;
    this.setCurrent(next, true);
    this.bring(next);
    this.select(next);
  }
}
