import Diagnostics
import French
import YAML

/// Reads an address that the site once had (`/ancienne-adresse/`): from the root, without tricks. `nil` for anything
/// else, which is reported.
func readFormerAddress(_ text: Located<String>, _ fields: inout MappingReader) -> Located<String>? {
  let parts = text.value.split(separator: "/", omittingEmptySubsequences: false)
  let inner = parts.dropFirst().dropLast(text.value.hasSuffix("/") ? 1 : 0)
  let isPlain = text.value.unicodeScalars.allSatisfy {
    !isUnseen($0) && !"\"#%*:<>?\\|".unicodeScalars.contains($0)
  }
  guard parts.first == "", !inner.isEmpty, isPlain,
    inner.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && $0.utf8.count <= 200 })
  else {
    fields.report(
      .badSlug, at: text.place,
      Message(
        fr: "« \(text.value) » ne peut pas être une ancienne adresse",
        en: "“\(text.value)” cannot be a former address"),
      help: Message(
        fr: "Écrivez-la en entier, depuis la racine du site : /articles/ancien-nom/.",
        en: "Write it whole, from the root of the site: /articles/old-name/."))
    return nil
  }
  // A last part without a type is a folder, as every page is.
  let isFolder = text.value.hasSuffix("/") || !(inner.last ?? "").contains(".")
  return Located(isFolder && !text.value.hasSuffix("/") ? text.value + "/" : text.value, at: text.place)
}

/// Whether a character is white space, controls something or takes no room: two addresses would look alike.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
  return switch scalar.properties.generalCategory {
  case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
  default: false
  }
}
