import type { entry as zh } from '../zh/entry.ts'

export const entry: typeof zh = {
  title: 'Sign in to OPS',
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  needUsername: 'Enter your username',
  needPassword: 'Enter your password',
  changeTitle: 'Set a new password',
  changeBody: 'At the first sign-in, after a reset, or when a password has grown too old, you choose a new one.',
  oldPassword: 'Current password',
  newPassword: 'New password',
  repeatPassword: 'New password again',
  notSame: 'The two new passwords differ',
  needOldPassword: 'Enter your current password',
  needNewPassword: 'Enter a new password',
  change: 'Change password',
  changed: 'Password changed. Your other devices are signed out',
}
