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
const PATIENCE = 2500; // milliseconds without an answer, after which one asks again; the second time the learner is told
const SILENT =
  "Python has not answered for some seconds. If a cell is still running ([*] beside it), wait for it, or stop it with " +
  "the ■ at the top of the notebook. Else the connection is bad: as soon as it is back, this goes on by itself.";
const CUT_OFF =
  "Python was restarted or stopped, and this picture with it. To go on, choose Run > Run All Cells in the menu at " +
  "the top. What you have written and your progress are kept.";
const LONG_PRESS = 500; // milliseconds that a finger rests, and then does what a right button does
const STILL = 8; // pixels that a finger strays while it rests
const NEAR = 40, FRAME = 20; // milliseconds: a round trip that is short, and what a frame takes at least
const REMEMBERED = 20; // answers
const PAINTING = 16; // milliseconds between two messages, at least
const TICK = 32; // milliseconds at least between two frames that are asked for while it plays
const REST = 500; // milliseconds without a change, after which a screen reader hears the sentence
const SETTLED = 200; // milliseconds without a change, after which coarse shades become exact

const IN_ORDER = ["moved", "set", "events", "custom"]; // what the hand does, and one of these in each message

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

function joined(earlier = [], later = []) {
  const events = [...earlier];
  for (const event of later) {
    if (MERGED.has(event.kind) && !event.ink && events.at(-1)?.kind === event.kind) events.pop();
    events.push(event);
  }
  return events;
}

// Two messages as one.
function merge(earlier, later) {
  const both = { ...earlier, ...later };
  if (both.moved) both.moved = { ...earlier.moved, ...later.moved };
  if (both.custom) both.custom = [...(earlier.custom ?? []), ...(later.custom ?? [])];
  if (both.events) both.events = joined(earlier.events, later.events);
  if (both.set) {
    both.set = { ...earlier.set };
    for (const [id, state] of Object.entries(later.set ?? {})) both.set[id] = { ...both.set[id], ...state };
  }
  return both;
}

// How many messages may be on their way: one where Python is near, else as many as fill the way there and back, one
// for each frame that Python can draw meanwhile. Where answers come frames later than they could, they wait for each
// other, and there are too many.
function road() {
  const times = []; // milliseconds that the last answers took, beside Python's work
  let least = 0, most = 1;
  return {
    note(whole, work) {
      const took = whole - work, frame = Math.max(FRAME, work);
      times.push(took);
      if (times.length > REMEMBERED) times.shift();
      least = Math.min(...times);
      const late = (took - least) / frame, full = 1 + least / frame;
      if (times.length < 3) most = full;
      else most += late < 1.5 ? 0.5 : late > 3 ? -0.5 : 0;
      most = least < NEAR ? 1 : clip(most, 1, full);
    },
    takes: (underway) => underway < Math.floor(most),
    isFar: () => least >= NEAR,
  };
}

