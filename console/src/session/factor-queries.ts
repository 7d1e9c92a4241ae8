import { answerOf, api } from '../api/client.ts'

export const factorsQuery = () => ({
  key: ['auth', 'factors'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/auth/mfa/factors', { signal })),
})

export const trustedDevicesQuery = () => ({
  key: ['auth', 'trusted-devices'],
  load: (signal: AbortSignal) => answerOf(api.GET('/api/v1/auth/mfa/trusted-devices', { signal })),
})
