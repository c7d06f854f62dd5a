import { z } from '@hono/zod-openapi'
import { CircleListSchema, CircleQuery, ClusterName } from './circle.schema.ts'
import { AskedBrief, GroupsSchema } from './group.schema.ts'
import { SeedListSchema, SeedQuery } from './seed.schema.ts'
import { studyKinds, studyTerms } from './study.ts'

const wishes = {
  circles: CircleQuery.strict(),
  seeds: z.strictObject({ cluster: ClusterName, ...SeedQuery.shape }),
  groups: z.strictObject({
    brief: AskedBrief,
    seconds: z.number().min(1).max(60).default(10).openapi({
      description: 'How long groups may be looked for; more of it proves more.',
    }),
  }),
}

export const NewStudy = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('circles'),
      wish: wishes.circles.default(() => wishes.circles.parse({})),
    }),
    z.strictObject({ kind: z.literal('seeds'), wish: wishes.seeds }),
    z.strictObject({ kind: z.literal('groups'), wish: wishes.groups }),
  ])
  .openapi('NewStudy')
export type NewStudy = z.output<typeof NewStudy>

export const StudySchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(studyKinds),
    wish: z.record(z.string(), z.unknown()),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'outdated']).openapi({
      description:
        'outdated: what it quotes may not be shown any more; the result is left out, ask again.',
    }),
    progress: z.number().min(0).max(1),
    result: z.union([CircleListSchema, SeedListSchema, GroupsSchema]).nullable().openapi({
      description: 'As of the moment it was computed, with its sentences in your language.',
    }),
    reason: z.string().nullable().openapi({ description: 'Why it failed, or is outdated.' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso
      .datetime()
      .nullable()
      .openapi({
        description: `Some time after ${studyTerms.keptDays} days it is forgotten.`,
      }),
  })
  .openapi('Study')
