// A live picture in the page: Python draws the frames, and what the hand does is told to Python.

const SILENT =
  "Python has not answered for some seconds. If a cell is still running ([*] beside it), wait for it, or stop it with " +
  "the ■ at the top of the notebook. Else the connection is bad: as soon as it is back, this goes on by itself.";
const CUT_OFF =
  "Python was restarted or stopped, and this picture with it. To go on, choose Run > Run All Cells in the menu at " +
  "the top. What you have written and your progress are kept.";
const REST = 500; // milliseconds without a change, after which a screen reader hears the sentence
const SETTLED = 200; // milliseconds without a change, after which coarse shades become exact

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

  let rest = 0, settled = 0;
  function onRest() {
    if (!line.atRest()) return;
    hand.dry();
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

  const onHandles = handlesOn(overlay, [width, height], line);
  function onAnswer() {
    onHandles(model.get("handles")); // a correction by Python at the end of a burst
    onRest();
  }

  const hand = handOn(overlay, stage, model, line, onRest);

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
    enabled: onEnabled, answer: beside("answer", onAnswer), listening: hand.onListening, grip: onGrip, playing: beat,
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
