import { z } from '@hono/zod-openapi'
import { listStatuses } from '../catalogue/specialisation-list.ts'

const Titles = z.object({
  en: z.string().optional(),
  pl: z.string().optional(),
  de: z.string().optional(),
  fr: z.string().optional(),
})

export const CatalogueSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        rows: z.int(),
        shipped: z.boolean(),
        source: z.string(),
        status: z.string().nullable(),
      }),
    ),
  })
  .openapi('Catalogue')

export const CodeParams = z.object({
  code: z.string().trim().min(1).max(200).openapi({ example: '25.62' }),
})

const NaceStepSchema = z.object({
  level: z.string(),
  from: z.string(),
  to: z.string(),
  relation: z.string(),
  note: z.string(),
})

const NutsStepSchema = z.object({
  code: z.string(),
  last: z.int(),
  change: z.string(),
  to: z.array(z.string()).readonly(),
})

export const ShownCodeSchema = z
  .object({
    code: z.string(),
    country: Titles.nullable(),
    activities: z.array(
      z.object({
        revision: z.string(),
        level: z.string(),
        parent: z.string().nullable(),
        titles: Titles,
        steps: z.array(NaceStepSchema),
      }),
    ),
    region: z
      .object({
        name: z.string().nullable(),
        editions: z.array(z.int()).readonly(),
        ended: NutsStepSchema.nullable(),
        centroid: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
        specialisations: z.array(z.object({ key: z.string(), status: z.enum(listStatuses) })),
      })
      .nullable(),
    taken: z.array(
      z.object({
        vocabulary: z.string(),
        code: z.string(),
        parent: z.string().nullable(),
        titles: Titles,
      }),
    ),
  })
  .openapi('CatalogueCode')
