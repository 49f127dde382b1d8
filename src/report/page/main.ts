// Puts the page together.
import { Data } from "./data";
import { html } from "./dom";
import { Item, Model } from "./model";
import { detailPanel, findingPanel, hint } from "./panels";
import { SourcePane } from "./source";
import { View } from "./view";

const data = JSON.parse(document.getElementById("data")!.textContent!) as Data;
const model = new Model(data);
document.title = `${data.program} · shapetrace`;

// --- light and dark ---

const root = document.documentElement;
const dark = (): boolean => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

// --- the parts ---

function button(text: string, label: string, action: () => void): HTMLButtonElement {
  const element = html("button", { type: "button", title: label, "aria-label": label }, text);
  element.addEventListener("click", action);
  return element;
}

const details = html("div", { class: "details-place" });
const floating = html("div", { class: "hint-place", "aria-hidden": "true" });
const spoken = html("div", { class: "unseen", "aria-live": "polite" });

const view = new View(model, {
  selected: (item) => showDetails(item),
  hovered: (item, x, y) => showHint(item, x, y),
  toggled: () => {},
});
const source = new SourcePane(data, model, {
  chosen: (calls) => {
    const item = calls.length > 0 ? model.calls[calls[0]] : undefined;
    if (item) go(item);
  },
  pointed: (calls) => view.mark(calls),
});

function go(item: Item): void {
  const hidden = item.parent !== null && model.visible(model.callsIn(item)[0].index) !== item;
  if (hidden && item.type === "call") {
    model.reveal(item);
    view.refresh();
  }
  view.select(item, true);
  showTab("network");
}

function showDetails(item: Item | null): void {
  if (item === null || item === model.root) {
    details.replaceChildren();
    source.clear();
    return;
  }
  details.replaceChildren(detailPanel(model, item, {
    show: (place) => (source.show(place), showTab("source")),
    go,
    toggle: (group) => view.toggle(group),
    close: () => (view.select(null), view.focusCurrent()),
  }));
  const at = item.type === "call" ? item.call.at : item.at;
  if (at) source.show(at);
  spoken.textContent = details.querySelector("dd")?.textContent ?? "";
}

function showHint(item: Item | null, x: number, y: number): void {
  if (item === null || item === model.root) {
    floating.replaceChildren();
    return;
  }
  const shown = hint(model, item);
  floating.replaceChildren(shown);
  const { width, height } = shown.getBoundingClientRect();
  shown.style.left = `${Math.max(6, Math.min(x + 14, innerWidth - width - 8))}px`;
  shown.style.top = `${Math.max(6, y + 18 + height > innerHeight ? y - height - 12 : y + 18)}px`;
}

// On a narrow screen one of the two is shown at a time.
function showTab(which: "network" | "source"): void {
  root.dataset.tab = which;
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === which));
}
const tabs = (["network", "source"] as const).map((name) => {
  const tab = html("button", { type: "button", "data-tab": name }, name === "network" ? "Network" : "Source");
  tab.addEventListener("click", () => showTab(name));
  return tab;
});

// --- search ---

const search = html("input", { type: "search", placeholder: "Find a layer or shape", "aria-label": "find a layer or a shape" });
let lastHit = -1;
function find(): void {
  const wanted = search.value.trim().toLowerCase();
  if (wanted === "") return;
  const text = (i: number): string => {
    const c = data.graph.calls[i];
    return `${c.path} ${c.name} ${c.outputs.map((o) => JSON.stringify(o)).join(" ").replace(/,/g, ", ")}`.toLowerCase();
  };
  for (let step = 1; step <= model.calls.length; ++step) {
    const i = (lastHit + step) % model.calls.length;
    const item = model.calls[i];
    if (item === undefined || !text(i).includes(wanted)) continue;
    lastHit = i;
    go(item);
    return;
  }
  spoken.textContent = "nothing found";
}
search.addEventListener("keydown", (e) => {
  if (e.key === "Enter") find();
  if (e.key === "Escape") view.focusCurrent();
});
search.addEventListener("input", () => (lastHit = -1));

// --- the page ---

const words = { ok: "runs to its end", raises: "fails", unknown: "may fail" };
const status = data.findings.length > 0 ? (data.outcome.kind === "raises" ? "raises" : "unknown") : data.outcome.kind;
const statusText = status === "unknown" && data.findings.length === 0 ? "not followed to its end" : words[status];

const legend = model.collides
  ? html("div", { class: "legend", "aria-hidden": "true" },
      html("span", { class: "actual" }, "what leads to the actual number"),
      html("span", { class: "expected" }, "… to the expected one"))
  : null;

const nothing = model.root.items.length === 0
  ? html("p", { class: "nothing" }, "No tensor was followed through this program.")
  : null;

function setAll(open: boolean): void {
  model.setAll(open);
  view.refresh();
  view.fit(true);
}

const tools = html("div", { class: "tools", role: "toolbar", "aria-label": "picture" },
  button("+", "zoom in (+)", () => view.zoom(1.25)),
  button("−", "zoom out (-)", () => view.zoom(0.8)),
  button("⤢", "fit (0)", () => view.fit(true)),
  button("⊞", "open all groups (e)", () => setAll(true)),
  button("⊟", "close all groups (c)", () => setAll(false)));

const theme = button(dark() ? "☀" : "☾", "light or dark", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  theme.textContent = dark() ? "☀" : "☾";
});

document.getElementById("app")!.append(
  html("header", { class: "top" },
    html("h1", {}, data.program),
    html("span", { class: `status ${status}` }, statusText),
    html("nav", { class: "tabs", "aria-label": "parts" }, ...tabs),
    search, theme),
  html("main", {},
    html("section", { class: "network", "aria-label": "network" }, view.element, nothing, tools, legend, details),
    html("div", { class: "side" },
      ...data.findings.map((f) => findingPanel(data, f, (place) => (source.show(place), showTab("source")))),
      source.element)),
  floating, spoken);

showTab("network");
view.refresh();
view.fit();
new ResizeObserver(() => view.fit()).observe(view.element);

document.addEventListener("keydown", (e) => {
  const typing = (e.target as Element).closest("input, select, textarea") !== null;
  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
  const actions: Record<string, () => void> = {
    "+": () => view.zoom(1.25),
    "=": () => view.zoom(1.25),
    "-": () => view.zoom(0.8),
    "0": () => view.fit(true),
    "e": () => setAll(true),
    "c": () => setAll(false),
    "/": () => search.focus(),
    "f": () => model.failing && go(model.failing),
    "Escape": () => view.select(null),
  };
  if (actions[e.key] === undefined) return;
  e.preventDefault();
  actions[e.key]();
});
