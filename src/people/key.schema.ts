import { z } from '@hono/zod-openapi'
import { Id } from '../platform/openapi.ts'
import { PageQuery } from '../platform/paging.ts'
import { plainText } from '../platform/plain-text.ts'
import { relations } from './actor.ts'

export const NewKey = z
  .strictObject({
    name: plainText({ min: 1, max: 120 }).openapi({
      type: 'string',
      description: 'Who holds it; named in refusals and in the history of introductions.',
      example: 'Odlewnia Krosno, sales',
    }),
    relation: z.enum(relations).default('member'),
    organisationId: Id.nullable()
      .default(null)
      .openapi({ description: 'Whom a member acts for; none for the other relations.' }),
  })
  .openapi('NewKey')
export type NewKey = z.output<typeof NewKey>

export const KeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    relation: z.enum(relations),
    organisationId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Key')

export const ToldKey = KeySchema.extend({
  key: z.string().openapi({ description: 'What to send as Bearer. It is told this once.' }),
}).openapi('ToldKey')

export const KeyListQuery = z.object({ organisation: Id.optional() }).extend(PageQuery.shape)
