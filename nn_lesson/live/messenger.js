// The messages between a picture and Python.

const MERGED = new Set(["drag", "hover"]); // of these, one that follows another takes its place, unless it is ink
const IN_ORDER = ["moved", "set", "events", "custom"]; // what the hand does, and one of these in each message
const PATIENCE = 2500; // milliseconds without an answer, after which one asks again; the second time the learner is told
const NEAR = 40, FRAME = 20; // milliseconds: a round trip that is short, and what a frame takes at least
const REMEMBERED = 20; // answers
const PAINTING = 16; // milliseconds between two messages, at least
const TICK = 32; // milliseconds at least between two frames that are asked for while it plays

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
