/** Faults of what the platform pushes, and of the node that takes it, in English. */

export const push = {
  pushTooManyParts:
    'has more than {limit} objects, arrays and names, or too many of them within each other',
  pushNotJson: 'is not JSON',
  pushForm: 'has none of the forms in which OneNET pushes: msg, or enc_msg',
  pushKeyMissing: 'is encrypted; enter the AES key of the console',
  pushKey: 'cannot be decrypted: the AES key must have {expected} characters, not {length}',
  pushDecrypt: 'cannot be decrypted with this AES key; copy it again from the console',
  pushSignatureMissing: 'is not signed; set the token of this node in the console as well',
  pushSignatureWrong:
    'has a signature that does not fit; compare the token with that of the console',
  pushTooLarge: 'is larger than {limit} bytes',
  pushSlow: 'did not arrive within {seconds} s',
  pushEncoding: 'has a content-encoding, which OneNET never uses',
  pushBodyTaken: 'was read by something in the settings file (httpNodeMiddleware) before',
  pushQueueFull: 'came while {count} messages wait for the flow; the platform sends it again',
  pushCrowded: 'came while many others were still arriving; the platform sends it again',
  pushRefused: 'refused a push with HTTP {status} ({count} since the last such line): it {reason}',
  pushDoubtful: 'took a push all the same ({count} since the last such line): it {reason}',
  pushLost: '{count} messages that were pushed have not been sent: the node is gone',
  pushStopped:
    '{count} messages that were pushed had not been sent when the flows were stopped; they are lost if Node-RED ends now',
  pushFailed: 'a pushed message could not be sent: {problem}',
  pushPath: 'must be a path such as /onenet, without white space, ? and #, not {value}',
  pushPathTaken: 'is the path of the node {node} as well; give each its own',
  pushPathHttpIn: 'is the path of the "http in" node {node} as well; give each its own',
  pushPathRoute: 'is the path of something else in this Node-RED as well; choose another',
  pushPathEditor: 'belongs to the editor of Node-RED; choose another',
  pushNoServer: 'the settings file has switched off the HTTP server for nodes (httpNodeRoot)',
  pushVerify: 'must be strict, warn or off, not {value}',
  pushTokenMissing:
    'is blank, but signatures are to be checked with it; enter the token of the console',
  pushKeyLength: 'must have 43 characters (classic push) or 16 (newer push), not {length}',
  pushKind: 'must be data, online, result or other, not {value}',
} as const;
