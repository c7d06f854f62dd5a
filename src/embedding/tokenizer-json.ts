import { type Piece, paddingId, unknownId } from './unigram.ts'
import { notInWords, wordStart } from './words.ts'

/** A tokenizer.json (Hugging Face tokenizers) that splits texts as `wordsOf` and `Unigram` do. */
export function tokenizerJson(pieces: readonly Piece[]): unknown {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [unknownId, paddingId].map((id) => ({
      id,
      content: pieces[id]?.[0],
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFKC' },
        { type: 'Lowercase' },
        { type: 'Replace', pattern: { Regex: notInWords }, content: ' ' },
        { type: 'Strip', strip_left: true, strip_right: true },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'WhitespaceSplit' },
        { type: 'Metaspace', replacement: wordStart, prepend_scheme: 'always', split: true },
      ],
    },
    post_processor: null,
    decoder: { type: 'Metaspace', replacement: wordStart, prepend_scheme: 'always', split: true },
    model: { type: 'Unigram', unk_id: unknownId, byte_fallback: false, vocab: pieces },
  }
}

/** Texts longer than this many pieces are cut by the tokenizer: some six pages. */
export const piecesMax = 4096

export function tokenizerConfigJson(pieces: readonly Piece[]): unknown {
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: piecesMax,
    unk_token: pieces[unknownId]?.[0],
    pad_token: pieces[paddingId]?.[0],
    clean_up_tokenization_spaces: false,
  }
}
