// The chosen colour scheme before the first paint: a dark page must not flash white. A file of its own, because the
// page's policy allows no inline script.
let scheme = null;
try {
  scheme = localStorage.getItem('mantine-color-scheme-value');
} catch {
  // Storage is closed to this page; the system's choice stands.
}
if (scheme !== 'light' && scheme !== 'dark') {
  scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
document.documentElement.dataset.mantineColorScheme = scheme;
