import Build
import CMicroHTTPD

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One request on its way through libmicrohttpd: what came is made a value, and the answer is sent.
struct Connection {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  func answer(_ method: String, _ target: String, _ server: PreviewServer) -> MHD_Result {
    var request = Request(method, target)
    for (name, value) in values(.HEADER_KIND) {
      let name = name.lowercased()
      request.headers[name] = request.headers[name].map { $0 + ", " + value } ?? value
    }
    for (name, value) in values(.GET_ARGUMENT_KIND) { request.query[name] = value }
    let edition = server.current
    let answering = server.answering
    let response = answering.response(to: request, edition)
    switch response.body {
    case .bytes(let bytes): return send(response, bytes)
    case .file(let path, let range):
      if let result = sendFile(response, path: path, range: range, of: answering.site) { return result }
      let missing = answering.missing(edition)
      guard case .bytes(let bytes) = missing.body else { return .NO }
      return send(missing, bytes)
    case .events(let last): return sendEvents(response, after: last, server.hub)
    }
  }

  /// Names and values of one kind, as they came.
  private func values(_ kind: MHD_ValueKind) -> [(String, String)] {
    var values: [(String, String)] = []
    _ = withUnsafeMutablePointer(to: &values) { values in
      MHD_get_connection_values(
        handle, kind,
        { values, _, name, value in
          guard let values, let name else { return .YES }
          values.assumingMemoryBound(to: [(String, String)].self).pointee
            .append((String(cString: name), value.map { String(cString: $0) } ?? ""))
          return .YES
        }, values)
    }
    return values
  }

  // MARK: Sending

  private func send(_ response: Response, _ bytes: [UInt8]) -> MHD_Result {
    let message = bytes.withUnsafeBytes { buffer in
      MHD_create_response_from_buffer(
        buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
    }
    return queue(message, response.status, response.headers)
  }

  /// `nil` when the file is gone, or is none that we show.
  private func sendFile(_ response: Response, path: String, range: String?, of site: String) -> MHD_Result? {
    guard let file = SiteFile.open(path, site: site) else { return nil }
    let range = ByteRange(range, size: file.size)
    let part =
      switch range {
      case .whole: 0..<file.size
      case .part(let part): part
      case .unsatisfiable: 0..<0
      }
    let head = range.head(size: file.size)
    guard !part.isEmpty else {
      close(file.descriptor)
      return send(Response(head.status, response.headers + head.headers, .bytes([])), [])
    }
    // The descriptor is closed with the message.
    let message = MHD_create_response_from_fd_at_offset64(
      UInt64(part.count), file.descriptor, UInt64(part.lowerBound))
    if message == nil { close(file.descriptor) }
    return queue(message, head.status, response.headers + head.headers)
  }

  private func sendEvents(_ response: Response, after last: String?, _ hub: EventHub) -> MHD_Result {
    guard let stream = hub.join(after: last, socket: feuillet_socket(handle)) else {
      return send(Response(503, [.init("Retry-After", "5")], .bytes([])), [])
    }
    let context = Unmanaged.passRetained(stream)
    let message = MHD_create_response_from_callback(
      UInt64.max, 1024,
      { stream, _, buffer, size in
        guard let stream, let buffer else { return -2 }
        let step = Unmanaged<EventStream>.fromOpaque(stream).takeUnretainedValue()
          .next(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
        // The two ends of libmicrohttpd, which Swift does not see: END_OF_STREAM and END_WITH_ERROR.
        return switch step {
        case .bytes(let count): count
        case .end: -1
        case .lost: -2
        }
      }, context.toOpaque(),
      { stream in if let stream { Unmanaged<EventStream>.fromOpaque(stream).release() } })
    if message == nil { context.release() }
    return queue(message, response.status, response.headers)
  }

  private func queue(
    _ message: OpaquePointer?, _ status: Int, _ headers: [Response.Header]
  ) -> MHD_Result {
    guard let message else { return .NO }
    for header in headers + Response.commonHeaders {
      MHD_add_response_header(message, header.name, header.value)
    }
    defer { MHD_destroy_response(message) }
    return MHD_queue_response(handle, UInt32(status), message)
  }
}

/// An open file of the site.
struct SiteFile {
  /// To be closed by whoever asked for it.
  let descriptor: Int32
  /// In bytes.
  let size: Int

  /// `nil` when it is gone, no regular file, or has come to lie outside the site.
  static func open(_ path: String, site: String) -> SiteFile? {
    guard Folder(site).holds(path) else { return nil }
    let descriptor = openFile("\(site)/\(path)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return SiteFile(descriptor: descriptor, size: Int(status.st_size))
  }
}

/// The system's function, whose name a method here has too.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
