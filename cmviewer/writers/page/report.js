// What a page shows and is told. Names become text of elements, and never anything else.

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
  const scale = cells.map((cell) => ({ ...cell }));
  const written = { cells: data.cells, examples: data.examples, counts: cells.map((cell) => cell.count) };
  const label = svg.getAttribute("aria-label").slice(0, -at("caption").textContent.length);
  const { cards, pairPictures } = showing(at, data.pictures);
  let now = written;
  const isTurned = () => seen.rows !== svg.getAttribute("data-rows");
  const arrange = () => arranged(cells, seen.view, seen.hidden, data.transposed, scale);
  seen.cells = arrange();

  // place: where it stands in the matrix, which knows its count where cells are left out.
  function open(truths, predictions, name, place) {
    seen.opened = [truths, predictions, name, place];
    const examples = examplesOf(now.examples, truths, predictions);
    const amount = amountOf(now.cells, truths, predictions);
    if (place !== undefined) amount.count = cells[place].count;
    at("examples-name").textContent = name;
    at("examples-amount").textContent = shownWords(examples.length, amount, data.of_pixels);
    const rest = now === written ? [] : restWords(now.name, examples.length, amount.outcomes);
    at("examples-rest").replaceChildren(...rest.map((words, place) => (place % 2 ? make("code", words) : words)));
    at("examples-rest").hidden = !rest.length;
    at("examples").hidden = false;
    cards(examples);
  }

  function openCell(truth, prediction, name) {
    for (const element of svg.querySelectorAll(".chosen")) element.classList.remove("chosen");
    const wanted = String([[truth], [prediction]]);
    const place = cells.findIndex((_, place) => members(place).every((one) => one.length === 1)
      && String(members(place)) === wanted);
    if (place >= 0) elements[place].classList.add("chosen");
    open([truth], [prediction], name);
    at("examples").scrollIntoView();
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
    open(truths, predictions, nameOf(elements[place]), place);
    at("examples-name").scrollIntoView({ block: "nearest" });
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

  // The cell that Tab leads to.
  function stand(place) {
    elements[seen.place].setAttribute("tabindex", "-1");
    elements[place].setAttribute("tabindex", "0");
    seen.place = place;
  }

  function focus(place) {
    stand(place);
    elements[place].focus();
    say(place);
  }

  function draw() {
    svg.classList.toggle("hide", seen.hidden);
    if (seen.hidden && cells[seen.place].background) {
      if (document.activeElement === elements[seen.place]) elements[0].focus();
      stand(0);
    }
    const way = `${seen.view} ${seen.rows} ${seen.hidden ? "hidden" : "shown"}`;
    const caption = now === written ? data.captions[way] : `${now.name} · ${data.common.captions[now.captions][way]}`;
    at("caption").textContent = caption;
    svg.setAttribute("aria-label", label + caption);
    if (at("hides")) at("hides").hidden = !(seen.hidden && at("hides-words").textContent);
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
      draw();
    });
  }
  for (const title of data.pictures.length ? document.querySelectorAll("[data-pair-pictures]") : []) {
    title.textContent = "the worst, and a correct one of each";
  }
  const pairCells = (truth, prediction) =>
    data.pictures.length ? [pairPictures(now.examples, truth, prediction)] : [];
  for (const pair of document.querySelectorAll("[data-open]")) {
    const [truth, prediction] = pair.getAttribute("data-open").split(" ").map(Number);
    pair.closest("tr").append(...pairCells(truth, prediction));
    pair.addEventListener("click", () => openCell(truth, prediction, pair.getAttribute("data-name")));
  }

  const list = () => listFound(at, now.cells, data.names, openCell);
  if (at("search")) {
    at("search").addEventListener("input", list);
    list();
  }

  // What is known of a checkpoint, unpacked when it is first asked for.
  function known(place) {
    const entry = data.checkpoints[place];
    if (place === data.here) return Object.assign(written, entry, { cells: data.cells });
    if (entry.counts) return entry;
    const cells = unpacked(entry.cells, data.base, entry.outcomes);
    const examples = data.others[place - (place > data.here ? 1 : 0)];
    const counts = summed(cells, data.rows, data.columns, data.transposed);
    return Object.assign(entry, { cells, counts, examples: examples || [] });
  }

  function show(place) {
    now = known(place);
    cells.forEach((cell, number) => {
      cell.count = now.counts[number];
      if (!cell.exists) return;
      elements[number].setAttribute("data-count", String(cell.count));
      elements[number].setAttribute("aria-label", `${nameOf(elements[number])}: ${cell.count}`);
    });
    if (!background) seen.hidden = cells.every((cell) => !(cell.background && cell.count));
    document.title = `${data.name} · ${now.name} · cmviewer`;
    sayAll(at, now, data.common.problems, now === written);
    for (const table of document.querySelectorAll("[data-pairs]")) {
      const pairs = now[table.getAttribute("data-pairs")];
      table.querySelector("tbody").replaceChildren(...pairRows(pairs, data.names, openCell, pairCells));
      table.hidden = !pairs.length;
    }
    sayChosen(at, now, place, data.checkpoints.length);
    draw();
    at("hovered").textContent = "";
    if (at("search")) list();
    if (seen.opened && !at("examples").hidden) open(...seen.opened);
  }

  if (data.checkpoints.length) {
    sayChosen(at, known(data.here), data.here, data.checkpoints.length);
    choosing(at, data.checkpoints.length, data.here, (place) => keepingFocus(at, () => show(place)));
  }
  document.documentElement.classList.add("clicks");
}

if (typeof document !== "undefined") start();
