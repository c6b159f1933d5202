// Keeps the count at the foot of the roll while it is being called. Without this file the count is that of the last save.
const form = document.querySelector("[data-roll]");

function recount() {
  const counts = { present: 0, relative: 0, missing: 0, away: 0 };
  for (const radio of form.querySelectorAll(".roll input:checked")) {
    counts[radio.value === "absent" || radio.value === "excused" ? "missing" : radio.value] += 1;
  }
  for (const place of form.querySelectorAll("[data-count]")) {
    const count = String(counts[place.dataset.count]);
    if (place.textContent !== count) place.textContent = count;
  }
}

// Filled again with what was written on this phone: that is now what the sheet showed, so that only what is touched from
// here on counts as changed (`seen-key`, see services.attendance).
function showed() {
  const seen = form.elements["seen-key"];
  const marks = [...form.querySelectorAll(".roll input:checked")].filter((radio) => radio.value !== "present");
  if (seen) seen.value = marks.map((radio) => `${radio.name.slice(1)} ${radio.value}`).join(",");
}

if (form) {
  form.addEventListener("ct:filled", showed);
  form.addEventListener("change", recount);
  window.addEventListener("pageshow", recount); // a draft or the browser's own memory may have changed the marks
  recount();
}
