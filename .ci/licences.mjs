// Says whether everything that is shipped may be: `node licences.mjs DEPENDENCIES LOCKFILE`. DEPENDENCIES is Maven's list
// with the files' places; the licences are read from the POMs beside the jars, a parent's where there is none. LOCKFILE is
// npm's; what only builds or tests is not shipped. Exit 1 with a line for each that is not known to be fine.
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Licences that an Apache-2.0 product may ship, with its notice. */
const ALLOWED = new Set([
  'Apache-2.0', 'MIT', 'MIT-0', 'BSD', 'EPL', 'EDL', 'MPL-2.0', 'CC0-1.0', 'UPL-1.0', 'ISC', '0BSD', 'Unlicense', 'BlueOak-1.0.0',
]);

/** What POMs call them; the first match counts, so the strict ones come first. */
const NAMES = [
  [/affero|\bAGPL/i, 'AGPL'],
  [/lesser|\bLGPL/i, 'LGPL'],
  [/server side public|\bSSPL/i, 'SSPL'],
  [/elastic license|\bELv2/i, 'Elastic'],
  [/business source|\bBUSL?\b/i, 'BUSL'],
  [/commons clause/i, 'Commons Clause'],
  [/\bGPL|general public/i, 'GPL'],
  [/eclipse distribution|\bEDL/i, 'EDL'],
  [/eclipse public|\bEPL/i, 'EPL'],
  [/(mozilla public|\bMPL).*2/i, 'MPL-2.0'],
  [/apache|\bASL\b/i, 'Apache-2.0'],
  [/\bMIT-0|no attribution/i, 'MIT-0'],
  [/\bMIT\b/i, 'MIT'],
  [/\bBSD\b|^Go License$/i, 'BSD'],
  [/\bCC0|public domain/i, 'CC0-1.0'],
  [/universal permissive|\bUPL/i, 'UPL-1.0'],
  [/^(ISC|0BSD|Unlicense|BlueOak-1\.0\.0)$/i, undefined],
];

/** Looked at by a person: what it is and why it may be shipped. */
const LOOKED_AT = {
  'bpmn-js': 'MIT with one more clause: the bpmn.io mark in the diagram stays visible, and the console keeps it so',
};

export function named(name) {
  for (const [pattern, licence] of NAMES) {
    if (pattern.test(name)) return licence ?? name.trim();
  }
  return name.trim();
}

/** One of several licences is enough: a project that names several lets its users choose. */
export function mayShip(licences) {
  return licences.some((licence) => ALLOWED.has(named(licence)));
}

/** An SPDX expression as npm packages have it; with AND every part must be fine. */
export function mayShipSpdx(expression) {
  const bare = expression.replace(/[()]/g, ' ');
  return bare.split(/\sOR\s/i).some((choice) => choice.split(/\sAND\s/i).every((part) => mayShip([part.trim()])));
}

/** A POM's own licences; without any, its parent's, which lies in the same local repository. */
export function pomLicences(path, read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)) {
  const pom = read(path)?.replace(/<!--[\s\S]*?-->/g, '');
  if (pom === undefined) return [];
  const own = /<licenses>([\s\S]*?)<\/licenses>/.exec(pom)?.[1] ?? '';
  const names = [...own.matchAll(/<name>\s*([\s\S]*?)\s*<\/name>/g)].map(([, name]) => name);
  if (names.length > 0) return names;
  const parent = /<parent>([\s\S]*?)<\/parent>/.exec(pom)?.[1];
  if (parent === undefined) return [];
  const part = (name) => new RegExp(`<${name}>\\s*(.*?)\\s*</${name}>`).exec(parent)?.[1] ?? '';
  const [group, artifact, version] = [part('groupId'), part('artifactId'), part('version')];
  return pomLicences(`${repository(path)}/${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}.pom`, read);
}

const repository = (path) => path.slice(0, path.indexOf('/repository/') + '/repository'.length);

/** Lines of `mvn dependency:list` with absolute file names: group:artifact:type[:classifier]:version:scope:FILE. */
export function dependencies(text) {
  return [...text.matchAll(/^\s+([\w.-]+):([\w.-]+):[\w-]+(?::[\w.-]+)??:([\w.-]+):(?:compile|runtime):(\/\S+)/gm)].map(
    ([, group, artifact, version, file]) => ({
      name: `${group}:${artifact}`,
      version,
      pom: `${file.slice(0, file.lastIndexOf('/'))}/${artifact}-${version}.pom`,
    }),
  );
}

function main([list, lock]) {
  const wrong = [];
  const found = dependencies(readFileSync(list, 'utf8')).filter(({ name }) => !name.startsWith('io.evenkeel:'));
  for (const { name, version, pom } of found) {
    const licences = pomLicences(pom);
    if (!mayShip(licences) && !LOOKED_AT[name]) wrong.push(`${name} ${version}: ${licences.join(' / ') || 'none named'} (${pom})`);
  }
  const packages = existsSync(lock) ? Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages) : [];
  const shipped = packages.filter(([path, { dev }]) => path.includes('node_modules/') && !dev);
  for (const [path, { version, license }] of shipped) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (!mayShipSpdx(license ?? '') && !LOOKED_AT[name]) wrong.push(`${name} ${version}: ${license ?? 'none named'}`);
  }
  console.log(`${found.length} from Maven, ${shipped.length} from npm`);
  if (found.length < 50) wrong.push(`only ${found.length} Maven dependencies were found in ${list}: the list is not whole`);
  for (const line of wrong) console.log(`not known to be fine: ${line}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
