/** The command that starts an agent on the other host, reading the token from a file that only its user can read. */
export function agentCommand(server: string, host: string, token: string): string {
  return `umask 077; printf %s '${token}' > evenkeel-token && ./evenkeel agent --server ${server} --host ${host} --token-file evenkeel-token`;
}
