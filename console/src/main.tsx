import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { noteArrival } from './api/arrival.ts'
import { preferredLanguage, useLanguage } from './i18n/language.ts'
import './styles.css'

const reloadPauseMs = 30_000

// After an upgrade the files that an open page still wants are gone: the new page has them.
window.addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem('ops.reloaded') ?? 0) < reloadPauseMs) return
  event.preventDefault()
  sessionStorage.setItem('ops.reloaded', String(Date.now()))
  location.reload()
})

noteArrival()

const root = document.getElementById('app')
if (!root) throw new Error('index.html has an element with the id "app".')

await useLanguage(preferredLanguage())
render(() => <App />, root)
