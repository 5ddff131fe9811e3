import { ok, type Result } from '../../lib/contract';
import { readEnvelope, type Envelope, type PushSecrets } from '../../lib/onenet';

export interface OpenedPush {
  readonly message: unknown;
  readonly signature: ReturnType<Envelope['checkSignature']>;
  readonly id?: string;
}

/** What is in a push, whatever its signature. */
export function openPush(body: Buffer, secrets: PushSecrets): Result<OpenedPush> {
  const envelope = readEnvelope(body, secrets);
  if (!envelope.ok) return envelope;
  const { id } = envelope.value;
  const message = envelope.value.open();
  if (!message.ok) return message;
  const signature = envelope.value.checkSignature();
  return ok({ message: message.value, signature, ...(id === undefined ? {} : { id }) });
}
