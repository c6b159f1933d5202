// The table of readings: says at once what a pressure asks for, shows the second box when it is needed, finds a name,
// and lets Enter go to the next box. Without this file every box stands open and the books answer after sending.
const form = document.querySelector("[data-measure]");
const told = form && JSON.parse(document.getElementById("limits").textContent);

// The same reading of what was typed as in rules/readings.py: five digits are 3 + 2, six 3 + 3, four 2 + 2.
function pressure(text) {
  const typed = text.trim();
  const run = /^\d{4,6}$/.exec(typed);
  const at = typed.length === 4 ? 2 : 3;
  const pair = run ? [typed, typed.slice(0, at), typed.slice(at)] : /^(\d{1,3})\s*[-/., ]\s*(\d{1,3})$/.exec(typed);
  if (!pair) return null;
  const [systolic, diastolic] = [Number(pair[1]), Number(pair[2])];
  const isPossible = systolic >= 60 && systolic <= 260 && diastolic >= 30 && diastolic <= 160 && diastolic < systolic;
  return isPossible ? [systolic, diastolic] : null;
}

function verdict(first, again) {
  const mean = again ? first.map((value, at) => Math.floor((value + again[at] + 1) / 2)) : first;
  const reaches = (name) => mean[0] >= told.limits[`${name}_systolic`] || mean[1] >= told.limits[`${name}_diastolic`];
  if (reaches("pressure_very_high")) return again ? "today" : "again_now";
  if (reaches("pressure_high")) return again ? "station" : "again";
  const isLow = mean[0] < told.limits.pressure_low_systolic || mean[1] < told.limits.pressure_low_diastolic;
  if (isLow) return again ? "station_low" : "again";
  return "nothing";
}

function say(place, code, more) {
  const key = `${code} ${more}`;
  if (place.dataset.said === key) return;
  place.dataset.said = key;
  place.replaceChildren();
  if (!code) return;
  const tag = document.createElement("span");
  tag.className = `ct-tag ct-tag--${told.kind[code]}`;
  tag.textContent = told.short[code];
  const full = code === "nothing" ? "" : told.full[code];
  place.append(tag, ` ${full} ${more}`.trimEnd());
}

function look(line) {
  const [box, second] = [line.querySelector("[data-pressure]"), line.querySelector("[data-pressure-again]")];
  const first = pressure(box.value);
  const again = pressure(second.value);
  const code = first ? verdict(first, again) : "";
  const isApart = first && again && first.some((value, at) => Math.abs(value - again[at]) > told.limits.pressure_readings_apart);
  second.closest("[data-again]").hidden = !(second.value || told.second.includes(code));
  say(line.querySelector("[data-verdict]"), code, isApart ? told.apart : "");
}

function count() {
  const all = [...form.querySelectorAll("[data-pressure]")].filter((box) => pressure(box.value)).length;
  const place = form.querySelector("[data-count]");
  if (place.textContent !== String(all)) place.textContent = String(all);
}

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");

function find(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  for (const line of form.querySelectorAll("[data-line]")) {
    const name = plain(line.querySelector("legend").textContent);
    line.hidden = !words.every((word) => name.includes(word));
  }
}

if (form) {
  const lines = form.querySelectorAll("[data-line]");
  const all = () => {
    lines.forEach(look);
    count();
  };
  form.addEventListener("input", (event) => {
    if (event.target.id === "tim-ten") return find(event.target.value);
    const line = event.target.closest("[data-line]");
    if (line) look(line);
    count();
  });
  // a number that was typed in one run is shown as it is read, so that a slip of the finger is seen
  form.addEventListener("change", (event) => {
    const read = event.target.matches("[data-pressure], [data-pressure-again]") && pressure(event.target.value);
    if (read) event.target.value = read.join("/");
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=radio])")) return;
    event.preventDefault(); // Enter goes on to the next box; sending is a button of its own
    if (event.target.id === "tim-ten") {
      form.querySelector("[data-line]:not([hidden]) [data-pressure]")?.focus();
      return;
    }
    const isPressure = event.target.matches("[data-pressure]");
    const line = event.target.closest("[data-line]");
    const again = line?.querySelector("[data-again]:not([hidden]) input");
    const kind = isPressure || event.target.matches("[data-pressure-again]") ? "[data-pressure]" : `[name^=${event.target.name.split("-")[0]}-]`;
    const boxes = [...form.querySelectorAll(`[data-line]:not([hidden]) ${kind}`)];
    const here = isPressure ? event.target : line?.querySelector(kind);
    const next = isPressure && again && !again.value ? again : boxes[boxes.indexOf(here) + 1];
    (next ?? form.querySelector("button[type=submit]")).focus();
  });
  const finder = form.querySelector("[data-find]");
  if (finder) finder.hidden = false;
  form.addEventListener("ct:filled", all);
  window.addEventListener("pageshow", all);
  all();
}
