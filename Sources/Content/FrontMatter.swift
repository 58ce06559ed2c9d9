import Diagnostics
import YAML

/// A content file in its two parts: what its front matter says, and where its text begins.
struct FrontMatter {
  let document: YAMLDocument
  /// The offset of the text.
  let bodyStart: Int
  let index: LineIndex

  /// Parts a file; `nil` when it has no readable front matter, which is then reported.
  init?(_ file: SourceFile, diagnostics: inout [Diagnostic]) {
    if let problem = file.problem {
      diagnostics.append(problem)
      return nil
    }
    let index = LineIndex(file)
    guard Self.isFence(index.line(1)) else {
      diagnostics.append(
        Diagnostic(
          .missingFrontMatter, at: index.place(line: 1),
          Message(fr: "Le fichier n’a pas d’en-tête", en: "The file has no front matter"),
          help: Message(
            fr:
              "Il commence par une ligne « --- », des lignes comme « title: Mon titre », puis une ligne « --- ».",
            en: "It begins with a line “---”, lines such as “title: My title”, then a line “---”.")))
      return nil
    }
    let close = (2...max(2, index.lineCount)).first {
      Self.isFence(index.line($0)) || Self.isDots(index.line($0))
    }
    guard let close, index.lineCount >= 2 else {
      diagnostics.append(
        Diagnostic(
          .unclosedFrontMatter, at: index.place(line: 1),
          Message(fr: "L’en-tête n’est jamais fermé", en: "The front matter is never closed"),
          help: Message(
            fr: "Ajoutez une ligne « --- » entre l’en-tête et le texte.",
            en: "Add a line “---” between the front matter and the text.")))
      return nil
    }
    let start = index.start(ofLine: 2)
    let end = index.start(ofLine: close)
    self.index = index
    document = YAMLDocument(file, bytes: start..<end, firstLine: 2)
    bodyStart = index.start(ofLine: close + 1)
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool { trimmed(line).elementsEqual("---".utf8) }
  private static func isDots(_ line: ArraySlice<UInt8>) -> Bool { trimmed(line).elementsEqual("...".utf8) }
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while line.last == 0x20 || line.last == 0x09 { line.removeLast() }
    return line
  }
}

extension SourceFile {
  /// The largest text that is read, in bytes. A novel has about one million.
  private static let sizeLimit = 4 << 20

  /// What makes a file unreadable as text.
  package var problem: Diagnostic? {
    if bytes.count > Self.sizeLimit {
      return Diagnostic(
        .fileTooLarge, at: Place(file: path),
        Message(
          fr: "Le fichier est trop grand (plus de \(Self.sizeLimit >> 20) Mio)",
          en: "The file is too large (more than \(Self.sizeLimit >> 20) MiB)"),
        help: Message(
          fr: "Partagez le texte en plusieurs fichiers ; une image va dans content/images/.",
          en: "Split the text into several files; an image goes into content/images/."))
    }
    guard let offset = firstInvalidByte(bytes) else { return nil }
    return Diagnostic(
      .notUTF8, at: LineIndex(self).place(offset..<offset),
      Message(fr: "Le fichier n’est pas encodé en UTF-8", en: "The file is not encoded in UTF-8"),
      help: Message(
        fr: "Rouvrez-le dans votre éditeur et enregistrez-le avec l’encodage UTF-8.",
        en: "Open it in your editor and save it with the encoding UTF-8."))
  }
}

/// The offset of the first byte that is not UTF-8; `nil` when all are.
private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  // Only a faulty file pays for the search, which decodes it character by character.
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}
