import Site

/// The first bytes of a picture, out of which comes its size: PNG, JPEG, GIF, WebP, AVIF and SVG.
struct PictureHeader {
  private let bytes: [UInt8]

  static let types = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"]

  /// As many bytes as are read of a file: beyond lies only what a camera or a profile was too lavish with.
  static let limit = 1 << 18

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The size as the picture is shown; `nil` when the bytes do not tell, whatever the name of the file.
  var size: PixelSize? {
    let size: PixelSize? =
      if has("\u{89}PNG", at: 0) {
        size(big(4, at: 16), big(4, at: 20))
      } else if has("GIF8", at: 0) {
        size(little(2, at: 6), little(2, at: 8))
      } else if has("RIFF", at: 0), has("WEBP", at: 8) {
        webP
      } else if has("ftyp", at: 4) {
        avif
      } else if bytes.starts(with: [0xFF, 0xD8]) {
        jpeg
      } else {
        svg
      }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    return size
  }

  // MARK: Bytes

  private func has(_ name: String, at start: Int) -> Bool {
    let name = name.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return start >= 0 && start + name.count <= bytes.count
      && bytes[start..<start + name.count].elementsEqual(name)
  }

  /// A number with its highest byte first; `nil` beyond the end.
  private func big(_ count: Int, at start: Int) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number with its lowest byte first; `nil` beyond the end.
  private func little(_ count: Int, at start: Int) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func size(_ width: Int?, _ height: Int?) -> PixelSize? {
    guard let width, let height else { return nil }
    return PixelSize(width: width, height: height)
  }

  // MARK: WebP and AVIF

  private var webP: PixelSize? {
    if has("VP8X", at: 12) {
      return size(little(3, at: 24).map { $0 + 1 }, little(3, at: 27).map { $0 + 1 })
    }
    if has("VP8L", at: 12) {
      return little(4, at: 21).flatMap { size($0 & 0x3FFF + 1, $0 >> 14 & 0x3FFF + 1) }
    }
    return size(little(2, at: 26).map { $0 & 0x3FFF }, little(2, at: 28).map { $0 & 0x3FFF })
  }

  /// The largest of the sizes in the container: others are of thumbnails.
  private var avif: PixelSize? {
    var largest: PixelSize?
    for start in bytes.indices where bytes[start] == UInt8(ascii: "i") && has("ispe", at: start) {
      guard let found = size(big(4, at: start + 8), big(4, at: start + 12)) else { continue }
      if found.width > largest?.width ?? 0 { largest = found }
    }
    return largest
  }

  // MARK: JPEG

  /// Of the first frame, turned as the camera says that it was held.
  private var jpeg: PixelSize? {
    var position = 2
    var isTurned = false
    while position + 4 <= bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        let (height, width) = (big(2, at: position + 5), big(2, at: position + 7))
        return isTurned ? size(height, width) : size(width, height)
      }
      if marker == 0xE1, has("Exif", at: position + 4) { isTurned = self.isTurned(exif: position + 10) }
      position += 2 + (big(2, at: position + 2) ?? 0)
    }
    return nil
  }

  /// Whether the orientation in a TIFF header swaps width and height: values 5 to 8 of tag 0x112.
  private func isTurned(exif start: Int) -> Bool {
    let read = has("II", at: start) ? little : big
    guard let offset = read(4, start + 4), let count = read(2, start + offset) else { return false }
    for entry in 0..<count {
      let place = start + offset + 2 + entry * 12
      guard let tag = read(2, place) else { return false }
      if tag == 0x112 { return (5...8).contains(read(2, place + 8) ?? 1) }
    }
    return false
  }

  // MARK: SVG

  /// From `width` and `height` in pixels, else from the `viewBox`.
  private var svg: PixelSize? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let tag = text.firstMatch(of: /<svg\s[^>]*>/)?.output else { return nil }
    func pixels(_ text: Substring) -> Int? { Double(text).flatMap { $0 < 1e6 ? Int($0.rounded()) : nil } }
    if let width = tag.firstMatch(of: /\swidth\s*=\s*["']([0-9.]+)(?:px)?["']/)?.output.1,
      let height = tag.firstMatch(of: /\sheight\s*=\s*["']([0-9.]+)(?:px)?["']/)?.output.1
    {
      return size(pixels(width), pixels(height))
    }
    let box = tag.firstMatch(of: /\sviewBox\s*=\s*["']([^"']*)["']/)?.output.1
      .split { $0 == " " || $0 == "," }
    guard let box, box.count == 4 else { return nil }
    return size(pixels(box[2]), pixels(box[3]))
  }
}
