// "Gửi dạng ảnh": where the phone can hand a picture on (to Zalo, Messenger), one touch does it. Elsewhere the link
// opens the picture, as it does without this file.
const TYPE = "image/png";

async function pictureOf(link) {
  const answer = await fetch(link.href, { credentials: "same-origin" });
  if (!answer.ok || answer.headers.get("Content-Type") !== TYPE) return null;
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "phieu.png";
  return new File([await answer.blob()], name, { type: TYPE });
}

for (const link of document.querySelectorAll("[data-share]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.canShare?.({ files: [new File([""], "phieu.png", { type: TYPE })] })) return;
    event.preventDefault();
    try {
      const picture = await pictureOf(link);
      if (picture) await navigator.share({ files: [picture] });
      else location.assign(link.href);
    } catch (refused) {
      if (refused.name !== "AbortError") location.assign(link.href); // closed by hand is no fault
    }
  });
}
