/** A request for a certificate (PKCS#10, RFC 2986) for an RSA key, in DER written by hand. */
import { createPublicKey, sign } from 'node:crypto';

function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts) => der(0x30, ...parts);
const COMMON_NAME = Buffer.from('0603550403', 'hex');
/** sha256WithRSAEncryption with NULL parameters. */
const SIGNATURE = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));

/** PEM of a request signed by `privateKey` (PEM). The subject is a courtesy: the authority sets its own. */
export function certificateRequest(name, privateKey) {
  const subject = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const info = sequence(Buffer.from('020100', 'hex'), subject, key, der(0xa0));
  const signature = der(0x03, Buffer.from([0]), sign('sha256', info, privateKey));
  const body = sequence(info, SIGNATURE, signature)
    .toString('base64')
    .match(/.{1,64}/g)
    .join('\n');
  return `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
}
