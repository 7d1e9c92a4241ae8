import type { Component } from 'solid-js'
import { page } from '../../i18n/page.ts'

/** Pages for who is not signed in, and may stay so; they show whoever is here. */
const pages: Record<string, Component> = {
  '/register': page(() => import('./RegisterPage.tsx'), 'account'),
  '/activate': page(() => import('./ActivatePage.tsx'), 'account'),
  '/forgot': page(() => import('./ForgotPage.tsx'), 'account'),
  '/reset': page(() => import('./ResetPage.tsx'), 'account'),
}

export function findAccountPage(pathname: string): Component | undefined {
  return Object.hasOwn(pages, pathname) ? pages[pathname] : undefined
}
