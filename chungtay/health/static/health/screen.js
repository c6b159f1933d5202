// A sheet of questions: what to do next is shown only where an answer worries, the station only where a slip is written.
// Without this file all of it stands open, chosen as is usual.
const form = document.querySelector("[data-screen]");

function look() {
  let isSent = false;
  for (const side of form.querySelectorAll("[data-side]")) {
    const worries = [...side.querySelectorAll("[data-item]")].some((item) => {
      const ticked = item.querySelector("input:checked");
      return ticked && item.dataset.worries.split(" ").includes(ticked.value);
    });
    const next = side.querySelector("[data-next-step]");
    next.hidden = !worries;
    const step = next.querySelector("input[name^=tiep-]:checked")?.value;
    for (const part of next.querySelectorAll("[data-of]")) part.hidden = part.dataset.of !== step;
    isSent ||= worries && step === "referral";
  }
  form.querySelector("[data-of-station]").hidden = !isSent;
}

if (form) {
  form.addEventListener("change", look);
  form.addEventListener("ct:filled", look);
  window.addEventListener("pageshow", look);
  look();
}
