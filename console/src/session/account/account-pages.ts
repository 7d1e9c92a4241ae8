import { type Component, lazy } from 'solid-js'

/** Pages for who is not signed in, and may stay so; they show whoever is here. */
const pages: Record<string, Component> = {
  '/register': lazy(() => import('./RegisterPage.tsx')),
  '/activate': lazy(() => import('./ActivatePage.tsx')),
  '/forgot': lazy(() => import('./ForgotPage.tsx')),
  '/reset': lazy(() => import('./ResetPage.tsx')),
}

export function findAccountPage(pathname: string): Component | undefined {
  return Object.hasOwn(pages, pathname) ? pages[pathname] : undefined
}
