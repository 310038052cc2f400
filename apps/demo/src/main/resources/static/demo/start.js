// Keeps the transactions of the start page up to date, and says so as long as it does. Without
// script there is a link that shows them.
const place = document.getElementById("transactions");
const fresh = document.getElementById("fresh");
let shown = "";
async function refresh() {
  try {
    const answer = await fetch("/transactions", { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("transactions");
    if (answer.ok && now && now.innerHTML !== shown) {
      shown = now.innerHTML;
      place.replaceChildren(...now.childNodes);
    }
    fresh.hidden = !answer.ok;
  } catch {
    // The demo has been stopped; what was shown stays.
    fresh.hidden = true;
  }
}
if (place && fresh) {
  fresh.hidden = false;
  setInterval(refresh, 3000);
}
