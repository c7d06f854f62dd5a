import { z } from '@hono/zod-openapi'
import { TableFormat } from '../imports/table.schema.ts'
import { activityLevels } from './capability.ts'
import { axes } from './column.ts'
import { Activity, Place, Quoted, RegionQuery } from './region.schema.ts'
import { changes } from './watch.ts'

const axis = RegionQuery.pick({ by: true, topics: true })

export const HistoryQuery = axis.extend({ format: TableFormat })

export const TrendQuery = HistoryQuery.extend({
  since: z.iso.date().optional().openapi({
    description: 'The last snapshot of this day or before; by default the last before today.',
  }),
})

export const DigestQuery = TrendQuery.extend({
  format: z.enum(['json', 'text', 'csv']).default('json').openapi({
    description:
      'text: to be read, in the language of Accept-Language; csv: a line for each piece of news.',
  }),
})
export const DigestText = z.string()
const level = z.enum(activityLevels)
const figures = z.object({
  supply: z.number(),
  demand: z.number(),
  unmet: z.number(),
  specialised: z.boolean(),
})
const counted = {
  level,
  by: z.enum(axes),
  topics: z.string().nullable().openapi({ description: 'The list that the topics are of.' }),
} as const
const twice = z.object({ before: z.int(), now: z.int() })

export const SnapshotSchema = z
  .object({
    region: z.string(),
    takenOn: z.iso.date(),
    level,
    entries: z.int(),
    organisations: z.int(),
    activities: z.int(),
  })
  .openapi('RegionSnapshot')

export const TrendSchema = z
  .object({
    region: z.string(),
    since: z.iso.date(),
    ...counted,
    organisations: twice,
    entries: twice,
    items: z.array(
      z.object({
        activity: Activity,
        change: z.enum(changes),
        says: z.string(),
        before: figures,
        now: figures,
      }),
    ),
  })
  .openapi('RegionTrend')

export const HistorySchema = z
  .object({
    region: z.string(),
    ...counted,
    days: z.array(z.object({ on: z.iso.date(), organisations: z.int(), entries: z.int() })),
    items: z.array(
      z.object({
        activity: Activity,
        unmet: z.array(z.int()).readonly().openapi({ description: 'A number for each day.' }),
      }),
    ),
  })
  .openapi('RegionHistory')

const Changed = z.object({ activity: Activity, before: figures, now: figures })
const Someone = z.object({
  id: z.uuid(),
  name: z.string().nullable().openapi({ description: 'null: not registered any more.' }),
})

export const DigestSchema = z
  .object({
    region: z.object({ code: z.string(), name: z.string() }),
    since: z.iso.date(),
    until: z.iso.date(),
    ...counted,
    organisations: twice,
    entries: twice,
    opened: z.array(Changed.extend({ needs: z.array(Quoted) })),
    closed: z.array(Changed),
    entered: z.array(Changed),
    left: z.array(Changed),
    emerging: z.array(Activity),
    partners: z.array(Place),
    joined: z.array(Someone),
    gone: z.array(Someone),
  })
  .openapi('RegionDigest')
