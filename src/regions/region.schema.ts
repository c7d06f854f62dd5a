import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { TableFormat } from '../imports/table.schema.ts'
import { Nuts } from '../organisations/organisation.schema.ts'
import { languages } from '../platform/phrase.ts'
import { activityLevels } from './capability.ts'
import { axes } from './column.ts'
import { verdicts } from './complexity.ts'
import { NoGap } from './no-gap.schema.ts'
import { quadrants } from './quadrant.ts'

export const RegionCode = z.object({ code: Nuts })

const codes = z
  .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
  .pipe(z.array(NaceCode).min(1).max(100))

export const RegionQuery = z.object({
  domain: codes.optional().openapi({
    type: 'string',
    example: '25,28',
    description: 'NACE headings that make up a domain: only activities inside them are told.',
  }),
  specialisation: z.string().max(100).optional().openapi({
    example: 'pl-kis:4',
    description:
      'A specialisation of a list that holds in the region, as LIST:CODE: its activities.',
  }),
  level: z.enum(activityLevels).optional().openapi({
    description:
      'How finely activities are told apart; by default as finely as there is enough to count.',
  }),
  by: z.enum(axes).optional().openapi({
    description:
      'What regions are compared by: activities (as if left out), topics, or both at once: each activity within each topic.',
  }),
  topics: z.string().max(100).optional().openapi({
    example: 'pl-kis',
    description:
      'The list whose specialisations are the topics; by default the one of the largest area around the region.',
  }),
  limit: z.coerce.number().int().min(1).max(100).default(10),
  format: TableFormat,
})
export type RegionQuery = z.infer<typeof RegionQuery>

export const DomainsQuery = RegionQuery.pick({
  level: true,
  by: true,
  topics: true,
  format: true,
})

export const PartnersQuery = RegionQuery.extend({
  abroad: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: only regions of other countries.' }),
})

export const CompareQuery = RegionQuery.extend({
  with: z
    .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
    .pipe(z.array(Nuts).min(1).max(10))
    .optional()
    .openapi({
      type: 'string',
      example: 'DE21,FRK2',
      description: 'Regions to compare with; by default those of the most similar structure.',
    }),
})

export const count = z.number().min(0)
export const percent = z.number().min(0).max(100.000001)
export const share = z.number().min(0).max(1)
export const Activity = z.object({ code: z.string(), title: z.string() }).openapi('RegionColumn', {
  description: 'An activity, a topic as LIST:CODE, or both with a blank between their codes.',
})
export const Place = z.object({
  code: z.string(),
  name: z.string(),
  country: z.string(),
  abroad: z.boolean(),
  distanceKm: z.int().nullable(),
})
export const Quoted = z
  .object({
    entryId: z.uuid(),
    title: z.string(),
    language: z.enum(languages),
    anonymous: z.boolean(),
    organisation: z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.string().nullable(),
      country: z.string(),
      nuts: z.string().nullable(),
      city: z.string().nullable(),
    }),
  })
  .openapi('RegionQuote')
export const Introducible = z
  .object({ from: z.uuid(), to: z.uuid(), needId: z.uuid(), competencyId: z.uuid() })
  .openapi('Introducible', { description: 'What POST /introductions takes, for whoever agrees.' })

export const About = z.object({
  region: z.object({ code: z.string(), name: z.string(), country: z.string() }),
  basis: z.object({
    source: z.enum(['splot', 'table']),
    level: z.enum(activityLevels),
    by: z.enum(axes),
    topics: z.string().nullable().openapi({ description: 'The list that the topics are of.' }),
    entries: z.int().openapi({ description: 'Entries of this region that Splot knows.' }),
    organisations: z.int(),
    regions: z.int().openapi({ description: 'Regions that are compared.' }),
    activities: z.int(),
    all: count.openapi({ description: 'Everything counted, over all regions.' }),
    readFromText: z.int(),
    withoutRegion: z.int(),
    complexity: z.enum(verdicts),
  }),
  notes: z.array(z.string()).openapi({ description: 'What to keep in mind when reading this.' }),
  domain: z.array(z.string()).readonly().nullable(),
})

const DomainFigures = z
  .object({
    list: z.string(),
    code: z.string(),
    name: z.string(),
    confirmed: z.boolean(),
    organisations: z.int(),
    supply: count,
    demand: count,
    unmet: count,
    top: z
      .object({ code: z.string(), title: z.string(), score: share })
      .nullable()
      .openapi({ description: 'The most promising gap in it.' }),
  })
  .openapi('RegionDomain')

const Gap = z.object({
  rank: z.int(),
  activity: Activity,
  supply: z.object({ entries: count, organisations: count, quotient: count }),
  demand: count,
  unmet: count.openapi({ description: 'Needs that nobody in the region answers.' }),
  density: percent.openapi({ description: 'How much of what is related to it is here.' }),
  complexity: z.number().nullable(),
  quadrant: z.enum(quadrants),
  says: z.string(),
  score: share.openapi({ description: 'demand × feasibility × value' }),
  parts: z.object({ demand: share, feasibility: share, value: share }),
  needs: z.array(Quoted.extend({ bestHere: share.nullable() })),
  extend: z.array(Quoted.extend({ relatedness: share, fit: share.nullable() })).openapi({
    description: 'Organisations of the region that are nearest to what is missing.',
  }),
  regions: z.array(
    Place.extend({
      supply: count,
      specialised: z.boolean(),
      added: percent.openapi({ description: 'Density that it would add to this activity.' }),
      complementarity: percent,
      organisations: z.array(
        Quoted.extend({ fit: share.nullable(), introduction: Introducible.nullable() }),
      ),
    }),
  ),
})

export const RegionGapsSchema = About.extend({
  totals: z.object({ supply: count, demand: count, unmet: count, gaps: z.int() }),
  domains: z.array(DomainFigures),
  empty: NoGap.nullable(),
  items: z.array(Gap),
}).openapi('RegionGaps')

export const RegionDomainsSchema = About.omit({ domain: true })
  .extend({ items: z.array(DomainFigures) })
  .openapi('RegionDomains')

const Starter = z.object({
  need: Quoted,
  competency: Quoted,
  fit: share,
  introduction: Introducible,
})
export const Brought = Activity.extend({ supply: count, density: percent, added: percent })

export const RegionPartnersSchema = About.extend({
  items: z.array(
    z.object({
      rank: z.int(),
      region: Place,
      entries: z.int().openapi({ description: 'Entries of that region that Splot knows.' }),
      organisations: z.int(),
      weGain: percent.openapi({
        description: 'Mean relatedness density that it adds to what this region lacks.',
      }),
      theyGain: percent,
      theyBring: z.array(Brought),
      weBring: z.array(Brought),
      theyAnswer: z.array(Starter),
      weAnswer: z.array(Starter),
      commonLanguages: z.array(z.enum(languages)),
    }),
  ),
}).openapi('RegionPartners')

export const RegionPortfolioSchema = About.extend({
  diversity: count,
  complexity: z.number().nullable(),
  outlook: z.number().nullable(),
  peers: z.array(Place.extend({ similarity: share })),
  emerging: z.array(
    z.object({
      activity: Activity,
      organisations: z.int(),
      smallAndMedium: z.int(),
      research: z.int(),
      lately: z.int(),
      before: z.int(),
      rule: z.string(),
    }),
  ),
  items: z.array(
    z.object({
      activity: Activity,
      supply: count,
      organisations: count,
      demand: count,
      quotient: count,
      specialised: z.boolean(),
      ubiquity: count,
      density: percent,
      complexity: z.number().nullable(),
    }),
  ),
}).openapi('RegionPortfolio')
