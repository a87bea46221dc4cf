// A live picture in the page. Python draws the frames; the handles move here, at the speed of the hand.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  circle: "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0",
  square: "M-8,-8h16v16h-16z",
  diamond: "M0,-11L11,0L0,11L-11,0z",
  triangle: "M0,-11L10,8L-10,8z",
};
const MERGED = new Set(["drag", "hover"]); // of these, one that follows another takes its place, unless it is ink
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PATIENCE = 5000; // milliseconds without an answer, after which the learner is told
const SILENT =
  "Python does not answer. If a cell is still running ([*] beside it), wait for it or stop it with the ■ button.";
const CUT_OFF =
  "Python was restarted or stopped, and this picture with it. To go on, choose Run > Run All Cells in the menu at " +
  "the top. What you have written and your progress are kept.";
const LONG_PRESS = 500; // milliseconds that a finger rests, and then does what a right button does
const STILL = 8; // pixels that a finger strays while it rests
const NEAR = 40, FRAME = 30; // milliseconds: a round trip that is short, and what a frame takes
const PAINTING = 16; // milliseconds between two messages, at least
const TICK = 32; // milliseconds at least between two frames that are asked for while it plays
const REST = 500; // milliseconds without a change, after which a screen reader hears the sentence

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

function merge(earlier = [], later = []) {
  const events = [...earlier];
  for (const event of later) {
    if (MERGED.has(event.kind) && !event.ink && events.at(-1)?.kind === event.kind) events.pop();
    events.push(event);
  }
  return events;
}

// How many messages may be on their way: one where Python is near, else as many as fill the way there and back. As soon
// as answers come later than they could, they wait for each other, and there are too many.
function road() {
  const times = []; // milliseconds that the last answers took, beside Python's work
  let most = 1;
  return {
    note(took) {
      times.push(took);
      if (times.length > 40) times.shift();
      const least = Math.min(...times), late = took - least;
      if (least < NEAR) most = 1;
      else if (late < FRAME) most = Math.min(most + 0.5, 1 + least / FRAME);
      else if (late > 3 * FRAME) most = Math.max(most * 0.8, 1);
    },
    takes: (underway) => underway < Math.floor(most),
  };
}

// What happens while no message can be sent is merged into the next one, newest values first.
function messenger(model, onSilence, onCutOff) {
  const view = Math.random().toString(36); // a model may be shown in several views
  const way = road(), begun = []; // when each message on its way was sent
  let sent = 0, answered = 0, waiting = null, timer = 0, next = 0;
  const hasRoom = () => !waiting && way.takes(sent - answered);
  function flush() {
    clearTimeout(next);
    if (!waiting || !way.takes(sent - answered)) return;
    const early = begun.length ? begun.at(-1) + PAINTING - performance.now() : 0;
    if (early > 0) return void (next = setTimeout(flush, early));
    try {
      model.send({ view, number: ++sent, ...waiting });
    } catch {
      return onCutOff();
    }
    waiting = null;
    begun.push(performance.now());
    expectAnswer();
  }
  function expectAnswer() {
    clearTimeout(timer);
    if (answered < sent && sent < Infinity) timer = setTimeout(() => onSilence(true), PATIENCE);
  }
  return {
    tell(change) {
      const moved = { ...waiting?.moved, ...change.moved }, events = merge(waiting?.events, change.events);
      waiting = { ...waiting, ...change, moved, events };
      flush();
    },
    hear() {
      const answer = model.get("answer");
      if (answer.view !== view) return;
      for (; answered < answer.number; answered++) way.note(performance.now() - begun.shift() - answer.took);
      expectAnswer();
      onSilence(false);
      flush();
    },
    hasRoom,
    atRest: () => sent === answered && !waiting,
    end() {
      clearTimeout(timer);
      clearTimeout(next);
      sent = Infinity; // so that nothing is sent any more
    },
  };
}

// A blob is fetched through another process of the browser, which takes as long as decoding does. Without one it goes
// where there is an `ImageDecoder`: in newer browsers, and on pages from https or from this computer.
async function decode(bytes) {
  const type = "image/png";
  if (!window.ImageDecoder) return createImageBitmap(new Blob([bytes], { type }));
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    const { image } = await decoder.decode();
    return await createImageBitmap(image).finally(() => image.close());
  } finally {
    decoder.close();
  }
}

