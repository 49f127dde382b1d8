// What goes wrong and why, and what is to be said of one call or group.
import { sizeLines } from "./arithmetic";
import { Call, Data, Edit, Finding, Place, shapeText, summedUp } from "./data";
import { html } from "./dom";
import { Item, Model } from "./model";

export type ShowPlace = (place: Place) => void;

function lineButton(place: Place, show: ShowPlace, text = `${place.file}:${place.line}`): HTMLElement {
  const button = html("button", { class: "place", type: "button" }, text);
  button.addEventListener("click", () => show(place));
  return button;
}

// Words with `code` in them.
function withCode(text: string): (Node | string)[] {
  return text.split("`").map((part, i) => (i % 2 === 1 ? html("code", {}, part) : part));
}

// The lines that a fix changes, before and after.
function diff(data: Data, edits: Edit[]): HTMLElement {
  const element = html("pre", { class: "diff" });
  const byLine = new Map<string, Edit[]>();
  for (const e of edits) byLine.set(`${e.file}:${e.line}`, [...(byLine.get(`${e.file}:${e.line}`) ?? []), e]);
  for (const group of byLine.values()) {
    const source = data.sources.find((s) => s.file === group[0].file);
    const old = source?.text.split("\n")[group[0].line - 1] ?? "";
    const bytes = new TextEncoder().encode(old), decoder = new TextDecoder();
    let fresh = "", at = 0;
    for (const e of group.sort((a, b) => a.column - b.column)) {
      fresh += decoder.decode(bytes.slice(at, e.column - 1)) + e.new_text;
      at = e.end_line === e.line ? e.end_column - 1 : bytes.length;
    }
    fresh += decoder.decode(bytes.slice(at));
    element.append(html("del", {}, `- ${old.trim()}`), "\n", html("ins", {}, `+ ${fresh.trim()}`), "\n");
  }
  return element;
}

export function findingPanel(data: Data, finding: Finding, show: ShowPlace): HTMLElement {
  let part = 0;
  const first = summedUp(finding) ? 1 : 0;
  const why = finding.why.slice(first).map((text, k) => {
    const i = k + first;
    const depth = text.length - text.trimStart().length;
    if (depth === 0) ++part;
    const side = part === 1 ? "actual" : part === 2 ? "expected" : "";
    const place = finding.why_places[i];
    const row = html("li", { class: `${depth === 0 ? "head" : "step"} ${side}`, style: `--depth: ${depth / 2}` });
    const words = text.trim();
    const at = place ? words.lastIndexOf(" (") : -1;
    if (place && at > 0) row.append(...withCode(words.slice(0, at + 1)), lineButton(place, show, words.slice(at + 2, -1)));
    else row.append(...withCode(words));
    return row;
  });
  const [message, ...rest] = finding.message.split("\n");
  return html("section", { class: "finding", "aria-label": "what goes wrong" },
    html("h2", {}, html("span", { class: "mark" }, "✗"), ` ${finding.exception}: `, message),
    rest.length > 0 ? html("pre", { class: "rest" }, rest.join("\n")) : null,
    html("p", { class: "where" }, lineButton(finding, show), html("span", { class: "code" }, finding.code),
      finding.choices.length > 0 ? html("span", {}, `on ${finding.choices.length === 1 ? "one way" : "some ways"} through the program`) : null),
    first === 1 ? html("p", { class: "summary" }, ...withCode(finding.why[0])) : null,
    why.length > 0 ? html("h3", {}, "Why") : null,
    why.length > 0 ? html("ul", { class: "why" }, ...why) : null,
    finding.fixes.length > 0 ? html("h3", {}, "Fixes ", html("span", { class: "quiet" }, "each traced to the program's end")) : null,
    ...finding.fixes.map((fix, i) =>
      html("details", { class: "fix", open: i === 0 }, html("summary", {}, ...withCode(fix.title)), diff(data, fix.edits))));
}

