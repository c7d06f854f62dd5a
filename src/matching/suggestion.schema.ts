import { z } from '@hono/zod-openapi'
import { NaceCode } from '../catalogue/nace.schema.ts'
import { Country, Nuts } from '../organisations/organisation.schema.ts'
import { organisationKinds } from '../organisations/organisation.ts'
import { languages } from '../platform/phrase.ts'
import { scopes } from './profile.ts'

export const SuggestionFilter = z.object({
  scope: z.enum(scopes).optional().openapi({
    description:
      'regional: the same NUTS 2 region; national: elsewhere in the country; international: abroad.',
  }),
  country: Country.optional(),
  region: Nuts.optional().openapi({ description: 'A NUTS code: regions inside it count too.' }),
  sector: NaceCode.optional(),
  kind: z.enum(organisationKinds).optional(),
  limit: z.coerce.number().int().min(1).max(150).default(10),
})
export type SuggestionFilter = z.infer<typeof SuggestionFilter>

const share = z.number().min(0).max(1)
const Quote = z.object({
  entryId: z
    .uuid()
    .nullable()
    .openapi({ description: 'null where it would tell whose an anonymous entry is.' }),
  title: z.string(),
  sentence: z.string(),
  language: z.enum(languages),
  anonymous: z.boolean(),
  inferred: z.literal(true).optional().openapi({
    description:
      'The organisation states no need; this is what others look for that offer much the same or are of its sector, or what past partners offer.',
  }),
  pastPartners: z.literal(true).optional().openapi({
    description:
      'With `inferred`: a competency of past partners, of this organisation or of others that offer much the same.',
  }),
  valueChain: z.literal(true).optional().openapi({
    description:
      'With `inferred`: a need that others of its sector state, in a sector that theirs typically buys from.',
  }),
})
const Answer = z.object({
  need: Quote,
  competency: Quote,
  fit: share,
  dense: z.number(),
  lexical: share,
})

export const EvidenceSchema = z
  .object({
    theyAnswer: z
      .array(Answer)
      .readonly()
      .openapi({ description: 'Their competencies that answer my needs, best first.' }),
    iAnswer: z
      .array(Answer)
      .readonly()
      .openapi({ description: 'My competencies that answer their needs, best first.' }),
    common: z.object({ mine: Quote, theirs: Quote, similarity: z.number() }).nullable(),
  })
  .openapi('Evidence')

const part = share.nullable()
export const ScorePartsSchema = z
  .object({
    theyAnswer: part,
    iAnswer: part,
    commonGround: part,
    band: part,
    history: part,
    sectors: part,
    reach: part,
    freshness: part,
    completeness: part,
  })
  .openapi('ScoreParts', { description: 'Each from 0 to 1; null where nothing is known.' })

const points = z.number()
export const ContributionsSchema = z
  .object({
    base: points,
    theyAnswer: points,
    iAnswer: points,
    commonGround: points,
    band: points,
    history: points,
    sectors: points,
    reach: points,
    freshness: points,
    completeness: points,
  })
  .openapi('Contributions', {
    description: 'What each part adds to the score or takes from it; together they are the score.',
  })

const Partner = z.object({
  id: z.uuid().nullable(),
  name: z.string().nullable().openapi({ description: 'null while what is quoted is anonymous.' }),
  kind: z.enum(organisationKinds).nullable(),
  country: z.string(),
  nuts: z.string().nullable(),
  city: z.string().nullable(),
})

export const PartnerListSchema = z
  .object({
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    fresh: z.boolean().openapi({ description: 'false while newer input waits to be looked at.' }),
    refreshedAt: z.iso.datetime().nullable(),
    modelId: z.string().nullable(),
    weightsVersion: z.string().nullable(),
    advice: z.string().nullable().openapi({ description: 'What would give a better list.' }),
    items: z
      .array(
        z.object({
          rank: z.int(),
          score: share,
          scope: z.enum(scopes),
          parts: ScorePartsSchema,
          contributions: ContributionsSchema,
          exploratory: z.boolean().openapi({
            description: 'It is here to be tried rather than for its score.',
          }),
          openedCapacity: z.number().openapi({
            description:
              "What the partner's room adds to its place in the list, in units of score: less than 0 for whoever is sought beyond it.",
          }),
          partner: Partner,
          reasons: z.array(z.string()).readonly(),
          evidence: EvidenceSchema,
        }),
      )
      .readonly(),
  })
  .openapi('PartnerList')