// Frames are decoded beside the page's own work, and before they are shown, so that the picture never blinks.
function frames(model, canvas, onShown) {
  const context = canvas.getContext("bitmaprenderer");
  let turn = 0, shown = 0;
  return {
    async show() {
      const bytes = model.get("frame"), mine = ++turn;
      if (!bytes?.byteLength) return;
      const decoded = await decode(bytes).catch(() => null);
      if (!decoded || mine < shown) return; // a newer frame was decoded sooner
      if (canvas.width !== decoded.width) set(canvas, { width: decoded.width, height: decoded.height });
      context.transferFromImageBitmap(decoded);
      shown = mine;
      onShown();
    },
    allShown: () => shown === turn,
    end: () => (shown = Infinity),
  };
}

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

// A handle keeps to its curve, or within its bounds. Places are fractions of the picture, from its upper left.
function within({ bounds: [west, north, east, south], track }, [x, y]) {
  const across = clip(x, Math.min(west, east), Math.max(west, east));
  if (!track.length) return [across, clip(y, Math.min(north, south), Math.max(north, south))];
  const after = Math.max(1, track.findIndex(([at]) => at >= across));
  const [[x0, y0], [x1, y1]] = [track[after - 1], track[after]];
  return [across, y0 + ((y1 - y0) * (across - x0)) / (x1 - x0 || 1)];
}

