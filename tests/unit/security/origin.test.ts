import { expect, test } from 'vitest';
import { isOurs, isRemote, printAddress } from '../../../electron/shell/origin.ts';

test.each([
  ['app://throughcare/', true],
  ['app://throughcare/print/wing-summary/1', true],
  ['app://throughcare.example/', false],
  ['app://user@throughcare/', false],
  ['http://example.invalid/?next=app://throughcare', false],
  ['http://throughcare/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['about:blank', false],
  ['', false],
])('%s is ours: %s', (address, ours) => expect(isOurs(address)).toBe(ours));

test.each([
  ['https://example.com/', true],
  ['http://127.0.0.1/', true],
  ['ws://127.0.0.1/', true],
  ['ftp://example.com/', true],
  ['file:///etc/passwd', true],
  ['not an address', true],
  ['app://throughcare/', false],
  ['data:image/png;base64,', false],
])('%s leaves this machine or its own files: %s', (address, remote) =>
  expect(isRemote(address)).toBe(remote),
);

test.each([
  ['wing-summary/0197', 'app://throughcare/print/wing-summary/0197'],
  ['../index.html', null],
  ['a/../../index.html', null],
  ['//example.com/', null],
  ['a\\..\\b', null],
  ['', null],
])('the print page of %j is %j', (route, address) => expect(printAddress(route)).toBe(address));
