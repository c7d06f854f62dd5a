import { z } from '@hono/zod-openapi'
import { ClusterName, NamedSchema } from './circle.schema.ts'
import { tieKinds } from './network.ts'

const networkFormats = ['json', 'graphml', 'csv', 'svg'] as const
export type NetworkFormat = (typeof networkFormats)[number]

export const NetworkQuery = z.object({
  cluster: ClusterName.optional(),
  format: z.enum(networkFormats).default('json').openapi({
    description: 'graphml for graph programs; csv has one line a tie; svg is a picture.',
  }),
  brokers: z.coerce.number().int().min(1).max(1000).default(10).openapi({
    description: 'How many brokers to name.',
  }),
})
export type NetworkQuery = z.infer<typeof NetworkQuery>

const ClusterOf = z.object({ id: z.uuid(), name: z.string() })
const TieSchema = z.object({
  one: z.uuid(),
  other: z.uuid(),
  kind: z.enum(tieKinds),
  since: z.string().nullable().openapi({ description: 'The first day; null where unknown.' }),
  times: z.int(),
})

export const NetworkSchema = z
  .object({
    cluster: ClusterOf.nullable(),
    nodes: z
      .array(
        NamedSchema.extend({
          clusters: z.array(z.uuid()).readonly(),
          partners: z.int().openapi({ description: 'How many others it is tied to.' }),
          betweenness: z.number().openapi({
            description: 'On how large a share of the shortest ways between two others it lies.',
          }),
        }),
      )
      .readonly(),
    ties: z.array(TieSchema).readonly(),
    brokers: z.array(z.object({ id: z.uuid(), name: z.string(), betweenness: z.number() })),
    estimated: z.boolean().openapi({
      description: 'In large networks betweenness is estimated from ways that begin at some nodes.',
    }),
    isolated: z.array(z.object({ id: z.uuid(), name: z.string() })),
    bridges: z
      .array(z.object({ clusters: z.array(ClusterOf), ties: z.array(TieSchema).readonly() }))
      .openapi({ description: 'Ties between members of two clusters that share none.' }),
    density: z
      .array(z.object({ year: z.int(), pairs: z.int(), density: z.number() }))
      .readonly()
      .openapi({ description: 'By year: pairs tied by its end, as a share of all pairs.' }),
  })
  .openapi('Network')
export type NetworkFigures = z.infer<typeof NetworkSchema>
