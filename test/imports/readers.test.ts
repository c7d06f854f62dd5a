import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openText } from '../../src/imports/bytes.reader.ts'
import { readCsv } from '../../src/imports/csv.reader.ts'
import { csvLines } from '../../src/imports/csv.writer.ts'
import { readJsonLines } from '../../src/imports/jsonl.reader.ts'
import { formParts } from '../../src/imports/multipart.reader.ts'
import { delimiterOf } from '../../src/imports/record.ts'
import { all, inPieces } from './pieces.ts'

async function csv(text: string | Uint8Array, size = 1 << 16) {
  const { bytes, firstLine } = await openText(inPieces(text, size))
  return (await all(readCsv(bytes, delimiterOf(firstLine)))).flat()
}

async function jsonl(text: string, size = 1 << 16) {
  const { bytes } = await openText(inPieces(text, size))
  return (await all(readJsonLines(bytes))).flat()
}

describe('CSV', () => {
  test('each record has the line where it begins, whatever its line ends and texts', async () => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n2,"p\nq\n\nr"\r\n,\r\n3,4'
    const records = await csv(text)
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5, 10])
  })

  test('reads back what was written, in pieces of any size', async () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(
        fc.array(
          fc.string().filter((text) => !text.includes('\0')),
          { minLength: width, maxLength: width },
        ),
        { minLength: 1, maxLength: 20 },
      ),
    )
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const header = rows[0]?.map((_, index) => `h${index}`) ?? []
        const records = await csv(csvLines([header, ...rows]), size)
        const expected = rows.filter((row) => row.some((cell) => cell !== ''))
        expect(
          records.slice(1).map((record) => (record.problem ? record.problem.en : record.content)),
        ).toEqual(expected.map((row) => row))
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['a;b,c;d\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['"a;b;c;d",e\n', ','],
    ['alone', ','],
  ])('the separator of %j is %j', (line, expected) => {
    expect(delimiterOf(line)).toBe(expected)
  })

  test('after a broken quotation mark the rows before are kept and the rest is told as not read', async () => {
    for (const broken of ['3,"not closed\n4,5\n', '3,x"y\n4,5\n', '3,"x"y\n4,5\n']) {
      const records = await csv(`a,b\n1,2\n${broken}`)
      expect(records.slice(0, 2).map((record) => record.problem)).toEqual([undefined, undefined])
      expect(records.at(-1)).toMatchObject({ line: 3, last: true })
      expect(records).toHaveLength(3)
    }
  })

  test('a record that is too long costs itself only', async () => {
    const records = await csv(`a,b\n1,${'x'.repeat(1_100_000)}\n2,3\n`)
    expect(records.map((record) => record.problem !== undefined)).toEqual([false, true, false])
  })

  test('a row with too many or too few cells, and one that is not UTF-8, are told', async () => {
    const latin = Buffer.concat([
      Buffer.from('a,b\n1,2,3\n1\n'),
      Buffer.from([0x7a, 0xf3, 0xb3, 0x2c, 0x31, 0x0a]),
      Buffer.from('ok,ok,\n'),
    ])
    const records = await csv(latin)
    expect(records.map((record) => record.problem !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('JSON lines', () => {
  test('a line that is no object costs itself only, in pieces of any size', async () => {
    const text = '{"a":1}\n\n[1]\nnot json\n{"a":"ż"}\r\n{"a":2}'
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        const records = await jsonl(text, size)
        expect(records.map(({ line, problem }) => [line, problem === undefined])).toEqual([
          [1, true],
          [3, false],
          [4, false],
          [5, true],
          [6, true],
        ])
      }),
    )
  })

  test('a line that is too long costs itself only', async () => {
    const records = await jsonl(`{"a":1}\n{"a":"${'x'.repeat(1_100_000)}"}\n{"a":2}\n`, 4096)
    expect(records.map(({ problem }) => problem === undefined)).toEqual([true, false, true])
  })
})

describe('bytes', () => {
  test('gzip is known by its first bytes, however small the pieces', async () => {
    for (const size of [1, 7, 1 << 16])
      expect(await csv(gzipSync('\ufeffa,b\n1,2\n'), size)).toMatchObject([
        { content: ['a', 'b'] },
        { content: ['1', '2'] },
      ])
  })

  test('a damaged archive is told, not read as if it were whole', async () => {
    const whole = gzipSync(
      Buffer.from(
        `a,b\n${Array.from({ length: 50_000 }, (_, index) => `${Math.sin(index)},${index}`).join('\n')}\n`,
      ),
    )
    const records = await csv(whole.subarray(0, whole.length - 2000))
    expect(records.at(-1)).toMatchObject({ last: true })
    expect(records.length).toBeGreaterThan(1000)
  })

  test.each([
    ['nothing', ''],
    ['blank lines', '\ufeff\n\n  \n'],
    ['UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')],
    ['a workbook', Buffer.from('504b030414000600', 'hex')],
    ['zero bytes', Buffer.from('a,b\n\0\0')],
  ])('%s is refused', async (_, content) => {
    await expect(openText(inPieces(content, 3))).rejects.toMatchObject({ reason: 'malformed' })
  })
})

test('a form is read part by part, in pieces of any size', async () => {
  const body =
    '--XX\r\nContent-Disposition: form-data; name="mapping"\r\n\r\n{"a":1}\r\n--XX\r\nContent-Disposition: form-data; name="file"; filename="a b.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--X\r\n\r\n--XX--\r\n'
  for (let size = 1; size < 90; size += 3) {
    const parts = []
    for await (const { name, fileName, body: content } of formParts(
      inPieces(body, size),
      'multipart/form-data; boundary=XX',
    ))
      parts.push([name, fileName, Buffer.concat(await all(content)).toString()])
    expect(parts).toEqual([
      ['mapping', undefined, '{"a":1}'],
      ['file', 'a b.csv', 'a,b\r\n--X\r\n'],
    ])
  }
  const cut = formParts(inPieces(body.slice(0, 150), 50), 'multipart/form-data; boundary=XX')
  await expect(all(cut)).rejects.toMatchObject({ reason: 'malformed' })
})
