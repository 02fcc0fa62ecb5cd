/** Holds a message against its JSON Schema; a keyword this does not know is an error rather than a check left out. */
import { readFileSync } from 'node:fs';

const folder = new URL('../../../docs/protocol/', import.meta.url);
const schemas = new Map();
const REMARKS = new Set(['$schema', 'title', 'format', 'description', 'default']);

const types = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const keywords = {
  type: (wanted, value) => types[wanted](value),
  enum: (wanted, value) => wanted.includes(value),
  const: (wanted, value) => wanted === value,
  minimum: (wanted, value) => value >= wanted,
  maximum: (wanted, value) => value <= wanted,
  minLength: (wanted, value) => value.length >= wanted,
  maxLength: (wanted, value) => value.length <= wanted,
  minItems: (wanted, value) => value.length >= wanted,
  maxItems: (wanted, value) => value.length <= wanted,
  pattern: (wanted, value) => new RegExp(wanted, 'u').test(value),
  required: (wanted, value) => wanted.every((name) => name in value),
  properties: (wanted, value) =>
    Object.entries(wanted).every(([name, schema]) => !(name in value) || fits(schema, value[name])),
  propertyNames: (wanted, value) => Object.keys(value).every((name) => fits(wanted, name)),
  additionalProperties: (wanted, value, schema) =>
    Object.keys(value).every((name) => name in (schema.properties ?? {}) || fits(wanted, value[name])),
  prefixItems: (wanted, value) => wanted.every((schema, index) => fits(schema, value[index])),
  items: (wanted, value, schema) =>
    value.slice(schema.prefixItems?.length ?? 0).every((item) => fits(wanted, item)),
  anyOf: (wanted, value) => wanted.some((schema) => fits(schema, value)),
};

function fits(schema, value) {
  if (typeof schema === 'boolean') return schema;
  // The type is looked at first, so that the other checks meet what they expect.
  const names = Object.keys(schema).sort((a, b) => Number(b === 'type') - Number(a === 'type'));
  return names.every((name) => {
    if (REMARKS.has(name)) return true;
    if (!(name in keywords)) throw new Error(`the schema uses ${name}, which this client does not know`);
    return keywords[name](schema[name], value, schema);
  });
}

/** Returns the message, or throws when it is not what docs/protocol says. */
export function check(name, value) {
  if (!schemas.has(name))
    schemas.set(name, JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')));
  if (!fits(schemas.get(name), value))
    throw new Error(`this is not a ${name}: ${JSON.stringify(value).slice(0, 300)}`);
  return value;
}
