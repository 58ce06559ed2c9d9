// Tells the thread sanitizer who gets a Mutex from whom where threads wait for it. The kernel hands it over then,
// called by libswiftSynchronization, which was not compiled for the sanitizer; the rest of Mutex is compiled into its
// users.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

// Synchronization._MutexHandle._lockSlow(UInt32) and _unlockSlow()
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

void __tsan_acquire(void *address);
void __tsan_release(void *address);

typedef SWIFT void Lock(uint32_t thread, SELF void *mutex);
typedef SWIFT void Unlock(SELF void *mutex);

static void *next(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  return function;
}

SWIFT void lock(uint32_t thread, SELF void *mutex) __asm__(LOCK);

SWIFT void lock(uint32_t thread, SELF void *mutex) {
  ((Lock *)next(LOCK))(thread, mutex);
  __tsan_acquire(mutex);
}

SWIFT void unlock(SELF void *mutex) __asm__(UNLOCK);

SWIFT void unlock(SELF void *mutex) {
  __tsan_release(mutex);
  ((Unlock *)next(UNLOCK))(mutex);
}
