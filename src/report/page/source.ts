// The source with its shapes beside the lines.
import { Data, Place, shapeText, Source, summedUp } from "./data";
import { html } from "./dom";
import { Model } from "./model";

const token =
  /(#.*$)|((?:[rbfu]{0,2})(?:"""[\s\S]*?(?:"""|$(?![\s\S]))|'''[\s\S]*?(?:'''|$(?![\s\S]))|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|\b(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|None|True|False|self)\b|\b(\d[\w.]*)\b/gim;

// The lines of a text, with its comments, strings, keywords and numbers marked.
function highlighted(text: string): Node[][] {
  const lines: Node[][] = [[]];
  const add = (part: string, kind: string | null): void =>
    part.split("\n").forEach((piece, i) => {
      if (i > 0) lines.push([]);
      if (piece !== "") lines[lines.length - 1].push(kind === null ? document.createTextNode(piece) : html("span", { class: kind }, piece));
    });
  let at = 0;
  for (const match of text.matchAll(token)) {
    add(text.slice(at, match.index), null);
    add(match[0], match[1] ? "comment" : match[2] ? "string" : match[3] ? "keyword" : "numeral");
    at = match.index + match[0].length;
  }
  add(text.slice(at), null);
  return lines;
}

export interface SourceEvents {
  chosen: (calls: number[]) => void; // a line was chosen
  pointed: (calls: number[]) => void;
}

export class SourcePane {
  readonly element: HTMLElement;
  private readonly picker: HTMLSelectElement;
  private readonly lines: HTMLElement;
  private file = "";
  private rows: HTMLElement[] = [];
  private current = 0;

  constructor(private readonly data: Data, private readonly model: Model, private readonly events: SourceEvents) {
    this.picker = html("select", { "aria-label": "file" });
    for (const source of data.sources) this.picker.append(html("option", { value: source.file }, source.file));
    this.picker.addEventListener("change", () => this.open(this.picker.value));
    this.lines = html("div", { class: "lines", role: "list", "aria-label": "source with shapes", tabindex: 0 });
    this.lines.addEventListener("keydown", (e) => this.key(e));
    const title = data.sources.length > 1 ? this.picker : html("span", { class: "file" }, data.sources[0]?.file ?? "");
    this.element = html("section", { class: "source", "aria-label": "source" }, html("div", { class: "bar" }, title), this.lines);
    const first = data.findings[0]?.file ?? data.sources.find((s) => s.main)?.file ?? data.sources[0]?.file;
    if (first !== undefined) this.open(first);
  }

  // Shows a line; its file is opened when it is another one.
  show(place: Place, marked = true): void {
    if (place.file !== this.file) this.open(place.file);
    const row = this.rows[place.line - 1];
    if (row === undefined) return;
    this.setCurrent(place.line, marked);
    const { top, bottom } = this.lines.getBoundingClientRect();
    const at = row.getBoundingClientRect();
    if (at.top < top + 20 || at.bottom > bottom - 20) this.lines.scrollTop += at.top - (top + bottom) / 2;
  }

  clear(): void {
    for (const row of this.rows) row.classList.remove("current");
  }

  private open(file: string): void {
    const source = this.data.sources.find((s) => s.file === file);
    if (source === undefined) return;
    this.file = file;
    this.picker.value = file;
    this.fill(source);
    const finding = this.data.findings.find((f) => f.file === file);
    const line = finding?.line ?? Math.min(...this.data.bindings.filter((b) => b.file === file).map((b) => b.line));
    requestAnimationFrame(() => {
      const row = this.rows[(Number.isFinite(line) ? line : 1) - 1];
      if (row !== undefined && this.rows.length > 12)
        this.lines.scrollTop = row.offsetTop - this.lines.offsetTop - this.lines.clientHeight * (finding ? 0.6 : 0.2);
    });
  }

  private fill(source: Source): void {
    const notes = new Map<number, string[]>();
    for (const b of this.data.bindings) {
      if (b.file !== source.file) continue;
      const more = b.values.length > 1 ? `  ×${b.values.length} shapes` : "";
      const text = `${b.name === "<return>" ? "→" : b.name} ${shapeText(b.values[b.values.length - 1])}${more}`;
      notes.set(b.line, [...(notes.get(b.line) ?? []), text]);
    }
    const calls = new Map<number, number[]>();
    this.model.calls.forEach((item) => {
      if (item?.call.at?.file === source.file)
        calls.set(item.call.at.line, [...(calls.get(item.call.at.line) ?? []), item.index]);
    });
    const finding = this.data.findings.find((f) => f.file === source.file);
    const sides = this.sides(source.file);
    const lines = highlighted(source.text.replace(/\r\n?/g, "\n"));
    if (lines[lines.length - 1].length === 0) lines.pop();
    this.rows = lines.map((parts, i) => {
      const line = i + 1;
      const indent = (parts[0]?.textContent ?? "").search(/\S|$/);
      const row = html("div", { class: "line", role: "listitem" },
        html("span", { class: "gutter", "aria-hidden": "true" }, String(line)),
        html("span", { class: "text" },
          html("code", { style: `--indent: ${indent}` }, ...parts),
          html("span", { class: "shapes" }, ...(notes.get(line) ?? []).map((note) => html("span", {}, note)))));
      const here = calls.get(line);
      if (here !== undefined) {
        row.classList.add("has-calls");
        row.addEventListener("pointerenter", () => this.events.pointed(here));
        row.addEventListener("pointerleave", () => this.events.pointed([]));
        row.addEventListener("click", () => this.events.chosen(here));
      }
      const side = sides.get(line);
      if (side !== undefined) row.classList.add(side);
      if (finding?.line === line) {
        row.classList.add("fails");
        row.append(html("span", { class: "message" }, finding.message.split("\n")[0]));
      }
      return row;
    });
    this.lines.replaceChildren(...this.rows);
  }

  // Lines that an explanation names: those of the actual number and those of the expected one.
  private sides(file: string): Map<number, "actual" | "expected"> {
    const sides = new Map<number, "actual" | "expected">();
    for (const finding of this.data.findings.slice(0, 1)) {
      let part = 0;
      finding.why.forEach((text, i) => {
        if (i === 0 && summedUp(finding)) return;
        if (!text.startsWith(" ")) ++part;
        const place = finding.why_places[i];
        if (place?.file === file && !sides.has(place.line)) sides.set(place.line, part === 1 ? "actual" : "expected");
      });
    }
    return sides;
  }

  private setCurrent(line: number, marked: boolean): void {
    this.clear();
    this.current = line;
    if (marked) this.rows[line - 1]?.classList.add("current");
  }

  private key(e: KeyboardEvent): void {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const step = e.key === "ArrowDown" ? 1 : e.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      e.preventDefault();
      const line = Math.min(this.rows.length, Math.max(1, this.current + step));
      this.show({ file: this.file, line });
    } else if (e.key === "Enter" && this.current > 0) {
      e.preventDefault();
      this.rows[this.current - 1]?.click();
    }
  }
}
