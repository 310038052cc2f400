// Keeps the transactions of the start page up to date. Without script there is a link that does.
const place = document.getElementById("transactions");
let shown = "";
async function refresh() {
  try {
    const answer = await fetch("/transactions", { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("transactions");
    if (answer.ok && fresh && fresh.innerHTML !== shown) {
      shown = fresh.innerHTML;
      place.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The demo has been stopped; what was shown stays.
  }
}
if (place) {
  setInterval(refresh, 3000);
}
