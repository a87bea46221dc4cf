// Asks for the page again and again, and changes of its lists only what has become another.
const find = (id) => document.getElementById(id);

function follow(here, there) {
  const known = new Map([...here.children].map((item) => [item.dataset.key, item]));
  const items = [...there.children].map((item) => {
    const mine = known.get(item.dataset.key) ?? item;
    mine.className = item.className;
    if (mine.innerHTML !== item.innerHTML) mine.innerHTML = item.innerHTML;
    return mine;
  });
  for (const item of known.values()) if (!items.includes(item)) item.remove();
  items.forEach((item, place) => {
    const other = here.children[place];
    if (other?.nextElementSibling === item) here.append(other); // what has gone down moves, and nothing else
    else if (other !== item) here.insertBefore(item, other ?? null);
  });
}

async function ask() {
  const began = performance.now();
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["slips", "learners", "more"]) follow(find(id), page.getElementById(id));
    if (document.title !== page.title) document.title = find("status").textContent = page.title;
    find("stopped").hidden = true;
  } catch {
    find("stopped").hidden = false;
  }
  setTimeout(ask, 700 + 3 * (performance.now() - began)); // a large class keeps no computer busy
}

ask();
