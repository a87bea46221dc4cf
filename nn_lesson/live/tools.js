// What all parts of a live picture use. Python joins these files, as a widget's page is one text that loads no other.

const SVG = "http://www.w3.org/2000/svg";

const clip = (value, low, high) => Math.min(high, Math.max(low, value));

function add(parent, name, attributes = {}) {
  const namespace = parent.namespaceURI === SVG || name === "svg" ? SVG : "http://www.w3.org/1999/xhtml";
  const node = parent.appendChild(document.createElementNS(namespace, name));
  return set(node, attributes);
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

// Plain text, where `backticks` mark code.
function write(node, text) {
  node.replaceChildren();
  text.split("`").forEach((part, i) => part && (add(node, i % 2 ? "code" : "span").textContent = part));
}

// Neither the browser nor JupyterLab gets this event, which have menus and shortcuts of their own.
function claim(event) {
  event.preventDefault();
  event.stopPropagation();
}

// Where a pointer is, as fractions of the picture from its upper left corner.
function placeOn(overlay, event) {
  const box = overlay.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}
