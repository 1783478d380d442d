import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependencies, mayShip, mayShipSpdx, named, pomLicences } from './licences.mjs';

for (const [name, licence] of [
  ['The Apache Software License, Version 2.0', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['GNU Lesser General Public License', 'LGPL'],
  ['GNU General Public License, version 2 with the GNU Classpath Exception', 'GPL'],
  ['GNU Affero General Public License v3', 'AGPL'],
  ['Elastic License 2.0', 'Elastic'],
  ['Eclipse Distribution License - v 1.0', 'EDL'],
  ['Eclipse Public License - v 2.0', 'EPL'],
  ['BSD-3-Clause', 'BSD'],
  ['Mozilla Public License 2.0', 'MPL-2.0'],
  ['Mozilla Public License 1.1', 'Mozilla Public License 1.1'],
  ['Proprietary', 'Proprietary'],
]) {
  test(`"${name}" is ${licence}`, () => assert.equal(named(name), licence));
}

test('a choice is fine when one of it is', () => {
  assert.ok(mayShip(['GNU Lesser General Public License', 'Eclipse Public License - v 2.0']));
  assert.ok(!mayShip(['GNU Lesser General Public License']));
  assert.ok(!mayShip([]));
});

test('SPDX: OR is a choice, AND is not', () => {
  assert.ok(mayShipSpdx('(MIT OR GPL-3.0-only)'));
  assert.ok(mayShipSpdx('MIT AND ISC'));
  assert.ok(!mayShipSpdx('MIT AND AGPL-3.0-only'));
  assert.ok(!mayShipSpdx('SEE LICENSE IN LICENSE'));
  assert.ok(!mayShipSpdx(''));
});

test("a POM without licences has its parent's", () => {
  const files = {
    '/m2/repository/a/b/1/b-1.pom': '<project><parent><groupId>a.p</groupId><artifactId>p</artifactId><version>7</version></parent></project>',
    '/m2/repository/a/p/p/7/p-7.pom': '<project><licenses><license><name>MIT</name></license></licenses></project>',
  };

  assert.deepEqual(pomLicences('/m2/repository/a/b/1/b-1.pom', (file) => files[file]), ['MIT']);
  assert.deepEqual(pomLicences('/m2/repository/a/c/1/c-1.pom', (file) => files[file]), []);
});

test("Maven's list, with and without a classifier", () => {
  const found = dependencies(
    '\nThe following files have been resolved:\n' +
      '   org.a:b:jar:1.0:compile:/m2/repository/org/a/b/1.0/b-1.0.jar -- module b\n' +
      '   org.a:c:jar:linux-x86_64:2.0.Final:runtime:/m2/repository/org/a/c/2.0.Final/c-2.0.Final-linux-x86_64.jar\n' +
      '   org.a:t:jar:1.0:test:/m2/repository/org/a/t/1.0/t-1.0.jar\n',
  );

  assert.deepEqual(found.map((dependency) => [dependency.name, dependency.pom]), [
    ['org.a:b', '/m2/repository/org/a/b/1.0/b-1.0.pom'],
    ['org.a:c', '/m2/repository/org/a/c/2.0.Final/c-2.0.Final.pom'],
  ]);
});
