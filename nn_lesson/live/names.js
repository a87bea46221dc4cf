// What a screen reader says of ipywidgets' sliders and players, which name none of their parts themselves; numbers as
// they are written, with a comma or either minus sign; and letters that are typed where no text is due, which a
// notebook would take for commands: x cuts the cell, m turns it into text.

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
    set(thumb, "data-lm-suppress-shortcuts", "true"); // Notebook 7 would take the arrow keys for itself
    set(thumb, "aria-valuetext", number.textContent); // with as many digits as are shown
    set(number, "role", "textbox");
    set(number, "aria-label", `${label.textContent}, as a number`);
  }
  for (const icon of box.querySelectorAll(".widget-play button > i")) {
    const kind = Object.keys(BUTTONS).find((name) => icon.classList.contains(name));
    for (const attribute of ["aria-label", "title"]) set(icon.parentNode, attribute, BUTTONS[kind]);
  }
}

function keepFromNotebook(event) {
  const { target, key } = event;
  if (key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.matches("input, textarea, [contenteditable=true], [role=application]")) return;
  if (target.closest(".nn-explorer, .nn-quiz")) event.stopPropagation();
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const written = (number) =>
  number.toLocaleString("en", { useGrouping: false, maximumSignificantDigits: 4 }).replace("-", "−");

// ipywidgets read what is typed as JavaScript does: 1,5 is 1, and −1 nothing. So they are given what JavaScript reads;
// and where a number is refused, or was not touched, nothing: then they show the slider's own again.
function readNumbers(box, model) {
  const refused = Object.assign(document.createElement("div"), { className: "nn-refused", role: "alert" });
  let before = "", isNew = false; // what the number was when the cursor came, and whether it came just now
  const select = (number) => number.matches(".widget-readout") && getSelection().selectAllChildren(number); // to type over

  function say(slider, words) {
    refused.textContent = words;
    slider.parentNode.append(refused);
  }
  function read(number) {
    const slider = number.closest(".widget-slider"), typed = number.textContent.trim();
    const limits = model.get("limits")[slider?.querySelector(".widget-label").textContent];
    if (!limits) return;
    const [first, last, step, base] = limits, text = typed.replace("−", "-").replace(",", ".");
    const power = (value) => (base ? base ** value : value), root = base ? Math.log(text) / Math.log(base) : text;
    const low = power(first), high = power(last), ends = `between ${written(low)} and ${written(high)}`;
    const whole = !base && Number.isInteger(step);
    const takes = NUMBER.test(text) && text >= low && text <= high && (!whole || Number.isInteger(Number(text)));
    const nearest = takes ? power(Math.min(last, first + Math.round((root - first) / step) * step)) : Number(text);
    number.textContent = takes && typed !== before ? nearest : "";
    if (!takes) say(slider, `Type a ${whole ? "whole " : ""}number ${ends}, such as ${before}.`);
    else if (written(nearest) !== written(Number(text))) {
      const steps = base ? `${written(1 / step)} steps from 1 to ${base}` : `steps of ${written(step)}`;
      say(slider, `The slider has ${steps}: ${written(nearest)} is the nearest to ${typed}.`);
    }
    setTimeout(() => (before = number.textContent)); // as ipywidgets write it
  }
  const hand = {
    focus({ target }) {
      before = target.textContent;
      isNew = true;
      select(target);
    },
    click({ target }) { // which has put the cursor somewhere
      if (isNew) select(target);
      isNew = false;
    },
    pointerdown: () => refused.remove(),
    keydown({ target, key }) {
      refused.remove();
      if (key === "Enter" && target.matches(".widget-readout")) read(target);
    },
    blur({ target, isTrusted }) { // which ipywidgets hear only if it bubbles
      if (!isTrusted || !target.matches(".widget-readout") || target.textContent === before) return;
      read(target);
      target.dispatchEvent(new FocusEvent("blur", { bubbles: true }));
    },
  };
  for (const [name, listener] of Object.entries(hand)) box.addEventListener(name, listener, true);
}

function render({ model, el }) {
  addEventListener("keydown", keepFromNotebook, true); // once for all: the same listener is not added twice
  const changes = new MutationObserver(() => nameAll(box));
  let box = null;
  const placed = new ResizeObserver(() => { // as soon as this is in a box; what else is in it may come later
    if (!el.parentNode || box === el.parentNode) return;
    box = el.parentNode;
    readNumbers(box, model);
    changes.observe(box, { childList: true, subtree: true, attributeFilter: ["aria-valuetext"] });
    nameAll(box);
  });
  placed.observe(el);
  return () => {
    changes.disconnect();
    placed.disconnect();
  };
}

export default { render };
