import { z } from '@hono/zod-openapi'
import { EntrySchema, NewEntry } from './entry.schema.ts'
import { mostEntries } from './proposal.ts'

export const PastedText = z
  .strictObject({
    text: z.string().openapi({
      description:
        'A description of the organisation, as text or HTML, in Polish, English, German or French; up to 20,000 characters without markup.',
      example: 'Produkujemy odlewy z żeliwa do 350 kg. Szukamy dostawcy piasków formierskich.',
    }),
  })
  .openapi('PastedText')

export const ProposalsSchema = z
  .object({
    language: EntrySchema.shape.language.openapi({ description: 'Of most of the text.' }),
    proposals: z.array(
      z.object({
        entry: EntrySchema.pick({
          side: true,
          title: true,
          description: true,
          language: true,
          kind: true,
          trl: true,
        }).openapi({ description: 'To confirm it, send it to /organisations/{id}/entries.' }),
        confidence: z.number().min(0).max(1),
        reason: z.string(),
        duplicateOf: z
          .object({ id: z.uuid(), title: z.string() })
          .nullable()
          .openapi({ description: 'An entry of this profile that says nearly the same.' }),
      }),
    ),
    leftOut: z.array(z.object({ text: z.string(), reason: z.string() })),
  })
  .openapi('Proposals')

export const NewEntries = z
  .strictObject({ entries: z.array(NewEntry).min(1).max(mostEntries) })
  .openapi('NewEntries')

export const StoredEntriesSchema = z
  .object({
    items: z.array(EntrySchema),
    created: z.int().openapi({ description: 'How many were not there before.' }),
  })
  .openapi('StoredEntries')
