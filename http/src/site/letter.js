// The pages behind the links of letters. The secret is behind the link's #, and leaves the address bar at once.
"use strict";

const secret = location.hash.slice(1);
history.replaceState(null, "", location.pathname);

const status = document.querySelector("[role=status]");
const form = document.querySelector("form");

async function send(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.ok) return null;
    const problem = await answer.json();
    const names = { "/token": "This link", "/password": "The password" };
    const wrong = (problem.errors || []).map((error) => `${names[error.pointer] || error.pointer} ${error.detail}.`);
    return wrong.join(" ") || problem.detail || problem.title;
  } catch {
    return "FitTribe cannot be reached. Try again in a moment.";
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  status.textContent = "";
  const password = form.elements.password;
  const body = password ? { token: secret, password: password.value } : { token: secret };
  const wrong = await send(form.dataset.to, body);
  button.disabled = false;
  if (wrong) {
    status.textContent = wrong;
    return;
  }
  form.hidden = true;
  status.textContent = form.dataset.done;
});

// Another link, opened on the same page.
window.addEventListener("hashchange", () => location.reload());

if (!secret) {
  form.hidden = true;
  status.textContent = "This link is not complete. Open it again from the letter.";
}
