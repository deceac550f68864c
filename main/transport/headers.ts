// The security headers of everything that a host serves. Both hosts send the same ones, so that the page runs under one policy.

/**
 * The page's policy: scripts, styles and pictures of our own only, no frame, no form, no plug-in; WebAssembly for HarfBuzz; text
 * becomes HTML or a script address only through the page's one Trusted Types policy.
 */
export function pagePolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** The policy of everything that is not the page: opened by itself, it can do nothing. */
export const bytesPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

const features = [
  'accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid',
  'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get',
  'screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking',
];

/** Headers that every answer carries; the content policy comes on top. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': features.map((feature) => `${feature}=()`).join(', '),
  'x-frame-options': 'DENY',
};
