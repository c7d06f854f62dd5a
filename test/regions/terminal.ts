import { Command } from 'commander'
import { vi } from 'vitest'
import { contextOf } from '../../src/cli-context.ts'
import type { OpenContext } from '../../src/command-context.ts'
import type { Language } from '../../src/platform/phrase.ts'
import type { Service } from '../../src/service.ts'

type Register = (program: Command, open: OpenContext) => void

/** What a command prints, on a service that is open already. */
export function terminalOf(service: Service, register: Register, language: Language = 'en') {
  return async (...words: string[]): Promise<string> => {
    const told: string[] = []
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      told.push(String(text))
      return true
    })
    const program = new Command().exitOverride()
    const context = { ...contextOf(service, async () => {}), language, close: async () => {} }
    register(program, async () => context)
    try {
      await program.parseAsync(['node', 'splot', ...words])
    } finally {
      out.mockRestore()
    }
    return told.join('')
  }
}
