// The checkpoints of a page: which one is chosen, and the words that change with it.

// Lets a person choose, by the list, the buttons beside it, and [ and ]; show(place) is told the place of each choice.
// chosen: the place of the one that is shown, whatever the browser has kept in the list.
function choosing(at, count, chosen, show) {
  const list = at("checkpoint");
  function tell() {
    list.value = String(chosen);
    at("earlier").disabled = chosen === 0;
    at("later").disabled = chosen === count - 1;
  }
  function choose(place) {
    if (place < 0 || place >= count || place === chosen) return;
    chosen = place;
    tell();
    show(place);
  }
  list.addEventListener("change", () => choose(Number(list.value)));
  for (const [id, step] of [["earlier", -1], ["later", 1]]) {
    at(id).addEventListener("click", () => {
      choose(chosen + step);
      if (at(id).disabled) list.focus(); // a button that ends loses the keys
    });
  }
  document.addEventListener("keydown", (event) => {
    const step = { "[": -1, "]": 1 }[event.key];
    if (event.metaKey || (event.ctrlKey && !event.altKey)) return; // the browser's own; AltGr is both
    if (!step || at("larger").open || ["input", "select"].includes(event.target.tagName.toLowerCase())) return;
    choose(chosen + step);
    event.preventDefault();
  });
  tell();
  at("switch").hidden = false;
}

// Changes what buttons are in lists; where one of them had the focus, the one in its place has it then, or else the list
// of checkpoints: keys go on from there, and not from the beginning of the page.
function keepingFocus(at, change) {
  const had = document.activeElement;
  const buttons = (holder) => Array.from(holder.querySelectorAll("button"));
  const holders = [at("cards"), at("found"), ...document.querySelectorAll("[data-pairs]")].filter(Boolean);
  const holder = holders.find((one) => buttons(one).includes(had));
  const place = holder ? buttons(holder).indexOf(had) : -1;
  change();
  if (!holder) return;
  const now = holder.hidden ? [] : buttons(holder);
  (now[Math.min(place, now.length - 1)] || at("checkpoint")).focus({ preventScroll: true });
}

function sayChosen(at, one, place, count) {
  const [title] = at("figures").querySelectorAll("dt");
  const [[value]] = one.headline;
  at("chosen").replaceChildren(
    make("span", one.name + ", ", "unseen"),
    `${number(place + 1)} of ${number(count)} · ${title.textContent} ${value}`,
  );
}

// Puts the words of a checkpoint in the place of those of another. isWritten: whether the page was written for it.
function sayAll(at, one, problems, isWritten) {
  for (const element of document.querySelectorAll("[data-written]")) element.hidden = !isWritten;
  for (const element of document.querySelectorAll("[data-other]")) element.hidden = isWritten;
  at("counted").textContent = one.line;
  at("figures").querySelectorAll("dd").forEach((element, place) => {
    const [value, between] = one.headline[place];
    element.textContent = value;
    if (between) element.append(" ", make("small", between));
  });
  at("cautions").replaceChildren(...one.cautions.map((words) => make("p", words, "caution")));
  at("classes").querySelectorAll("td").forEach((element, place) => {
    element.textContent = one.fields[place];
  });
  at("no-pairs").textContent = one.no_pairs;
  at("no-pairs").hidden = !one.no_pairs;
  if (at("hides")) at("hides-words").textContent = one.hides;
  if (at("worked-around")) {
    const [list] = at("worked-around").querySelectorAll("ul");
    list.replaceChildren(...one.problems.map((place) => make("li", problems[place])));
    at("worked-around").hidden = !one.problems.length;
    at("more-problems").hidden = !one.more_problems;
    at("more-count").textContent = number(one.more_problems);
  }
  if (one.curves) sayOnCurves(at("over-checkpoints"), one);
}

// Moves the line to where a checkpoint stands, and says what the metrics are there.
function sayOnCurves(figure, one) {
  const [drawn] = figure.querySelectorAll("svg");
  const [title] = figure.querySelectorAll("h3");
  const [line] = drawn.querySelectorAll("path.here");
  const [, down] = line.getAttribute("d").split(" ");
  line.setAttribute("d", `M${one.here} ${down}`);
  drawn.setAttribute("aria-label", `${title.textContent}: ${one.curves.join("; ")}`);
  figure.querySelectorAll("span.words").forEach((element, place) => {
    element.textContent = one.curves[place];
  });
}
