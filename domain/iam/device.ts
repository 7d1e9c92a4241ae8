/** What somebody signs in with; `program` is whatever is no browser. */
export const deviceKinds = ['desktop', 'mobile', 'tablet', 'program'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Words as stored, and what keeps the device apart from others through updates of its browser. */
export type Device = { name: string; kind: DeviceKind; family: string }
