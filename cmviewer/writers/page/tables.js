// Rows of the tables that lead to examples. Names become text, and never anything else.

const MOST_FOUND = 200;

// A row of which the first field opens the examples of a cell.
function opening(name, fields, open) {
  const row = make("tr");
  const first = make("td", "", "name");
  const button = make("button", name, "link");
  button.type = "button";
  button.addEventListener("click", open);
  first.append(button);
  row.append(first, ...fields);
  return row;
}

// pairs: [truth, prediction, count, share], the heaviest first.
function pairRows(pairs, names, open, pairPictures) {
  return pairs.map(([truth, prediction, count, share]) => {
    const of = { truth: names[truth], prediction: names[prediction] };
    const fields = [make("td", of.prediction, "name"), make("td", number(count)), make("td", share)];
    const name = of.truth + " → " + of.prediction;
    return opening(of.truth, [...fields, ...pairPictures(truth, prediction)], () => open(truth, prediction, name));
  });
}

// Lists the cells whose names have some words, and says how many there are.
function listFound(at, cells, names, open) {
  const some = found(cells, names, at("search").value);
  const rows = some.slice(0, MOST_FOUND).map(([truth, prediction, count]) => {
    const name = names[truth] + " → " + names[prediction];
    return opening(name, [make("td", number(count))], () => open(truth, prediction, name));
  });
  at("found").replaceChildren(...rows);
  at("found-amount").textContent = `${number(rows.length)} of ${number(some.length)} cells`;
}
