/** An organisation with the numbers under which it is registered. */
type Registered = Readonly<{ id: string; registrationNumbers: readonly string[] }>

/**
 * Who owns whom: organisations that share a registration number, directly or by way of others, are one legal entity.
 * @returns for each organisation the smallest id of its legal entity
 */
export function ownersOf(organisations: readonly Registered[]): Record<string, string> {
  const parent = new Map(organisations.map(({ id }) => [id, id]))
  const root = (id: string): string => {
    const above = parent.get(id) ?? id
    return above === id ? id : root(above)
  }
  const first = new Map<string, string>()
  for (const { id, registrationNumbers } of organisations)
    for (const number of registrationNumbers) {
      const [one, other] = [root(id), root(first.get(number) ?? id)].sort() as [string, string]
      parent.set(other, one)
      first.set(number, one)
    }
  return Object.fromEntries(organisations.map(({ id }) => [id, root(id)]))
}
