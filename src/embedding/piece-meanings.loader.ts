import { builtInModelFolder } from './built-in.ts'
import { ModelUnavailable } from './model-unavailable.ts'
import { PieceMeanings } from './piece-meanings.ts'
import { readStaticModel } from './static-model.loader.ts'

let loaded: PieceMeanings | undefined

/**
 * The pieces of the built-in model, whichever model embeds texts: others cannot tell what a single word means. Read once.
 * @throws ModelUnavailable when its files are missing or were written by another version
 */
export function pieceMeanings(): PieceMeanings {
  loaded ??= read()
  return loaded
}

function read(): PieceMeanings {
  const model = readStaticModel(builtInModelFolder, 'onnx/model.onnx')
  if (model) return new PieceMeanings(model)
  throw new ModelUnavailable(
    `The model folder ${builtInModelFolder} is missing or incomplete. Restore it from the release, or train the model anew with \`splot model train --data DIR\`.`,
  )
}
