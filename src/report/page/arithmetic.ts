// How sizes come about, in words and numbers.
import { Call, SizeStep } from "./data";

const times = " · ";

function number(n: number | undefined): string {
  return n === undefined || n < 0 ? "?" : String(n);
}

// "(32 + 2·1 − 3)/1 + 1 = 32": docs: torch.nn.Conv2d, torch.nn.MaxPool2d.
function windowText(step: SizeStep): string {
  const from = number(step.parts?.[0]);
  const { kernel = 0, stride = 1, padding = 0, dilation = 1 } = step;
  if (kernel === 0) return `${number(step.size)}, from ${from} by windows`;
  const padded = padding === 0 ? from : `${from} + 2·${padding}`;
  const reach = dilation === 1 ? String(kernel) : `${dilation}·(${kernel} − 1) − 1`;
  const covered = (step.parts?.[0] ?? 0) + 2 * padding - dilation * (kernel - 1) - 1;
  const quotient = `(${padded} − ${reach})/${stride}`;
  // What does not divide is rounded down, or up in ceil mode.
  const [open, close] = covered % stride === 0 ? ["", ""] : Math.floor(covered / stride) + 1 === step.size ? ["⌊", "⌋"] : ["⌈", "⌉"];
  return `${open}${quotient}${close} + 1 = ${number(step.size)}`;
}

export interface SizeLine {
  size: string;
  text: string;
  kept: boolean;
}

// One line for each size of a call's result.
export function sizeLines(call: Call): SizeLine[] {
  return call.sizes.map((step) => {
    const size = number(step.size);
    const parts = (step.parts ?? []).map((n) => number(n));
    switch (step.kind) {
      case "kept":
        return { size, text: "as it was", kept: true };
      case "window":
        return { size, text: windowText(step), kept: false };
      case "product":
        if (parts.length === 1 && step.parts![0] > 0 && step.size % step.parts![0] === 0)
          return { size, text: `${parts[0]}${times}${step.size / step.parts![0]} = ${size}`, kept: false };
        return { size, text: parts.length > 0 ? `${parts.join(times)} = ${size}` : `${size} in all`, kept: false };
      case "quotient":
        return {
          size,
          text: step.size > 0 && step.parts?.[0] && step.parts[0] % step.size === 0
            ? `${parts[0]} / ${step.parts[0] / step.size} = ${size}`
            : `a part of ${parts[0] ?? "?"}`,
          kept: false,
        };
      case "sum":
        return { size, text: parts.length > 1 ? `${parts.join(" + ")} = ${size}` : `${parts[0] ?? "?"} and more = ${size}`, kept: false };
      case "difference":
        return { size, text: `${size} of ${parts[0] ?? "?"}`, kept: false };
      case "given":
        return { size, text: step.at ? `given in ${step.at.file === call.at?.file ? "" : step.at.file.split("/").pop() + ", "}line ${step.at.line}` : "given", kept: false };
      default:
        return { size, text: parts.length > 0 ? `from ${parts.join(", ")}` : "computed", kept: false };
    }
  });
}
