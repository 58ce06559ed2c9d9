#include <microhttpd.h>

// Swift cannot call what takes a variable number of arguments.

static inline struct MHD_Daemon *
feuillet_start_daemon(int listener, unsigned int connections, unsigned int idle_seconds,
                      MHD_AccessHandlerCallback handler,
                      size_t (*unescape)(void *, struct MHD_Connection *, char *), void *context) {
  return MHD_start_daemon(
    MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC, 0, NULL, NULL,
    handler, context, MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_CONNECTION_LIMIT, connections,
    MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL,
    MHD_OPTION_END);
}

// The socket of a connection, or -1.
static inline int feuillet_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}
