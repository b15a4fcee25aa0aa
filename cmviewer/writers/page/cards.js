// Examples as a page shows them: a card each, small ones beside pairs, and one large.

const MOST_CARDS = 60;

// Returns what shows examples. pictures: all of the page; where it has none, cards are words alone.
function showing(at, pictures) {
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
    const whole = picture(pictures, example, true);
    if (whole) body.append(whole);
    body.append(said(example));
    if (dialog.open) dialog.close();
    dialog.showModal();
  }

  function card(example) {
    const button = make("button", "", "example");
    button.type = "button";
    if (pictures.length) button.append(picture(pictures, example, false) || make("span", "no picture", "nothing"));
    button.append(said(example));
    button.addEventListener("click", () => enlarge(example));
    return button;
  }

  // Small pictures of the worst example of a pair, and of correct ones beside it.
  function pairPictures(examples, truth, prediction) {
    const cell = make("td", "", "pair-pictures");
    for (const { example, words } of pairExamples(examples, truth, prediction)) {
      const small = picture(pictures, example, false);
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

  at("larger-close").addEventListener("click", () => at("larger").close());
  return { cards, pairPictures };
}
