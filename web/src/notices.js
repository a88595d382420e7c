// The licences of what the single file contains of others; the site has them in a file.
import notices from "virtual:notices";

export function showNotices() {
  document.getElementById("notices")?.replaceChildren(notices);
}
