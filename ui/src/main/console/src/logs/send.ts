/** One line by hand; the token stands where it says so. */
export function curlCommand(origin: string): string {
  return `printf '%s\\n' '{"create":{}}' '{"host":{"name":"try-1"},"log":{"level":"info"},"message":"A first line"}' | curl -sS -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/x-ndjson' --data-binary @- ${origin}/elastic/_bulk`;
}

const PROPERTIES = [
  ['@timestamp', 'name="timereported" dateFormat="rfc3339"'],
  ['hostname', 'name="hostname"'],
  ['programname', 'name="programname"'],
  ['severity', 'name="syslogseverity-text"'],
  ['message', 'name="msg"'],
] as const;

/** For the module by which rsyslog writes to Elasticsearch. It signs in with a name and a password: any name, and the token. */
export function rsyslogSnippet(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const secure = protocol === 'https:';
  const properties = PROPERTIES.map(([name, property], index) => `  constant(value="${index === 0 ? '{' : ','}")  property(outname="${name}" ${property} format="jsonf")`);
  return `module(load="omelasticsearch")
template(name="evenkeel" type="list") {
${properties.join('\n')}
  constant(value="}")
}
action(type="omelasticsearch" template="evenkeel" bulkmode="on" searchType=""
  server="${hostname}" serverport="${port === '' ? (secure ? '443' : '80') : port}" usehttps="${secure ? 'on' : 'off'}" uid="rsyslog" pwd="TOKEN"
  queue.type="linkedList" queue.size="10000" action.resumeRetryCount="-1")`;
}
