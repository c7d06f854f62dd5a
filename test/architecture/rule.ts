import { posix } from 'node:path'
import { mask, readImports } from './code.ts'

/** Every file by its path from the root of the repository, with its text. */
export type Tree = ReadonlyMap<string, string>

/** Where a rule is broken, and by what: an import, a piece of text, a name. */
export type Breach = Readonly<{ file: string; found: string }>

/** A sentence that holds for a tree, and what in a tree breaks it. */
export type Rule = Readonly<{ says: string; breaches: (tree: Tree) => readonly Breach[] }>

const isCode = (file: string) => file.endsWith('.ts')

/** The imports of a file: files by their path from the root, packages by their name. */
export function importsOf(tree: Tree, file: string): readonly string[] {
  return readImports(tree.get(file) ?? '').map((to) =>
    to.startsWith('.') ? posix.join(posix.dirname(file), to) : to,
  )
}

/** Files like `from` never import anything like `never`. */
export function neverImports(
  says: string,
  from: (file: string) => boolean,
  never: (to: string, file: string) => boolean,
): Rule {
  return {
    says,
    breaches: (tree) =>
      [...tree.keys()]
        .filter((file) => isCode(file) && from(file))
        .flatMap((file) =>
          importsOf(tree, file)
            .filter((to) => never(to, file))
            .map((to) => ({ file, found: to })),
        ),
  }
}

/** Code in files like `where`, comments and strings aside, never says anything like `never`. */
export function neverSays(says: string, where: (file: string) => boolean, never: RegExp): Rule {
  return {
    says,
    breaches: (tree) =>
      [...tree]
        .filter(([file]) => isCode(file) && where(file))
        .flatMap(([file, text]) => everyMatch(file, mask(text), never)),
  }
}

/** No file like `where`, whatever its kind, holds anything like `never`, not even in a comment. */
export function neverHolds(says: string, where: (file: string) => boolean, never: RegExp): Rule {
  return {
    says,
    breaches: (tree) =>
      [...tree]
        .filter(([file]) => where(file))
        .flatMap(([file, text]) => everyMatch(file, text, never)),
  }
}

/** No file is as `found` describes: it returns what is wrong with a file, or nothing. */
export function neverIs(says: string, found: (file: string, text: string) => string | null): Rule {
  return {
    says,
    breaches: (tree) =>
      [...tree].flatMap(([file, text]) => {
        const wrong = found(file, text)
        return wrong === null ? [] : [{ file, found: wrong }]
      }),
  }
}

function everyMatch(file: string, text: string, never: RegExp): Breach[] {
  return [...text.matchAll(new RegExp(never, 'g'))].map((match) => ({ file, found: match[0] }))
}

/** No file imports itself by way of others. Each circle is told once, from its first file. */
export function neverCircles(says: string): Rule {
  return {
    says,
    breaches: (tree) => {
      const done = new Set<string>()
      const circles: Breach[] = []
      const visit = (file: string, path: readonly string[]) => {
        const at = path.indexOf(file)
        if (at >= 0) circles.push(circle(path.slice(at)))
        if (at >= 0 || done.has(file)) return
        for (const to of importsOf(tree, file)) if (tree.has(to)) visit(to, [...path, file])
        done.add(file)
      }
      for (const file of [...tree.keys()].filter(isCode).sort()) visit(file, [])
      return circles
    },
  }
}

function circle(path: readonly string[]): Breach {
  const first = path.indexOf([...path].sort()[0] ?? '')
  const turned = [...path.slice(first), ...path.slice(0, first)]
  return { file: turned[0] ?? '', found: [...turned, turned[0]].join(' → ') }
}