function callRows(call: Call): HTMLElement[] {
  const rows: [string, Node | string][] = [];
  if (call.outputs.length > 0)
    rows.push([call.kind === "tensor" || call.kind === "parameter" ? "Shape" : "Gives", call.outputs.map(shapeText).join(" or ")]);
  const lines = sizeLines(call);
  if (lines.some((l) => !l.kept))
    rows.push(["Sizes", html("ol", { class: "sizes" }, ...lines.map((l) =>
      html("li", { class: l.kept ? "kept" : "" }, html("b", {}, l.size), l.text)))]);
  for (const { name, value } of call.parameters) rows.push([name, shapeText(value)]);
  const settings = call.settings.map(([name, value]) => `${name}=${value}`).join(", ");
  if (settings !== "") rows.push(["Made with", settings]);
  if (call.repeats) rows.push(["Runs", "more than once"]);
  return rows.flatMap(([name, value]) => [html("dt", {}, name), html("dd", {}, value)]);
}

export interface DetailEvents {
  show: ShowPlace;
  go: (item: Item) => void;
  toggle: (item: Item) => void;
  close: () => void;
}

export function detailPanel(model: Model, item: Item, events: DetailEvents): HTMLElement {
  const list = html("dl");
  const link = (other: Item, text: string): HTMLElement => {
    const button = html("button", { type: "button", class: "place" }, text);
    button.addEventListener("click", () => events.go(other));
    return button;
  };
  const nameOf = (other: Item): string => (other.type === "group" ? other.name : other.call.path.split(".").pop() || other.call.name);
  let title: string, subtitle: string;
  if (item.type === "call") {
    const { call } = item;
    title = call.name;
    subtitle = call.path;
    for (const input of call.inputs) {
      const from = model.calls[input.from];
      list.append(html("dt", {}, "Takes"), html("dd", {}, shapeText(input.value), " from ", from ? link(from, nameOf(from)) : "elsewhere"));
    }
    list.append(...callRows(call));
    if (call.at) list.append(html("dt", {}, "Line"), html("dd", {}, lineButton(call.at, events.show)));
  } else {
    title = item.name;
    subtitle = item.path === item.name ? item.kind : [item.path, item.kind].filter((t) => t !== "" && t !== item.name).join(" · ");
    list.append(html("dt", {}, "Gives"), html("dd", {}, shapeText(model.outputOf(item))), html("dt", {}, "Holds"), html("dd", {}, `${item.count} calls`));
    if (item.at) list.append(html("dt", {}, "Line"), html("dd", {}, lineButton(item.at, events.show)));
  }
  const after = model.neighbours(item, "after");
  if (after.length > 0) {
    const to = html("dd");
    after.forEach((other, i) => to.append(i > 0 ? ", " : "", link(other, nameOf(other))));
    list.append(html("dt", {}, "Goes to"), to);
  }
  const close = html("button", { type: "button", class: "icon", "aria-label": "close" }, "×");
  close.addEventListener("click", events.close);
  return html("aside", { class: "details", "aria-label": `about ${title}` },
    html("header", {}, html("h2", {}, title, " ", html("span", { class: "quiet" }, subtitle)), close), list);
}

// What is shown while the pointer rests on a box.
export function hint(model: Model, item: Item): HTMLElement {
  const element = html("div", { class: "hint", role: "tooltip" });
  if (item.type === "group") {
    element.append(html("b", {}, item.path || item.name), ` ${item.kind}`, html("div", {}, `gives ${shapeText(model.outputOf(item))}`),
      html("div", { class: "quiet" }, item.open ? "click to close" : `click to open ${item.count} calls`));
    return element;
  }
  const { call } = item;
  element.append(html("b", {}, call.path || call.name), call.path === "" ? "" : ` ${call.name}`);
  call.inputs.forEach((input) => element.append(html("div", { class: "mono" }, shapeText(input.value))));
  if (call.outputs.length > 0) element.append(html("div", { class: "mono" }, `→ ${shapeText(call.outputs[0])}`));
  for (const line of sizeLines(call)) if (!line.kept) element.append(html("div", {}, html("b", {}, line.size), ` ${line.text}`));
  if (call.fails) element.append(html("div", { class: "bad" }, "fails here"));
  return element;
}