// The one line to Python of all views of a picture, and of its controls. What happens while no message can be sent waits,
// in order; of what follows itself the newest counts. What is not answered for long, as the connection was cut, is sent
// once more.
function messenger(model) {
  const page = Math.random().toString(36); // a model may be shown on several pages
  const way = road(), waiting = [], underway = []; // messages to be sent, and those that are not answered yet
  const views = new Set(), receivers = new Map(); // of each control, what takes in its state
  let number = 0, sentAt = 0, timer = 0, repeated = 0, next = 0, beaten = 0, wantsTick = false, isCut = false;
  const all = (name, ...heard) => views.forEach((view) => view[name](...heard));
  const hasRoom = () => !isCut && way.takes(underway.length);
  function send({ message }) {
    try {
      model.send(message);
    } catch {
      cutOff();
    }
  }
  function flush() {
    clearTimeout(next);
    if (!waiting.length || !hasRoom()) return;
    const early = sentAt + PAINTING - performance.now();
    if (early > 0) return void (next = setTimeout(flush, early));
    sentAt = performance.now();
    const message = { view: page, number: ++number, ...waiting.shift(), ...(way.isFar() && { far: true }) };
    if (wantsTick) [message.tick, beaten, wantsTick] = [true, sentAt, false];
    underway.push({ at: sentAt, message });
    send(underway.at(-1));
    timer ||= setTimeout(repeat, PATIENCE);
    flush();
  }
  function repeat() {
    underway.forEach(send);
    if (++repeated > 1) all("onSilence", true);
    timer = underway.length && setTimeout(repeat, PATIENCE * 2 ** (repeated - 1)); // a cell may run for long
  }
  function tell(change) {
    const [kind, before] = [change, waiting.at(-1) ?? {}].map((part) => IN_ORDER.find((name) => part[name]));
    const last = (!kind || !before || kind === before) && waiting.pop();
    waiting.push(merge(last || {}, change));
    flush();
  }
  const isPending = (id, key) => [...waiting, ...underway.map(({ message }) => message)].some(
    ({ moved, set }) => moved?.[id] || (set?.[id] && (!key || key in set[id])));
  function hear() {
    const answer = model.get("answer");
    if (answer.view !== page) return;
    while (underway[0]?.message.number <= answer.number) way.note(performance.now() - underway.shift().at, answer.took);
    for (const [id, state] of Object.entries(answer.values ?? {})) receivers.get(id)?.(state);
    clearTimeout(timer);
    repeated = 0;
    timer = underway.length && setTimeout(repeat, PATIENCE);
    all("onSilence", false);
    flush();
  }
  function end() {
    clearTimeout(timer);
    clearTimeout(next);
    isCut = true;
    underway.length = waiting.length = 0;
  }
  function cutOff() {
    end();
    all("onCutOff");
  }
  // All controls go the same way, so that everything comes in the order in which the hand did it; ipywidgets would also
  // let only one value of a slider be on its way. What the hand has set stays until Python has answered to it.
  function carry(control) {
    const id = control.model_id, receive = control.set_state.bind(control);
    if (receivers.has(id)) return;
    control.send_sync_message = (state) => {
      tell({ set: { [id]: state } });
      return page; // no message's name: so an echo, which comes when the hand has gone on, is not taken for the answer
    };
    control.send = (content) => tell({ custom: [{ model: id, content }] });
    control.set_state = (state) =>
      receive(Object.fromEntries(Object.entries(state).filter(([key]) => !isPending(id, key))));
    receivers.set(id, control.set_state);
  }
  const find = (id) => model.widget_manager.get_model(id).then(carry, () => {}); // not there yet: the next time
  const carryAll = () => model.get("carried").forEach(find);
  model.on("change:answer", hear);
  model.on("change:carried", carryAll);
  model.on("comm_live_update", cutOff);
  return {
    tell,
    // A frame is asked for while it plays; milliseconds until it is time for the next.
    beat() {
      const early = beaten + TICK - performance.now();
      if (early > 0) return early;
      wantsTick = true; // which goes with what waits, or else alone
      if (!waiting.length && hasRoom()) tell({});
      return TICK;
    },
    isFar: way.isFar,
    isPending,
    atRest: () => !isCut && !underway.length && !waiting.length,
    join(view) {
      views.add(view);
      carryAll();
    },
    leave: (view) => views.delete(view),
    end,
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

// Frames are decoded beside the page's own work, and before they are shown, so that the picture never blinks. Most hold
// only what has changed since the one before; where that is missing, `onLost` asks for a whole one.
function frames(model, canvas, onLost) {
  const context = canvas.getContext("2d");
  let newest = 0, isLost = false, done = Promise.resolve();
  function lose() {
    if (!isLost) onLost();
    isLost = true;
  }
  async function draw(decoding, { after, at }) {
    const decoded = await decoding;
    if (!decoded) return lose();
    if (!after) set(canvas, { width: decoded.width, height: decoded.height });
    context.drawImage(decoded, ...at);
    decoded.close();
  }
  return {
    show() {
      const frame = model.get("frame");
      if (!frame.png) return;
      if (frame.after && frame.after !== newest) return lose();
      newest = frame.number;
      if (!frame.after) isLost = false;
      const decoding = decode(frame.png).catch(() => null);
      done = done.then(() => draw(decoding, frame));
    },
    // Resolves when all that has come by now is shown; what comes with one message is told one after the other.
    shown: () => Promise.resolve().then(() => done),
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

function render(model, el, line) {
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

  const film = frames(model, image, () => line.tell({ whole: true }));
  let isOver = false;
  const beside = (name, act) => () => { // the frame that it belongs to
    const value = model.get(name);
    film.shown().then(() => isOver || act(value));
  };
  function onCutOff() {
    stage.inert = true;
    silence.textContent = CUT_OFF;
    stage.before(silence); // where it is in sight
    silence.hidden = false;
  }
  const view = { onCutOff, onSilence: (silent) => (silence.hidden = !silent) };
  line.join(view);

  const pen = penOver(overlay, width, height);
  let rest = 0, settled = 0;
  function onRest() {
    if (!line.atRest()) return;
    if (!stroke) pen.dry();
    clearTimeout(settled);
    if (model.get("frame").exact === false) settled = setTimeout(makeExact, SETTLED);
  }
  function makeExact() {
    if (line.atRest() && !model.get("playing")) line.tell({ whole: true });
  }
  function onText(text) {
    image.ariaLabel = text.replaceAll("`", "");
    write(sentence, text);
    clearTimeout(rest);
    rest = setTimeout(() => (spoken.textContent = image.ariaLabel), REST);
  }
  function onProblem() {
    write(problem, model.get("problem"));
    stage.style.display = model.get("frame").png ? "" : "none"; // else an empty frame pushes it off the screen
  }
  const onEnabled = () => stage.classList.toggle("nn-disabled", !model.get("enabled"));

  const handles = new Map(); // name -> {node, look: what Python said of it, at: where it is}
  let held = null;

  const isFarHeld = (handle) => handle === held && line.isFar();
  // What hangs on a handle moves with it: exactly, or as long as Python's frame is not far behind, nearly.
  function pull({ look: { at, carried, around, apart }, at: now, load }, shows) {
    const [west, north, east, south] = around.map((edge, i) => edge * [width, height][i % 2]);
    const box = [west, north, east - west, south - north];
    set(load, { x: box[0], y: box[1], width: box[2], height: box[3], viewBox: box.join(" ") }).replaceChildren();
    if (!apart && !(shows && Math.hypot(now[0] - at[0], now[1] - at[1]))) return;
    for (const { ends, by, look } of carried) {
      const end = (i, j) => ends[i][j] + by[0][i][j] * (now[0] - at[0]) + by[1][i][j] * (now[1] - at[1]);
      const [start, stop] = [0, 1].map((i) => [end(i, 0) * width, end(i, 1) * height]);
      add(load, "path", { d: `M${start}L${stop}`, ...look });
    }
  }
  function place(handle, at) {
    handle.at = within(handle.look, at);
    handle.node.setAttribute("transform", `translate(${handle.at[0] * width},${handle.at[1] * height})`);
    pull(handle, isFarHeld(handle));
  }
  function move(handle, at) {
    place(handle, at);
    const name = handle.look.name;
    line.tell({ moved: { [name]: handle.at }, held: isFarHeld(handle) ? name : undefined });
  }
  function along({ at, look: { step, bounds: [west, north, east, south] } }, { key, shiftKey }) {
    const direction = DIRECTIONS[key], isFirst = key === "Home";
    if (direction) return at.map((value, i) => value + direction[i] * (shiftKey ? 10 : 1) * step[i]);
    if (!isFirst && key !== "End") return null;
    return east > west ? [isFirst ? west : east, at[1]] : [at[0], isFirst ? south : north];
  }
  function pointer(event) {
    const box = overlay.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }
  function newHandle(look) {
    const load = add(overlay, "svg", { class: "nn-load" });
    const node = add(overlay, "g", {
      class: "nn-handle", role: "slider", tabindex: 0,
      "data-lm-suppress-shortcuts": "true", // JupyterLab would take the arrow keys for itself
    });
    add(node, "circle", { class: "nn-halo", r: 18 }); // large enough for a finger
    add(node, "path", { d: SHAPES[look.shape], fill: look.colour, stroke: "white", "stroke-width": 2 });
    const handle = { node, load, look, at: look.at };
    node.onpointerdown = (event) => {
      if (event.button) return;
      held = handle;
      if (line.isFar()) line.tell({ held: look.name });
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
      const to = along(handle, event);
      if (!to) return;
      move(handle, to);
      event.preventDefault();
      event.stopPropagation();
    };
    handles.set(look.name, handle);
    return handle;
  }
  function onHandles(looks) {
    for (const look of looks) {
      const handle = handles.get(look.name) ?? newHandle(look);
      handle.look = look;
      set(handle.node, look.aria);
      const isRight = handle === held ? line.atRest() : !line.isPending(look.name); // Python, which may be far behind
      place(handle, isRight ? look.at : handle.at);
    }
  }
  function onAnswer() {
    onHandles(model.get("handles")); // a correction by Python at the end of a burst
    onRest();
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
  let next = 0;
  function beat() {
    clearTimeout(next);
    if (model.get("playing") && !document.hidden && stage.clientWidth) next = setTimeout(beat, line.beat());
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
    frame: film.show, text: beside("text", onText), problem: onProblem, handles: beside("handles", onHandles),
    enabled: onEnabled, answer: beside("answer", onAnswer), listening: onListening, grip: onGrip, playing: beat,
  };
  model.on("change:answer", beat); // there may be room now
  document.addEventListener("visibilitychange", beat);
  for (const [name, listener] of Object.entries(listeners)) {
    model.on(`change:${name}`, listener);
    if (name !== "answer") listener();
  }
  return () => {
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
    model.off("change:answer", beat);
    resized.disconnect();
    removeEventListener("resize", onScreen);
    document.removeEventListener("visibilitychange", beat);
    for (const timer of [rest, settled, next]) clearTimeout(timer);
    isOver = true;
    line.leave(view);
  };
}

export default () => {
  let line;
  function initialize({ model }) {
    line = messenger(model);
    return line.end;
  }
  return { initialize, render: ({ model, el }) => render(model, el, line) };
};
