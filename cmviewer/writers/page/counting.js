"use strict";
// What a page counts and finds: plain functions that know no page.

const LEVELS = 9;

function number(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function percent(share) {
  if (Number.isNaN(share)) return "–";
  const value = 100 * share;
  // a quarter lies in the middle of two tenths; the files beside this page take the even one
  const text = value % 1 === 0.25 ? Math.floor(value) + ".2" : value.toFixed(1);
  return text + " %";
}

// cells: {row, column, count, kind, background} with truths on rows unless transposed.
// Returns {value, level, words} for each; hidden cells count nowhere.
function arranged(cells, view, hidden, transposed) {
  const kept = cells.filter((cell) => !(hidden && cell.background));
  const byRow = (view === "truth") !== transposed;
  const line = (cell) => (byRow ? cell.row : cell.column);
  const sums = new Map();
  let total = 0;
  for (const cell of kept) {
    sums.set(line(cell), (sums.get(line(cell)) || 0) + cell.count);
    total += cell.count;
  }
  const whole = (cell) => (view === "all" ? total : sums.get(line(cell)));
  const value = (cell) => (view === "counts" ? cell.count : whole(cell) ? cell.count / whole(cell) : NaN);
  const tops = new Map();
  for (const cell of kept) tops.set(cell.kind, Math.max(tops.get(cell.kind) || 0, value(cell) || 0));
  if (view === "truth" || view === "prediction") tops.set("correct", 1);
  return cells.map((cell) => {
    if (hidden && cell.background) return { value: NaN, level: 0, words: "" };
    const its = value(cell);
    const level = its > 0 ? 1 + Math.floor((its / tops.get(cell.kind)) * (LEVELS - 1) + 0.5) : 0;
    const words = cell.count === 0 ? "" : view === "counts" ? number(cell.count) : percent(its);
    return { value: its, level, words };
  });
}

function examplesOf(examples, truths, predictions) {
  const truth = new Set(truths), prediction = new Set(predictions);
  return examples.filter((one) => truth.has(one.cell[0]) && prediction.has(one.cell[1]));
}

// cells: [truth, prediction, count, outcomes]
function amountOf(cells, truths, predictions) {
  const truth = new Set(truths), prediction = new Set(predictions);
  let count = 0, outcomes = 0;
  for (const cell of cells) {
    if (truth.has(cell[0]) && prediction.has(cell[1])) {
      count += cell[2];
      outcomes += cell[3];
    }
  }
  return { count, outcomes };
}

function shownWords(shown, amount, ofPixels) {
  if (ofPixels) {
    const images = amount.outcomes === 1 ? "image" : "images";
    return `${number(amount.count)} pixels: ${number(shown)} of ${number(amount.outcomes)} ${images} shown`;
  }
  return `${number(shown)} of ${number(amount.count)} shown`;
}

function found(cells, names, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return cells.filter((cell) => {
    const both = (names[cell[0]] + " → " + names[cell[1]]).toLowerCase();
    return words.every((word) => both.includes(word));
  });
}

// The worst example of a pair of classes, and a correct one of each of both; of the background there is none.
function beside(examples, truth, prediction) {
  const of = (side) => examplesOf(examples, [side], [side]).at(-1);
  const found = [examplesOf(examples, [truth], [prediction])[0], of(truth), of(prediction)];
  const words = ["the worst", "correct", "correct"];
  return found.map((example, place) => ({ example, words: words[place] })).filter((one) => one.example);
}

// Where an arrow key leads in a grid that is `across` wide; the same place at its edges. isTurned: whether its
// rows are seen as columns.
function moved(place, key, across, count, isThere, isTurned) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across };
  const turned = { ArrowLeft: -across, ArrowRight: across, ArrowUp: -1, ArrowDown: 1 };
  const step = (isTurned ? turned : steps)[key];
  if (step === undefined) return place;
  const to = place + step;
  const sameRow = Math.floor(to / across) === Math.floor(place / across);
  const inside = to >= 0 && to < count && (Math.abs(step) !== 1 || sameRow || across === 1);
  return inside && isThere(to) ? to : place;
}
