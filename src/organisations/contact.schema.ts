import { z } from '@hono/zod-openapi'
import { said } from '../platform/issue-phrases.ts'
import { plainText } from '../platform/plain-text.ts'
import { badEmail, badPhone } from './phrases.ts'

const Email = z
  .string()
  .trim()
  .max(254)
  .superRefine((text, context) => {
    if (!z.email().safeParse(text).success)
      context.addIssue({ code: 'custom', message: badEmail.en, params: said(badEmail) })
  })
  .openapi({ type: 'string', format: 'email', example: 'zakupy@example.org' })

const Phone = z
  .string()
  .trim()
  .superRefine((text, context) => {
    // As people write numbers: a plus, digits in groups, an extension.
    if (!/^\+?\(?\d[\d ()./-]{4,28}(?: ?(?:ext|x|wew)\.? ?\d{1,6})?$/i.test(text))
      context.addIssue({ code: 'custom', message: badPhone.en, params: said(badPhone) })
  })
  .openapi({ type: 'string', example: '+48 13 436 00 00' })

export const NewContact = z
  .strictObject({
    name: plainText({ min: 2, max: 200 }).openapi({ type: 'string', example: 'Anna Nowak' }),
    email: Email,
    phone: Phone.nullable().default(null),
  })
  .openapi('NewContact')
export type ContactContent = z.output<typeof NewContact>

export const ContactSchema = z
  .object({
    organisationId: z.uuid(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    version: z.int(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Contact')
