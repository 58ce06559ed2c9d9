#include <string.h>
#include <zlib.h>

// `deflateInit2` is a macro, which Swift cannot call.

// Compresses a text as a gzip file that names no time, no file and no system. The number of bytes, or 0 when they
// are more than the capacity.
static inline size_t
feuillet_gzip(const unsigned char *text, size_t length, unsigned char *out, size_t capacity) {
  z_stream stream;
  gz_header header;
  memset(&stream, 0, sizeof stream);
  memset(&header, 0, sizeof header);
  header.os = 255;
  if (length > 0xFFFFFFFF || deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  deflateSetHeader(&stream, &header);
  stream.next_in = (unsigned char *)text;
  stream.avail_in = (uInt)length;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  size_t count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? stream.total_out : 0;
  deflateEnd(&stream);
  return count;
}
