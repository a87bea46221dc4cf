// What a screen reader says of ipywidgets' sliders and players, which name none of their parts themselves; and letters
// that are typed where no text is due, which a notebook would take for commands: x cuts the cell, m turns it into text.

const BUTTONS = { "fa-play": "Play or pause", "fa-pause": "Play or pause", "fa-stop": "Stop", "fa-retweet": "Repeat" };

const PARTS = [".noUi-handle", ".widget-label", ".widget-readout"];

function set(node, attribute, value) {
  if (value && node.getAttribute(attribute) !== value) node.setAttribute(attribute, value);
}

function nameAll(box) {
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const [thumb, label, number] = PARTS.map((part) => slider.querySelector(part));
    if (!thumb || !label || !number) continue; // not all there yet
    set(thumb, "aria-label", label.textContent);
    set(thumb, "aria-valuetext", number.textContent); // with as many digits as are shown
    set(number, "role", "textbox");
    set(number, "aria-label", `${label.textContent}, as a number`);
  }
  for (const icon of box.querySelectorAll(".widget-play button > i")) {
    const kind = Object.keys(BUTTONS).find((name) => icon.classList.contains(name));
    set(icon.parentNode, "aria-label", BUTTONS[kind]);
  }
}

function keepFromNotebook(event) {
  const { target, key } = event;
  if (key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches("input, textarea, [contenteditable], [data-lm-suppress-shortcuts]")) return;
  if (target.closest(".nn-explorer, .nn-quiz")) event.stopPropagation();
}

function render({ el }) {
  addEventListener("keydown", keepFromNotebook, true); // once for all: the same listener is not added twice
  const changes = new MutationObserver(() => nameAll(el.parentNode ?? el));
  const placed = new ResizeObserver(() => { // as soon as this is in a box; what else is in it may come later
    if (!el.parentNode) return;
    changes.observe(el.parentNode, { childList: true, subtree: true, attributeFilter: ["aria-valuetext"] });
    nameAll(el.parentNode);
  });
  placed.observe(el);
  return () => {
    changes.disconnect();
    placed.disconnect();
  };
}

export default { render };
