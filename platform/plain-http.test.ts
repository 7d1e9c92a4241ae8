import { expect, test } from 'vitest'
import { isPlainHttpBeyondHere } from './plain-http.ts'

test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST'])(
  'who listens on %s is reached from this machine alone',
  (host) => {
    expect(isPlainHttpBeyondHere({ host, publicUrl: undefined })).toBe(false)
  },
)

test.each(['0.0.0.0', '::', '10.0.0.5', 'ops.internal', 'localhost.example.com'])(
  'who listens on %s is reached from beyond, over plain HTTP unless the public address is https',
  (host) => {
    expect(isPlainHttpBeyondHere({ host, publicUrl: undefined })).toBe(true)
    expect(isPlainHttpBeyondHere({ host, publicUrl: 'http://ops.example.com' })).toBe(true)
    expect(isPlainHttpBeyondHere({ host, publicUrl: 'HTTPS://ops.example.com' })).toBe(false)
  },
)
