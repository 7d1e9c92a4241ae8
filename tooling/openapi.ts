import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapi, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { createDocument } from '../api/docs/document.ts'
import { routers } from '../api/routers.ts'

type Operation = { responses?: Record<string, unknown>; parameters?: { in: string }[] }

export const schemaFile = fileURLToPath(new URL('../console/src/api/schema.gen.ts', import.meta.url))

/** The console's types of the API, from the very document that the API gives out. */
export async function generateSchema(): Promise<string> {
  const document = JSON.parse(createDocument(routers)('3.1'))
  for (const path of Object.values<Record<string, Operation>>(document.paths)) {
    for (const operation of Object.values(path)) leaveOutWhatIsAlike(operation)
  }
  // A type that is its own part cannot be written as a property.
  document.components.schemas.Json = { description: 'Any JSON value' }
  const types = await openapi(document as OpenAPI3, { alphabetize: true, defaultNonNullable: false })
  return `// Written by \`npm run openapi\` from the routes of the api.\n\n${astToString(types).replaceAll(/^ +\w+\??: never;\n/gm, '')}`
}

/** Refusals and headers are the same everywhere; the console's client knows them once for all. */
function leaveOutWhatIsAlike(operation: Operation): void {
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400)
  operation.responses = Object.fromEntries(answers)
  operation.parameters = operation.parameters?.filter((parameter) => parameter.in !== 'header')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, await generateSchema())
