// Types of files that a dialog for pictures offers.

// Systems that know no HEIC tell it by its ending alone.
export const acceptedPictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/heic', 'image/heif', '.heic', '.heif', 'image/gif', 'image/tiff', 'image/svg+xml'];
