import type { Client } from '../client.ts'

/** A cluster in Belgium, Cluster Muet, with one brewery that was suggested to nobody. */
export async function createMuteCluster(client: Client): Promise<void> {
  const brewery = await client.create('/organisations', {
    ...{ name: 'Brasserie Muette', country: 'BE', nuts: 'BE22' },
  })
  await client.create(`/organisations/${brewery['id']}/entries`, {
    ...{ side: 'competency', title: 'Yeast of old breweries', language: 'en', nace: ['11.05'] },
  })
  const cluster = await client.create('/clusters', { name: 'Cluster Muet', country: 'BE' })
  const member = { organisationId: brewery['id'], role: 'member' }
  await client.create(`/clusters/${cluster['id']}/memberships`, member)
}
