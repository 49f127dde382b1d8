// The data of the page, as report/page.cpp writes it: the object of `trace --json` and what only the page has.

export type Size = number | string | null;

export interface Tensor {
  shape: Size[] | null;
  dtype: string | null;
}
export interface Items {
  items: Value[];
}
export type Value = Tensor | Items | null;

export interface Place {
  file: string;
  line: number;
}
export interface CallPlace extends Place {
  column?: number;
  end_line?: number;
  end_column?: number;
}

// How a call came to one size of its result.
export interface SizeStep {
  kind: "kept" | "window" | "product" | "quotient" | "sum" | "difference" | "given" | "computed";
  size: number;
  parts?: number[];
  kernel?: number;
  stride?: number;
  padding?: number;
  dilation?: number;
  at?: Place | null;
}

export interface Call {
  kind: "operation" | "layer" | "tensor" | "parameter";
  name: string;
  path: string;
  title: string; // what it is called in pictures, and what stands beside it
  detail: string;
  group: number;
  at: CallPlace | null;
  inputs: { from: number; value: Value }[];
  outputs: Value[];
  sizes: SizeStep[];
  settings: [string, string][];
  parameters: { name: string; value: Value }[];
  repeats?: boolean;
  fails?: boolean;
  actual?: boolean;
  expected?: boolean;
}

export interface Group {
  parent: number;
  path: string;
  type: string;
  at: Place | null;
}

export interface Edit {
  file: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  new_text: string;
}
export interface Finding {
  code: string;
  pattern: string;
  severity: string;
  file: string;
  line: number;
  column: number;
  exception: string;
  message: string;
  frames: { file: string; line: number; function: string }[];
  choices: { file: string; line: number; taken: boolean; reason: string }[];
  why: string[];
  why_places: (Place | null)[];
  fixes: { title: string; verified: boolean; edits: Edit[] }[];
}

// Whether an explanation begins with a sentence that sums up, and names the line to look at.
export function summedUp(finding: Finding): boolean {
  return finding.why.length > 0 && !finding.why[0].startsWith(" ") && finding.why_places[0] !== null;
}

export interface Binding {
  file: string;
  line: number;
  name: string;
  function: string;
  values: Value[];
}

export interface Source {
  file: string;
  main: boolean;
  package: boolean;
  text: string;
}

export interface Data {
  version: number;
  program: string;
  outcome: { kind: "ok" | "raises" | "unknown"; exception?: string; message?: string };
  bindings: Binding[];
  findings: Finding[];
  gaps: { file: string; line: number; reason: string; times: number }[];
  graph: { groups: Group[]; calls: Call[]; left_out: number };
  sources: Source[];
}

export function isItems(value: Value): value is Items {
  return value !== null && "items" in value;
}

// The tensor that stands for a value: itself, or the first of a tuple.
export function firstTensor(value: Value | undefined): Tensor | null {
  if (value === undefined || value === null) return null;
  if (!isItems(value)) return value;
  for (const item of value.items) {
    const tensor = firstTensor(item);
    if (tensor !== null) return tensor;
  }
  return null;
}

// "[1, 20, 16, 16]", with the element type where it is not the usual one.
export function shapeText(value: Value | undefined): string {
  if (value === undefined || value === null) return "–";
  if (isItems(value)) {
    const texts = value.items.map(shapeText);
    if (texts.length > 2 && texts.every((t) => t === texts[0])) return `${texts.length} × ${texts[0]}`;
    return `(${texts.join(", ")})`;
  }
  const sizes = value.shape === null ? "?" : value.shape.map((n) => (n === null ? "?" : String(n))).join(", ");
  const dtype = value.dtype === null || value.dtype === "float32" ? "" : " " + value.dtype;
  return `[${sizes}]${dtype}`;
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
