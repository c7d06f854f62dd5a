import { z } from 'zod'
import { said } from '../platform/issue-phrases.ts'
import type { Phrase } from '../platform/phrase.ts'
import { fieldProblems, refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { columnNamed } from './columns.ts'
import { type Importable, importables } from './import.ts'
import { type Mapping, mappable } from './mapping.ts'
import { mappingNotJson, notMappable } from './row-phrases.ts'

const sayWhat: Phrase = {
  en: `Use one of: ${importables.join(', ')}.`,
  pl: `Dozwolone wartości: ${importables.join(', ')}.`,
  de: `Erlaubt sind: ${importables.join(', ')}.`,
  fr: `Valeurs admises : ${importables.join(', ')}.`,
}

/** Reads the name of what a file holds. @throws Refusal for any other word */
export function parseImportable(name: string): Importable {
  const found = importables.find((what) => what === name)
  if (!found) throw new Refusal('invalid', sayWhat)
  return found
}

/** A mapping file, as data/mappings/README.md describes it. */
const MappingSchema = z
  .strictObject({
    what: z.enum(importables),
    columns: z.record(z.string().min(1).max(200), z.string().max(60).nullable()),
    constants: z
      .record(
        z.string().max(60),
        z.union([z.string().max(500), z.number(), z.array(z.string().max(200)).max(50)]),
      )
      .default({}),
    fallbacks: z.record(z.string().max(60), z.string().min(1).max(500)).default({}),
    identifiedBy: z
      .array(z.enum(['title', 'description']))
      .min(1)
      .max(2)
      .default(['title']),
    clean: z.boolean().default(false),
  })
  .superRefine((mapping, context) => {
    const named = [
      ...Object.entries(mapping.columns).map(([heading, name]) => ({
        path: ['columns', heading],
        name,
      })),
      ...Object.keys(mapping.constants).map((name) => ({ path: ['constants', name], name })),
      ...Object.keys(mapping.fallbacks).map((name) => ({ path: ['fallbacks', name], name })),
    ]
    for (const { path, name } of named) {
      if (name === null || columnNamed(mapping.what, name)) continue
      const phrase = notMappable(name, mappable(mapping.what))
      context.addIssue({ code: 'custom', path, message: phrase.en, params: said(phrase) })
    }
  })

/** @throws Refusal naming everything that is wrong with the mapping */
export function parseMapping(text: string): Mapping {
  const parsed = MappingSchema.safeParse(jsonOf(text))
  if (!parsed.success) refuseInvalid(fieldProblems(parsed.error))
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('malformed', mappingNotJson)
  }
}
