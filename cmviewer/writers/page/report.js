// What a page shows and is told. Names become text of elements, and never anything else.

const MOST_FOUND = 200;
const MOST_CARDS = 60;

function start() {
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("data").textContent);
  const svg = at("matrix");
  const elements = Array.from(svg.querySelectorAll("[role=gridcell]"));
  const across = data.columns.length;
  const cells = elements.map((element, place) => ({
    row: Math.floor(place / across),
    column: place % across,
    count: Number(element.getAttribute("data-count")),
    exists: element.getAttribute("data-count") !== "",
    kind: element.getAttribute("data-kind"),
    background: element.hasAttribute("data-background"),
  }));
  const seen = { view: svg.getAttribute("data-view"), hidden: svg.classList.contains("hide"), place: 0 };
  seen.rows = svg.getAttribute("data-rows");
  const isTurned = () => seen.rows !== svg.getAttribute("data-rows");
  const arrange = () => arranged(cells, seen.view, seen.hidden, data.transposed);
  seen.cells = arrange();

  function said(example) {
    const words = make("span", "", "said");
    words.append(make("strong", example.image), make("span", example.caption));
    if (example.cause) words.append(make("em", example.cause));
    const mark = [example.mark, example.note].filter(Boolean).join(": ");
    if (mark) words.append(make("em", "marked " + mark));
    if (example.why) words.append(make("small", example.why));
    return words;
  }

  function enlarge(example) {
    const dialog = at("larger");
    const body = at("larger-body");
    body.replaceChildren();
    const whole = picture(data.pictures, example, true);
    if (whole) body.append(whole);
    body.append(said(example));
    if (dialog.open) dialog.close();
    dialog.showModal();
  }

  function card(example) {
    const button = make("button", "", "example");
    button.type = "button";
    button.append(picture(data.pictures, example, false) || make("span", "no picture", "nothing"), said(example));
    button.addEventListener("click", () => enlarge(example));
    return button;
  }

  // Small pictures of the worst example of a pair, and of correct ones beside it.
  function besides(truth, prediction) {
    const cell = make("td", "", "besides");
    for (const { example, words } of beside(data.examples, truth, prediction)) {
      const small = picture(data.pictures, example, false);
      if (!small) continue;
      const button = make("button", "", "thumb");
      button.type = "button";
      button.setAttribute("aria-label", `${words}: ${example.image}, ${example.caption}`);
      button.append(small);
      button.addEventListener("click", () => enlarge(example));
      cell.append(button);
    }
    return cell;
  }

  function cards(examples) {
    const list = at("cards");
    list.replaceChildren();
    let next = 0;
    const more = make("button", "", "more");
    more.type = "button";
    function show() {
      more.remove();
      for (const example of examples.slice(next, next + MOST_CARDS)) list.append(card(example));
      next += MOST_CARDS;
      if (next >= examples.length) return;
      more.textContent = `${number(examples.length - next)} more`;
      list.append(more);
    }
    more.addEventListener("click", show);
    show();
  }

  function open(truths, predictions, name, amount) {
    const examples = examplesOf(data.examples, truths, predictions);
    at("examples-name").textContent = name;
    at("examples-amount").textContent = shownWords(examples.length, amount, data.of_pixels);
    at("examples").hidden = false;
    cards(examples);
  }

  function members(place) {
    const sides = [data.rows[cells[place].row], data.columns[cells[place].column]];
    return data.transposed ? sides.reverse() : sides;
  }

  function nameOf(element) {
    return element.getAttribute("data-truth") + " → " + element.getAttribute("data-prediction");
  }

  function choose(place) {
    for (const element of svg.querySelectorAll(".chosen")) element.classList.remove("chosen");
    if (!cells[place].exists) return void (at("examples").hidden = true);
    elements[place].classList.add("chosen");
    const [truths, predictions] = members(place);
    const { outcomes } = amountOf(data.cells, truths, predictions);
    open(truths, predictions, nameOf(elements[place]), { count: cells[place].count, outcomes });
  }

  function say(place) {
    if (!cells[place].exists) {
      at("hovered").textContent = `${nameOf(elements[place])}: there is no such thing`;
      return;
    }
    const words = seen.cells[place].words;
    const share = words.endsWith("%") ? ` (${words} ${data.of[seen.view]})` : "";
    at("hovered").textContent = `${nameOf(elements[place])}: ${number(cells[place].count)}${share}`;
  }

  function focus(place) {
    elements[seen.place].setAttribute("tabindex", "-1");
    elements[place].setAttribute("tabindex", "0");
    seen.place = place;
    elements[place].focus();
    say(place);
  }

  function draw() {
    svg.classList.toggle("hide", seen.hidden);
    at("caption").textContent = data.captions[`${seen.view} ${seen.rows} ${seen.hidden ? "hidden" : "shown"}`];
    if (at("hides")) at("hides").hidden = !seen.hidden;
    seen.cells = arrange();
    seen.cells.forEach((one, place) => {
      const element = elements[place];
      const chosen = element.classList.contains("chosen") ? " chosen" : "";
      element.setAttribute("class", `${cells[place].kind} l${one.level}${chosen}`);
      const words = element.querySelector("text");
      if (words) words.textContent = one.words;
    });
  }

  function placeOf(target) {
    const element = target.closest("[role=gridcell]");
    return element ? elements.indexOf(element) : -1;
  }

  svg.addEventListener("click", (event) => {
    const place = placeOf(event.target);
    if (place < 0) return;
    focus(place);
    choose(place);
  });
  svg.addEventListener("mouseover", (event) => {
    const place = placeOf(event.target);
    if (place >= 0) say(place);
  });
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      choose(seen.place);
    } else {
      const isThere = (to) => !(seen.hidden && cells[to].background);
      const to = moved(seen.place, event.key, across, cells.length, isThere, isTurned());
      if (to === seen.place) return;
      focus(to);
    }
    event.preventDefault();
  });
  for (const choice of document.querySelectorAll("input[name=view]")) {
    choice.addEventListener("change", () => {
      seen.view = choice.value;
      draw();
    });
  }
  for (const choice of document.querySelectorAll("input[name=rows]")) {
    choice.addEventListener("change", () => {
      seen.rows = choice.value;
      turn(svg, elements, cells, isTurned());
      draw();
    });
  }
  const background = at("background");
  if (background) {
    background.addEventListener("change", () => {
      seen.hidden = !background.checked;
      if (seen.hidden && cells[seen.place].background) focus(0);
      draw();
    });
  }
  for (const title of data.pictures.length ? document.querySelectorAll("[data-besides]") : []) {
    title.textContent = "the worst, and a correct one of each";
  }
  for (const pair of document.querySelectorAll("[data-open]")) {
    const [truth, prediction] = pair.getAttribute("data-open").split(" ").map(Number);
    if (data.pictures.length) pair.closest("tr").append(besides(truth, prediction));
    pair.addEventListener("click", () => {
      open([truth], [prediction], pair.getAttribute("data-name"), amountOf(data.cells, [truth], [prediction]));
      at("examples").scrollIntoView();
    });
  }

  const search = at("search");
  function list() {
    const some = found(data.cells, data.names, search.value);
    const body = at("found");
    body.replaceChildren();
    for (const cell of some.slice(0, MOST_FOUND)) {
      const row = make("tr");
      const name = data.names[cell[0]] + " → " + data.names[cell[1]];
      const button = make("button", name, "link");
      button.type = "button";
      button.addEventListener("click", () => {
        open([cell[0]], [cell[1]], name, { count: cell[2], outcomes: cell[3] });
        at("examples").scrollIntoView();
      });
      const first = make("td", "", "name");
      first.append(button);
      row.append(first, make("td", number(cell[2])));
      body.append(row);
    }
    at("found-amount").textContent = `${number(Math.min(some.length, MOST_FOUND))} of ${number(some.length)} cells`;
  }
  if (search) {
    search.addEventListener("input", list);
    list();
  }
  at("larger-close").addEventListener("click", () => at("larger").close());
  document.documentElement.classList.add("clicks");
}

if (typeof document !== "undefined") start();
