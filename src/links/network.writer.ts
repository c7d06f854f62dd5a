import { byteOrderMark, csvLines } from '../imports/csv.writer.ts'
import type { Language } from '../platform/phrase.ts'
import { pictureAsSvg } from '../platform/picture.ts'
import type { NetworkFigures, NetworkFormat } from './network.schema.ts'
import { networkAsGraphml, networkAsRows } from './network-files.ts'
import { networkPicture } from './network-picture.ts'

/** The network as a file of this format. */
export async function networkFile(
  network: NetworkFigures,
  format: NetworkFormat,
  language: Language,
): Promise<string> {
  switch (format) {
    case 'graphml':
      return networkAsGraphml(network)
    case 'csv':
      return `${byteOrderMark}${csvLines(networkAsRows(network))}`
    case 'svg':
      return pictureAsSvg(networkPicture(network, language))
    case 'json':
      return `${JSON.stringify(network, null, 2)}\n`
  }
}

export const contentTypeOf = {
  json: 'application/json',
  graphml: 'application/graphml+xml',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml',
} as const satisfies Record<NetworkFormat, string>
