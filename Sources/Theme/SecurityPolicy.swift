import CCrypto
import Content

/// What a browser may load for a page: what comes from the site itself, and the style written in the page. Other
/// hosts, inline scripts and `style` attributes are refused.
package struct SecurityPolicy: Hashable, Sendable {
  /// The policy as a page states it, in `<meta http-equiv="Content-Security-Policy">`.
  let meta: String

  /// `style` is the whole text of the page's `<style>`, `hosts` are those that the settings allow.
  init(style: [UInt8], allowing hosts: [String]) {
    let sources = (["'self'"] + hosts.map { "https://\($0)" }).joined(separator: " ")
    let hash = style.isEmpty ? "" : "; style-src \(sources) 'sha256-\(Self.base64(Self.sha256(style)))'"
    meta = "default-src \(sources)" + hash
  }

  /// What every answer of a host says: the policy with what only a header can say.
  package var headers: [(name: String, value: String)] {
    [
      ("Content-Security-Policy", meta + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
      ("X-Content-Type-Options", "nosniff"),
    ]
  }

  private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { digest, count in
      var length: UInt32 = 0
      EVP_Digest(bytes, bytes.count, digest.baseAddress, &length, EVP_sha256(), nil)
      count = Int(length)
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    // Four characters for three bytes, and a zero at the end.
    let text = [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4 + 1) { text, count in
      count = Int(EVP_EncodeBlock(text.baseAddress, bytes, Int32(bytes.count)))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
