import type { Reader } from '../platform/database.ts'
import type { SpecialisationList } from './specialisation-list.ts'

/** The lists that this installation keeps itself, beside the shipped ones or in their place, by key. */
export async function storedLists(reader: Reader): Promise<SpecialisationList[]> {
  const rows = await reader
    .selectFrom('specialisation_list')
    .select('content')
    .orderBy('key')
    .execute()
  return rows.map(({ content }) => content as unknown as SpecialisationList)
}
