/** The threshold that libvips has of itself; it reads the variable once, at its first picture. */
process.env['VIPS_DISC_THRESHOLD'] = '100m';
