// What the hand does beside the handles, for a picture that listens to it.

const LONG_PRESS = 500; // milliseconds that a finger rests, and then does what a right button does
const STILL = 8; // pixels that a finger strays while it rests

// Strokes of a pen, drawn at once. Python draws them, too, and they go when a frame shows all of them.
function penOver(overlay, width, height) {
  const strokes = [];
  const path = (points) => "M" + points.map(([x, y]) => `${x * width},${y * height}`).join("L");
  return {
    begin({ colour, thick }, at) {
      const node = add(overlay, "path", {
        class: "nn-ink", fill: "none", stroke: colour, "stroke-width": thick,
        "stroke-linecap": "round", "stroke-linejoin": "round",
        "pointer-events": "none", // else a stroke that begins on wet ink is lost
      });
      const points = [at];
      strokes.push(node);
      const draw = (to) => set(node, { d: path([...points, to]) }) && points.push(to);
      draw(at); // a dot
      return draw;
    },
    dry: () => strokes.splice(0).forEach((node) => node.remove()),
  };
}

// `onRest` is called when a stroke has ended.
function handOn(overlay, stage, model, line, onRest) {
  const [width, height] = model.get("size");
  const pen = penOver(overlay, width, height);
  let pressed = null; // where the pointer is down: {id, at, taps: whether it may still turn into scrolling}
  let long = 0; // the timer of a finger that rests
  let stroke = null; // draws on to a point, while the pointer is down on a pad
  let last = null; // where the pointer was last

  const say = (event) => model.get("enabled") && line.tell({ events: [event] });
  const hover = (event) => model.get("pad").bounds || say(event); // a stroke would have to wait for its frame
  function press(event) {
    if (pressed || !isGround(event.target)) return;
    last = placeOn(overlay, event);
    const finger = event.pointerType === "touch";
    pressed = { id: event.pointerId, at: last, taps: finger && event.target === overlay };
    overlay.setPointerCapture(event.pointerId);
    overlay.focus({ preventScroll: true });
    if (model.get("enabled") && isOnPad(last)) stroke = pen.begin(model.get("pad"), last);
    if (!pressed.taps) say({ kind: "press", at: last, right: event.button === 2 || event.ctrlKey });
    if (finger && !stroke) long = setTimeout(pressRight, LONG_PRESS);
    event.preventDefault(); // else a drag selects text, and JupyterLab takes the focus
  }
  const isGround = (target) => target === overlay || target.matches(".nn-grip");
  function pressRight() {
    pressed.taps = false;
    say({ kind: "press", at: pressed.at, right: true });
  }
  function follow(event) {
    if (!pressed && !isGround(event.target)) return;
    if (stroke && pressed.id === event.pointerId) return drawOn(event);
    last = placeOn(overlay, event);
    if (!pressed) return hover({ kind: "hover", at: last });
    if (pressed.id !== event.pointerId || pressed.taps) return;
    if (hasMoved()) clearTimeout(long);
    say({ kind: "drag", at: last, pressed: pressed.at });
  }
  function hasMoved() {
    const [across, down] = last.map((value, i) => value - pressed.at[i]);
    return Math.hypot(across * width, down * height) > STILL;
  }
  function isOnPad([x, y]) {
    const [west, north, east, south] = model.get("pad").bounds ?? [2, 2, 2, 2];
    return x >= west && x <= east && y >= north && y <= south;
  }
  function drawOn(event) {
    const all = event.getCoalescedEvents?.() ?? []; // a fast hand moves on between two paintings
    for (const part of all.length ? all : [event]) {
      const [west, north, east, south] = model.get("pad").bounds, [x, y] = placeOn(overlay, part);
      last = [clip(x, west, east), clip(y, north, south)];
      stroke(last);
      say({ kind: "drag", at: last, pressed: pressed.at, ink: true });
    }
  }
  function letGo(event) {
    if (pressed?.id !== event.pointerId) return;
    clearTimeout(long);
    if (pressed.taps) say({ kind: "press", at: pressed.at });
    if (!stroke) say({ kind: "release", at: last, pressed: pressed.at });
    pressed = stroke = null;
    onRest();
  }
  function scrolls(event) { // the page, by the same finger: so it was no tap
    if (pressed?.id !== event.pointerId || !pressed.taps) return;
    clearTimeout(long);
    pressed = null;
  }
  function leave() {
    if (pressed) return;
    last = null;
    hover({ kind: "leave" });
  }
  function strike(event) {
    const { key } = event;
    if (event.target !== overlay || !model.get("listening").keys.includes(key)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    say({ kind: "key", key, at: last });
    claim(event);
  }
  const hand = {
    pointerdown: press, pointermove: follow, pointercancel: scrolls, lostpointercapture: letGo,
    pointerleave: leave, keydown: strike, contextmenu: claim,
  };
  function onListening() {
    const { label } = model.get("listening");
    stage.classList.toggle("nn-listening", Boolean(label));
    for (const [name, listener] of Object.entries(hand)) {
      overlay.removeEventListener(name, listener);
      if (label) overlay.addEventListener(name, listener);
    }
    if (!label) return;
    set(overlay, { role: "application", tabindex: 0, "aria-label": label, "data-lm-suppress-shortcuts": "true" });
  }
  return { onListening, dry: () => stroke || pen.dry() };
}
