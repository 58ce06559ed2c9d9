import Site
import Testing

@testable import Build

/// The size of a picture, out of its first bytes.
@Suite struct PictureHeaderTests {
  private func size(_ parts: [UInt8]...) -> PixelSize? { PictureHeader(parts.flatMap(\.self)).size }
  private func text(_ text: String) -> [UInt8] { Array(text.utf8) }
  private func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

  private let expected = PixelSize(width: 640, height: 480)

  @Test func `a PNG says it in its first chunk`() {
    #expect(
      size([0x89], text("PNG\r\n\u{1A}\n"), [0, 0, 0, 13], text("IHDR"), [0, 0, 2, 128, 0, 0, 1, 224, 8, 6])
        == expected)
  }

  @Test func `a GIF says it after its version`() {
    #expect(size(text("GIF89a"), [128, 2, 224, 1, 0]) == expected)
  }

  @Test func `a WebP says it in one of three ways`() {
    let container = text("RIFF") + zeros(4) + text("WEBP")
    #expect(size(container, text("VP8X"), zeros(8), [127, 2, 0, 223, 1, 0]) == expected)
    let bits = UInt32(639 | 479 << 14)
    let packed = (0..<4).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
    #expect(size(container, text("VP8L"), zeros(4), [0x2F], packed) == expected)
    #expect(
      size(container, text("VP8 "), zeros(7), [0x9D, 0x01, 0x2A], [128, 2 | 0x40, 224, 1 | 0x80]) == expected)
  }

  @Test func `an AVIF says it of each image that it holds`() {
    let thumbnail = text("ispe") + zeros(4) + [0, 0, 0, 64, 0, 0, 0, 48]
    let image = text("ispe") + zeros(4) + [0, 0, 2, 128, 0, 0, 1, 224]
    #expect(size([0, 0, 0, 24], text("ftypavif"), zeros(12), thumbnail, image, thumbnail) == expected)
  }

  // MARK: JPEG

  private func exif(orientation: UInt8, isLittle: Bool) -> [UInt8] {
    let header: [UInt8] = isLittle ? [0x49, 0x49, 42, 0, 8, 0, 0, 0] : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
    let entry: [UInt8] =
      isLittle
      ? [1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
      : [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    let body = text("Exif\0\0") + header + entry
    return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
  }

  private let frame: [UInt8] = [0xFF, 0xC2, 0, 17, 8, 1, 224, 2, 128, 3]

  @Test func `a JPEG says it in its frame, after whatever else`() {
    #expect(size([0xFF, 0xD8], frame) == expected)
    let tables: [UInt8] = [0xFF, 0xC4, 0, 6, 1, 2, 3, 4]
    #expect(size([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2], tables, [0xFF], frame) == expected)
  }

  @Test(arguments: [true, false])
  func `a JPEG that the camera turned is shown upright`(isLittle: Bool) {
    let upright = PixelSize(width: 480, height: 640)
    for orientation: UInt8 in 1...8 {
      let found = size([0xFF, 0xD8], exif(orientation: orientation, isLittle: isLittle), frame)
      #expect(found == (orientation < 5 ? expected : upright), "\(orientation)")
    }
  }

  // MARK: SVG

  @Test(arguments: [
    "<svg width=\"640\" height=\"480\">",
    "<?xml version='1.0'?>\n<svg\n width='640px' height=\"480.2\" x=\"1\">",
    "<svg viewBox=\"0 0 640 480\" width=\"100%\">", "<svg xmlns=\"x\" viewBox='-10,-10,640,480'>",
    "<svg stroke-width=\"3\" viewBox=\"0 0 640 480\" height=\"10em\">",
  ])
  func `an SVG says it in pixels, or by its view box`(image: String) {
    #expect(size(text(image)) == expected)
  }

  @Test func `bytes that do not tell have no size`() {
    let all: [[UInt8]] = [
      [], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xC0], [0xFF, 0xD8, 0xFF, 0xE1, 0, 0, 0xFF], text("GIF89a"),
      [0x89] + text("PNG\r\n"), text("RIFF1234WEBPVP8X"), text("1234ftypavif"), text("<svg>"),
      text("<svg width=\"0\" height=\"0\">"), text("<svg viewBox=\"0 0 1e99 nan\">"), text("<html>"),
      [0xFF, 0xD8, 0xFF, 0xE1, 0, 20] + text("Exif\0\0II"), text("<svg width=\"1.2.3\" height=\"4\">"),
    ]
    for bytes in all { #expect(PictureHeader(bytes).size == nil, "\(bytes)") }
  }

  @Test func `no beginning of a picture is read beyond its end`() {
    let whole = [0xFF, 0xD8] + exif(orientation: 6, isLittle: true) + frame
    for count in whole.indices { _ = PictureHeader(Array(whole.prefix(count))).size }
  }
}
