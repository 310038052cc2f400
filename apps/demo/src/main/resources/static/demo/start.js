// Keeps the transactions of the start page up to date, and says so as long as it does. Without
// script there is a link that shows them. The browser reads the page itself: no text becomes markup
// here (Trusted Types).
const place = document.getElementById("transactions");
const fresh = document.getElementById("fresh");
let shown = "";
function refresh() {
  const asked = new XMLHttpRequest();
  asked.open("GET", "/transactions");
  asked.setRequestHeader("Accept", "text/html");
  asked.responseType = "document";
  asked.onload = () => {
    const now = asked.status === 200 && asked.response?.getElementById("transactions");
    if (now && now.innerHTML !== shown) {
      shown = now.innerHTML;
      place.replaceChildren(...now.childNodes);
    }
    fresh.hidden = !now;
  };
  // The demo has been stopped; what was shown stays.
  asked.onerror = () => {
    fresh.hidden = true;
  };
  asked.send();
}
if (place && fresh) {
  fresh.hidden = false;
  setInterval(refresh, 3000);
}
