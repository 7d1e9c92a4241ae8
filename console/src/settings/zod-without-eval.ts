import { config } from 'zod'

// Schemas try `eval` when they are made, which the content security policy forbids: imported before any of them.
config({ jitless: true })
