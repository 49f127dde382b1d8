// Opens a page of `trace --html` in a real browser, at several sizes, light and dark, and says what is wrong with it.
// usage: node look.mjs CHROMIUM FOLDER   (FOLDER: *.html; screenshots are left there)
import { chromium } from "playwright-core";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, folder] = process.argv.slice(2);
const wrong = [];
let checks = 0;

function check(page, fact, what) {
  ++checks;
  if (!fact) wrong.push(`${page}: ${what}`);
}

// Runs in the page: what overlaps, sticks out or cannot be read.
function measure() {
  const problems = [];
  const visible = (element) => getComputedStyle(element).visibility !== "hidden";
  const rgb = (text) => (text.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
  const light = (color) => {
    const [r, g, b] = rgb(color).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)" && color !== "transparent") return color;
    }
    return "rgb(255, 255, 255)";
  };

  // Text in boxes: inside of its face, and legible on it.
  for (const box of document.querySelectorAll(".box:not(.open)")) {
    const face = box.querySelector(".face");
    for (const text of box.querySelectorAll("text")) {
      if (text.classList.contains("badge-text")) continue;
      const { x, width } = text.getBBox();
      if (x < 0 || x + width > face.getBBox().width + 1) problems.push(`text sticks out of its box: ${text.textContent}`);
      for (const part of [text, ...text.querySelectorAll("tspan")]) {
        const ratio = contrast(getComputedStyle(part).fill, getComputedStyle(face).fill);
        if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)} in box ${box.getAttribute("class")}: ${part.textContent}`);
      }
    }
    if (!box.getAttribute("aria-label") || box.getAttribute("role") !== "button") problems.push("a box without a name");
  }
  const boxes = [...document.querySelectorAll(".box:not(.open) > .face")].map((f) => f.getBoundingClientRect());
  for (let i = 0; i < boxes.length; ++i)
    for (let k = 0; k < i; ++k) {
      const a = boxes[i], b = boxes[k];
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) problems.push("boxes overlap");
    }
  // Text of the page: legible, and inside of the window.
  const words = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest("svg, .unseen") || !visible(element)) continue;
    const ratio = contrast(getComputedStyle(element).color, ground(element));
    if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)}: ${node.textContent.trim().slice(0, 40)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.push("the page is wider than the window");
  for (const button of document.querySelectorAll("button"))
    if (!(button.getAttribute("aria-label") ?? button.textContent).trim()) problems.push("a button without a name");
  if (document.querySelectorAll(".view [tabindex='0']").length !== (document.querySelector(".box") ? 1 : 0))
    problems.push("the picture is not one stop of the Tab key");
  return [...new Set(problems)];
}

const boxNamed = (page, text) => page.locator(".box", { hasText: text }).first();

// What each program must show.
const expectations = {
  async flatten_mismatch(page, name) {
    check(name, (await page.locator(".box.call.fails").count()) === 1, "one call fails");
    check(name, (await page.locator(".box.actual").count()) === 7, "seven boxes lead to the actual number");
    check(name, (await page.locator(".box.expected").count()) === 1, "one leads to the expected number");
    check(name, (await page.locator(".wire.actual").count()) >= 7 && (await page.locator(".wire.expected").count()) === 1, "both histories are drawn");
    check(name, (await page.locator(".line.fails .gutter").textContent()) === "24", "line 24 is marked");
    check(name, (await page.locator(".line", { hasText: "self.pool(x)" }).locator(".shapes").textContent()) === "x [1, 20, 16, 16]", "shapes stand beside the lines");
    const front = (text) => boxNamed(page, text).locator(".glyph rect").last().evaluate((r) => r.getBBox().width);
    check(name, (await front("conv2")) > (await front("MaxPool2d")), "a larger tensor is drawn larger");
    await boxNamed(page, "conv1").hover();
    check(name, (await page.locator(".hint").textContent()).includes("(32 + 2·1 − 3)/1 + 1 = 32"), "the arithmetic of a convolution is shown");
    await boxNamed(page, "MaxPool2d").hover();
    check(name, (await page.locator(".hint").textContent()).includes("(32 − 2)/2 + 1 = 16"), "the arithmetic of a pooling is shown");
    check(name, (await page.locator(".fix").count()) >= 1, "fixes are offered");
    // By keyboard alone.
    await page.keyboard.press("f");
    await page.locator(".view").focus().catch(() => {});
    await page.locator(".box[tabindex='0']").focus();
    await page.keyboard.press("ArrowUp");
    check(name, ["view", "fc.weight"].includes(await page.evaluate(() => document.activeElement.querySelector(".title")?.firstChild?.textContent)), "ArrowUp goes to what the failing call was given");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    check(name, await page.locator(".details").isVisible(), "Enter shows details");
    await page.keyboard.press("Escape");
    check(name, (await page.locator(".details").count()) === 0, "Escape closes them");
  },
  async two_branches(page, name) {
    check(name, (await page.locator(".box.actual, .box.expected").count()) >= 2, "two histories");
    check(name, (await page.locator(".wire.actual").count()) > 0 && (await page.locator(".wire.expected").count()) > 0, "both have wires");
    check(name, (await page.locator("img").count()) === 0, "source is text, not markup");
    check(name, (await page.locator("code", { hasText: "onerror" }).count()) === 1, "the source is whole");
  },
  async deep(page, name) {
    const calls = JSON.parse(await page.locator("#data").textContent()).graph.calls.length;
    check(name, calls > 200, "hundreds of calls");
    const shown = await page.locator(".box:not(.open)").count();
    check(name, shown >= 10 && shown <= 60, `what is shown at first can be taken in: ${shown} boxes`);
    const group = page.locator(".box.group.closed").first();
    const id = await group.getAttribute("data-id");
    await group.focus();
    await page.keyboard.press("Enter");
    check(name, (await page.locator(`[data-id="${id}"]`).getAttribute("aria-expanded")) === "true", "Enter opens a group");
    await page.keyboard.press("Enter");
    check(name, (await page.locator(`[data-id="${id}"]`).getAttribute("aria-expanded")) === "false", "and closes it");
    const start = Date.now();
    await page.keyboard.press("e");
    check(name, (await page.locator(".box.call").count()) === calls, "all groups open: every call is there");
    check(name, Date.now() - start < 3000, "opening all is quick");
    for (const problem of await page.evaluate(measure)) check(name, false, `all open: ${problem}`);
    await page.keyboard.press("c");
    await page.keyboard.press("/");
    await page.keyboard.type("layers.4.mlp.2");
    await page.keyboard.press("Enter");
    check(name, (await page.locator(".details h2").textContent()).includes("layers.4.mlp.2"), "search opens what hides a layer");
  },
  async recurrent(page, name) {
    const { calls } = JSON.parse(await page.locator("#data").textContent()).graph;
    check(name, calls.filter((c) => c.name === "GRUCell").length === 1, "a cell is one box however many steps it takes");
    check(name, calls.find((c) => c.name === "Linear").outputs.length === 3, "batches of all sizes are told");
  },
  async no_tensors(page, name) {
    check(name, await page.locator(".nothing").isVisible(), "says that there is nothing to draw");
  },
};

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const sizes = [
  { name: "wide", viewport: { width: 1400, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1400, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 780 }, colorScheme: "light", hasTouch: true },
  { name: "phone-dark", viewport: { width: 390, height: 780 }, colorScheme: "dark", hasTouch: true },
];
for (const file of readdirSync(folder).filter((f) => f.endsWith(".html")).sort()) {
  const program = file.replace(".html", "");
  const look = async ({ name: size, ...options }) => {
    const name = `${program} (${size})`;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("pageerror", (e) => check(name, false, `error in the page: ${e.message}`));
    page.on("console", (m) => m.type() === "error" && check(name, false, `error in the page: ${m.text()}`));
    page.on("request", (r) => check(name, r.url().startsWith("file:") || r.url().startsWith("data:"), `asks for ${r.url()}`));
    await page.goto(pathToFileURL(resolve(folder, file)).href);
    await page.screenshot({ path: join(folder, `${program}.${size}.png`) });
    for (const problem of await page.evaluate(measure)) check(name, false, problem);
    if (size.startsWith("phone")) {
      await page.getByRole("button", { name: "Source" }).tap();
      check(name, await page.locator(".source").isVisible(), "the source is one tap away");
      for (const problem of await page.evaluate(measure)) check(name, false, `source: ${problem}`);
      if (size === "phone") await page.screenshot({ path: join(folder, `${program}.${size}-source.png`) });
      await page.getByRole("button", { name: "Network" }).tap();
    }
    if (size === "wide") await expectations[program]?.(page, name);
    await context.close();
  };
  await Promise.all(sizes.map(look));
}
await browser.close();
for (const line of wrong) console.log(line);
console.log(`${checks - wrong.length} passed, ${wrong.length} failed`);
process.exit(wrong.length > 0 ? 1 : 0);
