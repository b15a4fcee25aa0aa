// Elements of a page: pictures of examples, and the matrix turned. Names become text, and never anything else.

const SVG = "http://www.w3.org/2000/svg";

function make(tag, words, name) {
  const element = document.createElement(tag);
  if (words) element.textContent = words;
  if (name) element.className = name;
  return element;
}

function drawn(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function box(name, corners) {
  const [x0, y0, x1, y1] = corners;
  return drawn("rect", { class: name, x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0) });
}

// A picture of an example with its boxes over it; null where the page holds none.
function picture(pictures, example, large) {
  const isLarge = large && example.large !== undefined;
  const which = isLarge ? example.large : example.picture;
  if (which === undefined) return null;
  const [x0, y0, x1, y1] = isLarge ? example.large_place : example.picture_place;
  const room = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  const whole = drawn("svg", { viewBox: `${x0} ${y0} ${x1 - x0} ${y1 - y0}`, role: "img" });
  whole.setAttribute("aria-label", example.image + ": " + example.caption);
  const href = "data:image/webp;base64," + pictures[which];
  const tiny = Math.max(room.width, room.height) <= 48;
  whole.append(drawn("image", { ...room, href, preserveAspectRatio: "none", class: tiny ? "tiny" : "" }));
  if (example.truth) whole.append(box("truth", example.truth));
  if (example.prediction) whole.append(box("prediction", example.prediction));
  return whole;
}

// Names and cells of rows change places with those of columns; what stands in the cells stays.
function turn(svg, elements, cells, turned) {
  const side = Number(svg.getAttribute("data-cell"));
  const margin = Number(svg.getAttribute("data-margin"));
  cells.forEach((cell, place) => {
    const [x, y] = turned ? [cell.row, cell.column] : [cell.column, cell.row];
    elements[place].setAttribute("transform", `translate(${margin + side * x} ${margin + side * y})`);
  });
  for (const of of ["column", "row"]) {
    const isAbove = (of === "column") !== turned;
    const place = (text, transform) => {
      text.setAttribute("transform", transform);
      text.setAttribute("text-anchor", isAbove ? "start" : "end");
    };
    Array.from(svg.querySelectorAll(`[data-side=${of}]`)).forEach((text, number) => {
      const along = margin + side * number + Math.floor(side / 2) + 4;
      place(text, isAbove ? `translate(${along} ${margin - 6}) rotate(-90)` : `translate(${margin - 6} ${along})`);
    });
    const title = svg.querySelector(`[data-axis=${of}]`);
    place(title, isAbove ? `translate(${margin} 16)` : `translate(16 ${margin}) rotate(-90)`);
  }
}
