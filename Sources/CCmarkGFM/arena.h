#ifndef FEUILLET_CMARK_ARENA_H
#define FEUILLET_CMARK_ARENA_H

#include <cmark-gfm.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// The memory of the document that a thread reads: a tree of thousands of small pieces, which are made one after the
/// other and go all at once. cmark's own arena is one for all threads.
///
/// Documents of a thread may lie inside each other, as calls do.

typedef struct feuillet_block {
  struct feuillet_block *before;
  char *end;
} feuillet_block;

typedef struct feuillet_arena {
  feuillet_block *block;
  /// What is free of the block.
  char *next;
} feuillet_arena;

static inline feuillet_arena *feuillet_own_arena(void) {
  static _Thread_local feuillet_arena arena;
  return &arena;
}

enum { feuillet_block_size = 1 << 18, feuillet_alignment = 16 };
_Static_assert(sizeof(feuillet_block) <= feuillet_alignment, "pieces begin behind it");

/// Each piece stands behind its size.
static inline size_t feuillet_size(const void *piece) {
  return *(const size_t *)((const char *)piece - feuillet_alignment);
}

static inline size_t feuillet_room(size_t size) {
  if (size > PTRDIFF_MAX / 2) abort();
  return (size + 2 * feuillet_alignment - 1) & ~(size_t)(feuillet_alignment - 1);
}

static inline void *feuillet_allocate(size_t size) {
  feuillet_arena *arena = feuillet_own_arena();
  size_t room = feuillet_room(size);
  if (arena->block == NULL || room > (size_t)(arena->block->end - arena->next)) {
    size_t total = room > feuillet_block_size - feuillet_alignment ? room + feuillet_alignment : feuillet_block_size;
    feuillet_block *block = (feuillet_block *)malloc(total);
    if (block == NULL) abort();
    block->before = arena->block;
    block->end = (char *)block + total;
    arena->block = block;
    arena->next = (char *)block + feuillet_alignment;
  }
  char *piece = arena->next + feuillet_alignment;
  *(size_t *)arena->next = size;
  arena->next += room;
  return piece;
}

static inline void *feuillet_allocate_zeros(size_t count, size_t size) {
  if (size != 0 && count > PTRDIFF_MAX / size) abort();
  return memset(feuillet_allocate(count * size), 0, count * size);
}

/// Whether nothing was allocated after a piece.
static inline int feuillet_is_last(const char *piece) {
  return piece - feuillet_alignment + feuillet_room(feuillet_size(piece)) == feuillet_own_arena()->next;
}

static inline void feuillet_free(void *piece) {
  if (piece != NULL && feuillet_is_last((char *)piece)) feuillet_own_arena()->next = (char *)piece - feuillet_alignment;
}

static inline void *feuillet_reallocate(void *piece, size_t size) {
  if (piece == NULL) return feuillet_allocate(size);
  size_t old = feuillet_size(piece);
  if (size <= old) return piece;
  feuillet_arena *arena = feuillet_own_arena();
  char *start = (char *)piece - feuillet_alignment;
  if (feuillet_is_last((char *)piece) && feuillet_room(size) <= (size_t)(arena->block->end - start)) {
    *(size_t *)start = size;
    arena->next = start + feuillet_room(size);
    return piece;
  }
  return memcpy(feuillet_allocate(size), piece, old);
}

/// The allocator of the calling thread's document. Under the address sanitizer, which watches each piece, cmark's own.
static inline cmark_mem *feuillet_cmark_mem(void) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return cmark_get_default_mem_allocator();
#endif
#endif
  static cmark_mem mem = {feuillet_allocate_zeros, feuillet_reallocate, feuillet_free};
  return &mem;
}

/// Begins a document: what is allocated from now on goes with `feuillet_end_document`.
static inline feuillet_arena feuillet_begin_document(void) { return *feuillet_own_arena(); }

/// Ends the document that began there. A thread keeps one block for the next.
static inline void feuillet_end_document(feuillet_arena start) {
  feuillet_arena *arena = feuillet_own_arena();
  while (arena->block != NULL && arena->block != start.block) {
    feuillet_block *before = arena->block->before;
    if (before == NULL && arena->block->end - (char *)arena->block == feuillet_block_size) {
      arena->next = (char *)arena->block + feuillet_alignment;
      return;
    }
    free(arena->block);
    arena->block = before;
  }
  arena->next = start.next;
}

#endif
