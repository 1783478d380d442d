/** What the agent is started with, as docs/agent.md has it: small, and its token in a file that only its user can read. */
const JAVA = "java -Xmx24m -Xms8m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow -cp './*:lib/*' io.evenkeel.agent.Agent";

/** The command for the other host; run in the folder that holds the agent's jar and its lib. */
export function agentCommand(server: string, token: string): string {
  return `umask 077; printf %s '${token}' > agent-token && ${JAVA} --server ${server} --token-file agent-token`;
}

/** An address that only this machine can reach is of no use on another. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
