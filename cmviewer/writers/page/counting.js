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
// Returns what each of them is worth; hidden cells count nowhere.
function valued(cells, view, hidden, transposed) {
  const byRow = (view === "truth") !== transposed;
  const line = (cell) => (byRow ? cell.row : cell.column);
  const sums = new Map();
  let total = 0;
  for (const cell of cells) {
    if (hidden && cell.background) continue;
    sums.set(line(cell), (sums.get(line(cell)) || 0) + cell.count);
    total += cell.count;
  }
  const whole = (cell) => (view === "all" ? total : sums.get(line(cell)));
  return cells.map((cell) => {
    if (hidden && cell.background) return NaN;
    return view === "counts" ? cell.count : whole(cell) ? cell.count / whole(cell) : NaN;
  });
}

// Returns {value, level, words} for each of the cells, as `valued` has them. scale: the cells of which each kind has
// its darkest shade: those of one checkpoint, so that others can be compared with it.
function arranged(cells, view, hidden, transposed, scale = cells) {
  const tops = new Map();
  valued(scale, view, hidden, transposed).forEach((value, place) => {
    const kind = scale[place].kind;
    tops.set(kind, Math.max(tops.get(kind) || 0, value || 0));
  });
  if (view === "truth" || view === "prediction") tops.set("correct", 1);
  return valued(cells, view, hidden, transposed).map((value, place) => {
    const cell = cells[place];
    if (hidden && cell.background) return { value, level: 0, words: "" };
    const step = Math.floor((value / tops.get(cell.kind)) * (LEVELS - 1) + 0.5);
    const level = value > 0 ? Math.min(LEVELS, 1 + step) : 0;
    const words = cell.count === 0 ? "" : view === "counts" ? number(cell.count) : percent(value);
    return { value, level, words };
  });
}

// Cells as [truth, prediction, count, outcomes], the heaviest first. numbers: for each the gap from the code of the one
// before, its count, and its outcomes where hasOutcomes; a code is truth * base + prediction.
function unpacked(numbers, base, hasOutcomes) {
  const cells = [];
  let code = 0;
  for (let place = 0; place < numbers.length; place += hasOutcomes ? 3 : 2) {
    code += numbers[place];
    const count = numbers[place + 1];
    cells.push([Math.floor(code / base), code % base, count, hasOutcomes ? numbers[place + 2] : count]);
  }
  return cells.sort((one, other) => other[2] - one[2]);
}

// What stands in each place of a matrix: cells of labels that share a place are added up.
function summed(cells, rows, columns, transposed) {
  const placed = (axis) => new Map(axis.flatMap((labels, place) => labels.map((label) => [label, place])));
  const [row, column] = [placed(rows), placed(columns)];
  const counts = new Array(rows.length * columns.length).fill(0);
  for (const [truth, prediction, count] of cells) {
    const [below, beside] = transposed ? [prediction, truth] : [truth, prediction];
    counts[row.get(below) * columns.length + column.get(beside)] += count;
  }
  return counts;
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
function pairExamples(examples, truth, prediction) {
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

// Where examples are that are not on a page, of a checkpoint which is not the one that it was written for: words, what
// writes them, and more words; nothing where all are shown.
function restWords(name, shown, outcomes) {
  if (shown >= outcomes) return [];
  const some = shown ? "The others are" : `None is here: ${outcomes === 1 ? "it is" : "all are"}`;
  const told = asArgument(name);
  return [`${some} on the page of ${name}, which `, `cmviewer report … --checkpoint ${told}`, " writes."];
}

// A name as a shell takes it for what it is, of POSIX where signs in it mean something there.
function asArgument(name) {
  if (/^[\w.+-]+$/.test(name)) return name;
  return /["$`!\\]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}
