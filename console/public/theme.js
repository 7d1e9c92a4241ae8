// Runs before the first paint, so that a dark screen never flashes white; a file because the CSP allows no inline script.
;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('ops.theme') || 'system'
  } catch {}
  const isDark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
