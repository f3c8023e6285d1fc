// Language and theme are set before the first paint; a file of its own, because no inline script is allowed.
try {
  document.documentElement.lang = localStorage.getItem("engawa.language") === "en" ? "en" : "ja";
  const theme = localStorage.getItem("engawa.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be forbidden; Japanese and the system's theme stand.
}
