import type { CommandContext } from '../command-context.ts'
import { type Answered, parse } from '../command-run.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { Id } from '../platform/openapi.ts'
import type { Acting } from './link.actions.ts'
import { renderLink } from './link-render.ts'
import { type LinkShown, showLink } from './reading.actions.ts'
import type { Link } from './record.ts'

export type Options = Readonly<
  Record<string, string | boolean | number | readonly string[] | undefined>
>

export const exampleId = '0198c0de-0000-7000-8000-000000000000'
export const example = (line: string) => `\nExample:\n  splot link ${line}\n`

/** A link after a change. */
export async function shownLink(
  { service, actor, language }: CommandContext,
  link: Link,
): Promise<Answered> {
  return told(await showLink(service, actor, link, language), { language })
}

export function told(shown: LinkShown, { language }: Pick<CommandContext, 'language'>): Answered {
  return { json: shown, text: renderLink(shown, language) }
}

/** Which link somebody means, and which version where they say so. @throws Refusal for what cannot be one */
export function acting(id: string, { version }: Options): Acting {
  const seen = typeof version === 'number' ? version : undefined
  return { id: parse(Id, id), version: seen }
}

/** What somebody means by its id, external id or name, or nothing where none is named. */
export async function organisationOf(
  { service, actor }: CommandContext,
  name: Options[string],
): Promise<string | undefined> {
  return typeof name === 'string'
    ? (await getOrganisationByAnyName(service, actor, name)).id
    : undefined
}
