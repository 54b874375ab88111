// The chart page: draws the Vega-Lite document that lies in the page, and asks no one for anything.
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { FIRST, filling, panelsOf, sized } from "./panels.js";
import { showTooltip } from "./tooltip.js";

// Above so many rows of data one canvas is quicker than an SVG element for each mark.
const ROWS_IN_SVG = 5000;

const chart = document.getElementById("chart");

function tell(text) {
  const message = document.getElementById("message");
  message.textContent = text;
  message.hidden = text === "";
}

let refusals = 0;
const refuse = () => {
  refusals += 1;
  return Promise.reject(new Error("a chart loads nothing: its data lies in it"));
};
const noLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function readSpec() {
  const spec = JSON.parse(document.getElementById("spec").textContent);
  if (spec === null || typeof spec !== "object" || Array.isArray(spec)) {
    throw new Error("the document is not an object");
  }
  // A document could choose its own loader and menu there.
  delete spec.usermeta;
  return spec;
}

// The rows of every data set in the document, its parts' own included.
function countRows(part) {
  if (Array.isArray(part)) {
    return part.reduce((rows, each) => rows + countRows(each), 0);
  }
  if (part === null || typeof part !== "object") {
    return 0;
  }
  return Object.entries(part).reduce((rows, [key, value]) => {
    if (key === "values" && Array.isArray(value)) {
      return rows + value.length;
    }
    return rows + (key === "datasets" ? Object.values(value).flat().length : countRows(value));
  }, 0);
}

function embedded(spec) {
  return embed(chart, spec, {
    mode: "vega-lite",
    renderer: countRows(spec) > ROWS_IN_SVG ? "canvas" : "svg",
    // Expressions are walked as trees: the page may not evaluate text.
    ast: true,
    expr: expressionInterpreter,
    loader: noLoader,
    tooltip: showTooltip,
    // The style sheet is the page's own: the page may not add one.
    defaultStyle: false,
    forceActionsMenu: true,
    actions: { export: true, source: false, compiled: false, editor: false },
    downloadFileName: document.title || "chart",
  });
}

// Draws panels twice: what stands beside them is known only from a drawing.
async function fill(spec, panels) {
  (await embedded(sized(spec, FIRST))).finalize();
  return embedded(sized(spec, filling(chart, panels, FIRST)));
}

async function draw() {
  const spec = readSpec();
  const panels = panelsOf(spec);
  if (panels) {
    refill(spec, panels, await fill(spec, panels));
  } else {
    await embedded(spec);
  }
  tell(refusals === 0 ? "" : "This chart names data outside of it, which is never loaded.");
}

// A window of another size gets panels of another size, one drawing at a time.
function refill(spec, panels, first) {
  let drawing = Promise.resolve(first);
  let due = 0;
  window.addEventListener("resize", () => {
    clearTimeout(due);
    due = setTimeout(() => {
      drawing = drawing.then((last) => {
        last.finalize();
        return fill(spec, panels);
      });
      drawing.catch(fail);
    }, 100);
  });
}

function fail(problem) {
  chart.replaceChildren();
  tell(`This is no Vega-Lite document that can be drawn: ${problem.message}`);
}

draw().catch(fail);