function render({ model, el }) {
  const [width, height] = model.get("size"); // in CSS pixels, where nothing is narrower
  const stage = add(el, "div", { class: "nn-picture", style: `width:${width}px` });
  const image = add(stage, "canvas", { role: "img", style: `aspect-ratio:${width}/${height}` });
  const overlay = add(stage, "svg", { viewBox: `0 0 ${width} ${height}` });
  const grip = add(overlay, "path", { class: "nn-grip" }); // where a finger drags, and does not scroll the page
  const sentence = add(el, "div", { class: "nn-text", style: `min-height:${1.5 * model.get("lines")}em` });
  const problem = add(el, "div", { class: "nn-problem", role: "alert" });
  const silence = add(el, "div", { class: "nn-silence", role: "alert", hidden: "" });
  const spoken = add(el, "div", {
    "aria-live": "polite", style: "position:absolute; top:0; width:1px; height:1px; overflow:hidden; clip-path:inset(50%)",
  });
  silence.textContent = SILENT;

  const line = messenger(model, (silent) => (silence.hidden = !silent), onCutOff);
  function onCutOff() {
    line.end();
    stage.inert = true;
    silence.textContent = CUT_OFF;
    stage.before(silence); // where it is in sight
    silence.hidden = false;
  }
  const pen = penOver(overlay, width, height);
  const film = frames(model, image, dryInk);
  function dryInk() {
    if (!stroke && line.atRest() && film.allShown()) pen.dry();
  }

  let rest = 0;
  function onText() {
    image.ariaLabel = model.get("text").replaceAll("`", "");
    write(sentence, model.get("text"));
    clearTimeout(rest);
    rest = setTimeout(() => (spoken.textContent = image.ariaLabel), REST);
  }
  function onProblem() {
    write(problem, model.get("problem"));
    stage.style.display = model.get("frame")?.byteLength ? "" : "none"; // else an empty frame pushes it off the screen
  }
  const onEnabled = () => stage.classList.toggle("nn-disabled", !model.get("enabled"));

  const handles = new Map(); // name -> {node, look: what Python said of it, at: where it is}
  let held = null;

  function place(handle, at) {
    handle.at = within(handle.look, at);
    handle.node.setAttribute("transform", `translate(${handle.at[0] * width},${handle.at[1] * height})`);
  }
  function move(handle, at) {
    place(handle, at);
    line.tell({ moved: { [handle.look.name]: handle.at } });
  }
  function pointer(event) {
    const box = overlay.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }
  function newHandle(look) {
    const node = add(overlay, "g", {
      class: "nn-handle", role: "slider", tabindex: 0,
      "data-lm-suppress-shortcuts": "true", // JupyterLab would take the arrow keys for itself
    });
    add(node, "circle", { class: "nn-halo", r: 18 }); // large enough for a finger
    add(node, "path", { d: SHAPES[look.shape], fill: look.colour, stroke: "white", "stroke-width": 2 });
    const handle = { node, look, at: look.at };
    node.onpointerdown = (event) => {
      held = handle;
      node.setPointerCapture(event.pointerId);
      node.classList.add("nn-held");
      node.focus();
      event.preventDefault(); // else a drag selects text
    };
    node.onpointermove = (event) => held === handle && move(handle, pointer(event));
    node.onlostpointercapture = () => {
      held = null;
      node.classList.remove("nn-held");
      move(handle, handle.at);
    };
    node.onkeydown = (event) => {
      const direction = DIRECTIONS[event.key];
      if (!direction) return;
      const times = event.shiftKey ? 10 : 1;
      move(handle, handle.at.map((value, i) => value + direction[i] * times * handle.look.step[i]));
      event.preventDefault();
      event.stopPropagation();
    };
    handles.set(look.name, handle);
    return handle;
  }
  function onHandles() {
    for (const look of model.get("handles")) {
      const handle = handles.get(look.name) ?? newHandle(look);
      handle.look = look;
      set(handle.node, look.aria);
      if (handle !== held && line.atRest()) place(handle, look.at); // at rest Python is right
    }
  }
  function onAnswer() {
    line.hear();
    beat();
    onHandles(); // a correction by Python at the end of a burst
    setTimeout(dryInk); // when the frame that came with the answer has been noticed, if one came
  }

  // What the hand does beside the handles, for a picture that listens to it.
  let pressed = null; // where the pointer is down: {id, at, taps: whether it may still turn into scrolling}
  let long = 0; // the timer of a finger that rests
  let stroke = null; // draws on to a point, while the pointer is down on a pad
  let last = null; // where the pointer was last

  const say = (event) => model.get("enabled") && line.tell({ events: [event] });
  const hover = (event) => model.get("pad").bounds || say(event); // a stroke would have to wait for its frame
  function press(event) {
    if (pressed || !isGround(event.target)) return;
    last = pointer(event);
    const finger = event.pointerType === "touch";
    pressed = { id: event.pointerId, at: last, taps: finger && event.target === overlay };
    overlay.setPointerCapture(event.pointerId);
    overlay.focus({ preventScroll: true });
    if (model.get("enabled") && isOnPad(last)) stroke = pen.begin(model.get("pad"), last);
    if (!pressed.taps) say({ kind: "press", at: last, right: event.button === 2 || event.ctrlKey });
    if (finger && !stroke) long = setTimeout(pressRight, LONG_PRESS);
    event.preventDefault(); // else a drag selects text, and JupyterLab takes the focus
  }
  const isGround = (target) => target === overlay || target === grip;
  function pressRight() {
    pressed.taps = false;
    say({ kind: "press", at: pressed.at, right: true });
  }
  function follow(event) {
    if (!pressed && !isGround(event.target)) return;
    if (stroke && pressed.id === event.pointerId) return drawOn(event);
    last = pointer(event);
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
      const [west, north, east, south] = model.get("pad").bounds, [x, y] = pointer(part);
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
    dryInk();
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
    event.preventDefault();
    event.stopPropagation();
  }
  function noMenu(event) {
    event.preventDefault();
    event.stopPropagation(); // JupyterLab has a menu of its own
  }
  const hand = {
    pointerdown: press, pointermove: follow, pointercancel: scrolls, lostpointercapture: letGo,
    pointerleave: leave, keydown: strike, contextmenu: noMenu,
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

  // While it plays, one frame after the other is asked for, as soon as there is room for it and somebody can see it.
  let beaten = 0, next = 0;
  function beat() {
    clearTimeout(next);
    if (!model.get("playing") || document.hidden || !stage.clientWidth || !line.hasRoom()) return;
    const early = beaten + TICK - performance.now();
    if (early > 0) return void (next = setTimeout(beat, early));
    beaten = performance.now();
    line.tell({ tick: true });
    next = setTimeout(beat, TICK);
  }

  const onGrip = () => set(grip, { d: model.get("grip") });

  function onScreen() {
    if (!stage.clientWidth) return;
    stage.style.setProperty("--nn-shrunk", width / stage.clientWidth);
    line.tell({ scale: (devicePixelRatio * stage.clientWidth) / width });
    beat();
  }
  const resized = new ResizeObserver(onScreen);
  resized.observe(stage);
  addEventListener("resize", onScreen); // zooming, or another monitor

  const listeners = {
    frame: film.show, text: onText, problem: onProblem, handles: onHandles, enabled: onEnabled, answer: onAnswer,
    listening: onListening, grip: onGrip, playing: beat,
  };
  document.addEventListener("visibilitychange", beat);
  model.on("comm_live_update", onCutOff);
  for (const [name, listener] of Object.entries(listeners)) {
    model.on(`change:${name}`, listener);
    if (name !== "answer") listener();
  }
  return () => {
    model.off("comm_live_update", onCutOff);
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
    resized.disconnect();
    removeEventListener("resize", onScreen);
    document.removeEventListener("visibilitychange", beat);
    clearTimeout(rest);
    clearTimeout(next);
    line.end();
    film.end();
  };
}

export default { render };
