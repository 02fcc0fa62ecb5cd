/**
 * Says of almost every sound change that it is one, some ten times faster than its schema. A "no" only means that the
 * schema has to be asked; a property test holds that a "yes" is never more generous than the schema.
 */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
/** The 29th of February is left to the schema, which knows the years that have one. */
const INSTANT =
  /^[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

type Members = Record<string, unknown>;

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);
const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.length >= 1 && value.length <= most;
const isCount = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isClock(value: unknown): boolean {
  return (
    isObject(value) &&
    isCount(value['ms'], 0, Number.MAX_SAFE_INTEGER) &&
    isCount(value['counter'], 0, 0xffffff) &&
    isUuid(value['device'])
  );
}

function isWrite(value: unknown): boolean {
  if (!isObject(value) || value['value'] === undefined) return false;
  const { replaces } = value;
  return Array.isArray(replaces) && replaces.length <= 64 && replaces.every(isUuid);
}

function areFields(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const name in value) if (!isText(name, 160) || !isWrite(value[name])) return false;
  return true;
}

/** Whether a parsed value is surely of the shape of a change; members it does not know are let be. */
export function isSurelyChange(value: unknown): boolean {
  return (
    isObject(value) &&
    isUuid(value['id']) &&
    isClock(value['clock']) &&
    isText(value['author'], 64) &&
    typeof value['happenedAt'] === 'string' &&
    INSTANT.test(value['happenedAt']) &&
    isText(value['establishment'], 16) &&
    (value['patient'] === null || isUuid(value['patient'])) &&
    isObject(value['record']) &&
    isText(value['record']['type'], 64) &&
    isUuid(value['record']['id']) &&
    areFields(value['fields']) &&
    isCount(value['schema'], 1, Number.MAX_SAFE_INTEGER) &&
    (value['group'] === null || isUuid(value['group']))
  );
}

/** The same of an envelope: a change and its place in one device's chain. */
export function isSurelyEnvelope(value: unknown): boolean {
  return (
    isObject(value) &&
    isUuid(value['device']) &&
    isCount(value['seq'], 1, Number.MAX_SAFE_INTEGER) &&
    isHash(value['prev']) &&
    isHash(value['hash']) &&
    isSurelyChange(value['change'])
  );
}
