/** The model cannot be used, or made; the message says what is wrong and how to mend it. */
export class ModelUnavailable extends Error {
  override readonly name = 'ModelUnavailable'
}
