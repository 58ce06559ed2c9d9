#ifndef FEUILLET_MALLOC_H
#define FEUILLET_MALLOC_H

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Gives free memory back to the system. The C library does so by itself only with what lies at the end of its heaps;
/// on other systems than GNU's this does nothing.
static inline void feuillet_give_back_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

#endif
