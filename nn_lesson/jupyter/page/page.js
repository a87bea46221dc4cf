// JupyterLab and Notebook load this file because package.json beside it names it. It adds the style sheet, keeps what
// has just run in sight, and shows what is stored where a widget is gone. Elsewhere pictures do without it.
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("reading.css", document.currentScript.src).href;
document.head.append(sheet);

const SEEN = ".nn-explorer, .nn-quiz, .jp-RenderedImage"; // what is to be in sight when it has run
const HANDS = ["pointerdown", "wheel", "keydown"];
const GONE = "Error displaying widget";
const ADVICE = "This is the stored picture. To make it live again, choose Run > Run All Cells in the menu at the top.";

// Shift+Enter goes on to the next cell, and scrolls away what the last one shows. So its output is brought back, while
// it grows, until the hand does something else.
function keepInSight(cell) {
  const output = cell.querySelector(".jp-Cell-outputWrapper");
  const sizes = new ResizeObserver(() => output.querySelector(SEEN) && bringIntoSight(output));
  const hands = new AbortController();
  sizes.observe(output);
  for (const name of HANDS) addEventListener(name, stop, { capture: true, signal: hands.signal });
  function stop() {
    sizes.disconnect();
    hands.abort();
  }
}

function bringIntoSight(output) {
  const place = output.getBoundingClientRect();
  const room = output.closest(".jp-WindowedPanel-outer, .jp-Notebook").getBoundingClientRect();
  if (place.top < room.top || place.bottom > room.bottom) output.scrollIntoView({ block: "start" });
}

function onKey(event) {
  if (event.key !== "Enter" || !event.shiftKey) return;
  const cell = event.target.closest(".jp-Notebook")?.querySelector(".jp-CodeCell.jp-mod-active");
  if (cell) setTimeout(() => keepInSight(cell)); // when this key has done its work
}

// What a notebook keeps beside a widget: the cell's output as data, by its kind.
function storedWith(app, node) {
  for (const panel of app.shell.widgets("main")) {
    for (const { outputArea } of panel.content?.widgets ?? []) {
      const number = outputArea?.widgets.findIndex((output) => output.node.contains(node)) ?? -1;
      if (number >= 0) return outputArea.model.get(number).data;
    }
  }
  return {};
}

function show(node, stored) {
  const text = stored["text/plain"] ?? "", advice = document.createElement("p");
  advice.textContent = ADVICE;
  const picture = document.createElement(stored["image/png"] ? "img" : "pre");
  if (stored["image/png"]) Object.assign(picture, { src: `data:image/png;base64,${stored["image/png"]}`, alt: text });
  else picture.textContent = text;
  node.replaceChildren(picture, advice);
}

function showWhatIsStored(app) {
  for (const node of document.querySelectorAll(".jp-OutputArea-output.jupyter-widgets")) {
    const stored = node.textContent.startsWith(GONE) ? storedWith(app, node) : {};
    if (stored["text/plain"]) show(node, stored);
  }
}

function activate(app) {
  addEventListener("keydown", onKey, true);
  new MutationObserver(() => showWhatIsStored(app)).observe(document.body, { childList: true, subtree: true });
}

// JupyterLab expects every extension to register itself like this.
const plugin = { id: "nn-lesson:page", autoStart: true, activate };
window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["nn-lesson"] = { init: () => {}, get: () => Promise.resolve(() => ({ default: plugin })) };
