import { existsSync, readFileSync } from 'node:fs'
import { generateSchema, schemaFile } from '../../openapi.ts'
import type { Check } from '../check.ts'

/** The console's types are those of the routes as they are now. */
export const apiTypesCheck: Check = {
  name: 'types of the API',
  async find() {
    const stored = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : ''
    return stored === (await generateSchema()) ? [] : ['console/src/api/schema.gen.ts is stale: npm run openapi']
  },
}
