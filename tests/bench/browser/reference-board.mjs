// The barest board that does the same: windowed columns, dragging, keys, a filter, and a stream from the server. No framework.

const ROW = 92;
const SPARE = 6;
const columns = [...document.querySelectorAll("[data-column]")].map((element) => ({ name: element.dataset.column, element, list: element.querySelector("ul"), cards: [] }));
let shown = "";
let hand = null;

const all = await (await fetch("/cards")).json();
for (const column of columns) column.cards = all[column.name];
for (const column of columns) column.element.addEventListener("scroll", () => draw(column), { passive: true });
columns.forEach(draw);

function draw(column) {
  const cards = shown === "" ? column.cards : column.cards.filter(({ title, key }) => title.includes(shown) || key.includes(shown));
  const from = Math.max(0, Math.floor(column.element.scrollTop / ROW) - SPARE);
  const visible = cards.slice(from, from + Math.ceil(column.element.clientHeight / ROW) + 2 * SPARE);
  column.list.style.height = `${cards.length * ROW}px`;
  const focused = document.activeElement?.closest("[data-card]")?.dataset.card;
  column.list.replaceChildren(...visible.map((card, index) => drawCard(card, (from + index) * ROW)));
  if (focused) column.list.querySelector(`[data-card="${focused}"] a`)?.focus({ preventScroll: true });
}

function drawCard(card, top) {
  const item = document.createElement("li");
  item.dataset.card = card.key;
  item.style.top = `${top}px`;
  item.className = hand?.key === card.key ? "carried" : "";
  const link = document.createElement("a");
  link.tabIndex = 0;
  link.textContent = `${card.key} ${card.title}`;
  item.append(link);
  return item;
}

function columnAt(x) {
  return columns.find(({ element }) => x >= element.getBoundingClientRect().left && x < element.getBoundingClientRect().right);
}

function find(key) {
  return columns.find(({ cards }) => cards.some((card) => card.key === key));
}

function move(key, to, at) {
  const from = find(key);
  const [card] = from.cards.splice(from.cards.findIndex((each) => each.key === key), 1);
  to.cards.splice(at, 0, card);
  draw(from);
  draw(to);
}

function putDown() {
  const { key, to, at } = hand;
  hand.ghost?.remove();
  hand = null;
  move(key, to, at);
  void fetch("/move", { method: "POST", body: JSON.stringify({ key, to: to.name, at }) });
}

document.addEventListener("mousedown", (event) => {
  const item = event.target.closest("[data-card]");
  if (item) hand = { key: item.dataset.card, x: event.clientX, y: event.clientY, isLifted: false, ghost: null };
});
document.addEventListener("mousemove", (event) => {
  if (!hand || (!hand.isLifted && Math.hypot(event.clientX - hand.x, event.clientY - hand.y) < 5)) return;
  if (!hand.isLifted) lift();
  if (hand.ghost) hand.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  hand.to = columnAt(event.clientX) ?? hand.to;
  const { element } = hand.to;
  hand.at = Math.max(0, Math.min(hand.to.cards.length, Math.round((event.clientY - element.getBoundingClientRect().top + element.scrollTop) / ROW)));
});
document.addEventListener("mouseup", () => {
  if (hand?.isLifted) putDown();
  hand = null;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (!hand) return;
    hand.ghost?.remove();
    hand = null;
    columns.forEach(draw);
  } else if (event.key === " " && hand) putDown();
  else if (event.key === " " && document.activeElement?.closest("[data-card]")) {
    hand = { key: document.activeElement.closest("[data-card]").dataset.card };
    lift();
  } else if (hand && event.key.startsWith("Arrow")) {
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    hand.to = columns[columns.indexOf(hand.to) + aside] ?? hand.to;
    hand.at = Math.max(0, Math.min(hand.to.cards.length, hand.at + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)));
    move(hand.key, hand.to, hand.at);
    hand.to.element.scrollTop = hand.at * ROW - hand.to.element.clientHeight / 2;
  }
});

function lift() {
  hand.isLifted = true;
  hand.to = find(hand.key);
  hand.at = hand.to.cards.findIndex(({ key }) => key === hand.key);
  hand.ghost = document.querySelector(`[data-card="${hand.key}"]`).cloneNode(true);
  hand.ghost.removeAttribute("data-card");
  hand.ghost.className = "ghost carried";
  document.body.append(hand.ghost);
  draw(hand.to);
}

document.querySelector("input").addEventListener("input", (event) => {
  shown = event.target.value;
  columns.forEach(draw);
});

new EventSource("/stream").onmessage = ({ data }) => {
  const { key, to, at } = JSON.parse(data);
  if (find(key).name !== to) move(key, columns.find(({ name }) => name === to), at);
};
