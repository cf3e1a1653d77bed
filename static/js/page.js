// For every page; without it each page still works.

const YEAR_SECONDS = 31536000;

// The look is changed without leaving the page, so that what is typed in it stays.
function keep(link) {
  const { name, value } = link.dataset;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
  document.documentElement.dataset[name] = value;
  for (const other of link.closest("ul").querySelectorAll("a")) {
    other.removeAttribute("aria-current");
  }
  link.setAttribute("aria-current", "true");
}

function closeByEscape(event, details) {
  if (event.key === "Escape" && details.open) {
    details.open = false;
    details.querySelector("summary").focus();
  }
}

for (const details of document.querySelectorAll("[data-look]")) {
  details.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-name]");
    if (link) {
      event.preventDefault();
      keep(link);
    }
  });
  details.addEventListener("keydown", (event) => closeByEscape(event, details));
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
}

// Browsers that leave autofocus to fields alone are led to the list of mistakes here.
document.querySelector(".error-summary")?.focus();
