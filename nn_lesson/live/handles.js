// The handles, which move at the speed of the hand. Places are fractions of the picture, from its upper left corner.

const SHAPES = {
  circle: "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0",
  square: "M-8,-8h16v16h-16z",
  diamond: "M0,-11L11,0L0,11L-11,0z",
  triangle: "M0,-11L10,8L-10,8z",
};
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// A handle keeps to its curve, or within its bounds.
function within({ bounds: [west, north, east, south], track }, [x, y]) {
  const across = clip(x, Math.min(west, east), Math.max(west, east));
  if (!track.length) return [across, clip(y, Math.min(north, south), Math.max(north, south))];
  const after = Math.max(1, track.findIndex(([at]) => at >= across));
  const [[x0, y0], [x1, y1]] = [track[after - 1], track[after]];
  return [across, y0 + ((y1 - y0) * (across - x0)) / (x1 - x0 || 1)];
}

// What it returns shows the handles as Python says that they look.
function handlesOn(overlay, [width, height], line) {
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
    node.onpointermove = (event) => held === handle && move(handle, placeOn(overlay, event));
    node.onlostpointercapture = () => {
      held = null;
      node.classList.remove("nn-held");
      move(handle, handle.at);
    };
    node.onkeydown = (event) => {
      const to = along(handle, event);
      if (!to) return;
      move(handle, to);
      claim(event);
    };
    handles.set(look.name, handle);
    return handle;
  }

  return (looks) => {
    for (const look of looks) {
      const handle = handles.get(look.name) ?? newHandle(look);
      handle.look = look;
      set(handle.node, look.aria);
      const isRight = handle === held ? line.atRest() : !line.isPending(look.name); // Python, which may be far behind
      place(handle, isRight ? look.at : handle.at);
    }
  };
}
