/** Vectors with the sample token and key of the owner's receiver, recomputed with OpenSSL. */
export const TOKEN = 'abcdefghijkmlnopqrstuvwxyz';
export const NONCE = 'abcdefgh';
export const CLASSIC_KEY = 'whBx2ZwAU5LOHVimPj1MPx56QRe3OsGGWRe4dr17crV';
export const NEWER_KEY = '0123456789abcdef';

export const VERIFICATION = { msg: 'RANDOM-msg+/=', signature: 'jUQRxg1CsYuVwIUIUtafng==' };

export const CLASSIC_MESSAGE =
  '{"at":1466133706841,"imei":"865820060031939","type":1,"ds_id":"3200_0_5750","value":"42","dev_id":2016617}';
export const CLASSIC_SIGNATURE = '6TF42uAr1xrWvvpMLchsZg==';
export const CLASSIC_ENCRYPTED =
  '6oPS9SVFx1Hk1TXZTEXSoedCV/Yh10kvG7qVrrmHG9hCzY50rwbmfyuo+IEcDxPOvozKMeCKLZlhSUxOj5zxHmkj3VSSekasvCppO4QIwite6c2pIRXrvv3DVv4V1LPTxEUZP+iSNoAiu1zFymf8Kvuiy3io4MUH72FBexpXnEY=';
export const CLASSIC_ENCRYPTED_SIGNATURE = 'vwdPnumFH+snwi+C2z687w==';

export const NEWER_MESSAGE =
  '{"type":1,"dev_name":"865820060031939","at":1466133706841,"imei":"865820060031939","pid":"C6z4Zk012B","ds_id":"3200_0_5750","value":"42"}';
export const NEWER_ENCRYPTED =
  'fAA1yHd20YTt+VIe31CmJ3U6ja+aEAjEZ5Z2dpWARcyOLhz84L5CEZebKxSkzRfELSMpMEdsXweeu9pBNYaD7mlq4Y5q+zrXdiYmucpIcR32x3o/3Zfk+p5hP+077HnIhgCpEWH/8lHxDMwOubXEaYDRZizauDH+pqYFJixKxU5A+quvwcxHAdyxvPSd4weF';
export const NEWER_SIGNATURE = 'QAzMhBymY+aXWGTB97sTeg==';
