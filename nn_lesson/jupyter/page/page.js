// JupyterLab and Notebook load this file because package.json beside it names it. It adds the style sheet, keeps what
// has just run in sight, and shows what is stored where a widget is gone. Elsewhere pictures do without it.
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("reading.css", document.currentScript.src).href;
document.head.append(sheet);

const SEEN = ".nn-explorer, .nn-quiz, .jp-RenderedImage"; // what is to be in sight when it has run
const RUN = "[data-command='notebook:run-cell-and-select-next']"; // the button ▶
const HANDS = ["pointerdown", "wheel", "keydown"];
const OURS = "jp-needs-light-background"; // JupyterLab gives it to the course's still pictures; see reading.css
const GONE = "Error displaying widget";
const ADVICE = "This is what the notebook keeps. To make it live, choose Run > Run All Cells in the menu at the top.";

// Shift+Enter goes on to the next cell, and scrolls away what the last one shows. So that is brought back, together
// with its code where there is room, while it grows, until the hand does something else.
function keepInSight(cell) {
  const output = cell.querySelector(".jp-Cell-outputWrapper");
  const sizes = new ResizeObserver(() => output.querySelector(SEEN) && bringIntoSight(cell, output));
  const hands = new AbortController();
  sizes.observe(output);
  for (const name of HANDS) addEventListener(name, stop, { capture: true, signal: hands.signal });
  function stop() {
    sizes.disconnect();
    hands.abort();
  }
}

function bringIntoSight(cell, output) {
  const room = cell.closest(".jp-WindowedPanel-outer").getBoundingClientRect();
  const part = cell.offsetHeight <= room.height ? cell : output, place = part.getBoundingClientRect();
  if (place.top < room.top || place.bottom > room.bottom) part.scrollIntoView({ block: "start" });
}

function onRun({ type, target, key, shiftKey }) {
  if (type === "mousedown" ? !target.closest(RUN) : key !== "Enter" || !shiftKey) return;
  const cell = target.closest(".jp-NotebookPanel")?.querySelector(".jp-CodeCell.jp-mod-active");
  if (cell) setTimeout(() => keepInSight(cell)); // when this key or button has done its work
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
  const src = `data:image/png;base64,${stored["image/png"]}`;
  if (stored["image/png"]) Object.assign(picture, { src, alt: text, className: OURS });
  else picture.textContent = text;
  picture.style.cssText = "max-width: 100%; height: auto; white-space: pre-wrap";
  node.replaceChildren(advice, picture);
}

function showWhatIsStored(app) {
  for (const node of document.querySelectorAll(".jp-OutputArea-output.jupyter-widgets")) {
    const stored = node.textContent.startsWith(GONE) ? storedWith(app, node) : {};
    if (stored["text/plain"]) show(node, stored);
  }
}

function activate(app) {
  for (const name of ["keydown", "mousedown"]) addEventListener(name, onRun, true);
  new MutationObserver(() => showWhatIsStored(app)).observe(document.body, { childList: true, subtree: true });
}

// JupyterLab expects every extension to register itself like this.
const plugin = { id: "nn-lesson:page", autoStart: true, activate };
window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["nn-lesson"] = { init: () => {}, get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })) };
