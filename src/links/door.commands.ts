import type { Command } from 'commander'

/** `splot link`, whoever adds to it first. */
export function linkCommand(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'link') ??
    program.command('link').description('cooperative links: groups, circles of exchange, seeds')
  )
}
