import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSettings } from '../settings.ts'
import { parseSmtpUrl, smtpSettings } from './smtp-options.ts'

describe('the address of a mail server', () => {
  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, encryption: 'opportunistic', user: '' }],
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, encryption: 'opportunistic' }],
    ['smtps://mail.example.com', { port: 465, encryption: 'tls' }],
    ['smtp://[::1]:25', { host: '::1', port: 25 }],
    ['smtp://ops%40example.com:p%40ss%2F@mail.example.com', { user: 'ops@example.com', password: 'p@ss/' }],
    [
      'smtp://mail.example.com?encryption=starttls&from=ops@example.com&from_name=%E8%BF%90%E8%90%A5',
      { encryption: 'starttls', from_address: 'ops@example.com', from_name: '运营' },
    ],
  ])('is read: %s', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject(expected)
  })

  it.each([
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com?encryption=ssl',
    'smtp://mail.example.com?from=a%0Ab@example.com',
    'smtp://mail.example.com?from_name=a%0D%0ABcc:%20b',
  ])('is refused: %s', (url) => {
    expect(() => parseSmtpUrl(url)).toThrow()
  })

  it('is named by its setting, without its password, when it is wrong', () => {
    const read = () =>
      readSettings({ SMTP_URL: 'smtp://u:geheim@mail.example.com?encryption=ssl' }, z.object(smtpSettings))
    expect(read).toThrow('Settings: SMTP_URL has a wrong encryption.')
    expect(readSettings({}, z.object(smtpSettings)).SMTP_URL).toBeUndefined()
  })
})
