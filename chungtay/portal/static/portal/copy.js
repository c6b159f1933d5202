// A button that copies the sentence it names; it is hidden where the browser cannot copy.
for (const place of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    const words = document.getElementById(place.dataset.copy).textContent.replace(/\s+/gu, " ").replace(/ ([,;.])/gu, "$1").trim();
    await navigator.clipboard.writeText(words);
    const said = place.querySelector("[data-done]");
    said.textContent = said.dataset.done;
  });
}
