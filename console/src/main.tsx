import { render } from 'solid-js/web'
import { App } from './App.tsx'
import { preferredLanguage, useLanguage } from './i18n/language.ts'
import './styles.css'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has an element with the id "app".')

await useLanguage(preferredLanguage())
render(() => <App />, root)
