// The office face: what htmx swaps in gets the cross-site token from the cookie, like any other form.

function token() {
  const pair = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return pair ? decodeURIComponent(pair.slice("csrftoken=".length)) : "";
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token();
});

// Signed out meanwhile: the page itself asks to sign in, nothing is lost that stands in the form.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) location.reload();
});
