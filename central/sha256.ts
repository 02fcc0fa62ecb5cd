/** SHA-256 as lower-case hex of a UTF-8 string. */
import { hash } from 'node:crypto';

export const sha256 = (utf8: string): string => hash('sha256', utf8, 'hex');
